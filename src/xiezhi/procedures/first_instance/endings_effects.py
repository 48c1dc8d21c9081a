"""撤诉、中止、终结、驳回起诉、延长审限写入什么：裁定书、费用、期限。"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xiezhi.engine.case import Case, Notice, changed, fallen_away
from xiezhi.engine.shared_steps import told_parties
from xiezhi.law.sources import Basis
from xiezhi.law.statutes import CIVIL_PROCEDURE, CIVIL_PROCEDURE_INTERPRETATION
from xiezhi.law.tracks import Track
from xiezhi.law.working import from_fen
from xiezhi.papers.words import amount_in_figures
from xiezhi.phrases.bench import clerk_signing, officer_name, parties_named, titles
from xiezhi.phrases.court_fees import charged
from xiezhi.phrases.fee_books import given_back
from xiezhi.phrases.requests import to_bench, to_everyone
from xiezhi.procedures.first_instance.endings_facts import Above, Asking, Ending, Longer, Opinion, Stay
from xiezhi.procedures.first_instance.going_on import GOES_ON
from xiezhi.procedures.first_instance.intervention import of_thirds
from xiezhi.procedures.first_instance.track_effects import limit_clock
from xiezhi.procedures.first_instance.track_rules import track_of
from xiezhi.records.deadline import Adjustment
from xiezhi.records.ledger import Bill

NOT_PAID = "原告未在规定的期限内交纳案件受理费"
STAYED_AWAY = "原告经传票传唤，无正当理由拒不到庭或者未经法庭许可中途退庭"


def signing(case: Case) -> dict[str, Any]:
    """裁定书由谁署名：已经分案的是审判组织，没有分案的是办理的法官。"""
    return {
        "bench": titles(case) or [["审判员", officer_name(case, case.actor)]],
        "clerk": clerk_signing(case),
    }


def called(case: Case) -> str:
    """案件的称谓。"""
    return f"原告{case.names('claimant')}与被告{case.names('defendant')}{case.dispute.cause}一案"


def ruling(
    case: Case, kind: str, opinion: str, articles: tuple[str, ...], disposition: str, *, also: tuple[Basis, ...] = ()
) -> Any:
    return case.draft(
        kind,
        parties=parties_named(case),
        course=f"{called(case)}，本院于{case.proceeding.opened}立案。",
        opinion=opinion,
        laws=[*(str(CIVIL_PROCEDURE(each)) for each in articles), *map(str, also)],
        disposition=[disposition],
        **signing(case),
    )


def ended(case: Case, outcome: str, *, going_on: bool = False) -> Iterator[Any]:
    """纠纷结束，另案继续的除外；没有交的缴费通知作废。"""
    yield case.change(outcome=outcome)
    if not going_on:
        yield changed(case.dispute, closed=case.day)
    for bill in case.bills:
        if bill.status == "open":
            yield changed(bill, status="void")


def ask_withdrawal(case: Case, _: Asking) -> Iterator[Any]:
    yield from to_bench(case, "原告申请撤诉，请裁定")
    yield from to_everyone(case, "原告申请撤诉，由法院裁定是否准许")


def withdraw(case: Case, _: Any) -> Iterator[Any]:
    yield from ended(case, "准许撤诉", going_on=bool(of_thirds(case, "active")))
    yield from permitted(case)
    yield from to_everyone(case, "已经裁定准许撤诉")


def permitted(case: Case, going_on: str = "") -> Iterator[Any]:
    """准许撤诉：案件受理费减半，由原告负担；已经减半的不再减半。"""
    asked, owed = case.last("ask_withdrawal"), charged(case)
    halved = not case.proceeding.track or Track(case.proceeding.track).halved
    borne = owed if halved else owed // 2
    paid = sum(each.paid for each in case.bills if each.kind == "acceptance_fee")
    costs = f"案件受理费{'减半收取' if halved else f'{amount_in_figures(from_fen(owed))}元，减半收取'}"
    yield case.draft(
        "withdrawal",
        parties=parties_named(case),
        plaintiffs=case.names("claimant"),
        cause=called(case),
        filed=case.proceeding.opened,
        applied=asked.day if asked else case.day,
        costs=f"{costs}{amount_in_figures(from_fen(borne))}元，由原告{case.names('claimant')}负担。{going_on}",
        **signing(case),
    )
    if paid > borne:
        yield _refund(case, paid - borne)


def _refund(case: Case, fen: int, payer: str = "") -> Bill:
    """应当退还的诉讼费；没有写退给谁的，退给原告。"""
    to = payer or case.standings("claimant")[0].person
    return given_back(case, to, fen)


def refuse_withdrawal(case: Case, facts: Opinion) -> Iterator[Any]:
    yield ruling(case, "ruling", facts.reason, ("第一百四十八条",), f"不准许{case.names('claimant')}撤诉")
    yield from to_everyone(case, "裁定不准许撤诉，本案继续审理")


def deemed(why: str) -> Any:
    def effect(case: Case, _: Any) -> Iterator[Any]:
        thirds = of_thirds(case, "active")
        yield from ended(case, "按撤诉处理", going_on=bool(thirds))
        going_on = "；第三人的请求另案继续审理" if thirds else ""
        yield from deemed_so(case, why, f"本案按撤诉处理{going_on}", (GOES_ON,) if thirds else ())
        yield from to_everyone(case, f"本案按撤诉处理：{why}")

    return effect


def deemed_so(case: Case, why: str, disposition: str, also: tuple[Basis, ...] = ()) -> Iterator[Any]:
    """按撤诉处理的裁定；转为普通程序而不补交的，已收的退还一半。"""
    fees = [each for each in case.bills if each.kind == "acceptance_fee"]
    paid = sum(each.paid for each in fees)
    yield ruling(case, "ruling", why, ("第一百四十六条", "第一百五十七条"), disposition, also=also)
    if paid and any(each.status == "open" for each in fees):
        yield _refund(case, paid // 2)


def suspend(case: Case, facts: Stay) -> Iterator[Any]:
    yield case.make(
        Adjustment, proceeding=case.proceeding.id, clock="", person="", kind="suspend", since=case.day,
        article=str(CIVIL_PROCEDURE("第一百五十三条")), approver=case.actor, reason=facts.reason,
    )  # fmt: skip
    yield ruling(case, "ruling", f"{facts.ground.label}。{facts.reason}", ("第一百五十三条",), "本案中止诉讼")
    yield from told_parties(case, f"本案中止诉讼：{facts.ground.label}；期限停止计算")


def terminate(case: Case, facts: Ending) -> Iterator[Any]:
    """终结诉讼，已交的案件受理费不退。"""
    yield from ended(case, "终结诉讼")
    yield ruling(case, "ruling", f"{facts.ground.label}。{facts.reason}", ("第一百五十四条",), "本案终结诉讼")
    yield from told_parties(case, f"本案终结诉讼：{facts.ground.label}")


def dismiss_suit(case: Case, facts: Opinion) -> Iterator[Any]:
    """驳回起诉：可以上诉，生效后退还案件受理费。小额诉讼的裁定一经作出即生效。"""
    above = case.house.courts.get(case.court.parent)
    yield case.change(outcome="驳回起诉")
    yield case.draft(
        "suit_dismissal",
        parties=parties_named(case),
        course=f"{called(case)}，本院于{case.proceeding.opened}立案。",
        opinion=facts.reason,
        laws=[str(CIVIL_PROCEDURE("第一百二十二条")), str(CIVIL_PROCEDURE_INTERPRETATION("第二百零八条"))],
        disposition=[f"驳回{case.names('claimant')}的起诉"],
        final=track_of(case) is Track.small,
        court_above=above.name if above else "上一级人民法院",
        **signing(case),
    )
    yield from fallen_away(case)
    may = "裁定一经作出即生效" if track_of(case) is Track.small else "可以在收到裁定书之日起十日内上诉"
    yield from to_everyone(case, f"裁定驳回起诉，{may}")


def dismissal_revoked(case: Case, _: Any) -> Iterator[Any]:
    """审限自指令审理另行起算。"""
    yield case.change(outcome="")
    yield from to_everyone(case, "上级法院撤销驳回起诉的裁定，指令本院审理，本案继续审理")


def dismissal_final(case: Case, _: Any) -> Iterator[Any]:
    """裁定生效，案件受理费退还，各退各的。"""
    yield from ended(case, "驳回起诉")
    yield from (_refund(case, each.paid, each.payer) for each in case.bills if each.paid)
    yield from to_everyone(case, "驳回起诉的裁定已经生效")


def ask_longer(case: Case, facts: Longer) -> Iterator[Any]:
    for each in case.house.holders("president", case.day):
        yield Notice(each.person, f"审判人员申请延长审限{facts.months}个月，请在届满五日前决定")


def _extended(case: Case, months: int, reason: str, article: str) -> Adjustment:
    return case.make(
        Adjustment, proceeding=case.proceeding.id, clock=limit_clock(track_of(case)), person="", kind="extend",
        since=case.day, amount=months, unit="months", article=article, approver=case.actor, reason=reason,
    )  # fmt: skip


def allow_longer(case: Case, facts: Longer) -> Iterator[Any]:
    yield _extended(case, facts.months, facts.reason, str(CIVIL_PROCEDURE("第一百五十二条")))
    yield from to_everyone(case, f"经院长批准，审限延长{facts.months}个月：{facts.reason}")


def longer_from_above(case: Case, facts: Above) -> Iterator[Any]:
    yield _extended(case, facts.months, facts.reason, f"{CIVIL_PROCEDURE('第一百五十二条')}；{facts.number}")
    yield from to_everyone(case, f"经上级法院批准（{facts.number}），审限再延长{facts.months}个月：{facts.reason}")
