"""Papers read, fetched and checked by anybody with the code; the manual; the calendar."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile

import pytest
from django.test import Client
from pypdf import PdfReader

from tests.pages.conftest import Town
from tests.pages.test_pages import mediating
from xiezhi.engine.words import PROCEDURES
from xiezhi.records.paper import Paper
from xiezhi.records.table import one, rows


def receipt_of(town: Town) -> Paper:
    filing = town.file()
    return rows(Paper, proceeding=filing.id, kind="receipt")[0]


def test_a_paper_is_sealed_when_it_is_first_fetched_and_checks_out_by_its_code(town: Town) -> None:
    paper = receipt_of(town)
    client = town.client(town.wang)
    assert "院章" in client.get(f"/paper/{paper.id}").content.decode()
    content = client.get(f"/paper/{paper.id}.pdf").content
    assert content.startswith(b"%PDF")
    page = Client().get(f"/v/{paper.check_code}").content.decode()
    assert hashlib.sha256(content).hexdigest() in page
    assert "法院发过这份文书" in page
    assert "王某" not in page.partition("<main")[2]


def test_who_checks_a_paper_by_its_code_is_told_who_signed_it_and_whether_it_holds(town: Town) -> None:
    """《电子签名法》第十三条."""
    paper = receipt_of(town)
    page = Client().get(f"/v/{paper.check_code}").content.decode()
    part = page.partition("谁签的，怎样签的")[2].partition("</section>")[0]
    assert [part.count(words) for words in ("乌兰察布市集宁区人民法院", "签名有效", "2026年3月2日")] == [1, 1, 1]
    assert "王某" not in part


def test_a_code_is_forgiven_its_spelling_and_unknown_ones_are_answered_alike(town: Town) -> None:
    paper = receipt_of(town)
    typed = paper.check_code.lower().replace("-", " ")
    assert "法院发过这份文书" in Client().get(f"/v/{typed}").content.decode()
    assert Client().get("/v/?code=" + paper.check_code)["Location"] == f"/v/{paper.check_code}"
    for code in ("不是码", "0000-0000-0000-00000"):
        assert "查不到" in Client().get(f"/v/{code}").content.decode()


def test_a_paper_of_a_mediation_is_answered_like_an_unknown_one(town: Town) -> None:
    mediating(town)
    paper = one(Paper, kind="referral")
    assert paper is not None
    page = Client().get(f"/v/{paper.check_code}").content.decode()
    assert "查不到" in page
    assert Client().get(f"/v/{paper.check_code}/proof").status_code == 404


def test_a_paper_of_a_mediation_checks_out_for_whoever_is_in_the_case_and_says_so(town: Town) -> None:
    """民诉法解释第一百四十六条: what is mediated stays among those who mediate."""
    mediating(town)
    paper = one(Paper, kind="referral")
    assert paper is not None
    client, stranger = town.client(town.wang), town.client("Pstranger")
    assert not paper.sealed
    assert "查不到" not in client.get(f"/v/{paper.check_code}").content.decode(), "though nobody has fetched it"
    pdf = PdfReader(io.BytesIO(client.get(f"/paper/{paper.id}.pdf").content))
    printed = pdf.pages[0].extract_text().replace("\n", "")
    assert "本案的人登录后可查" in printed
    assert "不用登录" not in printed
    assert "本件不公开，本案的人登录后核对" in client.get(f"/paper/{paper.id}").content.decode()
    kept = one(Paper, id=paper.id)
    assert kept
    assert kept.sha256 in client.get(f"/v/{paper.check_code}").content.decode()
    for other in (stranger, Client()):
        assert "查不到" in other.get(f"/v/{paper.check_code}").content.decode()


def test_all_papers_come_in_one_archive(town: Town) -> None:
    """Served links expired, and lawyers scraped six sites."""
    paper = receipt_of(town)
    answer = town.client(town.wang).get(f"/case/{paper.proceeding}/papers.zip")
    names = zipfile.ZipFile(io.BytesIO(answer.content)).namelist()
    assert any(name.endswith("收到起诉材料凭证.pdf") for name in names), names


def court(town: Town) -> Town:
    return town


@pytest.mark.parametrize("name", sorted(PROCEDURES))
@pytest.mark.django_db
def test_the_manual_names_every_step_with_its_article(name: str) -> None:
    page = Client().get(f"/procedures/{name}").content.decode()
    for step in PROCEDURES[name].steps.values():
        assert f'id="{step.name}"' in page
        assert step.label in page
    assert Client().get("/procedures/nothing").status_code == 404


def test_a_month_shows_what_ends_in_it_and_its_days_off(town: Town) -> None:
    town.file()
    page = town.officer("filing_judge").get("/calendar?m=2026-03").content.decode()
    assert "审查中届满" in page
    assert "2026年4月" in town.officer("filing_judge").get("/calendar?m=2026-04").content.decode()
    assert re.search(r'class="off">休', town.officer("filing_judge").get("/calendar?m=2026-04").content.decode())
    assert town.officer("filing_judge").get("/calendar?m=nonsense").status_code == 200


def test_one_box_at_the_front_door_takes_a_code_a_number_or_a_story(town: Town) -> None:
    paper = receipt_of(town)
    assert Client().get("/ask", {"q": paper.check_code})["Location"] == f"/v/{paper.check_code}"
    assert Client().get("/ask", {"q": "借钱不还"})["Location"].startswith("/intake?told=")
    assert town.client(town.wang).get("/ask", {"q": "张某"})["Location"].startswith("/search?q=")
