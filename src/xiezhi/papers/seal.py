"""Signatures in a paper: the court's seal, persons' signatures, and checking all of them without asking anyone."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO
from typing import TypeVar

from asn1crypto.pem import unarmor
from asn1crypto.x509 import Certificate
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, Signer
from pyhanko.sign.signers.pdf_signer import (
    DSSContentSettings,
    PdfSigningSession,
    TimestampDSSContentSettings,
)
from pyhanko.sign.validation import EmbeddedPdfSignature, validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko_certvalidator import ValidationContext

from xiezhi.outside.time_authority import TimeAuthority
from xiezhi.papers.authority import Authority, Signatory
from xiezhi.papers.pictures import POINTS, SEAL_MM, name_mm, round_seal, signature, stamp_style
from xiezhi.papers.stamping import ByPort

T = TypeVar("T")
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
    `stamped`: when an authority believed in stamped the signature, None where nobody did.
    """

    place: str
    name: str
    role: str
    reason: str
    when: datetime | None
    intact: bool
    trusted: bool
    altered: bool
    stamped: datetime | None = None

    @property
    def good(self) -> bool:
        return self.intact and self.trusted and not self.altered


def seal(
    pdf: bytes,
    authority: Authority,
    *,
    reason: str,
    when: datetime,
    sample: bool = False,
    stamper: TimeAuthority | None = None,
) -> SealedPaper:
    """The paper with the court's seal over its date, as PAdES; B-LTA with a `stamper`, so that it can be checked when
    certificates have long expired. `sample` draws 演示样张 into it. Raises NoPlace."""
    picture = round_seal(authority.court, SAMPLE if sample else ELECTRONIC)
    pen = Pen(authority.court_signer(), SEAL_PLACE, reason, when, stamper)
    return _signed(pdf, pen, picture, (SEAL_MM, SEAL_MM), archive=authority)


def sign(
    pdf: bytes,
    authority: Authority,
    signatory: Signatory,
    *,
    place: str,
    reason: str,
    when: datetime,
    stamper: TimeAuthority | None = None,
    hand: str = "",
    lines: Sequence[str] = (),
    signed: datetime | None = None,
) -> SealedPaper:
    """The paper with one more signature at `place` (sign-1, sign-2 …, or seal for an organisation), in whatever order;
    B-T with a `stamper`. `hand` are the strokes that he wrote; beneath stand `lines` on how, and the moment at which he
    `signed` where it was before `when`. Raises NoPlace, ValueError."""
    if signatory.organisation:
        picture, size = round_seal(signatory.name, ELECTRONIC), (SEAL_MM, SEAL_MM)
    else:
        picture, size = signature(signatory.name, signed or when, hand, lines), name_mm(len(lines))
    return _signed(pdf, Pen(authority.person_signer(signatory, when), place, reason, when, stamper), picture, size)


def check(pdf: bytes, roots: Iterable[bytes], stampers: Iterable[bytes] = ()) -> list[Signature]:
    """Every signature in the paper, in the order made; `roots` are the PEM certificates believed, `stampers` those of
    time-stamping authorities. Raises NotAPaper.

    The file may come from anyone, and a broken one can fail in any way a parser knows: all are NotAPaper.
    """
    trusted, stamping = ([Certificate.load(unarmor(root)[2]) for root in each] for each in (roots, stampers))
    try:
        signatures = PdfFileReader(BytesIO(pdf)).embedded_regular_signatures
        return _in_a_thread(lambda: [_checked(found, trusted, stamping) for found in signatures])
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


@dataclass(frozen=True, slots=True)
class Pen:
    """Who signs where, why and when, and who stamps the time."""

    signer: Signer
    place: str
    reason: str
    when: datetime
    stamper: TimeAuthority | None = None


def _signed(
    pdf: bytes, pen: Pen, picture: bytes, size: tuple[float, float], archive: Authority | None = None
) -> SealedPaper:
    place, when = pen.place, pen.when
    if when.tzinfo is None:
        raise ValueError("the time of a signature needs a zone")
    if place not in (found := places(pdf)):
        raise NoPlace(place)
    page, x, y = found[place]
    width, height = size[0] * POINTS, size[1] * POINTS
    left, bottom = (x - width / 2, y - height / 2) if size == (SEAL_MM, SEAL_MM) else (x, y - height / 2)
    box = (round(left), round(bottom), round(left + width), round(bottom + height))
    certificate = pen.signer.signing_cert
    assert certificate is not None
    lasting = archive is not None and pen.stamper is not None
    described = PdfSignatureMetadata(
        field_name=place,
        md_algorithm="sha256",
        reason=pen.reason,
        subfilter=SigSeedSubFilter.PADES,
        use_pades_lta=lasting,
        embed_validation_info=lasting,
        dss_settings=DSSContentSettings(
            include_vri=False,
            next_ts_settings=TimestampDSSContentSettings(include_vri=False, update_before_ts=True),
        ),
        validation_context=_believed(archive, pen) if archive is not None and lasting else None,
    )
    session = _AtOurTime(
        described,
        pen.signer,
        timestamper=ByPort(pen.stamper) if pen.stamper else None,
        stamp_style=stamp_style(picture),
        new_field_spec=SigFieldSpec(place, on_page=page, box=box),
    )
    session.when = when
    try:
        content = _in_a_thread(lambda: session.sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf))).getvalue())
    except SigningError as error:
        raise NoPlace(place) from error
    return SealedPaper(content, hashlib.sha256(content).hexdigest(), sm3(content), certificate.subject.human_friendly)


def _believed(authority: Authority, pen: Pen) -> ValidationContext:
    """What a lasting paper carries along: the roots, and that nothing is revoked at that time."""
    stampers = pen.stamper.roots if pen.stamper else ()
    roots = [Certificate.load(each.public_bytes(Encoding.DER)) for each in (authority.root, *stampers)]
    return ValidationContext(trust_roots=roots, crls=[authority.crl(pen.when)], allow_fetching=False)


def _in_a_thread(work: Callable[[], T]) -> T:
    """pyHanko runs an event loop of its own, which a thread that already has one would refuse."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(work).result()


def sm3(content: bytes) -> str:
    """The SM3 digest in hexadecimal (GB/T 32905)."""
    digest = hashes.Hash(hashes.SM3())
    digest.update(content)
    return digest.finalize().hex()


def _checked(found: EmbeddedPdfSignature, roots: list[Certificate], stampers: list[Certificate]) -> Signature:
    when = found.self_reported_timestamp
    subject = found.signer_cert.subject.native
    intact = trusted = False
    altered, stamped = True, None
    try:
        context = ValidationContext(trust_roots=roots, allow_fetching=False, moment=when, time_tolerance=timedelta(0))
        stamping = ValidationContext(trust_roots=stampers, allow_fetching=False)
        status = validate_pdf_signature(found, context, ts_validation_context=stamping)
        intact, trusted = status.intact and status.valid, status.trusted
        level = status.modification_level
        altered = level is None or level is ModificationLevel.OTHER
        stamp = status.timestamp_validity
        stamped = stamp.timestamp if stamp and stamp.valid and stamp.trusted else None
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
        stamped,
    )
