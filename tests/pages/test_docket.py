"""The record of a case as rows: what was stated, in one line that can be told apart."""

from __future__ import annotations

import pytest

from tests.pages.conftest import Town
from xiezhi.engine.door import act
from xiezhi.engine.facts import Prose, fields_of
from xiezhi.engine.publish import Reach
from xiezhi.engine.words import FILING_JUDGE
from xiezhi.pages.docket import Known
from xiezhi.pages.stated import value_of
from xiezhi.procedures.filing import Filing, Ground, Redirection
from xiezhi.procedures.service.facts import Receipt

pytestmark = pytest.mark.django_db


def test_long_things_stated_together_are_told_apart_by_their_labels(town: Town) -> None:
    filing = town.file()
    opinion = Prose("原告和被告约定由北京仲裁委员会仲裁，约定有效，人民法院没有管辖权")
    advice = Prose("请向合同约定的北京仲裁委员会申请仲裁，期限以仲裁规则为准")
    facts = Redirection(ground=Ground.arbitration, opinion=opinion, advice=advice)
    act(Filing.redirect, facts, on=filing, by=town.officers["filing_judge"], as_=FILING_JUDGE, key="redirect")
    text = town.officer("filing_judge").get(f"/case/{filing.id}").content.decode()
    assert "有书面仲裁协议　说明：原告和被告约定由北京仲裁委员会仲裁，约定有效，…　告知当事人：请向合同约定的" in text


def test_by_whom_is_read_as_it_was_stated_and_an_id_as_a_name() -> None:
    """Both are called `by`: who signed for a paper is kept as content, who quotes is a word, a person an id."""
    zhang = "zhang" + "2" * 11
    known = Known({"c": "门卫"}, {zhang: "张某"}, frozenset(), frozenset(), Reach(0, 0), {}, {})
    (by,) = (each for each in fields_of(Receipt) if each.name == "by")
    assert value_of(by, {"$": "c"}, known) == "门卫"
    assert value_of(by, "某评估公司", known) == "某评估公司"
    assert value_of(by, zhang, known) == "张某"
