"""What a page says to somebody who has never seen the code: deeds, not states; whose a paper is; what is late."""

from __future__ import annotations

import re

import pytest

from tests.pages.conftest import Town, moment
from tests.pages.test_pages import mediating
from xiezhi.engine.clock import at
from xiezhi.engine.door import act
from xiezhi.engine.facts import Prose
from xiezhi.engine.words import CLAIMANT, FILING_JUDGE
from xiezhi.pages.holdings import told_number
from xiezhi.pages.papers import paper_row
from xiezhi.pages.visitor import keys
from xiezhi.procedures.filing import Filing
from xiezhi.procedures.filing.facts import Withdrawal
from xiezhi.records.enforcement import Asset
from xiezhi.records.paper import Paper
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import one

pytestmark = pytest.mark.django_db


def words(page: str) -> str:
    """What is read between the tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", page.partition("<main")[2]))


def read(town: Town, who: str, url: str) -> str:
    return words(town.client(town.officers.get(who, who)).get(url, follow=True).content.decode())


def test_what_others_owe_is_said_as_a_deed_on_the_desk_and_beside_the_case(town: Town) -> None:
    filing = town.file()
    desk, case = (read(town, "counter", url) for url in ("/inbox", f"/case/{filing.id}"))
    assert "登记立案 立案法官" in desk
    assert "登记立案 立案法官" in case
    assert "审查中 立案法官" not in desk + case


def test_what_is_late_is_said_to_be_late(town: Town) -> None:
    filing = town.file()
    with at(moment("2026-03-12T09:00")):
        case = read(town, "counter", f"/case/{filing.id}")
    assert "登记立案：立案法官应当在 3月9日 以前办，已经过了 3 日。" in case
    assert "24:00 前有结果" not in case


def test_the_notes_of_talks_are_called_so_and_are_no_partys(town: Town) -> None:
    talks = mediating(town)
    papers = read(town, "mediator", f"/case/{talks.id}/papers")
    assert "调解笔录（当面）" in papers
    assert "当事人提交" not in papers


def test_a_summons_says_whom_it_summons() -> None:
    case = Proceeding(
        id="p", court="c", dispute="d", procedure="first_instance", state="ready", since="", opened="", edition=""
    )
    one, other = (
        Paper(
            id=name, court="c", dispute="d", proceeding="p", kind="summons", title="传票", origin="court",
            at="2026-03-02T09:00", by="s", data=f'{{"summoned":"{name}"}}',
        )
        for name in ("王某", "张某")
    )  # fmt: skip
    assert [paper_row(each, case).note for each in (one, other)] == ["给王某", "给张某"]


def test_those_of_the_court_come_first_and_each_side_stands_together(town: Town) -> None:
    talks = mediating(town)
    case = read(town, "mediator", f"/case/{talks.id}")
    assert re.search(r"调解员 李调解 .*原告 王某 .*被告 张某", case)


def test_nobody_is_asked_to_dismiss_anybody_and_no_officer_to_sue(town: Town) -> None:
    people = town.officer("personnel").get("/people", follow=True).content.decode()
    assert "免职" in people
    assert not re.search(r'class="x-btn main"[^>]*>\s*(任职|免职)', people)
    assert "我要起诉" not in read(town, "counter", "/mine")


def test_a_draft_goes_on_where_one_signs_in_and_no_account_is_spelled_out(town: Town) -> None:
    sheet = read(town, town.wang, "/intake")
    assert "换一台设备登录，接着填" in sheet
    assert f"a-{town.wang}" not in sheet


def test_a_fee_not_yet_paid_is_said_while_it_is_the_courts_turn(town: Town) -> None:
    filing = town.file()
    act(Filing.docket, on=filing, by=town.officers["filing_judge"], as_=FILING_JUDGE, key="docket")
    suit = one(Proceeding, procedure="first_instance")
    assert suit is not None
    claimant, defendant = (read(town, who, f"/mine/{suit.id}") for who in (town.wang, town.zhang))
    assert "您还有 900.00 元诉讼费要交" in claimant
    assert "您不用做什么" not in claimant
    assert "您还有" not in defendant
    assert "由王某交" in defendant


def test_what_has_ended_promises_another_case_only_where_there_is_one(town: Town) -> None:
    filing = town.file()
    act(Filing.withdraw, Withdrawal(reason=Prose("已经还了")), on=filing, by=town.wang, as_=CLAIMANT, key="back")
    ended = read(town, town.wang, f"/mine/{filing.id}")
    assert "您不用再做什么" in ended
    assert "后面的事" not in ended


def test_whose_turn_it_is_reads_what_he_may_do_and_no_state(town: Town) -> None:
    filing = town.file()
    act(Filing.offer, on=filing, by=town.officers["filing_judge"], as_=FILING_JUDGE, key="offer")
    asked = read(town, town.zhang, f"/mine/{filing.id}")
    assert "下一步轮到您 可以同意先行调解，最晚 3月5日 24:00" in asked


@pytest.mark.parametrize(("number", "shown"), [("6222021234567890", "622****7890"), ("蒙J00001", "")])
def test_of_a_number_are_shown_its_ends_and_never_a_row_of_stars(town: Town, number: str, shown: str) -> None:
    filing = town.file()
    car = Asset(
        id="a", court=filing.court, dispute=filing.dispute, proceeding=filing.id, owner=town.zhang,
        holder="公安机关车辆登记", kind="vehicle", text="小型货车", identifier=keys().seal_id(number), value=60_000_00,
        source="inquiry", found="2026-03-02",
    )  # fmt: skip
    assert told_number(car) == shown
