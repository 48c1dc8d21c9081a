"""The page that checks files: what the court sends to it, and that it never sends a file."""

import hashlib
import re
from dataclasses import replace
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pypdf import PdfReader

from tests.pages.conftest import CODE, Town
from tests.papers.test_report import words
from xiezhi.desk.limits import REPORT
from xiezhi.engine.door import act
from xiezhi.engine.errands import seal_paper, store
from xiezhi.engine.facts import Prose
from xiezhi.engine.publish import policy_of, publish
from xiezhi.engine.words import ANYONE
from xiezhi.evidence.bundle import Bundle, Content
from xiezhi.evidence.check import check
from xiezhi.evidence.policy import Policy
from xiezhi.pages import verifier
from xiezhi.papers.seal import check as signatures
from xiezhi.procedures.deposit import Deposit, Item, Kind, Method
from xiezhi.records.paper import Paper
from xiezhi.records.table import rows


def sealed(town: Town) -> Paper:
    town.file()
    return seal_paper(rows(Paper, origin="court", shelf="main")[0])


def test_whoever_holds_an_issued_paper_gets_a_proof_that_fits_it_and_opens_nothing_else(town: Town) -> None:
    paper = sealed(town)
    publish()
    bundle = Bundle.parse(Client().get(f"/v/{paper.check_code}/proof").content)
    content = store().get(paper.sha256)
    policy = Policy.parse(Client().get(f"/log/{paper.court}/policy").content)
    assert check(bundle, policy, Content.of(content)).verdict == "一致"
    assert check(bundle, policy, Content.of(content + b" ")).verdict == "不一致"
    assert bundle.values == ()


def test_the_root_that_papers_lead_to_is_published(town: Town) -> None:
    paper = sealed(town)
    root = Client().get(f"/log/{paper.court}/root.pem").content
    assert all(found.good for found in signatures(store().get(paper.sha256), [root]))
    assert Client().get("/log/nowhere/root.pem").status_code == 404


def test_the_page_names_where_digests_are_asked_and_the_offline_page_carries_the_keys(town: Town) -> None:
    page = Client().get("/verify").content.decode()
    assert 'data-ask="/api/evidence/digests"' in page
    offline = Client().get("/verify/page.html")
    assert offline.headers["Content-Disposition"].startswith("attachment")
    first = policy_of(town.affairs.court).splitlines()[0]
    assert first in offline.content.decode()


def test_a_report_is_a_sealed_paper_made_from_the_file_that_was_sent(town: Town) -> None:
    paper = sealed(town)
    publish()
    content, root = store().get(paper.sha256), Client().get(f"/log/{paper.court}/root.pem").content
    good = Client().post("/verify/report", {"file": SimpleUploadedFile("通知书.pdf", content)})
    assert [found.good for found in signatures(good.content, [root])] == [True]
    said = words(PdfReader(BytesIO(good.content)))
    assert "存证记录一致" in said
    code = re.search(r"[0-9A-Z]{4}(-[0-9A-Z]{4}){2}-[0-9A-Z]{5}", said)
    assert code
    asked = Client().get(f"/v/{code[0]}").content.decode()
    assert "核验报告" in asked
    assert hashlib.sha256(good.content).hexdigest() in asked
    assert paper.check_code not in asked
    assert Client().get(f"/v/{code[0]}/proof").status_code == 404
    assert Client().get(f"/api/v/{code[0]}").json()["sm3"] == Content.of(good.content).sm3.hex()
    bad = Client().post("/verify/report", {"file": SimpleUploadedFile("通知书.pdf", content + b" ")})
    assert "本院日志里没有这份文件" in words(PdfReader(BytesIO(bad.content)))
    assert Client().post("/verify/report").status_code == 422


def test_an_address_that_asks_for_one_report_after_another_is_told_to_wait(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verifier, "REPORT", replace(REPORT, most=2))
    photo = b"photo"
    asked = [Client().post("/verify/report", {"file": SimpleUploadedFile("借条.jpg", photo)}) for _ in range(3)]
    assert [each.status_code for each in asked] == [200, 200, 429]
    assert "尝试次数过多" in asked[2].content.decode()
    elsewhere = {"file": SimpleUploadedFile("借条.jpg", photo)}
    assert Client(REMOTE_ADDR="10.0.0.2").post("/verify/report", elsewhere).status_code == 200


def test_a_report_on_a_deposit_tells_its_origin_and_only_the_depositor_where_and_on_what(town: Town) -> None:
    """《人民法院在线诉讼规则》第十八条。"""
    sha256, sm3 = (Prose(hashlib.new(kind, b"photo").hexdigest()) for kind in ("sha256", "sm3"))
    item = Item(
        sha256=sha256, sm3=sm3, size=5, name=Prose("借条.jpg"), kind=Kind.photo, device=Prose("旧手机"),
        method=Method.captured,
    )  # fmt: skip
    act(Deposit.deposit, item, court=CODE, by=town.wang, as_=ANYONE, key="deposit")
    publish()
    for client, device in ((Client(), "未提供"), (town.client(town.wang), "旧手机")):
        made = client.post("/verify/report", {"file": SimpleUploadedFile("借条.jpg", b"photo")})
        said = words(PdfReader(BytesIO(made.content)))
        assert "存证记录一致" in said
        assert "具体来源照片" in said
        assert "在存证页面当场拍摄、录制" in said
        assert f"设备、账户{device}" in said
