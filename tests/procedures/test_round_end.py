"""The end of a round of enforcement: each condition holds it up alone, and each rests on an entry that can be read."""

from collections.abc import Callable

import pytest

from tests.engine.cast import Case, Court, refused
from tests.procedures.enforced import applied, running
from tests.procedures.reached import held_vehicle, seized
from tests.procedures.rounds import ENDS, ask, look, nearly_over, restrict
from xiezhi.engine.door import case_of
from xiezhi.engine.facts import Name, PersonId, Prose, Secret
from xiezhi.engine.words import ENFORCER
from xiezhi.law.working import Yuan, from_fen
from xiezhi.phrases.debt import owed
from xiezhi.phrases.enforceable import Clue, Kind
from xiezhi.procedures.course import Inquiry, RoundEnd
from xiezhi.procedures.enforcement import Asking, Assignment, Direct, Enforcement, Found, Sanction
from xiezhi.procedures.enforcement.inquiry import Error
from xiezhi.procedures.enforcement.round_checks import CHECKS
from xiezhi.procedures.enforcement.round_end import Hearing, Opinion
from xiezhi.procedures.enforcement.sanction_facts import Sort
from xiezhi.records.enforcement import Asset
from xiezhi.records.table import rows

pytestmark = pytest.mark.django_db


def missing(review: Case) -> set[str]:
    """The conditions that no entry shows."""
    court = review.court
    with court.stands():
        here = case_of(review.row, court.enforcer.id, ENFORCER, RoundEnd.rule)
        return {each.sentence for each in CHECKS if each.shown_by(here) is None}


def deposit(yuan: int) -> Found:
    return Found(kind=Kind.deposit, text=Prose("活期"), identifier=Secret("6228"), value=Yuan(yuan))


def clued(court: Court) -> Case:
    """The creditor has heard of a herd."""
    herd = Clue(owner=PersonId("?"), kind=Kind.movable, holder=Name("红旗嘎查"), text=Prose("二十只羊"))
    return running(court, clues=(herd,))


def unnotified(court: Court) -> Case:
    case = applied(court)
    court.filing_judge.does(case, Enforcement.docket)
    court.enforcement_head.does(case, Enforcement.assign, Assignment(officer=PersonId(court.enforcer.id)))
    court.enforcer.does(case, Enforcement.propose_end)
    review = case.child(RoundEnd)
    court.enforcer.does(review, RoundEnd.hear, Hearing(notes=Prose("没有线索")))
    court.wang.does(review, RoundEnd.sign)
    return review


def unrestricted(court: Court) -> Case:
    """No order restricts his consumption."""
    return nearly_over(court, running(court), "restrict")


def listed_without(*without: str) -> Callable[[Court], Case]:
    """He has reported nothing and is listed for it."""

    def review_of(court: Court) -> Case:
        case = running(court)
        review = nearly_over(court, case, "report", *without)
        court.president.does(restrict(court, case, Sort.dishonest, day=ENDS), Sanction.sign)
        return review

    return review_of


def with_deposit(court: Court) -> Case:
    case = running(court)
    review = nearly_over(court, case)
    ask(court, case, ("bank02",), deposit(5_000))
    return review


def paid(court: Court) -> Case:
    case = running(court)
    review = nearly_over(court, case)
    with court.stands():
        here = case_of(case.row, court.wang.id, ENFORCER, RoundEnd.rule)
        all_of_it = from_fen(owed(here, here.date))
    court.wang.does(case, Enforcement.receive, Direct(amount=Yuan(all_of_it), on=here.date))
    return review


SURVEYED = "已实地调查、搜查、悬赏或者审计"
LACKING: dict[str, Callable[[Court], Case]] = {
    "已发出执行通知、责令报告财产": unnotified,
    "已向每一名被执行人发出限制消费令": unrestricted,
    "符合条件的被执行人已纳入失信名单": lambda court: nearly_over(court, running(court), "report"),
    "财产线索都已核查": lambda court: nearly_over(court, clued(court)),
    "已查询存款、车辆、不动产、证券、网络资金和工商登记": lambda court: nearly_over(court, running(court), "bank07"),
    "各项查询的答复都在三个月以内": lambda court: nearly_over(court, running(court), "fresh", day="2026-07-02"),
    "已查询公积金和人身保险": lambda court: nearly_over(court, running(court), "insurance"),
    SURVEYED: lambda court: nearly_over(court, running(court), "survey"),
    "没有可供执行的财产或者发现的财产不能处置": with_deposit,
    "自执行立案之日起已超过三个月": lambda court: nearly_over(court, running(court), day="2026-06-23"),
    "下落不明的被执行人已依法查找": listed_without("survey"),
    "被执行人不是都已死亡": listed_without("civil_affairs"),
    "尚有没有清偿的金钱债务": paid,
}
"""Each condition, and a round that lacks it; that the creditor was heard is a state of the review itself."""


def test_every_condition_has_a_round_that_lacks_it() -> None:
    assert {each.sentence for each in CHECKS} - set(LACKING) == {"已告知申请执行人并听取意见"}


@pytest.mark.parametrize("sentence", LACKING)
def test_a_round_does_not_end_while_one_condition_is_missing(court: Court, sentence: str) -> None:
    """终本规定第一条、第三条（原文未核）；民诉法解释第五百一十七条。"""
    review = LACKING[sentence](court)
    lacks = missing(review)
    assert sentence in lacks
    assert lacks == {sentence} | ({SURVEYED} if "查找" in sentence else set()) or LACKING[sentence] is unnotified
    first = next(each for each in CHECKS if each.sentence in lacks)
    with refused(f"须{first.sentence}", str(first.law)):
        court.enforcer.does(review, RoundEnd.rule)
    assert review.state is RoundEnd.cleared


def test_nobody_rules_before_the_creditor_was_heard(court: Court) -> None:
    """终本规定第五条（原文未核）。"""
    case = running(court)
    court.enforcer.does(case, Enforcement.propose_end)
    review = case.child(RoundEnd)
    assert "已告知申请执行人并听取意见" in missing(review)
    with refused("已提出", ""):
        court.enforcer.does(review, RoundEnd.rule)


def test_an_institution_that_cannot_answer_is_made_up_for_by_a_look_on_the_spot(court: Court) -> None:
    """终本规定第三条（原文未核）: 无法通过网络查询的，到被执行人住所地调查。"""
    case = running(court)
    review = nearly_over(court, case, "bank07")
    asked = Asking(debtor=PersonId(case.person("defendant").id), institutions=("bank07",))
    court.clock(f"{ENDS}T10:00")
    court.enforcer.does(case, Enforcement.inquire, asked)
    (asked_now,) = (each for each in case.children(Inquiry) if each.state is Inquiry.sent)
    court.enforcer.does(asked_now, Inquiry.give_up, Error(reason=Prose("没有联网")))
    assert len(missing(review)) == 1
    court.clock(f"{ENDS}T11:00")
    look(court, case)
    assert missing(review) == set()


def test_a_clue_that_proved_wrong_is_checked(court: Court) -> None:
    """《财产调查规定》第二条。"""
    case = clued(court)
    (herd,) = rows(Asset, proceeding=case.id)
    review = nearly_over(court, case)
    look(court, case, asset=herd.id)
    assert missing(review) == set()


def test_a_frozen_deposit_cannot_be_said_to_be_nowhere(court: Court) -> None:
    """《财产调查规定》第二条。"""
    case = running(court)
    seized(court, case)
    with refused("须是还没有控制的财产", "第二条"):
        look(court, case, asset=next(each.id for each in rows(Asset, proceeding=case.id) if each.status == "held"))


def test_a_vehicle_sealed_on_the_register_only_and_not_found_cannot_be_disposed_of(court: Court) -> None:
    """终本规定第四条（原文未核）。"""
    case = running(court)
    held_vehicle(court, case)
    review = nearly_over(court, case)
    assert missing(review) == {"没有可供执行的财产或者发现的财产不能处置"}
    look(court, case, asset=rows(Asset, proceeding=case.id)[0].id)
    assert missing(review) == set()


@pytest.mark.parametrize(("owes", "holds"), [("800000", True), ("10000", False)])
def test_nine_hundred_yuan_hold_up_nothing_unless_they_are_a_twentieth_of_the_debt(
    court: Court, owes: str, holds: bool
) -> None:
    case = running(court, owes)
    review = nearly_over(court, case)
    ask(court, case, ("bank02",), deposit(900))
    assert (missing(review) == set()) is holds


def test_without_the_creditors_hand_the_panel_reviews_and_the_president_approves(court: Court) -> None:
    """民诉法解释第五百一十七条。"""
    case = running(court)
    review = nearly_over(court, case, "sign")
    with refused("已听取意见", ""):
        court.enforcer.does(review, RoundEnd.rule)
    court.enforcement_head.does(review, RoundEnd.review, Opinion(opinion=Prose("条件逐项具备")))
    court.president.does(review, RoundEnd.approve)
    court.enforcer.does(review, RoundEnd.rule)
    assert case.state is Enforcement.round_ended


def test_a_review_that_is_dropped_leaves_the_enforcement_running_and_may_be_proposed_again(court: Court) -> None:
    case = running(court)
    review = nearly_over(court, case, "sign")
    court.enforcer.does(review, RoundEnd.drop, Opinion(opinion=Prose("申请执行人说他有一辆货车")))
    assert (review.state, case.state) == (RoundEnd.dropped, Enforcement.running)
    court.enforcer.does(case, Enforcement.propose_end)
    assert len(case.children(RoundEnd)) == 2
