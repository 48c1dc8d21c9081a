"""文书与材料: what the court draws up and what people hand in; and each delivery of one to one recipient."""

from typing import Any

import msgspec

from xiezhi.records.table import TOMBSTONE, Prose, Row, table

OWN = "own"
"""The shelf of what is one person's with the court: whoever sees the proceeding reads it, nobody else finds it."""


@table("papers", ("dispute",), ("proceeding",), ("check_code",), ("sha256",))
class Paper(Row, frozen=True):
    """One paper. The court's: kind, edition and data, then the digest once sealed. A party's: the file's digest."""

    proceeding: str
    kind: str
    title: str
    origin: str
    at: str
    by: str
    edition: str = ""
    data: Prose = ""
    name: Prose = ""
    sha256: Prose = ""
    sm3: Prose = ""
    size: int = 0
    media: str = ""
    check_code: str = ""
    signers: tuple[str, ...] = ()
    shelf: str = "main"
    sealed: str = ""

    @property
    def erased(self) -> bool:
        """Whether what it said is destroyed."""
        return TOMBSTONE in (self.data, self.sha256)

    def filled(self) -> dict[str, Any]:
        """The data of a drafted paper as its template wants it."""
        return dict(msgspec.json.decode(self.data)) if self.data.startswith("{") else {}

    def holding(self, **more: Any) -> "Paper":
        """A drafted paper with more in its data: what is known only after people have signed."""
        data = msgspec.json.encode({**self.filled(), **more}, order="sorted").decode()
        return msgspec.structs.replace(self, data=data)


@table("deliveries", ("dispute",), ("proceeding",))
class Delivery(Row, frozen=True):
    """送达: one paper to one recipient; its id is that of the small proceeding that carries it out."""

    proceeding: str
    paper: str
    recipient: str
    means: str = ""
    sent: str = ""
    tracking: str = ""
    effective: str = ""
    attempts: int = 0
    proof: str = ""


@table("paper_copies", ("court", "received", "sent"), ("dispute",), ("proceeding",), ("delivery",))
class PaperCopy(Row, frozen=True):
    """纸质文书: on paper, at the recipient's wish, what reached him electronically."""

    proceeding: str
    delivery: str
    """Of which it is the copy."""
    paper: str
    recipient: str
    asked: str
    to: Prose = ""
    """Where to, if not to the address that he has confirmed."""
    sent: str = ""
    tracking: str = ""
    attempts: int = 0
    received: str = ""
    """The day on which it came."""
    withdrawn: str = ""
    """The day on which it was not wanted any more."""
