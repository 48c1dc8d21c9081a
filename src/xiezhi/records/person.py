"""人: who somebody is, entered once in a court; and in what capacity he stands in a proceeding."""

from xiezhi.records.table import Prose, Row, Secret, table


@table("persons", ("person",), ("court", "id_number"))
class Person(Row, frozen=True):
    """A human being or an organisation as this court knows it. `person` is the same in every court; dates are ISO."""

    person: str
    name: Prose
    kind: str = "natural"
    id_number: Secret = ""
    phone: Secret = ""
    address: Prose = ""
    born: Prose = ""
    language: str = "zh"
    twin: str = ""
    """The person whose ID number this one states too, without having shown yet that both are he."""


@table("standings", ("dispute",), ("proceeding",), ("person", "since"))
class Standing(Row, frozen=True):
    """在案身份: a person's capacity in one proceeding; an agent stands for `of`."""

    proceeding: str
    person: str
    role: str
    order: int = 0
    of: str = ""
    since: str = ""
    until: str = ""
    electronic: bool = False
    """Whether he has agreed to electronic service."""
