"""A suit about an objection or a plan: filed there with everything brought along, and its end comes back by itself."""

from typing import Any

import pytest

from tests.engine.cast import Case, Court, Player, intake, refused
from tests.procedures.enforced import registry
from tests.procedures.reached import thing_contested
from tests.procedures.test_distribution import SUING, contested, creditor, served
from tests.procedures.test_objection import WHY, frozen, sitting
from tests.procedures.test_objection import served as objection_served
from tests.procedures.trials import Trial, with_judges
from xiezhi.desk.notices import Notice
from xiezhi.engine.access import Viewer
from xiezhi.engine.door import act
from xiezhi.engine.errands import work
from xiezhi.engine.facts import Name, Prose, Secret
from xiezhi.engine.possible import case_for
from xiezhi.engine.words import CLAIMANT, COURTS, JUDGE, THIRD
from xiezhi.law.tracks import Track
from xiezhi.law.working import Yuan
from xiezhi.phrases.contesting import OUTSIDERS, Brought, Suing
from xiezhi.phrases.declared import Declaration, Declares
from xiezhi.phrases.related import CONTESTED, CONTESTING, contested_cases, related_cases
from xiezhi.procedures.course import Distribution, FirstInstance, Judgment, Seizure
from xiezhi.procedures.enforcement import Taking
from xiezhi.procedures.filing import Filing, Withdrawal
from xiezhi.procedures.first_instance import Copies
from xiezhi.procedures.judgment.records import offered
from xiezhi.procedures.money import Account
from xiezhi.procedures.money.sharing_facts import Amending, Disputed, NewShare, Objecting
from xiezhi.procedures.objection import Answer, ThingObjection
from xiezhi.records.court import Officer
from xiezhi.records.deadline import Deadline
from xiezhi.records.dispute import Dispute
from xiezhi.records.money import Share
from xiezhi.records.obligation import Obligation
from xiezhi.records.person import Person, Standing
from xiezhi.records.proceeding import Claim, Proceeding
from xiezhi.records.table import one, rows

FREED = Declaration(kind=Declares.stopped, what=Prose("该账户"))
pytestmark = pytest.mark.django_db
STOP = Suing(demand=Prose("判决不得执行该账户"), reasons=Prose("钱是李某的货款"))


def errands(court: Court) -> None:
    with court.stands():
        work("test", ("bring_suit", "suit_over"))


def suit_about(court: Court, on: Case) -> Case:
    """The filing of the suit that is about this proceeding."""
    (dispute,) = rows(Dispute, about=on.id)
    found = one(Proceeding, dispute=dispute.id, procedure=Filing.name)
    assert found is not None
    return Case(court, found.id)


def sued(court: Court) -> tuple[Case, Case, Case]:
    """The outsider's objection is rejected, and he sues: the objection, the filing, the seizure."""
    case, seizure = frozen(court)
    objection = thing_contested(court, case)
    judge = sitting(court, objection)
    objection.person("third").does(objection, ThingObjection.answer, Answer(text=Prose("钱是我的")), as_=THIRD)
    judge.does(objection, ThingObjection.reject, WHY, day="2026-03-30")
    objection_served(court, objection, "objection_ruling", "2026-03-30")
    objection.person("claimant").does(objection, ThingObjection.sue_to_stop, STOP, day="2026-04-01")
    errands(court)
    return objection, suit_about(court, objection), seizure


def people(of: Case) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for each in rows(Standing, proceeding=of.id, until="", order=("role", "order")):
        found.setdefault(each.role, []).append(each.person)
    return found


def judged(court: Court, filing: Case, day: str, *declared: Declaration) -> Trial:
    """Docketed, tried and in effect; with nothing declared the claim is dismissed."""
    with_judges(court)
    court.filing_judge.does(filing, Filing.docket)
    trial = Trial(court, filing.child(FirstInstance))
    with refused("适用普通程序", "第三百零八条"):
        trial.triaged(Track.summary)
    trial.triaged(Track.sole).paid()
    court.filing_judge.does(trial.suit, FirstInstance.send_copies, Copies())
    trial.served().listed("2026-06-01", at=court.now[:10]).served()
    everyone = [
        Player(court, each) for role in ("claimant", "defendant", "third") for each in people(trial.suit).get(role, [])
    ]
    trial.held("2026-06-01", *everyone)
    trial.written(trial.decision(items=(), declared=declared)).signed()
    trial.judge.does(trial.judgment, Judgment.pronounce, as_=JUDGE)
    trial.judge.does(trial.judgment, Judgment.send, as_=JUDGE)
    trial.served(trial.judgment)
    court.sweep("2026-07-10")
    court.nothing_comes(trial.judgment, day)
    assert trial.suit.state is FirstInstance.effective
    errands(court)
    return trial


def test_the_outsider_types_his_wish_and_his_reasons_and_nothing_else(court: Court) -> None:
    """民诉法解释第三百零二条、第三百零五条。"""
    objection, filing, _ = sued(court)
    here, there = people(filing), people(objection)
    assert here["claimant"] == there["claimant"]
    assert here["defendant"] == [*there["defendant"], *there["third"]], (
        "the debtor who opposed is sued with the creditor"
    )
    assert [each.text for each in rows(Claim, proceeding=filing.id)] == ["判决不得执行该账户"]
    dispute = one(Dispute, id=filing.row.dispute)
    assert dispute is not None
    assert (dispute.cause, dispute.told, dispute.about) == ("案外人执行异议之诉", "钱是李某的货款", objection.id)
    assert filing.row.amount == 90_000, "what the thing is worth"
    court.is_whole()


def test_the_thing_stays_until_the_judgment_is_in_effect_and_then_enforcement_goes_on_by_itself(court: Court) -> None:
    """民诉法解释第三百一十三条、第三百一十条。"""
    objection, filing, seizure = sued(court)
    with refused("审结以前，不得处分", "第十五条"):
        court.enforcer.does(seizure, Seizure.take, Taking(amount=Yuan(900)), day="2026-04-20")
    with refused("案件现为“异议之诉审理中”", "第三百一十条"):
        court.enforcer.does(objection, ThingObjection.suit_goes_on)
    judged(court, filing, "2026-07-10")
    assert objection.state is ThingObjection.continued
    court.enforcer.does(seizure, Seizure.take, Taking(amount=Yuan(900)))
    court.is_whole()


def test_a_judgment_that_frees_the_thing_is_one_tap_of_the_officer_and_everyone_is_told(court: Court) -> None:
    """民诉法解释第三百一十条、第三百一十二条。"""
    objection, filing, seizure = sued(court)
    trial = judged(court, filing, "2026-07-10", FREED)
    (item,) = [each for each in rows(Obligation, proceeding=trial.judgment.id) if each.kind == "stopped"]
    assert (item.text, item.status, item.effective) == ("不得执行该账户", "performed", "2026-06-17")
    assert objection.state is ThingObjection.releasing
    told = {each.person: each.sentence for each in Notice.objects.filter(proceeding=objection.id).order_by("pk")}
    sides = {person for role in ("claimant", "defendant", "third") for person in people(objection)[role]}
    assert all("不得执行" in told[each] for each in (*sides, court.enforcer.id))
    assert seizure.row.number in told[court.enforcer.id], "which measures he is to lift"
    assert seizure.state is Seizure.in_force, "nothing is lifted without the officer"
    court.enforcer.does(objection, ThingObjection.release)
    assert (objection.state, seizure.state) == (ThingObjection.freed, Seizure.lifting)
    registry(court, Seizure.confirm_lifted, seizure)
    assert seizure.state is Seizure.lifted
    court.is_whole()


def test_what_the_outsider_asks_for_is_offered_as_the_item_and_the_losing_creditor_bears_the_fee(court: Court) -> None:
    """民诉法解释第三百一十条。"""
    _, filing, _ = sued(court)
    trial = judged(court, filing, "2026-07-10", FREED)
    case = case_for(trial.judgment.row, trial.judge.id)
    assert offered(case)["declared"] == [{"kind": "stopped", "what": "该账户"}]
    (costs,) = [each for each in rows(Obligation, proceeding=trial.judgment.id) if each.kind == "costs"]
    assert costs.debtors == (people(filing)["defendant"][0],)


@pytest.mark.parametrize(
    ("kind", "article"), [(Declares.stopped, "第三百一十条"), (Declares.allowed, "第三百一十一条")]
)
def test_only_a_suit_about_a_thing_says_what_becomes_of_it(court: Court, kind: Declares, article: str) -> None:
    trial = Trial.of(court).heard().written()
    facts = trial.decision(declared=(Declaration(kind=kind, what=Prose("该账户")),))
    with refused("只写一项", article):
        trial.judge.does(trial.judgment, Judgment.draft, facts, as_=JUDGE)


def test_a_right_is_found_before_money_is_given_and_only_the_money_is_left_to_perform(court: Court) -> None:
    trial = Trial.of(court).heard()
    found = Declaration(kind=Declares.right, what=Prose("原告王某对该房屋享有所有权"))
    ended = Declaration(kind=Declares.relation, what=Prose("解除双方的租赁合同"))
    trial.written(trial.decision(declared=(found, ended)))
    paper = case_for(trial.judgment.row, trial.judge.id).paper("judgment")
    assert paper is not None
    assert paper.filled()["disposition"][:2] == ["确认原告王某对该房屋享有所有权", "解除双方的租赁合同"]
    drafted = rows(Obligation, proceeding=trial.judgment.id, status="draft", order=("order",))
    assert [each.kind for each in drafted] == ["right", "relation", "money", "costs"]
    assert [each.order for each in drafted] == [1, 2, 3, 4]


def test_a_suit_about_an_objection_is_decided_upon_within_fifteen_days(court: Court) -> None:
    """民诉法解释第三百零三条。"""
    _, filing, _ = sued(court)
    (clock,) = [each for each in rows(Deadline, proceeding=filing.id) if each.status == "open"]
    assert (clock.start, clock.due) == ("2026-04-01", "2026-04-16")
    assert "第三百零三条" in clock.law


def test_the_objection_and_the_suit_name_each_other(court: Court) -> None:
    objection, filing, _ = sued(court)
    viewer = Viewer(people(filing)["claimant"][0], court.now[:10])
    assert (filing.id, CONTESTING) in [(each.case.id, each.why) for each in related_cases(objection.row, viewer)]
    assert (objection.id, CONTESTED) in [(each.case.id, each.why) for each in related_cases(filing.row, viewer)]
    assert [each.case.id for each in contested_cases(objection.row, viewer)] == [filing.id]
    stranger = Viewer("nobody", court.now[:10])
    assert contested_cases(objection.row, stranger) == []


def test_a_suit_that_is_withdrawn_leaves_the_ruling_as_it_is(court: Court) -> None:
    objection, filing, _ = sued(court)
    Player(court, people(filing)["claimant"][0]).does(filing, Filing.withdraw, Withdrawal())
    errands(court)
    assert objection.state is ThingObjection.continued
    court.is_whole()


def about_the_plan(court: Court) -> tuple[Case, Player, Case]:
    talks, li = contested(court)
    says = Objecting(text=Prose("清偿的是另一笔"))
    creditor(court, talks, "某银行").does(talks, Distribution.oppose, says, as_=CLAIMANT, day="2026-04-13")
    served(court, talks, "2026-04-14")
    li.does(talks, Distribution.sue, SUING, as_=CLAIMANT)
    errands(court)
    return talks, li, suit_about(court, talks)


def test_while_the_suit_runs_what_is_not_in_dispute_is_paid_and_the_rest_is_kept(court: Court) -> None:
    """民诉法解释第五百一十条：诉讼期间进行分配的，提存与争议债权数额相应的款项。"""
    talks, li, filing = about_the_plan(court)
    bank = creditor(court, talks, "某银行")
    assert people(filing)["claimant"] == [li.id]
    assert people(filing)["defendant"] == [bank.id]
    for name in ("王某", "李某", "某银行", "某典当行"):
        account = Account(holder=Name(name), bank=Name("中国农业银行"), number=Secret("6228480000000000017"))
        creditor(court, talks, name).does(talks, Distribution.name_payee, account, as_=CLAIMANT)
    with refused("有争议的数额须大于零", "第五百一十条"):
        court.enforcer.does(talks, Distribution.pay_undisputed, Disputed(shares=()))
    court.enforcer.does(
        talks, Distribution.pay_undisputed, Disputed(shares=(NewShare(creditor=bank.id, amount=Yuan(4000)),))
    )
    money = Case(court, talks.row.parent)
    paid = sum(each.amount for each in rows(Share, proceeding=money.id))
    assert paid == 49_500_00 - 4_000_00, "all but the costs and what is in dispute"
    judged(court, filing, "2026-07-10")
    assert talks.state is Distribution.decided
    shares = {"王某": "17066.39", "李某": "16799.79", "某银行": "4533.19", "某典当行": "10000"}
    parts = tuple(
        NewShare(creditor=creditor(court, talks, name).id, amount=Yuan(yuan)) for name, yuan in shares.items()
    )
    court.enforcer.does(talks, Distribution.as_judged, Amending(shares=parts, reason=Prose("照判决")))
    court.enforcer.does(talks, Distribution.pay)
    every = rows(Share, proceeding=money.id)
    assert sum(each.amount for each in every) == 49_500_00
    assert sum(each.amount for each in every if each.payee == li.id) == 16_799_79
    court.is_whole()


def test_a_suit_about_the_plan_that_is_withdrawn_lets_the_plan_stand(court: Court) -> None:
    talks, li, filing = about_the_plan(court)
    li.does(filing, Filing.withdraw, Withdrawal())
    errands(court)
    assert talks.state is Distribution.fixed
    court.is_whole()


@pytest.mark.parametrize("people", [{"claimants": ("nobody",)}, {"defendants": ()}])
def test_a_complaint_with_somebody_the_court_does_not_know_is_not_taken(court: Court, people: dict[str, Any]) -> None:
    suit = court.opens(FirstInstance, intake())
    (person,) = rows(Person, person=suit.person("claimant").id)
    told = {"cause": OUTSIDERS, "about": "x", "demand": "停止执行", "reasons": "钱是我的"}
    sides: dict[str, Any] = {"claimants": (person.id,), "defendants": (person.id,)}
    with refused("本院已经登记的人", "第三百零二条"), court.stands():
        act(
            Filing.bring, Brought(**told, **{**sides, **people}), court=suit.row.court, by="courts", as_=COURTS, key="x"
        )


def test_whoever_tries_the_suit_sees_the_objection_it_is_about_and_no_other_judge_does(court: Court) -> None:
    """民诉法解释第三百零二条: nobody places the bench in it by hand; what is on the inner shelf stays there."""
    objection, filing, _ = sued(court)
    with_judges(court)
    court.filing_judge.does(filing, Filing.docket)
    trial = Trial(court, filing.child(FirstInstance)).triaged(Track.sole)
    bench = [*trial.sitting(), *trial.sitting("clerk")]
    assert not {each.id for each in bench} & set(people(objection).get("judge", []))
    for each in bench:
        viewer = Viewer(each.id, court.now[:10])
        assert viewer.sees(objection.row)
        assert objection.id in {found.id for found in rows(Proceeding, viewer.visible())}
        assert objection.id in [found.case.id for found in contested_cases(trial.row, viewer)]
        assert {paper.shelf for paper in viewer.seen_papers(objection.id)} == {"main"}
    judges = {each.person for each in rows(Officer, office="judge")} - set(people(objection)["judge"])
    (stranger, *_) = sorted(judges - {each.id for each in bench})
    assert not Viewer(stranger, court.now[:10]).sees(objection.row)
