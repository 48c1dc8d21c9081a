"""A notary certificate upon a deposit: believed by its signature and by what it names, and said from then on."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.pages.conftest import Town
from tests.pages.test_deposits import deposited, text_of
from tests.papers.test_seal import SINCE, WHEN
from xiezhi.engine.replay import replay
from xiezhi.pages.exhibit_signatures import TRUSTED
from xiezhi.papers.authority import Signatory, open_authority, root_certificate
from xiezhi.papers.render import render
from xiezhi.papers.samples import SAMPLES
from xiezhi.papers.seal import sign
from xiezhi.records.deposit import Deposit

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
