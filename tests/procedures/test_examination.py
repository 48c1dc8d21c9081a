"""Each exhibit is answered by the other side in three respects and weighed by the judge with reasons."""

import pytest

from tests.engine.cast import Court, refused
from tests.procedures.trials import Trial
from xiezhi.engine.door import case_of
from xiezhi.engine.facts import PaperId, Prose
from xiezhi.engine.words import JUDGE, PARTY
from xiezhi.procedures.filing import Proof
from xiezhi.procedures.first_instance import FirstInstance
from xiezhi.procedures.first_instance.examination import Answer, Answers, Stand, Weighed, Weighing, Weight
from xiezhi.records.exhibit import Examination, Finding
from xiezhi.records.paper import Paper
from xiezhi.records.table import rows

pytestmark = pytest.mark.django_db
ACCEPTED = {"authentic": Stand.accepted, "lawful": Stand.accepted, "relevant": Stand.accepted}


@pytest.fixture
def trial(court: Court) -> Trial:
    proofs = (Proof(name=Prose("借条"), purpose=Prose("借款")), Proof(name=Prose("转账回单"), purpose=Prose("交付")))
    return Trial.of(court, proofs=proofs).ready()


def exhibits(trial: Trial) -> list[str]:
    return [each.id for each in rows(Paper, proceeding=trial.suit.id, kind="proof")]


def answers(*papers: str, **stand: object) -> Answers:
    return Answers(answers=tuple(Answer(paper=PaperId(each), **{**ACCEPTED, **stand}) for each in papers))


def test_the_form_names_what_the_other_side_brought_and_nothing_of_ones_own(trial: Trial) -> None:
    offers = FirstInstance.examine.offers
    with trial.court.stands():
        mine = offers(case_of(trial.row, trial.wang.id, PARTY, FirstInstance.examine))
        his = offers(case_of(trial.row, trial.zhang.id, PARTY, FirstInstance.examine))
    assert mine == {"answers": []}
    assert sorted(each["paper"] for each in his["answers"]) == sorted(exhibits(trial))


def test_nobody_examines_his_own_exhibit(trial: Trial) -> None:
    """《民事诉讼法》第七十一条。"""
    with refused("质证的须是对方提交的证据", "第七十一条"):
        trial.wang.does(trial.suit, FirstInstance.examine, answers(exhibits(trial)[0]), as_=PARTY)


def test_who_disputes_says_why(trial: Trial) -> None:
    """民诉法解释第一百零四条。"""
    paper = exhibits(trial)[0]
    with refused("不认可的须写明理由", "第一百零四条"):
        trial.zhang.does(trial.suit, FirstInstance.examine, answers(paper, authentic=Stand.disputed), as_=PARTY)
    disputed = answers(paper, authentic=Stand.disputed, reason=Prose("签名不是本人所写"))
    trial.zhang.does(trial.suit, FirstInstance.examine, disputed, as_=PARTY)
    (row,) = rows(Examination, proceeding=trial.suit.id)
    assert (row.authentic, row.lawful, row.reason) == ("disputed", "accepted", "签名不是本人所写")


def test_the_judge_weighs_what_was_examined_and_gives_reasons(trial: Trial) -> None:
    """民诉法解释第一百零五条。"""
    one, other = exhibits(trial)
    trial.zhang.does(trial.suit, FirstInstance.examine, answers(one), as_=PARTY)
    weighed = Weighed(paper=PaperId(other), weight=Weight.admitted, reason=Prose("与回单一致"))
    with refused("须先经质证", "第七十一条"):
        trial.judge.does(trial.suit, FirstInstance.weigh, Weighing(findings=(weighed,)), as_=JUDGE)
    good = Weighed(paper=PaperId(one), weight=Weight.admitted, reason=Prose("对方认可"))
    trial.judge.does(trial.suit, FirstInstance.weigh, Weighing(findings=(good,)), as_=JUDGE)
    assert [each.weight for each in rows(Finding, proceeding=trial.suit.id)] == ["admitted"]
    trial.court.is_whole()


def test_no_paper_of_the_court_is_an_exhibit(trial: Trial) -> None:
    notice = trial.suit.paper("defence_notice")
    with refused("须是本案当事人提交的证据", "第七十一条"):
        trial.zhang.does(trial.suit, FirstInstance.examine, answers(notice.id), as_=PARTY)
