"""程序衔接带什么过去：下一步的要素都从案卷来，没有的就不走。"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xiezhi.engine.case import Case
from xiezhi.engine.facts import Facts, NoFacts, PaperId, PersonId, Prose
from xiezhi.phrases.performing import Done, creditors_are_satisfied
from xiezhi.phrases.periods import Suspension
from xiezhi.phrases.sharing import Satisfied
from xiezhi.procedures.appeal import Result, decision, result, served_on
from xiezhi.procedures.archive import Archive
from xiezhi.procedures.disposal import Disposal
from xiezhi.procedures.disposal.effects import satisfied
from xiezhi.procedures.enforcement import Asking, Enforcement, Holding
from xiezhi.procedures.enforcement.guards import was_kept
from xiezhi.procedures.enforcement.watch import is_over
from xiezhi.procedures.filing.facts import Resumed, Withdrawal
from xiezhi.procedures.first_instance import Ended
from xiezhi.procedures.first_instance.jurisdiction import Above, objected
from xiezhi.procedures.judgment import Judgment, Questioned, all_are_performed, all_served, effect_is_due, paper_of
from xiezhi.procedures.mediation import Failure
from xiezhi.procedures.money import credits
from xiezhi.procedures.money.allocation import covers
from xiezhi.procedures.money.books import enforced, is_empty
from xiezhi.procedures.money.sharing_effects import allocation, still_due
from xiezhi.procedures.money.sharing_effects import undisputed as undisputed_shares
from xiezhi.procedures.ruling_appeal import Petition
from xiezhi.procedures.service import Order
from xiezhi.records.deadline import Adjustment
from xiezhi.records.obligation import Obligation
from xiezhi.records.paper import Delivery


def to_each(which: Any) -> Any:
    """一份文书送一个人，各开一件送达。"""

    def orders(case: Case, facts: Any) -> Iterator[Facts]:
        yield from (Order(paper=PaperId(paper.id), recipient=person) for paper, person in which(case, facts))

    return orders


def the_latest(kind: str, *roles: str) -> Any:
    """某一种文书的最后一份，送这些身份的每一个人。"""

    def which(case: Case, facts: Any) -> Iterator[Any]:
        paper = case.paper(kind)
        if paper is not None:
            yield from ((paper, PersonId(each.person)) for each in case.standings(*roles))

    return to_each(which)


def just_drafted(*kinds: str) -> Any:
    """这一步刚刚作出的文书，送它所写的人；没有写明的送每一个当事人。"""

    def which(case: Case, facts: Any) -> Iterator[Any]:
        for paper in case.papers.values():
            if paper.kind in kinds and paper.id.startswith(f"{case.draws.entry}-"):
                data = paper.filled()
                named = str(data.get("addressee") or data.get("summoned") or "").split("、")
                for person in case.parties:
                    if named == [""] or case.person(person).name in named:
                        yield paper, PersonId(person)

    return to_each(which)


def to_every_party(case: Case, _: Any) -> Iterator[Any]:
    """裁判文书送每一个当事人。"""
    paper = paper_of(case)
    assert paper is not None, "nothing to send"
    yield from ((paper, PersonId(person)) for person in case.parties)


def to_the_others(case: Case, _: Any) -> Iterator[Any]:
    """上诉状副本送上诉人以外的每一个当事人。"""
    paper = case.paper("appeal_petition")
    assert paper is not None, "no petition"
    yield from ((paper, PersonId(person)) for person in case.parties if person != paper.by)


def second_to_every_party(case: Case, _: Any) -> Iterator[Any]:
    """第二审的裁判送每一个当事人。"""
    paper = decision(case)
    assert paper is not None, "nothing to send"
    yield from ((paper, PersonId(person)) for person in case.parties)


def once_final_above(wanted: Result) -> Any:
    """第二审的裁判送达最后一人即为终审，各按它的结果。"""

    def carries(case: Case, _: Any) -> Iterator[Facts]:
        if case.parent is not None:
            appeal = case.of(case.parent)
            if result(appeal) is wanted and served_on(appeal):
                yield NoFacts()

    return carries


def where_result_is(wanted: Result, facts: type[Facts] = NoFacts) -> Any:
    """第二审送回来的是这种结果。"""

    def carries(case: Case, outcome: Any) -> Iterator[Facts]:
        if outcome.result == wanted.label:
            yield Ended(result=wanted.label) if facts is Ended else NoFacts()

    return carries


def once_signed_for(case: Case, _: Any) -> Iterator[Facts]:
    """调解书由每一个当事人签收。"""
    if case.parent is not None and all_served(case.of(case.parent)):
        yield NoFacts()


def once_final(case: Case, _: Any) -> Iterator[Facts]:
    """一审终审的判决，送达最后一人即生效。"""
    if case.parent is not None:
        judgment = case.of(case.parent)
        if judgment.proceeding.track == "final" and effect_is_due(judgment, None):
            yield NoFacts()


def once_satisfied(case: Case, _: Any) -> Iterator[Facts]:
    """对方的都已履行，只剩应向法院交纳的诉讼费。"""
    title = case if case.proceeding.procedure == Judgment.name else case.of(case.parent) if case.parent else case
    if (
        title.proceeding.procedure == Judgment.name
        and creditors_are_satisfied(title, None)
        and not all_are_performed(title, None)
        and not title.entries("satisfied")
    ):
        debtors = dict.fromkeys(who for each in title.mine(Obligation) if each.creditor for who in each.debtors)
        yield from (Done(debtor=PersonId(each)) for each in debtors)


def once_performed(case: Case, _: Any) -> Iterator[Facts]:
    """最后一项履行完毕。"""
    if all_are_performed(case, None):
        yield NoFacts()


def undisputed(case: Case, failure: Any) -> Iterator[Facts]:
    """双方书面确认的无争议事实带回立案审查。"""
    yield Resumed(undisputed=failure.undisputed if isinstance(failure, Failure) else Prose(""))


def as_petition(case: Case, facts: Any) -> Iterator[Facts]:
    """上诉状的请求和理由。"""
    yield Petition(reason=facts.reason)


def on_jurisdiction(*, upheld: bool) -> Any:
    """管辖权的终审裁定。"""

    def carries(case: Case, facts: Any) -> Iterator[Facts]:
        if case.parent is not None and objected(case.of(case.parent)):
            yield Above(upheld=upheld, number=facts.number)

    return carries


def as_stated(case: Case, facts: Any) -> Iterator[Facts]:
    """所陈述的要素原样带入新开的程序，不再填写。"""
    yield facts


def to_hold(case: Case, freezing: Any) -> Iterator[Facts]:
    """裁定控制的财产，开一件查封冻结。"""
    yield Holding(asset=freezing.asset, amount=freezing.amount)


def credits_stated(case: Case, allocation: Any) -> Iterator[Facts]:
    """分给债权人的案款，在执行案件里抵他的判项；别案的债权人在他自己的案件里抵。"""
    ours = {each.person for each in enforced(case).standings("claimant")}
    yield from (each for each in credits(case, allocation) if each.creditor in ours)


def of_each_debtor(case: Case, _: Any) -> Iterator[Facts]:
    """终本以后的查询，每个被执行人问一次。"""
    for each in case.standings("defendant"):
        yield Asking(debtor=PersonId(each.person))


def once_over(case: Case, _: Any) -> Iterator[Facts]:
    """五年里的十次都查过了。"""
    if is_over(case):
        yield NoFacts()


def taken_in_kind(case: Case, _: Any) -> Iterator[Facts]:
    """接受抵债的，在执行案件里抵去抵债的价额。"""
    for each in case.children(Disposal.name):
        creditor, fen = satisfied(case.of(each)) if each.state == Disposal.ruled.name else ("", 0)
        if fen:
            yield Satisfied(creditor=PersonId(creditor), fen=fen, on=case.date)


def by_the_plan(case: Case, _: Any) -> Iterator[Facts]:
    """分配方案确定的各份，在案款账上分配。"""
    made = allocation(case, still_due(case), last=True)
    if made is not None:
        yield made


def undisputed_part(case: Case, facts: Any) -> Iterator[Facts]:
    """诉讼期间，没有争议的各份在案款账上分配。"""
    made = allocation(case, undisputed_shares(case, facts), last=False)
    if made is not None:
        yield made


def once_title_is_performed(case: Case, _: Any) -> Iterator[Facts]:
    """据以执行的判决，判项全部履行。"""
    if (
        case.parent is not None
        and case.parent.procedure == Judgment.name
        and all_are_performed(case.of(case.parent), None)
    ):
        yield NoFacts()


def once_empty(case: Case, _: Any) -> Iterator[Facts]:
    """全部发放完毕，账户随之结清。"""
    if case.parent is not None and is_empty(case.of(case.parent)):
        yield NoFacts()


def once_covered(case: Case, _: Any) -> Iterator[Facts]:
    """案款到齐或者债务清偿：还没有报告财产的，不用再报告。"""
    above = case if case.proceeding.procedure == Enforcement.name else enforced(case)
    waited = any(each.clock == "report" and each.status in ("open", "late", "suspended") for each in above.deadlines)
    if waited and covers(above):
        yield NoFacts()


def once_kept(case: Case, _: Any) -> Iterator[Facts]:
    """和解约定的各期都已付清。"""
    if case.proceeding.state == Enforcement.settled.name and was_kept(case, None):
        yield NoFacts()


def once_numbered(case: Case, _: Any) -> Iterator[Facts]:
    """有案号的案件办结，归档一次；恢复以后又办结的，上一次已经归档才另开一次。"""
    if case.proceeding.number and all(each.closed for each in case.children(Archive.name)):
        yield NoFacts()


def if_in_effect(case: Case, facts: Any) -> Iterator[Facts]:
    """裁判文书的送达无效：已经生效的，效力待定。"""
    if case.parent is not None and case.parent.procedure == Judgment.name:
        paper, sent = paper_of(case.of(case.parent)), case.family.get(Delivery, case.proceeding.id)
        if paper is not None and sent is not None and sent.paper == paper.id:
            yield Questioned(reason=facts.reason)


def rests(case: Case) -> bool:
    """这一件已经中止。"""
    return any(each.kind == "suspend" and not each.until and not each.clock for each in case.mine(Adjustment))


def unless_resting(case: Case, facts: Any) -> Iterator[Facts]:
    """据以办理的裁判效力待定：还没有中止的，中止计算，不再付款。"""
    if not rests(case):
        yield Suspension(reason=facts.reason)


def if_resting(case: Case, _: Any) -> Iterator[Facts]:
    """随着停下来的，随着恢复。"""
    if rests(case):
        yield NoFacts()


def if_in_doubt(case: Case, facts: Any) -> Iterator[Facts]:
    """执行因裁判效力待定而中止的，案款和发放也停下来。"""
    title = next((each for each in above(case) if each.procedure == Judgment.name), None)
    if title is not None and title.state == Judgment.questioned.name:
        yield from unless_resting(case, facts)


def above(case: Case) -> Iterator[Any]:
    """上面的各件，由近及远。"""
    if case.parent is not None:
        yield case.parent
        yield from above(case.of(case.parent))


def instead(case: Case, facts: Any) -> Iterator[Facts]:
    """支付令受理后，起诉撤回：同一债权不能又起诉。"""
    yield Withdrawal(reason=Prose("支付令申请已经受理"))
