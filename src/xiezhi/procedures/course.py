"""纠纷的全程：哪一步打开哪一个程序，子案的一步在母案里意味着什么。一行一条。"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xiezhi.engine.case import Case
from xiezhi.engine.consent_steps import once_all_agree
from xiezhi.engine.facts import Facts, NoFacts, PaperId, PersonId, Prose
from xiezhi.engine.joining import course, every, upon
from xiezhi.engine.words import Step
from xiezhi.procedures.affairs import Affairs
from xiezhi.procedures.appeal import Appeal, Result, decision, result, served_on
from xiezhi.procedures.appeal import errands as appeal_errands
from xiezhi.procedures.archive import Archive
from xiezhi.procedures.archive import errands as archive_errands
from xiezhi.procedures.confirmation import Confirmation
from xiezhi.procedures.deposit import Deposit
from xiezhi.procedures.enforcement import Credited, Enforcement, Holding, Inquiry, RoundEnd, Sanction, Seizure
from xiezhi.procedures.enforcement import errands as enforcement_errands
from xiezhi.procedures.enforcement.guards import was_kept
from xiezhi.procedures.enforcement.institutions import each_institution
from xiezhi.procedures.filing import Filing
from xiezhi.procedures.filing.facts import Resumed, Withdrawal
from xiezhi.procedures.first_instance import Ended, FirstInstance, notices_to_serve, parties_to_serve
from xiezhi.procedures.first_instance.taking_over import if_served
from xiezhi.procedures.judgment import Judgment, all_are_performed, all_served, effect_is_due, paper_of
from xiezhi.procedures.mediation import Failure, Mediation
from xiezhi.procedures.mediation.effects import days_agreed, last_draft
from xiezhi.procedures.money import CaseMoney, Payout, UnknownMoney, credits, payouts
from xiezhi.procedures.money import errands as money_errands
from xiezhi.procedures.money.books import is_empty
from xiezhi.procedures.payment_order import PaymentOrder
from xiezhi.procedures.service import Order, Service


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


def once_performed(case: Case, _: Any) -> Iterator[Facts]:
    """最后一项履行完毕。"""
    if all_are_performed(case, None):
        yield NoFacts()


def undisputed(case: Case, failure: Any) -> Iterator[Facts]:
    """双方书面确认的无争议事实带回立案审查。"""
    yield Resumed(undisputed=failure.undisputed if isinstance(failure, Failure) else Prose(""))


def as_stated(case: Case, facts: Any) -> Iterator[Facts]:
    """所陈述的要素原样带入新开的程序，不再填写。"""
    yield facts


def to_hold(case: Case, freezing: Any) -> Iterator[Facts]:
    """裁定控制的财产，开一件查封冻结。"""
    yield Holding(asset=freezing.asset, amount=freezing.amount)


def credits_stated(case: Case, allocation: Any) -> Iterator[Facts]:
    """分给债权人的案款，在执行案件里抵他的判项。"""
    for each in credits(case, allocation):
        yield Credited(creditor=each.creditor, fen=each.fen, on=each.on)


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


def once_kept(case: Case, _: Any) -> Iterator[Facts]:
    """和解约定的各期都已付清。"""
    if case.proceeding.state == Enforcement.settled.name and was_kept(case, None):
        yield NoFacts()


def once_numbered(case: Case, _: Any) -> Iterator[Facts]:
    """有案号的案件办结，归档一次；恢复以后又办结的，上一次已经归档才另开一次。"""
    if case.proceeding.number and all(each.closed for each in case.children(Archive.name)):
        yield NoFacts()


def endings() -> Iterator[Step]:
    """编有案号的案件各种办结：宣判以后等生效，上诉的、移送的案卷在别的法院。"""
    elsewhere = (FirstInstance.pronounced, FirstInstance.appealed, FirstInstance.transferred)
    for procedure in (FirstInstance, Appeal, Enforcement, Confirmation, PaymentOrder):
        for step in procedure.steps.values():
            if step.moves.to is not None and step.moves.to.last and step.moves.to not in elsewhere:
                yield step


OF_A_CONVERSION = ("ruling", "procedure_notice", "evidence_notice", "fee_notice")


def instead(case: Case, facts: Any) -> Iterator[Facts]:
    """支付令受理后，起诉撤回：同一债权不能又起诉。"""
    yield Withdrawal(reason=Prose("支付令申请已经受理"))


COURSE = course(
    Filing.accept >> Mediation,
    (Filing.consent_by_phone >> Filing.accept).carrying(once_all_agree(Filing.accept)),
    (Mediation.sign_on_paper >> Mediation.sign).carrying(once_all_agree(Mediation.sign, last_draft)),
    (Mediation.prolong_by_phone >> Mediation.prolong).carrying(once_all_agree(Mediation.prolong, days_agreed)),
    (Mediation.apply_on_paper >> Mediation.apply_for_confirmation).carrying(
        once_all_agree(Mediation.apply_for_confirmation)
    ),
    Mediation.sign >> Filing.settle,
    (Mediation.fail >> Filing.resume_review).carrying(undisputed),
    Mediation.withdraw >> Filing.settle,
    Mediation.apply_for_confirmation >> Confirmation,
    (Confirmation.confirm >> Service).carrying(the_latest("confirmed", "claimant", "defendant", "third")),
    (Confirmation.dismiss >> Service).carrying(the_latest("dismissed", "claimant", "defendant", "third")),
    Filing.docket >> FirstInstance,
    Filing.docket_first >> FirstInstance,
    (FirstInstance.take_over >> FirstInstance.served_before).carrying(if_served),
    (Confirmation.apply_for_enforcement >> Enforcement).carrying(as_stated),
    Enforcement.docket >> CaseMoney,
    (Enforcement.notify >> Service).carrying(the_latest("enforcement_notice", "defendant")),
    (Enforcement.notify >> Service).carrying(the_latest("property_report_order", "defendant")),
    (Enforcement.inquire >> Inquiry).carrying(each_institution),
    (Enforcement.freeze >> Seizure).carrying(to_hold),
    (Enforcement.sanction >> Sanction).carrying(as_stated),
    (Sanction.sign >> Service).carrying(the_latest("consumption_order", "defendant")),
    (Sanction.sign >> Service).carrying(the_latest("dishonesty_decision", "defendant")),
    Enforcement.propose_end >> RoundEnd,
    RoundEnd.rule >> Enforcement.end_round,
    (Enforcement.end_round >> Service).carrying(the_latest("round_end_ruling", "claimant", "defendant")),
    (Enforcement.conclude >> Judgment.close).carrying(once_title_is_performed),
    (Enforcement.credit >> Enforcement.keep).carrying(once_kept),
    (Enforcement.receive >> Enforcement.keep).carrying(once_kept),
    (CaseMoney.allocate >> Payout).carrying(payouts),
    (CaseMoney.allocate >> Enforcement.credit).carrying(credits_stated),
    (Payout.paid >> CaseMoney.settle).carrying(once_empty),
    (Filing.list_defects >> Service).carrying(the_latest("defects", "claimant")),
    (Filing.refuse >> Service).carrying(the_latest("rejection", "claimant")),
    (FirstInstance.open >> Service).carrying(to_each(notices_to_serve)),
    (FirstInstance.send_copies >> Service).carrying(to_each(parties_to_serve)),
    every(Service.served, Service.cancelled) >> FirstInstance.all_served,
    (FirstInstance.triage >> Service).carrying(just_drafted("evidence_notice", "fee_notice")),
    (FirstInstance.convert >> Service).carrying(just_drafted(*OF_A_CONVERSION)),
    (FirstInstance.schedule >> Service).carrying(just_drafted("summons")),
    (FirstInstance.reject_jurisdiction >> Service).carrying(just_drafted("jurisdiction_ruling")),
    (FirstInstance.uphold_jurisdiction >> Service).carrying(just_drafted("jurisdiction_ruling")),
    (FirstInstance.withdraw >> Service).carrying(just_drafted("withdrawal")),
    (FirstInstance.refuse_withdrawal >> Service).carrying(just_drafted("ruling")),
    (FirstInstance.deem_withdrawn >> Service).carrying(just_drafted("ruling")),
    (FirstInstance.deem_absent >> Service).carrying(just_drafted("ruling")),
    (FirstInstance.suspend >> Service).carrying(just_drafted("ruling")),
    (FirstInstance.terminate >> Service).carrying(just_drafted("ruling")),
    (FirstInstance.dismiss_suit >> Service).carrying(just_drafted("suit_dismissal")),
    FirstInstance.begin_judgment >> Judgment,
    FirstInstance.begin_mediation >> Judgment.open_mediation,
    Judgment.pronounce >> FirstInstance.judged,
    (Judgment.send >> Service).carrying(to_each(to_every_party)),
    (Judgment.send_terms >> Service).carrying(to_each(to_every_party)),
    (every(Service.served, Service.cancelled) >> Judgment.signed_for).carrying(once_signed_for),
    (every(Service.served, Service.cancelled) >> Judgment.take_effect).carrying(once_final),
    Judgment.signed_for >> FirstInstance.settle,
    Judgment.take_effect >> FirstInstance.take_effect,
    Judgment.appeal >> FirstInstance.appeal_filed,
    (Judgment.appeal >> Service).carrying(just_drafted("fee_notice")),
    (Judgment.send_copy >> Service).carrying(to_each(to_the_others)),
    Judgment.affirmed_above >> FirstInstance.take_effect,
    (Judgment.replaced_above >> FirstInstance.take_effect).carrying(where_result_is(Result.changed)),
    (Judgment.replaced_above >> FirstInstance.settled_above).carrying(where_result_is(Result.mediated, Ended)),
    Judgment.remanded_above >> FirstInstance.remand,
    Judgment.remanded_above >> FirstInstance.open_again,
    (Judgment.suit_ended_above >> FirstInstance.withdrawn_above).carrying(
        where_result_is(Result.suit_withdrawn, Ended)
    ),
    (Judgment.suit_ended_above >> FirstInstance.dismissed_above).carrying(
        where_result_is(Result.suit_dismissed, Ended)
    ),
    (Appeal.schedule >> Service).carrying(just_drafted("summons")),
    (Appeal.pronounce >> Service).carrying(to_each(second_to_every_party)),
    (every(Service.served, Service.cancelled) >> Appeal.affirm).carrying(once_final_above(Result.affirmed)),
    (every(Service.served, Service.cancelled) >> Appeal.change).carrying(once_final_above(Result.changed)),
    (every(Service.served, Service.cancelled) >> Appeal.remand).carrying(once_final_above(Result.remanded)),
    (every(Service.served, Service.cancelled) >> Appeal.settle).carrying(once_final_above(Result.mediated)),
    (every(Service.served, Service.cancelled) >> Appeal.end_appeal).carrying(once_final_above(Result.appeal_withdrawn)),
    (every(Service.served, Service.cancelled) >> Appeal.end_suit).carrying(once_final_above(Result.suit_withdrawn)),
    (every(Service.served, Service.cancelled) >> Appeal.dismiss_suit).carrying(once_final_above(Result.suit_dismissed)),
    (Judgment.perform >> Judgment.close).carrying(once_performed),
    (Judgment.pay_costs >> Judgment.close).carrying(once_performed),
    (Judgment.apply_for_enforcement >> Enforcement).carrying(as_stated),
    upon(Filing.reviewing) >> PaymentOrder,
    (PaymentOrder.accept >> Filing.withdraw).carrying(instead),
    (PaymentOrder.issue >> Service).carrying(the_latest("order", "defendant")),
    every(Service.served) >> PaymentOrder.reach,
    (PaymentOrder.dismiss >> Service).carrying(the_latest("dismissal", "claimant")),
    (PaymentOrder.overrule >> Service).carrying(the_latest("objection_dismissal", "defendant")),
    (PaymentOrder.uphold >> Service).carrying(the_latest("termination", "claimant", "defendant")),
    (PaymentOrder.terminate >> Service).carrying(the_latest("termination", "claimant")),
    (PaymentOrder.discontinue >> Service).carrying(the_latest("termination", "claimant", "defendant")),
    PaymentOrder.convert >> FirstInstance,
    (PaymentOrder.apply_for_enforcement >> Enforcement).carrying(as_stated),
    *((step >> Archive).carrying(once_numbered) for step in endings()),
)

ANSWERS = {"defence_notice": FirstInstance.defend, "defects": Filing.supplement}
"""收到哪一种文书可以用哪一步答复：凭文书上的查阅码打开的人看到的就是这一步。"""

HOUSE_OF_A_COURT = Affairs
BEFORE_ANY_DISPUTE = Deposit
MONEY_OF_NO_CASE = UnknownMoney
ERRANDS = (appeal_errands, archive_errands, enforcement_errands, money_errands)
"""各章的外联，随全程登记。"""
