"""诉讼费随案移交：案件移送其他法院的，预交的诉讼费交给接收案件的法院；那里不再收，两边的账都是平的。"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xiezhi.engine.case import Case, Notice
from xiezhi.engine.clocks import after
from xiezhi.engine.facts import Facts, ask
from xiezhi.engine.words import COUNTER, COURSE, FINANCE, INSPECTOR, NEW, PRESIDENT, Procedure, State, Step, guard
from xiezhi.law.periods import days
from xiezhi.law.sources import Basis, Policy
from xiezhi.law.working import from_fen
from xiezhi.phrases.fee_books import ALONG, FEE_BANK, FEE_GOING, FEE_HELD, FEE_TILL, net, posted, transfer_code
from xiezhi.records.money import Posting
from xiezhi.records.paper import Paper

PACE = Policy("诉讼费专户办理规则", "案件移送以后七日内，诉讼费由财务转到接收案件的法院的诉讼费专户")


class Going(Facts):
    """随案移交多少（分由账上得出，不用填）。"""


class Gone(Facts):
    """转出办成了：银行回单号。"""

    reference: str = ask("银行回单号", english="Number of the bank's receipt")


def held_for(suit: Case) -> int:
    """这一案预交在本院专户、没有退也不该退的诉讼费，分。"""
    children = {each.id for each in suit.children("fee_refund")}
    mine = [each for each in suit.family.all(Posting) if each.proceeding in {suit.proceeding.id, *children}]
    owed = sum(each.amount for each in suit.bills if each.kind == "refund" and each.status == "refund")
    return net(mine, FEE_HELD) - owed


def where_fees_go_along(suit: Case, _: Any) -> Iterator[Going]:
    """移送的案件预交了诉讼费的，随案移交。"""
    if held_for(suit) > 0:
        yield Going()


def _suit(case: Case) -> Case:
    assert case.parent is not None, "随案移交的诉讼费在移送的案件之下"
    return case.of(case.parent)


def to_whom(case: Case) -> str:
    """接收案件的法院，照移送的裁定。"""
    papers = [each for each in _suit(case).mine(Paper) if each.kind == "jurisdiction_ruling"]
    return str(papers[-1].filled().get("transferred_to", "")) if papers else ""


@guard(
    "窗口收的须先进专户，才能转出",
    ALONG,
    english="What the counter took must be in the account before it can go on",
)
def is_at_the_bank(case: Case, _: Any) -> bool:
    suit = _suit(case).proceeding.id
    return net([each for each in case.family.all(Posting) if each.proceeding == suit], FEE_TILL) == 0


def open_(case: Case, _: Going) -> Iterator[Any]:
    suit = _suit(case)
    fen = held_for(suit)
    code = transfer_code(case.court.id, suit.proceeding.number)
    number = f"{suit.proceeding.number}/移费/1"
    yield case.change(number=number, amount=fen, track=code)
    yield posted(case, FEE_HELD, FEE_GOING, fen, "fee_going", code)
    for each in case.house.holders("finance", case.day):
        yield Notice(each.person, f"{number}：案件已移送，诉讼费{from_fen(fen)}元随案移交，请办理")


def send(case: Case, facts: Gone) -> Iterator[Any]:
    fen, to = case.proceeding.amount or 0, to_whom(case)
    yield posted(case, FEE_GOING, FEE_BANK, fen, "fee_gone", facts.reference)
    for each in _suit(case).standings("claimant", "defendant"):
        yield Notice(each.person, f"您的案件移送以后，诉讼费{from_fen(fen)}元已随案移交{to}，那里不再收取")


def slip(case: Case, _: Gone) -> Iterator[tuple[str, Basis | None]]:
    """转账怎么写：转给谁、多少、附言写什么。"""
    yield f"转给{to_whom(case)}诉讼费专户，{from_fen(case.proceeding.amount or 0)}元", ALONG
    yield f"附言写随案移交码 {case.proceeding.track}，那里凭它对上这一案", None


class FeeHandover(
    Procedure,
    label="诉讼费随案移交",
    code="移费",
    english="A court fee goes along with its suit",
    numbered=False,
    seen_by=(FINANCE, COUNTER, PRESIDENT, INSPECTOR),
):
    """诉讼费随案移交：案件去了哪里，预交的诉讼费跟到哪里；当事人不用再交，也不用来回退补。"""

    due = State("待移交", first=True, within=days(7), since=after("open"), by=FINANCE, law=PACE, english="To go along")
    gone = State("已移交", last=True, english="Gone along")

    open = Step(
        "诉讼费应当随案移交",
        by=COURSE,
        moves=NEW >> due,
        facts=Going,
        does=open_,
        law=ALONG,
        english="A fee is to go along",
    )
    send = Step(
        "诉讼费随案移交",
        by=FINANCE,
        moves=due >> gone,
        facts=Gone,
        needs=[is_at_the_bank],
        does=send,
        advises=slip,
        law=ALONG,
        signed=True,
        help="转到接收案件的法院的诉讼费专户，附言写随案移交码；那里凭这个码对上这一案。",
        english="The fee has gone along",
    )
