"""A signed PDF read without a PDF library: what each signature covers, whether it holds, who certifies its signer.

A signature in a PDF covers the file but for the hole in which it stands. What was added behind the last one is not
judged here; what earlier signers saw stands before their holes, and the later signatures cover it too.
"""

import hashlib
import re
import zlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime, timedelta, timezone

from cryptography import x509
from cryptography.x509.oid import NameOID

from xiezhi.evidence import der
from xiezhi.evidence.certificate import Untrusted, lead, verify_signature
from xiezhi.evidence.check import StampCheck, Step
from xiezhi.evidence.der import OCTETS, SEQUENCE, SET, Value
from xiezhi.evidence.timestamp import HASHES, MESSAGE_DIGEST, SIGNED_DATA, TST_INFO

MAX_ATTACHED = 16_000_000
_DATA = "1.2.840.113549.1.7.1"
_WHEN = re.compile(rb"/M\s*\(([^)]{0,99})\)")
_DATE = re.compile(r"D:(\d{14})(?:Z|([+-]\d\d)'(\d\d))?")
_RANGE = re.compile(rb"/ByteRange\s*\[\s*(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s*\]")
_ATTACHED = re.compile(rb"<<((?:(?!endobj|stream).)*?/EmbeddedFile(?:(?!endobj|stream).)*?)>>\s*stream\r?\n", re.DOTALL)
_BEIJING = timezone(timedelta(hours=8))


def is_pdf(data: bytes) -> bool:
    """Whether these bytes begin like a PDF."""
    return data.startswith(b"%PDF-")


def signature_steps(data: bytes, roots: Sequence[x509.Certificate], stamp: StampCheck | None = None) -> Iterator[Step]:
    """A row for each signature in its order, and one on what stands behind the last; nothing if there is none."""
    last = 0
    for number, found in enumerate(_RANGE.finditer(data), 1):
        start, before, after, length = map(int, found.groups())
        last = max(last, after + length)
        try:
            yield _judged(data, (start, before, after, length), roots, stamp, _stated(data, found.start()))
        except (ValueError, IndexError, KeyError, x509.InvalidVersion) as error:
            yield Step("文书签名", "无法核验", f"第 {number} 个签名无法读取（{error}）")
    if last and last == len(data):
        yield Step("签名之后", "通过", "最后一个签名覆盖整个文件")
    elif last:
        yield Step("签名之后", "无法核验", f"最后一个签名之后另有 {len(data) - last} 字节，本程序不判断其内容")


def attachments(data: bytes) -> Iterator[bytes]:
    """The files embedded in a PDF, decompressed where they are."""
    for found in _ATTACHED.finditer(data):
        length = re.search(rb"/Length (\d+)(?! \d+ R)", found[1])
        end = found.end() + int(length[1]) if length else data.find(b"\nendstream", found.end())
        part = data[found.end() : end]
        if b"/FlateDecode" not in found[1]:
            yield part
        else:
            with suppress(zlib.error):
                yield zlib.decompressobj().decompress(part, MAX_ATTACHED)


def _stated(data: bytes, at: int) -> datetime | None:
    """When the dictionary of a signature says that it was made."""
    written = _WHEN.search(data[data.rfind(b"obj", 0, at) : data.find(b"endobj", at)])
    text = written[1].decode("latin-1") if written else ""
    found = _DATE.match(re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), text))
    if found is None:
        return None
    zone = timedelta(hours=int(found[2]), minutes=int(found[2][:1] + found[3])) if found[2] else timedelta()
    return datetime.strptime(found[1], "%Y%m%d%H%M%S").replace(tzinfo=timezone(zone))


def _judged(
    data: bytes,
    range_: tuple[int, int, int, int],
    roots: Sequence[x509.Certificate],
    stamp: StampCheck | None,
    at: datetime | None,
) -> Step:
    start, before, after, length = range_
    hole = data[before:after]
    if start or not before < after <= after + length <= len(data) or hole[:1] + hole[-1:] != b"<>":
        raise ValueError("the signature covers something else than the file around it")
    covered = data[:before] + data[after : after + length]
    token = next(der.values(bytes.fromhex(hole[1:-1].decode("ascii"))))
    kind, wrapped = token.parts(SEQUENCE)
    signed = wrapped.parts(0xA0)[0].parts(SEQUENCE)
    inner = signed[2].parts(SEQUENCE)[0].oid()
    if inner == TST_INFO:
        return _stamped(token.raw, covered, stamp)
    if (kind.oid(), inner) != (SIGNED_DATA, _DATA):
        raise ValueError("the signature is over something else than a file")
    known = [x509.load_der_x509_certificate(each.raw) for each in signed[3].parts(0xA0)]
    (signer,) = signed[-1].parts(SET)
    return _signed(signer, covered, known, roots, at)


def _stamped(token: bytes, covered: bytes, stamp: StampCheck | None) -> Step:
    if stamp is None:
        return Step("文书时间戳", "未提供", "附有时间戳，本次未指定时间戳机构的证书，未予核验")
    try:
        return Step("文书时间戳", "通过", stamp(token, covered))
    except ValueError as error:
        return Step("文书时间戳", "不通过", str(error))


def _signed(
    signer: Value,
    covered: bytes,
    known: Sequence[x509.Certificate],
    roots: Sequence[x509.Certificate],
    at: datetime | None,
) -> Step:
    _, identifier, digest_algorithm, attributes, algorithm, signature, *_ = signer.parts(SEQUENCE)
    certificate = next((each for each in known if _identifier(each) == identifier.raw), None)
    if certificate is None:
        raise ValueError("the signer's certificate is not there")
    said = {name.oid(): value.parts(SET)[0] for name, value in (a.parts(SEQUENCE) for a in attributes.parts(0xA0))}
    who, hash_name = _who(certificate), HASHES[digest_algorithm.parts(SEQUENCE)[0].oid()]
    try:
        if said[MESSAGE_DIGEST].expect(OCTETS) != hashlib.new(hash_name, covered).digest():
            raise Untrusted("the content was altered")
        # What is signed is the SET OF attributes; in the file it stands under an implicit tag.
        verify_signature(certificate, b"\x31" + attributes.raw[1:], signature.expect(OCTETS), algorithm, hash_name)
    except Untrusted:
        return Step("文书签名", "不通过", f"{who}：所签内容已被改动，或签名不是其所作")
    if at is None:
        return Step("文书签名", "无法核验", f"{who}：签名完好，但没有写明何时所签")
    if not certificate.not_valid_before_utc <= at <= certificate.not_valid_after_utc:
        return Step("文书签名", "不通过", f"{who}：签名时证书不在有效期内")
    try:
        lead(certificate, known, roots, at)
    except Untrusted:
        return Step("文书签名", "无法核验", f"{who}：签名完好，但没有可信的根证书为其证书担保")
    day = at.astimezone(_BEIJING).isoformat(sep=" ", timespec="seconds")
    return Step("文书签名", "通过", f"{who}，{day}（签名人所称）")


def _identifier(certificate: x509.Certificate) -> bytes:
    fields = der.read(certificate.tbs_certificate_bytes).parts(SEQUENCE)
    return der.sequence(fields[3].raw, fields[1].raw)


def _who(certificate: x509.Certificate) -> str:
    names = (certificate.subject.get_attributes_for_oid(oid) for oid in (NameOID.COMMON_NAME, NameOID.TITLE))
    return "，".join(str(each[0].value) for each in names if each)
