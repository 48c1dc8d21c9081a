"""Who decides on a request reads it where he decides; who claims back is told so when his claim alone goes on."""

from __future__ import annotations

import pytest

from tests.engine.cast import Case, Court, Player, _folder, court, home
from tests.pages.test_money_pages import _site, get
from tests.procedures.test_counterclaim_alone import withdrawn
from tests.procedures.test_interventions import intervened
from tests.procedures.test_outside_intervention import asked
from tests.procedures.test_trial_parties import BACK
from tests.procedures.trials import Trial
from xiezhi.engine.words import DEFENDANT
from xiezhi.law.tracks import Track
from xiezhi.procedures.first_instance import FirstInstance

__all__ = ["_folder", "_site", "court", "home"]
pytestmark = pytest.mark.django_db


def form(court: Court, player: Player, case: Case, step: str) -> str:
    return get(court, player, f"/case/{case.id}/do/{step}")[1]


def test_a_judge_reads_what_a_third_party_claims_and_why_where_he_answers(court: Court) -> None:
    """《民事诉讼法》第五十九条。"""
    trial, _ = intervened(court)
    for step in ("join_third_claim", "refuse_third_claim"):
        shown = form(court, trial.judge, trial.suit, step)
        assert all(words in shown for words in ("第三人李某的起诉状", "其中二万元是他出借的", "流水")), step
    assert "要答复的申请" not in form(court, trial.judge, trial.suit, "terminate")


def test_and_what_somebody_from_outside_asks(court: Court) -> None:
    trial, request, _ = asked(court)
    for step in ("admit", "refuse"):
        assert "争的东西（全部或者一部分）是我的" in form(court, trial.judge, request, step), step


def test_and_a_counterclaim_with_its_reasons(court: Court) -> None:
    """民诉法解释第二百三十三条。"""
    trial = Trial.of(court).ready(Track.sole)
    trial.zhang.does(trial.suit, FirstInstance.counterclaim, BACK, as_=DEFENDANT)
    for step in ("join_counterclaim", "refuse_counterclaim"):
        shown = form(court, trial.judge, trial.suit, step)
        assert "<p>返还多收的利息</p><p>多收</p>" in shown, step


def test_when_the_counterclaim_alone_goes_on_its_page_says_who_now_claims(court: Court) -> None:
    """民诉法解释第二百三十九条。"""
    trial, zhang = withdrawn(court)
    assert "您要求王某给付 2 万元" in get(court, zhang, f"/mine/{trial.suit.id}")[1]
    assert "张某要求您给付 2 万元" in get(court, trial.wang, f"/mine/{trial.suit.id}")[1]
