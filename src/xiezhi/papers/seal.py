"""Signatures in a paper: the court's seal, persons' signatures, and checking all of them without asking anyone."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO

from asn1crypto.pem import unarmor
from asn1crypto.x509 import Certificate
from cryptography.hazmat.primitives import hashes
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko.sign.validation import EmbeddedPdfSignature, validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko_certvalidator import ValidationContext

from xiezhi.papers.authority import Authority, Signatory
from xiezhi.papers.pictures import NAME_MM, POINTS, SEAL_MM, round_seal, signature, stamp_style

SEAL_PLACE = "seal"
ELECTRONIC, SAMPLE = "电子印章", "演示样张"


class NoPlace(LookupError):
    """The paper has no such place, or it is already signed there."""


class NotAPaper(ValueError):
    """What was given is not a PDF that can be read."""


@dataclass(frozen=True, slots=True)
class SealedPaper:
    """A paper with one signature more: its bytes, both digests in hexadecimal, and the subject of the certificate."""

    content: bytes
    sha256: str
    sm3: str
    signer: str


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature found in a paper.

    `intact`: what was signed is unchanged and the signature fits it. `trusted`: the certificate comes from a given root
    and was valid when the paper says it was signed. `altered`: something other than further signatures was added later.
    """

    place: str
    name: str
    role: str
    reason: str
    when: datetime | None
    intact: bool
    trusted: bool
    altered: bool

    @property
    def good(self) -> bool:
        return self.intact and self.trusted and not self.altered


def seal(pdf: bytes, authority: Authority, *, reason: str, when: datetime, sample: bool = False) -> SealedPaper:
    """The paper with the court's seal over its date, as PAdES. `sample` draws 演示样张 into it. Raises NoPlace."""
    picture = round_seal(authority.court, SAMPLE if sample else ELECTRONIC)
    return _signed(pdf, authority.court_signer(), SEAL_PLACE, picture, (SEAL_MM, SEAL_MM), reason, when)


def sign(
    pdf: bytes, authority: Authority, signatory: Signatory, *, place: str, reason: str, when: datetime
) -> SealedPaper:
    """The paper with one more signature at `place` (sign-1, sign-2 …, or seal for an organisation). Raises NoPlace."""
    if signatory.organisation:
        picture, size = round_seal(signatory.name, ELECTRONIC), (SEAL_MM, SEAL_MM)
    else:
        picture, size = signature(signatory.name, when), NAME_MM
    return _signed(pdf, authority.person_signer(signatory, when), place, picture, size, reason, when)


def check(pdf: bytes, roots: Iterable[bytes]) -> list[Signature]:
    """Every signature in the paper, in the order made; `roots` are the PEM certificates believed. Raises NotAPaper.

    The file may come from anyone, and a broken one can fail in any way a parser knows: all are NotAPaper.
    """
    trusted = [Certificate.load(unarmor(root)[2]) for root in roots]
    try:
        return [_checked(found, trusted) for found in PdfFileReader(BytesIO(pdf)).embedded_regular_signatures]
    except Exception as error:
        raise NotAPaper(str(error)[:200]) from error


def places(pdf: bytes) -> dict[str, tuple[int, float, float]]:
    """The places for signatures that the form has set: name → page from 0, and the point, in points from below left."""
    reader = PdfFileReader(BytesIO(pdf))
    pages = [kid.reference for kid in reader.root["/Pages"]["/Kids"]]
    names = reader.root.get("/Names", {}).get("/Dests", {}).get("/Names", [])
    found = {}
    for index in range(0, len(names), 2):
        name, target = names[index], names[index + 1]
        page = target.raw_get(0).reference
        found[str(name)] = (pages.index(page), float(target[2]), float(target[3]))
    return found


class _AtOurTime(PdfSigner):
    """Signs with the time of the court's clock instead of the machine's."""

    when: datetime

    def init_signing_session(self, pdf_out: BasePdfFileWriter, existing_fields_only: bool = False) -> PdfSigningSession:
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self.when
        return session


def _signed(
    pdf: bytes,
    signer: SimpleSigner,
    place: str,
    picture: bytes,
    size: tuple[float, float],
    reason: str,
    when: datetime,
) -> SealedPaper:
    if when.tzinfo is None:
        raise ValueError("the time of a signature needs a zone")
    if place not in (found := places(pdf)):
        raise NoPlace(place)
    page, x, y = found[place]
    width, height = size[0] * POINTS, size[1] * POINTS
    left, bottom = (x - width / 2, y - height / 2) if size == (SEAL_MM, SEAL_MM) else (x, y - height / 2)
    box = (round(left), round(bottom), round(left + width), round(bottom + height))
    certificate = signer.signing_cert
    assert certificate is not None
    described = PdfSignatureMetadata(
        field_name=place, md_algorithm="sha256", reason=reason, subfilter=SigSeedSubFilter.PADES
    )
    pen = _AtOurTime(
        described,
        signer,
        stamp_style=stamp_style(picture),
        new_field_spec=SigFieldSpec(place, on_page=page, box=box),
    )
    pen.when = when
    try:
        content = _in_a_thread(lambda: pen.sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf))).getvalue())
    except SigningError as error:
        raise NoPlace(place) from error
    return SealedPaper(content, hashlib.sha256(content).hexdigest(), sm3(content), certificate.subject.human_friendly)


def _in_a_thread(work: Callable[[], bytes]) -> bytes:
    """pyHanko runs an event loop of its own, which a thread that already has one would refuse."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(work).result()


def sm3(content: bytes) -> str:
    """The SM3 digest in hexadecimal (GB/T 32905)."""
    digest = hashes.Hash(hashes.SM3())
    digest.update(content)
    return digest.finalize().hex()


def _checked(found: EmbeddedPdfSignature, roots: list[Certificate]) -> Signature:
    when = found.self_reported_timestamp
    subject = found.signer_cert.subject.native
    intact = trusted = False
    altered = True
    try:
        context = ValidationContext(trust_roots=roots, allow_fetching=False, moment=when, time_tolerance=timedelta(0))
        status = validate_pdf_signature(found, context)
        intact, trusted = status.intact and status.valid, status.trusted
        level = status.modification_level
        altered = level is None or level is ModificationLevel.OTHER
    except (SignatureValidationError, PdfError, ValueError):
        pass
    return Signature(
        found.field_name,
        str(subject.get("common_name", "")),
        str(subject.get("title", "")),
        str(found.sig_object.get("/Reason", "")),
        when,
        intact,
        trusted,
        altered,
    )
