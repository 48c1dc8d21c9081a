"""分案: a drawing of lots, with everything that it takes to repeat it."""

from xiezhi.records.table import Row, table


@table("lots", ("dispute",), ("proceeding",), ("court", "number"))
class Lot(Row, frozen=True):
    """One draw: among whom, how many open cases each of them had, the text that was hashed, and whom it fell on."""

    proceeding: str
    purpose: str
    number: int
    candidates: tuple[tuple[str, str], ...]
    """Everyone who may be drawn with how many open cases he has, in the order of the ids."""
    excluded: tuple[tuple[str, str], ...]
    """Who may sit but could not be drawn, and why."""
    text: str
    chosen: tuple[str, ...]

    @property
    def entry(self) -> str:
        """The entry that drew: the last part of the text that was hashed."""
        return self.text.rpartition("|")[2]
