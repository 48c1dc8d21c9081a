"""The record of a case as rows: what was stated, in one line that can be told apart."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from tests.pages.conftest import Town
from xiezhi.engine.door import act
from xiezhi.engine.facts import Facts, Prose, fields_of
from xiezhi.engine.publish import Reach
from xiezhi.engine.words import FILING_JUDGE, Procedure, Step
from xiezhi.pages.docket import Known, row_of
from xiezhi.pages.stated import value_of
from xiezhi.phrases.hearing_facts import Sitting
from xiezhi.procedures.disposal import Disposal, Listing
from xiezhi.procedures.filing import Filing, Ground, Redirection
from xiezhi.procedures.first_instance import FirstInstance
from xiezhi.procedures.intervention import Intervention
from xiezhi.procedures.intervention.facts import Matched
from xiezhi.procedures.service.facts import Receipt

pytestmark = pytest.mark.django_db
KNOWN = Known({}, {}, frozenset(), frozenset(), Reach(0, 0), {}, {})


def test_long_things_stated_together_are_told_apart_by_their_labels(town: Town) -> None:
    filing = town.file()
    opinion = Prose("原告和被告约定由北京仲裁委员会仲裁，约定有效，人民法院没有管辖权")
    advice = Prose("请向合同约定的北京仲裁委员会申请仲裁，期限以仲裁规则为准")
    facts = Redirection(ground=Ground.arbitration, opinion=opinion, advice=advice)
    act(Filing.redirect, facts, on=filing, by=town.officers["filing_judge"], as_=FILING_JUDGE, key="redirect")
    text = town.officer("filing_judge").get(f"/case/{filing.id}").content.decode()
    assert "有书面仲裁协议　说明：原告和被告约定由北京仲裁委员会仲裁，约定有效，…　告知当事人：请向合同约定的" in text


def test_each_of_several_sums_says_which_it_is() -> None:
    sums = {"platform": "某平台", "start": "500000.00", "deposit": "50000.00", "step": "2000.00"}
    row = row_of(entry(taking(Disposal, Listing), sums), KNOWN, date(2026, 3, 2))
    assert row.words == "某平台　起拍价：500,000.00 元　保证金：50,000.00 元　加价幅度：2,000.00 元"


def test_several_people_are_told_apart_by_what_each_of_them_is_there() -> None:
    said = {"present": ["wang", "zhang"], "walked_out": ["li", "bao"]}
    names = {"wang": "王某", "zhang": "张某", "li": "李某", "bao": "包某"}
    row = row_of(entry(taking(FirstInstance, Sitting), said), replace(KNOWN, names=names), date(2026, 3, 2))
    assert "：王某、张某" in row.words
    assert "：李某、包某" in row.words


def test_who_is_on_the_bench_is_named_once_though_he_presides() -> None:
    said = {"bench": [{"person": "he", "role": "judge"}], "first": "he", "text": "申请已经转到案件"}
    row = row_of(entry(taking(Intervention, Matched), said), replace(KNOWN, names={"he": "何敏"}), date(2026, 3, 2))
    assert row.words == "何敏　申请已经转到案件"


def taking(procedure: type[Procedure], facts: type[Facts]) -> Step:
    return next(each for each in procedure.steps.values() if issubclass(each.facts, facts))


def entry(step: Step, facts: dict[str, object]) -> Any:
    told = json.dumps({"facts": facts, "changes": []})
    return SimpleNamespace(
        id="", step=step.id, happened_at="2026-03-02T09:00:00+08:00", corrects="", role="clerk", actor="", place=1,
        skeleton=told,
    )  # fmt: skip


def test_by_whom_is_read_as_it_was_stated_and_an_id_as_a_name() -> None:
    """Both are called `by`: who signed for a paper is kept as content, who quotes is a word, a person an id."""
    zhang = "zhang" + "2" * 11
    known = Known({"c": "门卫"}, {zhang: "张某"}, frozenset(), frozenset(), Reach(0, 0), {}, {})
    (by,) = (each for each in fields_of(Receipt) if each.name == "by")
    assert value_of(by, {"$": "c"}, known) == "门卫"
    assert value_of(by, "某评估公司", known) == "某评估公司"
    assert value_of(by, zhang, known) == "张某"
