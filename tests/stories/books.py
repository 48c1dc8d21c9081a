"""What the books of a court show when a story has been told."""

from collections.abc import Iterable

from xiezhi.phrases.fee_books import FEE_LABELS
from xiezhi.procedures.money.books import ASSETS, CASE_MONEY, balance
from xiezhi.records.money import Posting
from xiezhi.records.table import rows


def books_balance() -> None:
    """What the court holds is what it owes, in every case and together, and nothing is below zero: case money in each
    proceeding, court fees in each dispute, for what one suit is paid another refunds."""
    postings = rows(Posting)
    for case in {each.proceeding for each in postings}:
        _agree([each for each in postings if each.proceeding == case], CASE_MONEY)
    for dispute in {each.dispute for each in postings}:
        _agree([each for each in postings if each.dispute == dispute], FEE_LABELS)


def _agree(postings: list[Posting], accounts: Iterable[str]) -> None:
    held = {account: balance(postings, account) for account in accounts}
    assert min(held.values()) >= 0, held
    assert sum(fen for account, fen in held.items() if account in ASSETS) == sum(
        fen for account, fen in held.items() if account not in ASSETS
    )
