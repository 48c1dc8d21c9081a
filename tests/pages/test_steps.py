"""Steps taken at a window: form, consequences, once only, and what is wrong or refused."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.pages.conftest import NUMBER, OTHER_NUMBER, Town, moment
from xiezhi.desk.drafts import find_draft
from xiezhi.engine.clock import at
from xiezhi.engine.door import act
from xiezhi.engine.facts import stated
from xiezhi.engine.possible import people_of
from xiezhi.engine.replay import replay
from xiezhi.engine.words import FILING_JUDGE, PROCEDURES
from xiezhi.evidence.models import Entry
from xiezhi.pages import step as step_page
from xiezhi.pages.forms import form_of, given_from, typed_of
from xiezhi.pages.visitor import keys
from xiezhi.procedures.filing import Filing, Intake
from xiezhi.records.deadline import Deadline
from xiezhi.records.person import Standing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import one, rows

PNG = (
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
DEFECTS = {"items-0-what": "缺身份证复印件", "items-0-how": "补交复印件", "days": "7"}


def key_of(page: str) -> str:
    found = re.search(r'name="key" value="(\w+)"', page)
    assert found is not None
    return found[1]


def do(town: Town, step: str) -> str:
    assert town.filing is not None
    return f"/case/{town.filing.id}/do/{step}"


def test_a_step_is_taken_once_however_often_its_form_is_sent(town: Town) -> None:
    town.file()
    judge, url = town.officer("filing_judge"), do(town, "list_defects")
    form = {**DEFECTS, "key": key_of(judge.get(url).content.decode())}
    first, second = judge.post(url, form), judge.post(url, form)
    assert first.status_code == second.status_code == 302
    assert first["Location"] == second["Location"]
    assert Entry.objects.filter(step="filing.list_defects").count() == 1
    assert "已收讫" in judge.get(first["Location"]).content.decode()


def test_bad_input_puts_the_form_back_with_the_sentence_at_its_field(town: Town) -> None:
    town.file()
    url = do(town, "list_defects")
    answer = town.officer("filing_judge").post(url, {**DEFECTS, "days": "七天", "key": "k"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="days-wrong"' in page
    assert "填写的内容格式不对" in page
    assert "缺身份证复印件" in page
    assert 'name="key" value="k"' in page
    assert not Entry.objects.filter(step="filing.list_defects").exists()


def test_a_refused_step_says_the_sentence_and_the_article_and_keeps_the_form(town: Town) -> None:
    """《登记立案规定》第七条: 一次性告知。"""
    town.file()
    answer = town.officer("filing_judge").post(do(town, "list_defects"), {**DEFECTS, "days": "90", "key": "k"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "补正期限须为一日至三十日" in page
    assert "至少写一项" not in page, "what is there is not named as missing"
    assert "第七条" in page
    assert "缺身份证复印件" in page


def test_the_consequences_are_decided_and_not_written(town: Town) -> None:
    """七日的补正期限: 2026年3月2日起，至3月9日。"""
    town.file()
    before = Entry.objects.count()
    judge = town.officer("filing_judge")
    page = judge.post(do(town, "list_defects") + "/after", DEFECTS).content.decode()
    assert "补正" in page
    assert "2026-03-09" in page
    assert Entry.objects.count() == before
    assert "请填写" in judge.post(do(town, "list_defects") + "/after", {}).content.decode()


def test_a_draft_is_kept_at_each_keystroke_and_goes_when_the_step_is_taken(town: Town) -> None:
    town.file()
    judge, url = town.officer("filing_judge"), do(town, "list_defects")
    kept = judge.post(url + "/draft", DEFECTS, headers={"HX-Request": "true"})
    assert "草稿已存" in kept.content.decode()
    assert "缺身份证复印件" in judge.get(url).content.decode()
    judge.post(url, {**DEFECTS, "key": "k"})
    account = town.accounts[town.officers["filing_judge"]]
    assert town.filing is not None
    assert find_draft(account, f"{town.filing.id}/list_defects", keys()) is None


def test_rows_come_and_go_without_script(town: Town) -> None:
    town.file()
    judge, url = town.officer("filing_judge"), do(town, "list_defects")
    more = judge.post(url, {**DEFECTS, "key": "k", "add": "items"}).content.decode()
    assert 'name="items-1-what"' in more
    less = judge.post(url, {**DEFECTS, "key": "k", "drop": "items-0"}).content.decode()
    assert "缺身份证复印件" not in less


def test_a_step_of_another_role_is_refused_to_who_has_it_not(town: Town) -> None:
    town.file()
    answer = town.client(town.wang).post(do(town, "list_defects"), {**DEFECTS, "key": "k"})
    assert answer.status_code == 422
    assert "由立案窗口、立案法官办理" in answer.content.decode()


def test_the_defendant_and_the_claimant_agree_to_mediate_each_at_his_own_window(town: Town) -> None:
    filing = town.file()
    act(Filing.offer, on=filing, by=town.officers["filing_judge"], as_=FILING_JUDGE, key="offer")
    url = do(town, "accept")
    first = town.client(town.wang).post(url, {"key": "a"})
    waiting = town.client(town.wang).get(f"/case/{filing.id}").content.decode()
    assert "同意先行调解（同意）" in town.client(town.wang).get(first["Location"]).content.decode()
    assert "您已经同意" in waiting
    town.client(town.zhang).post(url, {"key": "b"})
    assert one(Proceeding, procedure="mediation") is not None


def test_several_tasks_of_one_step_are_taken_together_and_each_fails_alone(town: Town) -> None:
    one_case, other = town.file("one"), town.file("two", amount=90_000)
    judge = town.officer("filing_judge")
    tasks = [f"{each.id}/offer" for each in (one_case, other)]
    shown = judge.post("/inbox/batch", {"task": tasks}).content.decode()
    assert "一起办：建议先行调解" in shown
    act(Filing.offer, on=one_case, by=town.officers["filing_judge"], as_=FILING_JUDGE, key="x")
    done = judge.post("/inbox/batch", {"task": tasks, "key": "together"}).content.decode()
    assert "办成 1 件，共 2 件" in done
    assert "案件现为" in done


def test_the_inbox_groups_by_the_share_of_the_limit_that_is_used(town: Town) -> None:
    town.file()
    page = town.officer("filing_judge").get("/inbox").content.decode()
    assert "还宽裕" in page
    assert "3月9日" in page
    assert "《民事诉讼法》第一百二十六条" in page


SHEETS: tuple[dict[str, str], ...] = (
    {"cause": "民间借贷纠纷", "demands-0-text": "偿还借款", "demands-0-amount": "80,000.00"},
    {
        "claimants-0-name": "王某",
        "claimants-0-kind": "natural",
        "claimants-0-id_number": NUMBER,
        "electronic": "1",
        "claimants-1-name": "赵某",
        "claimants-1-kind": "natural",
        "claimants-1-id_number": OTHER_NUMBER,
        "defendants-0-name": "张某",
        "defendants-0-kind": "natural",
        "defendants-0-address": "商都县",
    },
    {"reasons": "2023年借款八万元，约定一年归还，至今未还。", "willing": "1"},
    {"proofs-0-name": "借条", "proofs-0-purpose": "借款的事实"},
)


def fill(client: Client) -> None:
    for place, sheet in enumerate(SHEETS, 1):
        answer = client.post(f"/intake/{place}", {**sheet, "go": "next"})
        assert answer.status_code == 302, answer.content.decode()
        assert answer["Location"] == f"/intake/{place + 1}"


def test_an_intake_is_filled_over_sheets_and_sent_as_one_step(town: Town) -> None:
    client = town.client("newcomer")
    fill(client)
    last = client.get("/intake/5").content.decode()
    assert "都齐了，可以交" in last
    assert "80,000.00" in last
    assert NUMBER not in last
    sent = client.post("/intake/5", {"go": "send", "key": "once"})
    assert sent["Location"].startswith("/entry/")
    filing = one(Proceeding, procedure="filing")
    assert filing is not None
    assert [each.role for each in rows(Standing, proceeding=filing.id)].count("claimant") == 2
    assert client.get(f"/mine/{filing.id}").status_code == 200
    assert not replay().differences
    assert find_draft(town.accounts["newcomer"], "intake", keys()) is None
    again = client.post("/intake/5", {"go": "send", "key": "once"})
    assert again["Location"] == sent["Location"], "pressed twice, or gone back to: the receipt, and not an empty form"
    assert find_draft(town.accounts["newcomer"], "intake", keys()) is None


def test_a_file_that_is_brought_along_becomes_a_paper_that_can_be_fetched_again(town: Town) -> None:
    client = town.client("newcomer")
    fill(client)
    png = bytes.fromhex(PNG)
    client.post("/intake/4", {**SHEETS[3], "proofs-0-file": SimpleUploadedFile("借条.png", png), "go": "next"})
    client.post("/intake/5", {"go": "send", "key": "once"})
    filing = one(Proceeding, procedure="filing")
    assert filing is not None
    papers = re.findall(r"/paper/([\w-]+)\"", client.get(f"/case/{filing.id}/papers").content.decode())
    fetched = [client.get(f"/paper/{each}.pdf") for each in papers]
    assert any(
        answer.content.startswith(b"\x89PNG") for answer in fetched if "借条" in _name(answer["Content-Disposition"])
    )
    assert all(answer["Content-Disposition"].startswith("attachment") for answer in fetched)


def _name(disposition: str) -> str:
    return unquote(disposition)


def test_a_file_of_another_kind_is_named_at_its_field(town: Town) -> None:
    client = town.client("newcomer")
    bad = SimpleUploadedFile("a.exe", b"MZ not a picture")
    answer = client.post("/intake/4", {**SHEETS[3], "proofs-0-file": bad, "go": "next"})
    assert answer.status_code == 422
    assert 'id="proofs-0-file-wrong"' in answer.content.decode()


def test_what_is_too_long_for_a_draft_is_shown_again_with_the_reason_and_nothing_of_it_is_lost(town: Town) -> None:
    client, long = town.client("newcomer"), "借款到期未还。" * 4000
    for go in ("next", "send"):
        answer = client.post("/intake/3", {"reasons": long, "willing": "1", "go": go})
        shown = answer.content.decode()
        assert answer.status_code == 422
        assert "草稿太大，请把长篇内容作为文件上传。" in shown
        assert long in shown


def test_a_second_filing_of_the_same_matter_is_refused_with_its_reason(town: Town) -> None:
    """《民诉法解释》第二百四十七条: 重复起诉。"""
    client = town.client("newcomer")
    for key in ("once", "twice"):
        fill(client)
        answer = client.post("/intake/5", {"go": "send", "key": key})
    assert answer.status_code == 422
    assert "同样的当事人、案由和金额，须没有已在本院收件" in answer.content.decode()
    assert len(rows(Proceeding, procedure="filing")) == 1


def test_what_is_wrong_is_shown_on_its_own_sheet(town: Town) -> None:
    client = town.client("newcomer")
    fill(client)
    client.post("/intake/2", {**SHEETS[1], "claimants-0-id_number": "110105194912310021", "go": "next"})
    answer = client.post("/intake/5", {"go": "send", "key": "once"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "不是有效的身份证号或者统一社会信用代码" in page
    assert 'id="claimants-0-id_number-wrong"' in page


def test_a_name_longer_than_any_is_out_of_bounds(town: Town) -> None:
    """It stood on every list, three hundred letters long."""
    client = town.client("newcomer")
    for letters, status in ((300, 422), (201, 422), (200, 302)):
        fill(client)
        client.post("/intake/2", {**SHEETS[1], "defendants-0-name": "某" * letters, "go": "next"})
        answer = client.post("/intake/5", {"go": "send", "key": f"long {letters}"})
        assert answer.status_code == status
        assert ("超出了可以填写的范围" in answer.content.decode()) == (status == 422)


def test_an_intake_says_what_is_still_missing_and_what_it_will_cost(town: Town) -> None:
    """《诉讼费用交纳办法》第十三条: 八万元收一千八百元。"""
    client = town.client("newcomer")
    live = client.post("/intake/1/live", SHEETS[0]).content.decode()
    assert "受理费 1,800.00 元" in live
    page = client.get("/intake/1").content.decode()
    assert "至少写明姓名，才知道告的是谁" in page


def test_at_a_counter_the_way_it_came_is_written_down(town: Town) -> None:
    client = town.officer("counter")
    fill(client)
    client.post("/intake/5", {"go": "send", "key": "once", "door": "phone"})
    assert '"door":"phone"' in Entry.objects.get(step="filing.submit").skeleton


@pytest.mark.parametrize("name", sorted(PROCEDURES))
def test_every_field_of_every_step_has_its_place_in_the_form(name: str) -> None:
    for step in (each for each in PROCEDURES[name].steps.values() if people_of(each)):
        form = form_of(step.facts, {}, lambda _what: [("1", "一")])
        assert all(field.label and field.kind for field in form), step


def test_what_was_typed_is_stated_as_it_was_meant() -> None:
    given = {name: [value] for sheet in SHEETS for name, value in sheet.items()}
    intake = stated(Intake, typed_of(Intake, given))
    assert [each.name for each in intake.claimants] == ["王某", "赵某"]
    assert intake.electronic is True
    assert str(intake.total) == "80000.00"
    assert intake.thirds == ()
    assert intake.enterprise is False


def test_a_deadline_explains_itself_line_by_line(town: Town) -> None:
    """《民事诉讼法》第八十五条、第一百二十六条。"""
    filing = town.file()
    deadline = rows(Deadline, proceeding=filing.id, clock="reviewing")[0]
    page = town.client(town.wang).get(f"/case/{filing.id}/deadline/{deadline.id}").content.decode()
    assert "3月9日" in page
    assert "第八十五条" in page
    assert "2026年3月2日（星期一）不计入" in page
    assert page.count('class="counted"') >= 1
    ical = town.client(town.wang).get(f"/case/{filing.id}/deadline/{deadline.id}.ics").content.decode()
    assert "DTSTART;VALUE=DATE:20260309" in ical


def test_whoever_files_under_a_number_the_court_knows_is_answered_like_everybody(town: Town) -> None:
    """Whether a number is known is nobody's business: both see their own case at once."""
    answers = []
    for name, amount in (("newcomer", "80000"), ("another", "90000")):
        client = town.client(name)
        fill(client)
        client.post("/intake/1", {**SHEETS[0], "demands-0-amount": amount, "go": "next"})
        sent = client.post("/intake/5", {"go": "send", "key": "once"})
        answers.append((sent.status_code, client.get(sent["Location"]).status_code))
    assert answers == [(302, 200), (302, 200)]


def test_the_last_day_is_near_and_only_the_day_after_is_late(town: Town) -> None:
    """《民事诉讼法》第一百二十六条：七日，3月9日届满。"""
    filing = town.file()
    judge = town.officer("filing_judge")
    with at(moment("2026-03-09T23:00")):
        page = judge.get(f"/case/{filing.id}").content.decode()
        assert "今天届满" in page
        assert "x-clock near" in page
    with at(moment("2026-03-10T00:01")):
        page = judge.get("/inbox").content.decode()
        assert "逾 1 日" in page
        assert "已过期限" in page


def test_two_savings_that_cross_are_one_after_the_other(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """A keystroke's draft is on its way when the button is pressed."""
    client = town.client("newcomer")
    client.post("/intake/1/draft", SHEETS[0])
    found = step_page.find_draft
    stale = iter([True])

    def once_stale(*args: object) -> object:
        saved = found(*args)  # type: ignore[arg-type]
        if next(stale, False):
            client.post("/intake/1/draft", {**SHEETS[0], "demands-0-amount": "70000"})
        return saved

    monkeypatch.setattr(step_page, "find_draft", once_stale)
    assert client.post("/intake/1", {**SHEETS[0], "go": "next"}).status_code == 302
    assert "80,000.00" in client.get("/intake/1").content.decode()


def test_what_is_offered_but_unknown_is_an_empty_field_and_no_word_of_the_machine() -> None:
    assert given_from({"items": [{"interest_until": None}]}) == {"items-0-interest_until": [""]}
