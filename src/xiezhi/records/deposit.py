"""存证: one thing that somebody had the court remember, by its digests, before or in a dispute."""

from xiezhi.records.table import Prose, Row, table


@table("deposits", ("dispute",), ("sha256",), ("depositor", "at"), ("check_code",))
class Deposit(Row, frozen=True):
    """One item; its id is that of the small proceeding that holds it. Digests are content: in the log stand
    commitments to them. `made` is when it was made, as the depositor says; `at` is the court's clock; `kept` is when
    the court took the original, `withdrawn` when the depositor took the deposit back; `watchword` is the signed note of
    the digits that were to be spoken or shown."""

    depositor: str
    kind: str
    name: Prose
    size: int
    sha256: Prose
    sm3: Prose
    method: str
    at: str
    check_code: str
    made: str = ""
    device: Prose = ""
    place: Prose = ""
    reference: Prose = ""
    note: Prose = ""
    watchword: Prose = ""
    kept: str = ""
    withdrawn: str = ""
