"""A round of enforcement that finds nothing, up to the ruling that ends it; one thing may be left out."""

from collections.abc import Collection
from datetime import date

from tests.engine.cast import Case, Court, Player
from tests.procedures.enforced import registry
from xiezhi.engine.facts import PersonId, Prose
from xiezhi.procedures.course import Inquiry, RoundEnd
from xiezhi.procedures.enforcement import Answer, Asking, Enforcement, Found, Proposal, Report, Sanction, Survey
from xiezhi.procedures.enforcement.institutions import INSTITUTIONS
from xiezhi.procedures.enforcement.round_end import Hearing
from xiezhi.procedures.enforcement.sanction_facts import Ground, Sort
from xiezhi.procedures.enforcement.survey import Way
from xiezhi.procedures.service import Receipt, Service

ENDS = "2026-06-26"
"""More than three months after the docketing."""


def serve(court: Court, case: Case) -> Player:
    debtor = case.person("defendant")
    for kind in ("enforcement_notice", "property_report_order"):
        court.server.does(case.service_of(kind, debtor), Service.hand_over, Receipt(on=date(2026, 3, 24)))
    return debtor


def restrict(court: Court, case: Case, sort: Sort = Sort.consumption, day: str = "2026-03-31") -> Case:
    whom = PersonId(case.person("defendant").id)
    why = Proposal(sort=sort, whom=whom, ground=Ground.unreported, reason=Prose("期满没有履行"))
    court.enforcer.does(case, Enforcement.sanction, why, day=day)
    return case.children(Sanction)[-1]


def ask(court: Court, case: Case, codes: Collection[str], *found: Found) -> None:
    """These are asked, and answer what they have found: nothing."""
    debtor = PersonId(case.person("defendant").id)
    before = {each.id for each in case.children(Inquiry)}
    court.enforcer.does(case, Enforcement.inquire, Asking(debtor=debtor, institutions=tuple(codes)))
    for each in case.children(Inquiry):
        if each.id not in before:
            registry(court, Inquiry.answer, each, Answer(reference=each.id, found=found))


def look(court: Court, case: Case, asset: str = "", way: Way = Way.visit) -> None:
    debtor = PersonId(case.person("defendant").id)
    court.enforcer.does(case, Enforcement.survey, Survey(whom=debtor, way=way, asset=asset, notes=Prose("家中无财产")))


def nearly_over(court: Court, case: Case, *without: str, day: str = ENDS) -> Case:
    """Everything is done but what is named, and the creditor signs; what is to be ruled upon."""
    debtor = serve(court, case)
    if "report" not in without:
        debtor.does(case, Enforcement.report, Report())
    if "restrict" not in without:
        court.president.does(restrict(court, case), Sanction.sign)
    early = INSTITUTIONS if "fresh" in without else ()
    if early:
        ask(court, case, early)
    court.clock(day)
    if not early:
        ask(court, case, [each for each in INSTITUTIONS if each not in without])
    if "survey" not in without:
        look(court, case)
    court.enforcer.does(case, Enforcement.propose_end, day=day)
    review = case.child(RoundEnd)
    court.enforcer.does(review, RoundEnd.hear, Hearing(notes=Prose("没有线索")))
    if "sign" not in without:
        court.wang.does(review, RoundEnd.sign)
    return review
