"""What follows from the answers so far: the fee, the days within which the court answers, where to sue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from xiezhi.law.fees import acceptance_fee
from xiezhi.law.periods import days
from xiezhi.law.statutes import CIVIL_PROCEDURE, COURT_FEES
from xiezhi.law.working import Yuan
from xiezhi.pages.citations import cite
from xiezhi.pages.forms import Given, typed_of
from xiezhi.pages.saying import say as _
from xiezhi.pages.shapes import Cite
from xiezhi.procedures.filing import Intake

REVIEW = CIVIL_PROCEDURE("第一百二十六条", "应当在七日内立案")
PLACE = CIVIL_PROCEDURE("第二十二条", "由被告住所地人民法院管辖")
MEDIATE = CIVIL_PROCEDURE("第一百二十五条", "先行调解")
FEE = COURT_FEES("第十三条", "分段累计交纳")


@dataclass(frozen=True, slots=True)
class Live:
    """One thing that follows; `tone` is "", "good" or "near"."""

    label: str
    words: str
    cites: tuple[Cite, ...] = ()
    tone: str = ""


def live_of(given: Given, today: date) -> tuple[Live, ...]:
    typed = typed_of(Intake, given)
    found = [
        _fee(typed.get("demands", []), today),
        _answer(today),
        Live(_("该找哪家法院"), _("一般是被告住所地的法院；合同纠纷也可以是合同履行地的。"), (cite(PLACE, today),)),
    ]
    if typed.get("willing"):
        words = _("愿意先行调解的，不收费，三十日为限；谈不成，材料直接转立案，不用再填。")
        found.append(Live(_("先谈一谈"), words, (cite(MEDIATE, today),), "good"))
    return tuple(found)


def _fee(demands: list[dict[str, object]], today: date) -> Live:
    total = sum((_yuan(each.get("amount")) for each in demands), Decimal(0))
    if not total:
        return Live(_("要交多少"), _("填了金额，这里算给您看。"), (cite(FEE, today),))
    fee = acceptance_fee(Yuan(total), on=today).total
    said = {
        "claim": f"{total:,.2f}",
        "fee": f"{fee:,.2f}",
        "half": f"{acceptance_fee(Yuan(total), on=today, summary=True).total:,.2f}",
    }
    words = _("标的额 %(claim)s 元，受理费 %(fee)s 元；适用简易程序减半为 %(half)s 元。") % said
    return Live(_("要交多少"), words, (cite(FEE, today),))


def _yuan(typed: object) -> Decimal:
    try:
        return Yuan(str(typed).replace(",", "")) if typed else Decimal(0)
    except (InvalidOperation, ValueError):
        return Decimal(0)


def _answer(today: date) -> Live:
    due = days(7).derive(today).due
    words = _("今天交，最晚 %(month)s月%(day)s日 答复：立案、要补什么，或者不收的理由。") % {
        "month": due.month,
        "day": due.day,
    }
    return Live(_("几天有结果"), words, (cite(REVIEW, today),))
