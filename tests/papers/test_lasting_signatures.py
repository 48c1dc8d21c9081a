"""Signatures that last: each stamped by an authority, the seal as PAdES B-LTA, in whatever order people sign."""

import asyncio
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from asn1crypto.x509 import Certificate
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.ades.report import AdESPassed
from pyhanko.sign.validation.ades import ades_lta_validation
from pyhanko.sign.validation.policy_decl import (
    PdfSignatureValidationSpec,
    RevinfoOnlineFetchingRule,
    RevocationInfoGatheringSpec,
    SignatureValidationSpec,
)
from pyhanko_certvalidator.context import CertValidationPolicySpec
from pyhanko_certvalidator.policy_decl import NO_REVOCATION, REQUIRE_REVINFO, CertRevTrustPolicy
from pyhanko_certvalidator.registry import SimpleTrustManager

from tests.papers.test_seal import COURT, paper
from xiezhi.evidence.pdf import signature_steps
from xiezhi.evidence.timestamp import BadStamp, checker
from xiezhi.outside.loopback import Mood
from xiezhi.outside.time_authority import HttpTimeAuthority
from xiezhi.outside.time_simulator import certified, time_authority
from xiezhi.papers.authority import Authority, Signatory, open_authority
from xiezhi.papers.samples import SAMPLES
from xiezhi.papers.seal import check, seal, sign

NOW = datetime.now(UTC).replace(microsecond=0)


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return open_authority(tmp_path_factory.mktemp("keys"), COURT, since=NOW - timedelta(days=90))


@pytest.fixture(scope="module")
def notary() -> Iterator[HttpTimeAuthority]:
    root, signer = certified(NOW)
    with time_authority(signer) as partner:
        yield HttpTimeAuthority(partner.url, [root])


def pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(Encoding.PEM)


@pytest.fixture(scope="module")
def minutes(authority: Authority, notary: HttpTimeAuthority) -> bytes:
    """Signed by the second party before the first, then sealed by the court."""
    content = paper("agreement")
    people = list(enumerate(SAMPLES["agreement"]["signers"], 1))  # type: ignore[arg-type]
    for place, (role, name) in reversed(people):
        who = Signatory(name, role)
        signed = sign(content, authority, who, place=f"sign-{place}", reason="自愿", when=NOW, stamper=notary)
        content = signed.content
    return seal(content, authority, reason="司法确认", when=NOW, stamper=notary).content


def test_everyone_signs_in_any_order_and_each_signature_is_stamped(
    minutes: bytes, authority: Authority, notary: HttpTimeAuthority
) -> None:
    found = check(minutes, [pem(authority.root)], [pem(notary.roots[0])])
    assert [each.place for each in found] == ["sign-3", "sign-2", "sign-1", "seal"]
    assert all(each.good and each.stamped and abs(each.stamped - NOW) < timedelta(hours=1) for each in found)
    assert [each.stamped for each in check(minutes, [pem(authority.root)])] == [None] * 4


async def _lasting(pdf: bytes, roots: list[x509.Certificate]) -> bool:
    trusted = SimpleTrustManager.build([Certificate.load(each.public_bytes(Encoding.DER)) for each in roots])
    signer, stamper = (
        CertValidationPolicySpec(trusted, CertRevTrustPolicy(rule)) for rule in (REQUIRE_REVINFO, NO_REVOCATION)
    )
    local = RevocationInfoGatheringSpec(RevinfoOnlineFetchingRule.LOCAL_ONLY)
    spec = PdfSignatureValidationSpec(SignatureValidationSpec(signer, local, ts_cert_validation_policy=stamper))
    last = PdfFileReader(BytesIO(pdf)).embedded_regular_signatures[-1]
    status = await ades_lta_validation(last, spec)
    return status.ades_subindic is AdESPassed.OK and status.oldest_evidence_record_timestamp is not None


def test_the_courts_seal_is_pades_b_lta(minutes: bytes, authority: Authority, notary: HttpTimeAuthority) -> None:

    with ThreadPoolExecutor(1) as apart:  # a loop of its own, whatever runs in this thread
        assert apart.submit(lambda: asyncio.run(_lasting(minutes, [authority.root, *notary.roots]))).result()


def test_the_verifier_without_a_pdf_library_agrees_down_to_the_stamp_over_the_whole_file(
    minutes: bytes, authority: Authority, notary: HttpTimeAuthority
) -> None:
    steps = list(signature_steps(minutes, [authority.root], checker(notary.roots)))
    assert [(step.name, step.state) for step in steps] == [
        *[("文书签名", "通过")] * 4,
        ("文书时间戳", "通过"),
        ("签名之后", "通过"),
    ]


@pytest.mark.program
def test_pdfsig_finds_all_four_signatures_valid(minutes: bytes, tmp_path: Path) -> None:
    file = tmp_path / "minutes.pdf"
    file.write_bytes(minutes)
    told = subprocess.run(["pdfsig", "-nocert", str(file)], capture_output=True, text=True).stdout
    assert told.count("Signature is Valid") == 4


@pytest.mark.parametrize("mood", [Mood.WRONG, Mood.SILENT, Mood.REFUSING])
def test_an_authority_that_fails_leaves_the_paper_unsigned_and_says_so(authority: Authority, mood: Mood) -> None:
    root, signer = certified(NOW)
    with time_authority(signer, moods=iter([mood] * 9)) as partner, pytest.raises((OSError, BadStamp)):
        who, stamper = Signatory("王某"), HttpTimeAuthority(partner.url, [root], seconds=0.2)
        sign(paper("agreement"), authority, who, place="sign-1", reason="自愿", when=NOW, stamper=stamper)


def test_the_strokes_of_a_hand_stand_in_the_signature_and_nothing_else_does(authority: Authority) -> None:
    who = Signatory("王某")
    more = {"place": "sign-1", "reason": "自愿", "when": NOW}
    written = sign(paper("agreement"), authority, who, hand="10,20 300,280;400,50 410,60 500,299", **more)  # type: ignore[arg-type]
    assert [each.good for each in check(written.content, [pem(authority.root)])] == [True]
    for bad in ("10,20", "10,20 1001,5", "10,20 30,301", "<script>", '1,2 3,4"/><image href="x', "1,2 3,4;" * 9000):
        with pytest.raises(ValueError, match="strokes"):
            sign(paper("agreement"), authority, who, hand=bad, **more)  # type: ignore[arg-type]
