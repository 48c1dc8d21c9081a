"""执行里的衔接：提请、申请各开一件措施，文书送本人；该解除的从那一刻起算三个工作日。"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from xiezhi.engine.case import Case
from xiezhi.engine.facts import Facts, NoFacts, PersonId
from xiezhi.engine.joining import upon
from xiezhi.phrases.carried import opened_in
from xiezhi.phrases.ended import ENDED, ending_of, is_altered, is_annulled
from xiezhi.procedures.carrying import as_stated, the_latest
from xiezhi.procedures.enforcement import Enforcement, PropertyClue, Sanction, Seizure, Watch
from xiezhi.procedures.enforcement.clue_carrying import as_asking, as_freezing, as_refuted, given_anew, given_with
from xiezhi.procedures.enforcement.end_contested import Contested, may_still_be_contested
from xiezhi.procedures.enforcement.ending_facts import MOVED
from xiezhi.procedures.enforcement.sanction_ends import is_due
from xiezhi.procedures.enforcement.sanction_facts import Longer, Removable, Sort
from xiezhi.procedures.enforcement.sanction_rules import above, against
from xiezhi.procedures.money import CaseMoney
from xiezhi.procedures.money.books import is_empty
from xiezhi.procedures.objection import ActObjection
from xiezhi.procedures.service import Service


def with_restriction(case: Case, facts: Any) -> Iterator[Facts]:
    """提请失信而还没有限制消费的，一并提请。"""
    if facts.sort is Sort.dishonest and not against(above(case), facts.whom, Sort.consumption):
        yield replace(facts, sort=Sort.consumption, longer=0, why_longer=Longer.no)


def unless_moved(case: Case, facts: Any) -> Iterator[Facts]:
    """控制随终结解除；换了法院接着执行的，随案移交。"""
    if facts.why not in MOVED:
        yield NoFacts()


def if_moved(case: Case, facts: Any) -> Iterator[Facts]:
    """换了法院接着执行的，每一项控制随案移交。"""
    if facts.why in MOVED:
        yield NoFacts()


def once_handed_on(case: Case, _: Any) -> Iterator[Facts]:
    """案款移交完了，账户随之结清。"""
    if is_empty(case):
        yield NoFacts()


def ends(objection: Case) -> bool:
    """这件异议针对的是结案那一步。"""
    return objection.proceeding.track == ending_of(opened_in(objection))


def if_the_end_is_revoked(case: Case, _: Any) -> Iterator[Facts]:
    """结案被撤销：异议裁定撤销，没有人申请复议或者复议维持；或者复议撤销。"""
    if ends(case) and is_annulled(case.proceeding.outcome):
        yield NoFacts()


def objects_to_the_end(case: Case, _: Any) -> Iterator[Facts]:
    """对结案提出异议的每个人，他的期限就用上了。"""
    if ends(case):
        yield from (Contested(who=PersonId(each.person)) for each in case.standings("claimant"))


def unless_it_may_be_contested(case: Case, _: Any) -> Iterator[Facts]:
    """没有人还在异议期内，也没有异议还在审查的，结案确定。"""
    above = case if case.proceeding.procedure == Enforcement.name else opened_in(case)
    undone = is_annulled(case.proceeding.outcome) or is_altered(case.proceeding.outcome)
    of_the_end = above is case or (ends(case) and not undone)
    if of_the_end and above.proceeding.state in ENDED and not may_still_be_contested(above):
        yield NoFacts()


def once_removable(case: Case, _: Any) -> Iterator[Facts]:
    """措施应当解除了：欠款清偿，和解履行完毕，终本以后查不到财产，中止或者终结。"""
    why = is_due(case)
    if why is not None and not case.entries("fall_due"):
        yield Removable(why=why)


CLOSING = (Enforcement.terminate, Enforcement.cancel, Enforcement.unenforce, Enforcement.dismiss)
"""没有执行完毕的各种结案。"""
RELEASING = (
    Enforcement.receive,
    Enforcement.credit,
    Enforcement.give_up,
    Enforcement.keep,
    Enforcement.look_again,
    Enforcement.steps["suspend"],
    *CLOSING,
)
"""使措施应当解除的各步。"""
SETTLING = (
    Enforcement.contest_lapsed,
    ActObjection.take_effect,
    ActObjection.refuse,
    ActObjection.not_supplied,
    ActObjection.permit_withdrawal,
    ActObjection.upheld_above,
    ActObjection.revoked_above,
)
"""此后可能再没有人能对结案提出异议的各步。"""

SANCTIONS = (
    (Enforcement.sanction >> Sanction.propose).carrying(as_stated),
    (Enforcement.ask_sanction >> Sanction.request).carrying(as_stated),
    (Enforcement.restrict_too >> Sanction.propose).carrying(as_stated),
    Sanction.propose >> Sanction.submit,
    (Sanction.propose >> Enforcement.restrict_too).carrying(with_restriction),
    (Sanction.put_forward >> Enforcement.restrict_too).carrying(with_restriction),
    (Sanction.sign >> Service).carrying(the_latest("consumption_order", "defendant", "third")),
    (Sanction.sign >> Service).carrying(the_latest("dishonesty_decision", "defendant")),
    (Sanction.reject >> Service).carrying(the_latest("sanction_rejection", "claimant", "defendant", "third")),
    *((step >> Sanction.fall_due).carrying(once_removable) for step in RELEASING),
    (Enforcement.terminate >> Seizure.lift).carrying(unless_moved),
    (Enforcement.terminate >> Seizure.pass_on).carrying(if_moved),
    (CaseMoney.pass_on >> CaseMoney.settle).carrying(once_handed_on),
    Enforcement.unenforce >> Seizure.lift,
    Enforcement.dismiss >> Seizure.lift,
    *((step >> Service).carrying(the_latest("enforcement_end_ruling", "claimant", "defendant")) for step in CLOSING),
    (Enforcement.cancel >> Service).carrying(the_latest("cancellation_notice", "claimant", "defendant")),
    *(
        (step >> Enforcement.reopen).carrying(if_the_end_is_revoked)
        for step in (ActObjection.take_effect, ActObjection.upheld_above, ActObjection.revoked_above)
    ),
    Enforcement.reopen >> Watch.stop,
    Enforcement.take_up >> Watch.stop,
    (ActObjection.object_to_act >> Enforcement.note_contest).carrying(objects_to_the_end),
    *((step >> Enforcement.end_stands).carrying(unless_it_may_be_contested) for step in SETTLING),
)

OVER = (Enforcement.conclude, Enforcement.take_back, Enforcement.refuse, *CLOSING)
"""此后线索不再核实的各步。"""

CLUES = (
    upon(Enforcement.running, Enforcement.settled) >> PropertyClue,
    (Enforcement.apply >> PropertyClue.come_with).carrying(given_with),
    Enforcement.docket >> PropertyClue.begin,
    (Enforcement.take_up >> PropertyClue.give).carrying(given_anew),
    (Enforcement.survey >> PropertyClue.refute).carrying(as_refuted),
    (PropertyClue.ask_holder >> Enforcement.inquire).carrying(as_asking),
    (PropertyClue.seize >> Enforcement.freeze).carrying(as_freezing),
    *(each >> PropertyClue.drop for each in OVER),
)
"""财产线索：申请时提供、随时提供、终本以后提供，期限一样；接着查询、接着控制，执行办结就不再核实。"""

ENDS_CONTESTED = (
    Enforcement.round_ended,
    Enforcement.terminated,
    Enforcement.cancelled,
    Enforcement.unenforced,
    Enforcement.dismissed,
)
"""办结以后仍可提出执行行为异议的各种结案。"""
