"""Seals and signatures: made with the court's own authority, checked without asking anyone."""

import hashlib
import stat
import subprocess
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from functools import cache
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from pypdf import PdfReader, PdfWriter

from xiezhi.papers.authority import LIFETIME, Authority, Signatory, WrongKeys, open_authority, root_certificate
from xiezhi.papers.pictures import seal_svg
from xiezhi.papers.render import render
from xiezhi.papers.samples import SAMPLES
from xiezhi.papers.samples_cast import COURT
from xiezhi.papers.seal import NoPlace, NotAPaper, Signature, check, places, seal, sign, sm3

CHINA = timezone(timedelta(hours=8))
SINCE = datetime(2026, 1, 1, tzinfo=CHINA)
WHEN = datetime(2026, 3, 20, 10, 30, tzinfo=CHINA)


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home") / "keys"


@pytest.fixture(scope="module")
def authority(keys: Path) -> Authority:
    return open_authority(keys, COURT, since=SINCE)


@pytest.fixture(scope="module")
def roots(authority: Authority, keys: Path) -> list[bytes]:
    return [root_certificate(keys)]


@cache
def paper(code: str) -> bytes:
    return render(code, SAMPLES[code])


@pytest.fixture(scope="module")
def ruling(authority: Authority) -> bytes:
    return seal(paper("confirmed"), authority, reason="签发", when=WHEN).content


@pytest.fixture(scope="module")
def agreement(authority: Authority) -> bytes:
    """Signed by both parties, then by the mediator, then sealed by the mediation body."""
    content = paper("agreement")
    for place, (role, name) in enumerate(SAMPLES["agreement"]["signers"], 1):  # type: ignore[arg-type]
        content = sign(
            content,
            authority,
            Signatory(name, role),
            place=f"sign-{place}",
            reason="自愿达成调解协议",
            when=datetime(2026, 3, 13, 15, place, tzinfo=CHINA),
        ).content
    body = Signatory("乌兰察布市集宁区人民调解委员会", organisation=True)
    when = datetime(2026, 3, 13, 16, tzinfo=CHINA)
    return sign(content, authority, body, place="seal", reason="主持调解", when=when).content


def test_the_courts_seal_is_intact_trusted_and_says_who_why_and_when(ruling: bytes, roots: list[bytes]) -> None:
    """《电子签名法》第十三条。"""
    assert check(ruling, roots) == [
        Signature("seal", COURT + "电子印章", "", "签发", WHEN, intact=True, trusted=True, altered=False)
    ]


def test_a_sealed_paper_names_its_digests_and_its_signer(authority: Authority) -> None:
    sealed = seal(paper("confirmed"), authority, reason="签发", when=WHEN)
    assert sealed.sha256 == hashlib.sha256(sealed.content).hexdigest()
    assert sealed.sm3 == sm3(sealed.content)
    assert COURT in sealed.signer
    assert sealed.content.startswith(paper("confirmed"))


def test_sm3_is_the_sm3_of_the_standard() -> None:
    """GB/T 32905-2016 附录A：“abc”的杂凑值。"""
    assert sm3(b"abc") == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"


def test_both_parties_the_mediator_and_the_body_sign_one_after_another(agreement: bytes, roots: list[bytes]) -> None:
    """《人民法院在线调解规则》第十九条：当事人和调解员应当在调解协议上进行电子签章，并加盖调解组织电子印章。"""
    signatures = check(agreement, roots)
    assert [(found.place, found.name, found.role) for found in signatures] == [
        ("sign-1", "王某", "申请人"),
        ("sign-2", "张某", "被申请人"),
        ("sign-3", "李调解", "调解员"),
        ("seal", "乌兰察布市集宁区人民调解委员会", ""),
    ]
    assert all(found.good for found in signatures)


def test_a_flipped_bit_anywhere_before_the_signature_breaks_it(ruling: bytes, roots: list[bytes]) -> None:
    for place in (len(paper("confirmed")) // 3, len(paper("confirmed")) // 2):
        forged = bytearray(ruling)
        forged[place] ^= 1
        try:
            found = check(bytes(forged), roots)
        except NotAPaper:
            continue
        assert not any(signature.good for signature in found)


def test_whatever_bytes_are_damaged_the_answer_is_no_and_never_an_accident(ruling: bytes, roots: list[bytes]) -> None:
    """Only the zeros that fill up the place of the signature itself can change: the file's digest finds that."""
    chance, start = Random(5), len(paper("confirmed"))
    for _ in range(60):
        forged = bytearray(ruling)
        for _ in range(chance.choice((1, 3, 20))):
            forged[chance.randrange(start, len(forged))] = chance.randrange(256)
        changed = {place for place in range(start, len(forged)) if forged[place] != ruling[place]}
        try:
            good = any(signature.good for signature in check(bytes(forged), roots))
        except NotAPaper:
            continue
        assert not good or all(ruling[place : place + 1] == b"0" for place in changed)


def test_what_is_added_after_the_seal_is_noticed(ruling: bytes, roots: list[bytes]) -> None:
    writer = PdfWriter(BytesIO(ruling), incremental=True)
    writer.pages[0].rotate(90)
    changed = BytesIO()
    writer.write(changed)
    assert changed.getvalue().startswith(ruling)
    found = check(changed.getvalue(), roots)
    assert [(signature.intact, signature.altered, signature.good) for signature in found] == [(True, True, False)]


def test_a_seal_by_another_authority_of_the_same_name_is_not_trusted(tmp_path: Path, roots: list[bytes]) -> None:
    forger = open_authority(tmp_path, COURT, since=SINCE)
    forged = seal(paper("confirmed"), forger, reason="签发", when=WHEN).content
    assert [(found.intact, found.trusted) for found in check(forged, roots)] == [(True, False)]
    assert [found.good for found in check(forged, [root_certificate(tmp_path)])] == [True]


def test_a_person_cannot_press_the_courts_seal_nor_issue_certificates(authority: Authority) -> None:
    signer = authority.person_signer(Signatory(COURT, organisation=True), WHEN)
    certificate = x509.load_der_x509_certificate(signer.signing_cert.dump())  # type: ignore[union-attr]
    assert certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca is False
    assert certificate.extensions.get_extension_for_class(x509.KeyUsage).value.key_cert_sign is False
    assert certificate.subject != authority.seal.subject


def test_each_signature_of_a_person_has_a_key_of_its_own_for_one_hour(authority: Authority) -> None:
    one, other = (
        x509.load_der_x509_certificate(authority.person_signer(Signatory("王某"), WHEN).signing_cert.dump())  # type: ignore[union-attr]
        for _ in range(2)
    )
    assert one.public_key() != other.public_key()
    assert one.not_valid_after_utc - one.not_valid_before_utc == timedelta(hours=1)
    assert one.not_valid_before_utc < WHEN < one.not_valid_after_utc


@pytest.mark.parametrize(
    ("when", "trusted"),
    [
        (SINCE - timedelta(seconds=1), False),
        (SINCE, True),
        (SINCE + LIFETIME, True),
        (SINCE + LIFETIME + timedelta(seconds=1), False),
    ],
)
def test_a_seal_is_trusted_only_when_pressed_within_the_life_of_its_certificate(
    authority: Authority, roots: list[bytes], when: datetime, trusted: bool
) -> None:
    sealed = seal(paper("confirmed"), authority, reason="签发", when=when).content
    assert [found.trusted for found in check(sealed, roots)] == [trusted]


def test_the_same_place_is_signed_once(ruling: bytes, authority: Authority) -> None:
    with pytest.raises(NoPlace):
        seal(ruling, authority, reason="再签", when=WHEN)


def test_a_paper_is_not_signed_where_the_form_has_no_place(authority: Authority) -> None:
    with pytest.raises(NoPlace):
        seal(paper("complaint"), authority, reason="签发", when=WHEN)
    with pytest.raises(NoPlace):
        sign(paper("agreement"), authority, Signatory("王某"), place="sign-4", reason="签名", when=WHEN)


def test_a_time_without_zone_is_refused(authority: Authority) -> None:
    with pytest.raises(ValueError, match="zone"):
        seal(paper("confirmed"), authority, reason="签发", when=WHEN.replace(tzinfo=None))


@pytest.mark.parametrize("content", [b"", b"hello", b"%PDF-1.7\n%%EOF\n"])
def test_what_is_no_pdf_is_refused_and_not_called_unsigned(content: bytes, roots: list[bytes]) -> None:
    with pytest.raises(NotAPaper):
        check(content, roots)


def test_an_unsigned_paper_has_no_signatures(roots: list[bytes]) -> None:
    assert check(paper("confirmed"), roots) == []


def test_the_authority_is_made_once_and_its_keys_are_for_the_owner_alone(authority: Authority, keys: Path) -> None:
    again = open_authority(keys, COURT, since=SINCE + timedelta(days=900))
    assert again.seal == authority.seal
    assert again.root.public_bytes(Encoding.PEM) == root_certificate(keys)
    assert sorted(file.name for file in keys.iterdir()) == ["papers"]
    for file in (keys / "papers").glob("*.key"):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_another_courts_keys_are_not_used_by_mistake(authority: Authority, keys: Path) -> None:
    with pytest.raises(WrongKeys):
        open_authority(keys, "乌兰察布市察哈尔右翼前旗人民法院", since=SINCE)


def test_an_authority_that_lost_its_seal_key_cannot_seal_with_another(authority: Authority, roots: list[bytes]) -> None:
    mixed = replace(authority, seal_key=authority.root_key)
    forged = seal(paper("confirmed"), mixed, reason="签发", when=WHEN).content
    assert [found.good for found in check(forged, roots)] == [False]


@pytest.mark.parametrize("code", ["confirmed", "summons", "defence_notice"])
def test_the_seal_lies_over_the_date_and_inside_the_page(code: str, authority: Authority) -> None:
    page, x, y = places(paper(code))["seal"]
    sealed = PdfReader(BytesIO(seal(paper(code), authority, reason="签发", when=WHEN).content))
    (annotation,) = [note.get_object() for note in sealed.pages[page]["/Annots"]]
    left, bottom, right, top = (float(side) for side in annotation["/Rect"])
    assert left < x < right
    assert bottom < y < top
    assert 0 < left < right < 595
    assert 0 < bottom < top < 842
    assert page == len(sealed.pages) - 1


def test_the_seal_bears_the_courts_name_and_no_markup_of_its_own() -> None:
    picture = seal_svg("某<b>法院", "演示样张")
    assert "<b>" not in picture
    assert picture.count("<text") == len("某<b>法院") + 1
    assert "演示样张" in picture
    assert "演示样张" not in seal_svg(COURT)


@pytest.mark.program
def test_a_second_program_agrees_that_every_signature_is_valid(agreement: bytes, tmp_path: Path) -> None:
    """pdfsig (poppler, NSS) shares no code with ours."""
    file = tmp_path / "agreement.pdf"
    file.write_bytes(agreement)
    told = subprocess.run(["pdfsig", "-nocert", str(file)], capture_output=True, text=True).stdout
    assert told.count("Signature is Valid") == 4
    forged = bytearray(agreement)
    forged[len(paper("agreement")) // 3] ^= 1
    file.write_bytes(bytes(forged))
    told = subprocess.run(["pdfsig", "-nocert", str(file)], capture_output=True, text=True).stdout
    assert told.count("Signature is Valid") == 0
