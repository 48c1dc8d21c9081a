"""The pages of deposits: without script, by their certificate, and for nobody but their owner."""

from __future__ import annotations

import io
from typing import Any
from urllib.parse import quote

import pypdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.desk.test_uploads import photo
from tests.pages.conftest import Town
from xiezhi.engine.publish import publish
from xiezhi.evidence.bundle import Bundle
from xiezhi.pages.papers import content_of
from xiezhi.procedures.deposit.certificate import since
from xiezhi.records.deposit import Deposit
from xiezhi.records.paper import Paper
from xiezhi.records.table import rows

CONTENT = b"\x00audio, of no kind that a paper may be" * 50_000


@pytest.fixture
def wang(town: Town) -> Client:
    return town.client(town.wang)


def deposited(client: Client, *contents: bytes, **typed: str) -> list[Deposit]:
    """What a form sent without script deposits."""
    files = [SimpleUploadedFile("通话.m4a", each, "audio/mp4") for each in contents]
    client.post("/deposit", {"file": files, "keep": "on", "key": "form", **typed})
    return rows(Deposit, order=("at", "id"))


def text_of(pdf: bytes) -> str:
    return "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages).replace("\n", "")


def test_a_form_without_script_deposits_any_file_and_keeps_the_original(wang: Client) -> None:
    (held,) = deposited(wang, CONTENT, note="张某承认借款")
    assert (held.kind, held.note, bool(held.kept)) == ("recording", "张某承认借款", True)
    original = wang.get(f"/deposit/{held.id}/original")
    assert b"".join(original.streaming_content) == CONTENT  # type: ignore[attr-defined]
    assert "attachment" in original["Content-Disposition"]
    assert "张某承认借款" in wang.get(f"/deposit/{held.id}").content.decode()


def test_a_form_sent_twice_deposits_once(wang: Client) -> None:
    deposited(wang, b"one", b"two")
    assert len(deposited(wang, b"one", b"two")) == 2


def test_a_form_without_a_file_says_what_is_missing(wang: Client) -> None:
    answer = wang.post("/deposit", {"key": "form"})
    assert (answer.status_code, rows(Deposit)) == (422, [])
    assert "请先选择要存的文件" in answer.content.decode()


def test_a_certificate_says_only_what_is_true_yet_and_the_same_link_gives_a_newer_one(wang: Client) -> None:
    """《人民法院在线诉讼规则》第十六条、第十八条。"""
    (held,) = deposited(wang, CONTENT)
    first = text_of(wang.get(f"/deposit/{held.id}.pdf").content)
    assert "本院签名后公布" in first
    assert "签名公布" not in first
    assert wang.get(f"/deposit/{held.id}/proof").status_code == 404
    publish()
    later = text_of(wang.get(f"/deposit/{held.id}.pdf").content)
    assert "已签名公布，覆盖本条" in later
    assert "本院没有请时间戳机构，也没有上链" in later, "nobody promises what nobody was asked for"
    assert held.sha256[:8] in later
    assert Bundle.parse(wang.get(f"/deposit/{held.id}/proof").content).name == "通话.m4a"


def test_what_the_depositor_did_not_say_is_said_to_be_missing(wang: Client) -> None:
    """《人民法院在线诉讼规则》第十八条。"""
    (held,) = deposited(wang, CONTENT)
    assert "未提供" in text_of(wang.get(f"/deposit/{held.id}.pdf").content)


def test_a_deposit_is_absent_for_everybody_else(town: Town, wang: Client) -> None:
    (held,) = deposited(wang, CONTENT)
    others = (town.officer("president"), town.client("Pstranger"))
    paths = ("", ".pdf", "/proof", "/original")
    assert {each.get(f"/deposit/{held.id}{path}").status_code for each in others for path in paths} == {404}
    assert {each.post(f"/deposit/{held.id}/withdraw").status_code for each in others} == {404}


def test_its_number_tells_strangers_when_and_nothing_of_whom_until_it_is_withdrawn(wang: Client) -> None:
    (held,) = deposited(wang, CONTENT, note="张某承认借款")
    shown = Client().get(f"/v/{held.check_code}").content.decode()
    assert "法院收过这份存证" in shown
    assert not any(word in shown for word in ("通话", "承认", "王某"))
    wang.post(f"/deposit/{held.id}/withdraw")
    assert "查不到" in Client().get(f"/v/{held.check_code}").content.decode()


def test_one_tap_presents_it_in_a_case(town: Town, wang: Client) -> None:
    case = town.file()
    (held,) = deposited(wang, CONTENT)
    assert wang.post(f"/deposit/{held.id}/present", {"case": case.id}).status_code == 302
    (exhibit,) = rows(Paper, proceeding=case.id, sha256=held.sha256)
    file = wang.get(f"/paper/{exhibit.id}.pdf")
    assert file.content == CONTENT
    assert file["Content-Disposition"].endswith(f"{quote('通话')}.m4a")
    assert "已提交" in wang.get(f"/deposit/{held.id}").content.decode()


def test_the_page_kept_for_offline_is_the_same_for_everybody(town: Town, wang: Client) -> None:
    deposited(wang, CONTENT)
    kept = Client().get("/deposit/offline").content.decode()
    assert "通话.m4a" not in kept
    assert 'data-owner=""' in kept


@pytest.mark.parametrize(
    ("made", "told"),
    [
        ("2026-03-02T10:14:52+08:00", "存证前15秒"),
        ("2026-02-28T09:15:07+00:00", "存证前1日17小时"),
        ("2026-03-02T10:15:08+08:00", "晚于本院收讫的时间"),
    ],
)
def test_how_long_before_it_was_made_is_reckoned_and_a_wrong_clock_is_said(made: str, told: str) -> None:
    values: dict[str, Any] = dict.fromkeys(Deposit.__struct_fields__, "")
    assert told in since(Deposit(**{**values, "size": 1, "made": made, "at": "2026-03-02T10:15:07+08:00"}))


def test_the_other_side_sees_a_deposited_photograph_without_what_the_camera_wrote(town: Town, wang: Client) -> None:
    """《个人信息保护法》第六条：拍摄的地点、设备不是证明的对象；法院和存证人仍见原件。"""
    case, photograph = town.file(), photo()
    (held,) = deposited(wang, photograph)
    wang.post(f"/deposit/{held.id}/present", {"case": case.id})
    (exhibit,) = rows(Paper, proceeding=case.id, sha256=held.sha256)
    assert wang.get(f"/paper/{exhibit.id}.pdf").content == photograph
    assert town.officer("filing_judge").get(f"/paper/{exhibit.id}.pdf").content == photograph
    assert "这是副本" not in wang.get(f"/paper/{exhibit.id}").content.decode()
    others, _ending = content_of(exhibit, whole=False)
    assert b"phone of somebody" in photograph
    assert b"phone of somebody" not in others
    assert others.startswith(b"\xff\xd8")
