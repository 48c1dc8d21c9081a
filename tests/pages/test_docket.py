"""The record of a case as rows: what was stated, in one line that can be told apart."""

from __future__ import annotations

import pytest

from tests.pages.conftest import Town
from xiezhi.engine.door import act
from xiezhi.engine.facts import Prose
from xiezhi.engine.words import FILING_JUDGE
from xiezhi.procedures.filing import Filing, Ground, Redirection

pytestmark = pytest.mark.django_db


def test_long_things_stated_together_are_told_apart_by_their_labels(town: Town) -> None:
    filing = town.file()
    opinion = Prose("原告和被告约定由北京仲裁委员会仲裁，约定有效，人民法院没有管辖权")
    advice = Prose("请向合同约定的北京仲裁委员会申请仲裁，期限以仲裁规则为准")
    facts = Redirection(ground=Ground.arbitration, opinion=opinion, advice=advice)
    act(Filing.redirect, facts, on=filing, by=town.officers["filing_judge"], as_=FILING_JUDGE, key="redirect")
    text = town.officer("filing_judge").get(f"/case/{filing.id}").content.decode()
    assert "有书面仲裁协议　说明：原告和被告约定由北京仲裁委员会仲裁，约定有效，…　告知当事人：请向合同约定的" in text
