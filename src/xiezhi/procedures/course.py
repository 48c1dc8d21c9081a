"""纠纷的全程：哪一步打开哪一个程序，子案的一步在母案里意味着什么。一行一条。"""

from __future__ import annotations

from collections.abc import Iterator

from xiezhi.engine.joining import course, every, upon
from xiezhi.engine.words import Link, Step
from xiezhi.phrases.consent import once_all_agree
from xiezhi.phrases.contesting import Fate, if_about_enforcement, where_thing_is
from xiezhi.procedures import contesting
from xiezhi.procedures.address_links import addresses
from xiezhi.procedures.affairs import Affairs
from xiezhi.procedures.appeal import Appeal, Result
from xiezhi.procedures.appeal import errands as appeal_errands
from xiezhi.procedures.archive import Archive
from xiezhi.procedures.archive import errands as archive_errands
from xiezhi.procedures.carrying import (
    as_petition,
    as_stated,
    by_the_plan,
    credits_stated,
    if_in_doubt,
    if_in_effect,
    if_resting,
    instead,
    just_drafted,
    of_each_debtor,
    on_jurisdiction,
    once_covered,
    once_final,
    once_final_above,
    once_kept,
    once_numbered,
    once_over,
    once_performed,
    once_satisfied,
    once_signed_for,
    once_title_is_performed,
    second_to_every_party,
    taken_in_kind,
    the_latest,
    to_each,
    to_every_party,
    to_hold,
    to_the_others,
    undisputed,
    undisputed_part,
    unless_resting,
    where_result_is,
)
from xiezhi.procedures.confirmation import Confirmation
from xiezhi.procedures.deposit import Deposit
from xiezhi.procedures.disposal import Disposal
from xiezhi.procedures.enforcement import Enforcement, Inquiry, RoundEnd, Seizure, Watch, sanction_errands
from xiezhi.procedures.enforcement import errands as enforcement_errands
from xiezhi.procedures.enforcement.institutions import each_institution
from xiezhi.procedures.enforcement_links import CLUES, ENDS_CONTESTED, SANCTIONS
from xiezhi.procedures.fee_links import FEES
from xiezhi.procedures.filing import Filing
from xiezhi.procedures.first_instance import (
    Ended,
    FirstInstance,
    notices_to_serve,
    parties_to_serve,
    where_a_third_claims,
    where_nothing_is_left,
)
from xiezhi.procedures.first_instance import errands as suit_errands
from xiezhi.procedures.first_instance.going_on import SUIT_WITHDRAWN
from xiezhi.procedures.first_instance.taking_over import if_served
from xiezhi.procedures.intervention import errands as intervention_errands
from xiezhi.procedures.joinder import Joinder, as_one_of_them, of_the_hearing, seats_of
from xiezhi.procedures.joinder import errands as joinder_errands
from xiezhi.procedures.judgment import Judgment
from xiezhi.procedures.judgment import errands as judgment_errands
from xiezhi.procedures.lecture import Booking, Lecture, freed, if_absent, if_present, the_next
from xiezhi.procedures.mediation import Mediation
from xiezhi.procedures.mediation.effects import days_agreed, last_draft
from xiezhi.procedures.money import CaseMoney, Distribution, Payout, UnknownMoney, payouts, sharing_errands
from xiezhi.procedures.money import errands as money_errands
from xiezhi.procedures.objection import ActObjection, ThingObjection, is_held_there, to_be_freed
from xiezhi.procedures.objection import errands as objection_errands
from xiezhi.procedures.payment_order import PaymentOrder
from xiezhi.procedures.ruling_appeal import RulingAppeal
from xiezhi.procedures.service import OnPaper, Service


def endings() -> Iterator[Step]:
    """编有案号的案件各种办结：宣判以后等生效，上诉的、移送的案卷在别的法院。"""
    elsewhere = (FirstInstance.pronounced, FirstInstance.appealed, FirstInstance.transferred)
    for procedure in (FirstInstance, Appeal, Enforcement, Confirmation, PaymentOrder, ThingObjection, ActObjection):
        for step in procedure.steps.values():
            if step.moves.to is not None and step.moves.to.last and step.moves.to not in elsewhere:
                yield step


def endings_of_suits() -> Iterator[Link]:
    """对执行提起的诉讼怎样结束了，执行那一边要知道。"""
    for procedure in (Filing, FirstInstance):
        telling = procedure.steps["tell_enforcement"]
        for step in procedure.steps.values():
            if step.moves.to in telling.moves.sources:
                yield (step >> telling).carrying(if_about_enforcement)


def rulings(*steps: Step, kind: str, sides: tuple[str, ...] = ("claimant", "defendant", "third")) -> Iterator[Link]:
    """这几步各作出一份文书，送这些身份的每一个人。"""
    yield from ((step >> Service).carrying(the_latest(kind, *sides)) for step in steps)


OF_A_CONVERSION = ("ruling", "procedure_notice", "evidence_notice", "fee_notice")


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
    Enforcement.take_over >> Enforcement.carry_on,
    Enforcement.carry_on >> CaseMoney,
    (Enforcement.notify >> Service).carrying(the_latest("enforcement_notice", "defendant")),
    (Enforcement.notify >> Service).carrying(the_latest("property_report_order", "defendant")),
    (Enforcement.inquire >> Inquiry).carrying(each_institution),
    (Enforcement.freeze >> Seizure).carrying(to_hold),
    *SANCTIONS,
    *CLUES,
    Enforcement.propose_end >> RoundEnd,
    RoundEnd.rule >> Enforcement.end_round,
    Enforcement.end_round >> Watch,
    (Watch.look_again >> Enforcement.look_again).carrying(of_each_debtor),
    (Enforcement.look_again >> Inquiry).carrying(each_institution),
    (Watch.look_again >> Watch.finish).carrying(once_over),
    (Enforcement.end_round >> Service).carrying(the_latest("round_end_ruling", "claimant", "defendant")),
    upon(Enforcement.running, Enforcement.settled) >> ThingObjection,
    upon(Enforcement.running, Enforcement.settled) >> ThingObjection.lodge,
    upon(Enforcement.running, Enforcement.settled, *ENDS_CONTESTED) >> ActObjection,
    (ThingObjection.suit_decided >> ThingObjection.suit_stops).carrying(where_thing_is(Fate.freed)),
    (ThingObjection.suit_decided >> ThingObjection.suit_goes_on).carrying(where_thing_is(Fate.goes_on)),
    (ThingObjection.release >> Enforcement.let_go).carrying(to_be_freed),
    (Enforcement.let_go >> Seizure.lift).carrying(is_held_there),
    *rulings(ThingObjection.docket, ActObjection.docket, kind="objection_notice"),
    *rulings(
        ThingObjection.uphold,
        ThingObjection.reject,
        ThingObjection.dismiss,
        ActObjection.rule,
        kind="objection_ruling",
    ),
    *rulings(ThingObjection.refuse, ActObjection.refuse, kind="objection_ruling", sides=("claimant",)),
    (Enforcement.conclude >> Judgment.close).carrying(once_title_is_performed),
    (Enforcement.credit >> Enforcement.keep).carrying(once_kept),
    (Enforcement.receive >> Enforcement.keep).carrying(once_kept),
    *(
        (paid >> Enforcement.end_report).carrying(once_covered)
        for paid in (
            CaseMoney.arrive,
            CaseMoney.bank_cash,
            Enforcement.receive,
            Enforcement.credit,
            Enforcement.give_up,
            Enforcement.keep,
        )
    ),
    (CaseMoney.allocate >> Payout).carrying(payouts),
    (CaseMoney.allocate >> Enforcement.credit).carrying(credits_stated),
    upon(Seizure.in_force) >> Disposal,
    Disposal.dispose >> Seizure.begin_sale,
    *rulings(Disposal.quote, Disposal.report, kind="price_notice", sides=("claimant", "defendant")),
    *rulings(Disposal.list_first, Disposal.list_again, kind="auction_notice", sides=("claimant", "defendant")),
    *rulings(Disposal.rule, kind="sale_ruling"),
    Disposal.rule >> Seizure.sell,
    (Seizure.sell >> Enforcement.credit).carrying(taken_in_kind),
    upon(CaseMoney.open_) >> Distribution,
    *rulings(Distribution.draw_up, kind="distribution_plan", sides=("claimant", "defendant")),
    (Distribution.object_to_plan >> Service).carrying(just_drafted("distribution_objection")),
    (Distribution.oppose >> Service).carrying(just_drafted("distribution_opposition")),
    (Distribution.pay_undisputed >> CaseMoney.allocate_by_plan).carrying(undisputed_part),
    (Distribution.pay >> CaseMoney.allocate_by_plan).carrying(by_the_plan),
    (CaseMoney.allocate_by_plan >> Payout).carrying(payouts),
    (CaseMoney.allocate_by_plan >> Enforcement.credit).carrying(credits_stated),
    *FEES,
    (Filing.list_defects >> Service).carrying(the_latest("defects", "claimant")),
    (Filing.refuse >> Service).carrying(the_latest("rejection", "claimant")),
    (Filing.appeal_refusal >> RulingAppeal).carrying(as_petition),
    (FirstInstance.appeal_dismissal >> RulingAppeal).carrying(as_petition),
    (FirstInstance.appeal_ruling >> RulingAppeal).carrying(as_petition),
    (RulingAppeal.send_copy >> Service).carrying(to_each(to_the_others)),
    RulingAppeal.upheld_above >> Filing.refusal_upheld,
    RulingAppeal.upheld_above >> FirstInstance.dismissal_upheld,
    (RulingAppeal.upheld_above >> FirstInstance.ruling_from_above).carrying(on_jurisdiction(upheld=True)),
    RulingAppeal.revoked_above >> Filing.directed,
    RulingAppeal.revoked_above >> FirstInstance.dismissal_revoked,
    (RulingAppeal.revoked_above >> FirstInstance.ruling_from_above).carrying(on_jurisdiction(upheld=False)),
    (FirstInstance.open >> Service).carrying(to_each(notices_to_serve)),
    (FirstInstance.send_copies >> Service).carrying(to_each(parties_to_serve)),
    every(Service.served, Service.cancelled) >> FirstInstance.all_served,
    (FirstInstance.triage >> Service).carrying(just_drafted("evidence_notice", "fee_notice")),
    (FirstInstance.join_counterclaim >> Service).carrying(just_drafted("fee_notice")),
    (FirstInstance.add_third >> Service).carrying(just_drafted("defence_notice", "evidence_notice")),
    (FirstInstance.third_comes_in >> Service).carrying(just_drafted("defence_notice", "evidence_notice", "fee_notice")),
    (FirstInstance.join_third_claim >> Service).carrying(just_drafted("fee_notice", "evidence_notice")),
    (FirstInstance.substitute >> Service).carrying(just_drafted("evidence_notice")),
    (FirstInstance.convert >> Service).carrying(just_drafted(*OF_A_CONVERSION)),
    (FirstInstance.schedule >> Service).carrying(just_drafted("summons")),
    (FirstInstance.reject_jurisdiction >> Service).carrying(just_drafted("jurisdiction_ruling")),
    (FirstInstance.uphold_jurisdiction >> Service).carrying(just_drafted("jurisdiction_ruling")),
    (FirstInstance.withdraw >> Service).carrying(just_drafted("withdrawal")),
    (FirstInstance.withdraw_suit >> Service).carrying(just_drafted("withdrawal")),
    (FirstInstance.deem_suit_withdrawn >> Service).carrying(just_drafted("ruling")),
    *((FirstInstance.steps[step] >> FirstInstance.go_on).carrying(where_a_third_claims) for step in SUIT_WITHDRAWN),
    (FirstInstance.withdraw_counterclaim >> Service).carrying(just_drafted("ruling")),
    *(
        (step >> FirstInstance.withdraw_last).carrying(where_nothing_is_left)
        for step in (
            FirstInstance.withdraw_counterclaim,
            FirstInstance.drop_counterclaim,
            FirstInstance.refuse_counterclaim,
        )
    ),
    (FirstInstance.go_on >> Service).carrying(just_drafted("acceptance_notice", "fee_notice")),
    (FirstInstance.refuse_withdrawal >> Service).carrying(just_drafted("ruling")),
    (FirstInstance.deem_withdrawn >> Service).carrying(just_drafted("ruling")),
    (FirstInstance.deem_absent >> Service).carrying(just_drafted("ruling")),
    (FirstInstance.suspend >> Service).carrying(just_drafted("ruling")),
    (FirstInstance.terminate >> Service).carrying(just_drafted("ruling")),
    (FirstInstance.dismiss_suit >> Service).carrying(just_drafted("suit_dismissal")),
    upon(FirstInstance.ready) >> Joinder,
    (Joinder.join >> FirstInstance.join).carrying(as_one_of_them),
    (Joinder.join >> Service).carrying(just_drafted("joinder_notice")),
    (Joinder.schedule >> Service).carrying(just_drafted("summons")),
    (Joinder.replace_one >> FirstInstance.new_bench).carrying(seats_of),
    Joinder.replace_one >> Joinder.pass_bench_on,
    (Joinder.separate >> FirstInstance.stand_alone).carrying(as_stated),
    (Joinder.not_joined >> FirstInstance.stand_alone).carrying(as_stated),
    (Joinder.finish >> FirstInstance.heard_jointly).carrying(of_the_hearing),
    (Joinder.finish_together >> FirstInstance.heard_jointly).carrying(of_the_hearing),
    (Joinder.judge_apart >> FirstInstance.stand_alone).carrying(as_stated),
    FirstInstance.begin_judgment >> Judgment,
    FirstInstance.begin_mediation >> Judgment.open_mediation,
    Judgment.pronounce >> FirstInstance.judged,
    Judgment.pronounced_together >> FirstInstance.judged,
    FirstInstance.judged >> Joinder.judged_together,
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
    (Service.invalidate >> Judgment.question).carrying(if_in_effect),
    (Judgment.question >> Enforcement.steps["suspend"]).carrying(unless_resting),
    (Enforcement.steps["suspend"] >> CaseMoney.steps["suspend"]).carrying(if_in_doubt),
    (CaseMoney.steps["suspend"] >> Payout.steps["suspend"]).carrying(if_in_doubt),
    (Enforcement.go_on >> CaseMoney.steps["resume"]).carrying(if_resting),
    (CaseMoney.steps["resume"] >> Payout.steps["resume"]).carrying(if_resting),
    Judgment.reopen >> FirstInstance.not_in_effect,
    (every(Service.served, Service.cancelled) >> Appeal.uphold_ruling).carrying(once_final_above(Result.ruling_upheld)),
    (every(Service.served, Service.cancelled) >> Appeal.revoke_ruling).carrying(
        once_final_above(Result.ruling_revoked)
    ),
    (Judgment.perform >> Judgment.close).carrying(once_performed),
    (Judgment.perform >> Judgment.satisfied).carrying(once_satisfied),
    (Enforcement.conclude >> Judgment.satisfied).carrying(once_satisfied),
    (Judgment.pay_costs >> Judgment.close).carrying(once_performed),
    (Confirmation.perform >> Confirmation.close).carrying(once_performed),
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
    upon(Service.served) >> OnPaper,
    upon(Lecture.booking_open, Lecture.near) >> Booking,
    Lecture.remind >> Booking.remind,
    (Booking.cancel >> Lecture.fill).carrying(freed),
    (Lecture.fill >> Booking.move_up).carrying(the_next),
    (Lecture.hold >> Booking.attend).carrying(if_present),
    (Lecture.hold >> Booking.complete).carrying(if_present),
    (Lecture.hold >> Booking.miss).carrying(if_absent),
    (Lecture.call_off >> Booking.call_off).carrying(as_stated),
    *endings_of_suits(),
    *addresses(),
    *((step >> Archive).carrying(once_numbered) for step in endings()),
)

ANSWERS = {"defence_notice": FirstInstance.defend, "defects": Filing.supplement}
"""收到哪一种文书可以用哪一步答复：凭文书上的查阅码打开的人看到的就是这一步。"""

HOUSE_OF_A_COURT = Affairs
BEFORE_ANY_DISPUTE = Deposit
MONEY_OF_NO_CASE = UnknownMoney
ERRANDS = (
    appeal_errands,
    suit_errands,
    joinder_errands,
    intervention_errands,
    judgment_errands,
    archive_errands,
    enforcement_errands,
    sanction_errands,
    money_errands,
    sharing_errands,
    contesting,
    objection_errands,
)
"""各章的外联，随全程登记。"""
