"""What the books of a court show when a story has been told."""

from xiezhi.procedures.money.books import ASSETS, LABELS, balance
from xiezhi.records.money import Posting
from xiezhi.records.table import rows


def books_balance() -> None:
    """What the court holds is what it owes, in every case and together, and nothing is below zero."""
    postings = rows(Posting)
    for case in {each.proceeding for each in postings}:
        mine = [each for each in postings if each.proceeding == case]
        held = {account: balance(mine, account) for account in LABELS}
        assert min(held.values()) >= 0
        assert sum(fen for account, fen in held.items() if account in ASSETS) == sum(
            fen for account, fen in held.items() if account not in ASSETS
        )
