"""A notary certificate upon a deposit: believed by its signature and by what it names, and said from then on."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.pages.conftest import Town
from tests.pages.test_deposits import deposited, text_of
from tests.papers.test_seal import SINCE, WHEN
from xiezhi.engine.replay import replay
from xiezhi.pages.exhibit_origin import deposits_of
from xiezhi.pages.exhibit_signatures import TRUSTED
from xiezhi.papers.authority import Signatory, open_authority, root_certificate
from xiezhi.papers.render import render
from xiezhi.papers.samples import SAMPLES
from xiezhi.papers.seal import sign
from xiezhi.records.deposit import Deposit
from xiezhi.records.paper import Paper
from xiezhi.records.table import rows

NOTARY = Signatory("乌兰察布市某公证处", organisation=True)
NUMBER = "（2026）蒙乌证字第12号"


@pytest.fixture
def wang(town: Town) -> Client:
    return town.client(town.wang)


@pytest.fixture
def held(wang: Client) -> Deposit:
    (found,) = deposited(wang, b"a recording")
    return found


def certificate(folder: Path, says: str) -> bytes:
    """What a notary office with keys of its own signs."""
    office = open_authority(folder, NOTARY.name, since=SINCE)
    pdf = render("deposited", {**SAMPLES["deposited"], "number": says})
    return sign(pdf, office, NOTARY, place="seal", reason="公证书", when=WHEN).content


def attach(client: Client, held: Deposit, data: bytes, number: str = NUMBER) -> str:
    file = SimpleUploadedFile("公证书.pdf", data, "application/pdf")
    return client.post(f"/deposit/{held.id}/notarise", {"file": file, "number": number}).content.decode()


def trust(folder: Path) -> None:
    (Path(settings.HOME) / TRUSTED).mkdir()
    (Path(settings.HOME) / TRUSTED / "notary.pem").write_bytes(root_certificate(folder))


def test_a_deposit_is_notarised_by_the_certificate_of_an_office_that_the_court_recognises(
    wang: Client, held: Deposit, tmp_path: Path
) -> None:
    """《民事诉讼法》第七十二条。"""
    signed = certificate(tmp_path / "notary", f"存证编号：{held.check_code}")
    assert "须有本院认可的公证机构的有效签名" in attach(wang, held, signed)
    trust(tmp_path / "notary")
    assert attach(wang, held, signed) == ""
    assert f"{NOTARY.name}{NUMBER}" in wang.get(f"/deposit/{held.id}").content.decode()
    told = text_of(wang.get(f"/deposit/{held.id}.pdf").content)
    assert "已公证" in told
    assert "有相反证据足以推翻公证证明的除外" in told
    assert replay().differences == []


def test_a_certificate_upon_something_else_or_altered_or_missing_is_refused(
    wang: Client, held: Deposit, tmp_path: Path
) -> None:
    trust_of = tmp_path / "notary"
    other = certificate(trust_of, "存证编号：0000-0000-0000-00000")
    trust(trust_of)
    assert f"须写明本件的存证编号{held.check_code}" in attach(wang, held, other)
    named = certificate(trust_of, f"存证编号：{held.check_code}")
    assert "签名之后没有改动" in attach(wang, held, named + b"\n% more")
    assert "PDF文件" in attach(wang, held, b"a letter")
    assert "填写公证书编号" in attach(wang, held, named, number=" ")
    assert "已公证" not in wang.get(f"/deposit/{held.id}").content.decode()


def test_nobody_notarises_the_deposit_of_another(town: Town, held: Deposit, tmp_path: Path) -> None:
    other = town.client(town.officers["filing_judge"])
    assert other.post(f"/deposit/{held.id}/notarise", {"number": NUMBER}).status_code == 404


def test_who_may_read_the_exhibit_gets_the_certificate_too_and_nobody_else(
    town: Town, wang: Client, held: Deposit, tmp_path: Path
) -> None:
    """《民事诉讼法》第七十一条：证据应当在法庭上出示，并由当事人互相质证。"""
    case, signed = town.file(), certificate(tmp_path / "notary", f"存证编号：{held.check_code}")
    trust(tmp_path / "notary")
    attach(wang, held, signed)
    wang.post(f"/deposit/{held.id}/present", {"case": case.id})
    judge = town.officer("filing_judge")
    sheet = judge.get(f"/case/{case.id}/exhibits").content.decode()
    (address,) = set(re.findall(r'href="(/paper/[^"]+/notarial/[^"]+)"', sheet))
    assert "没有提供：形成时间、口令、设备、地点" in sheet
    assert judge.get(address).content == signed
    packed = zipfile.ZipFile(io.BytesIO(judge.get(f"/case/{case.id}/evidence.zip").content))
    (inside,) = [each for each in packed.namelist() if NOTARY.name in each and each.endswith(".pdf")]
    assert packed.read(inside) == signed
    assert town.client("Pstranger").get(address).status_code == 404


def test_the_deposit_of_somebody_outside_the_case_is_not_told_of(town: Town, wang: Client, tmp_path: Path) -> None:
    case = town.file()
    deposited(town.client("person-outside"), b"the same recording")
    (mine,) = [each for each in deposited(wang, b"the same recording") if each.depositor == town.wang]
    wang.post(f"/deposit/{mine.id}/present", {"case": case.id})
    (other,) = [each for each in rows(Deposit) if each.id != mine.id]
    (exhibit,) = rows(Paper, proceeding=case.id, sha256=mine.sha256)
    assert deposits_of(case.id, [exhibit]) == {mine.sha256: mine}
    assert other.sha256 == mine.sha256
