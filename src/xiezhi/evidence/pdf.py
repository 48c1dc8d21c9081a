"""A signed PDF read without a PDF library: what each signature covers, whether it holds, who certifies its signer.

A signature in a PDF covers the file but for the hole in which it stands. What was added behind the last one is not
judged here; what earlier signers saw stands before their holes, and the later signatures cover it too.
"""

import hashlib
import re
import unicodedata
import zlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import BinaryIO

from cryptography import x509
from cryptography.x509.oid import NameOID

from xiezhi.evidence import der
from xiezhi.evidence.certificate import UNREADABLE, Untrusted, lead, read_one, verify_signature
from xiezhi.evidence.check import StampCheck, State, Step
from xiezhi.evidence.der import OCTETS, SEQUENCE, SET, Value
from xiezhi.evidence.timestamp import HASHES, MESSAGE_DIGEST, SIGNED_DATA, TST_INFO

MAX_ATTACHED = 16_000_000
MOST_SIGNATURES, MOST_ATTACHED = 50, 100
"""For each the whole file is read once more."""
_DATA = "1.2.840.113549.1.7.1"
_WHEN = re.compile(rb"/M\s*\(([^)]{0,99})\)")
_DATE = re.compile(r"D:(\d{14})(?:Z|([+-]\d\d)'(\d\d))?")
_REASON = re.compile(rb"/Reason\s*\(((?:[^()\\]|\\[^\n]){0,4000})\)")
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|[^\n])")
_LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
LONGEST_REASON = 300
_RANGE = re.compile(rb"/ByteRange\s*\[\s*(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s*\]")
_STREAM = re.compile(rb">>\s{0,99}stream\r?\n")
_LENGTH = re.compile(rb"/Length (\d{1,12}+)(?! \d+ R)")
_BEIJING = timezone(timedelta(hours=8))


@dataclass(frozen=True, slots=True)
class Signed:
    """One signature: how it stands, whom its certificate names and in what capacity, and what it covers of what he
    stated: when and why he signed. `words` say what is lacking, empty where nothing is."""

    state: State
    name: str
    title: str
    at: datetime | None
    reason: str
    words: str = ""

    @property
    def who(self) -> str:
        return "，".join(each for each in (self.name, self.title) if each)

    @property
    def day(self) -> str:
        """When, in the time of Beijing."""
        return self.at.astimezone(_BEIJING).isoformat(sep=" ", timespec="seconds") if self.at else ""

    @property
    def step(self) -> Step:
        told = f"{self.who}：{self.words}" if self.words else f"{self.who}，{self.day}（签名人所称）"
        because = f"；事由：{self.reason}" if self.reason and self.state != "不通过" else ""
        return Step("文书签名", self.state, told + because)


def is_pdf(data: bytes) -> bool:
    """Whether these bytes begin like a PDF."""
    return data.startswith(b"%PDF-")


def signature_steps(data: bytes, roots: Sequence[x509.Certificate], stamp: StampCheck | None = None) -> Iterator[Step]:
    """A row for each signature in its order, and one on what stands behind the last; nothing if there is none."""
    for each in signatures(data, roots, stamp):
        yield each.step if isinstance(each, Signed) else each


def signed_in(file: BinaryIO, roots: Sequence[x509.Certificate]) -> tuple[Signed, ...]:
    """The signatures that a file carries; none where it is no PDF, of which no more than the beginning is read."""
    begins = file.read(5)
    found = signatures(begins + file.read(), roots) if is_pdf(begins) else ()
    return tuple(each for each in found if isinstance(each, Signed))


def signatures(
    data: bytes, roots: Sequence[x509.Certificate], stamp: StampCheck | None = None
) -> Iterator[Signed | Step]:
    """Each signature in its order; a row for a time stamp, for what cannot be read, and for what stands behind."""
    last = 0
    for number, found in enumerate(_RANGE.finditer(data), 1):
        if number > MOST_SIGNATURES:
            yield Step("文书签名", "无法核验", f"签名多于 {MOST_SIGNATURES} 个，其余的没有核验")
            return
        start, before, after, length = map(int, found.groups())
        last = max(last, after + length)
        try:
            stated = data[data.rfind(b"obj", 0, found.start()) : data.find(b"endobj", found.start())]
            yield _judged(data, (start, before, after, length), roots, stamp, stated)
        except (ValueError, IndexError, KeyError, *UNREADABLE) as error:
            yield Step("文书签名", "无法核验", f"第 {number} 个签名无法读取（{error}）")
    if last and last == len(data):
        yield Step("签名之后", "通过", "最后一个签名覆盖整个文件")
    elif last > len(data):
        yield Step("签名之后", "无法核验", f"最后一个签名所称的范围比文件多出 {last - len(data)} 字节")
    elif last:
        yield Step("签名之后", "无法核验", f"最后一个签名之后另有 {len(data) - last} 字节，本程序不判断其内容")


def attachments(data: bytes) -> Iterator[bytes]:
    """The files embedded in a PDF, the first hundred, decompressed where they are."""
    last = given = 0
    for found in _STREAM.finditer(data):
        begin = max(last, *(data.rfind(word, last, found.start()) for word in (b"endobj", b"stream")))
        said = data[begin : found.start()].partition(b"<<")[2]
        last = found.end()
        if b"/EmbeddedFile" not in said:
            continue
        if (given := given + 1) > MOST_ATTACHED:
            return
        length = _LENGTH.search(said)
        end = found.end() + int(length[1]) if length else data.find(b"\nendstream", found.end())
        part = data[found.end() : end]
        if b"/FlateDecode" not in said:
            yield part
        else:
            with suppress(zlib.error):
                yield zlib.decompressobj().decompress(part, MAX_ATTACHED)


def _when(stated: bytes) -> datetime | None:
    """When the dictionary of a signature says that it was made."""
    written = _WHEN.search(stated)
    text = written[1].decode("latin-1") if written else ""
    found = _DATE.match(re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), text))
    if found is None:
        return None
    zone = timedelta(hours=int(found[2]), minutes=int(found[2][:1] + found[3])) if found[2] else timedelta()
    return datetime.strptime(found[1], "%Y%m%d%H%M%S").replace(tzinfo=timezone(zone))


def _why(stated: bytes) -> str:
    """Why the dictionary says that it was made, in one line."""
    written = _REASON.search(stated)
    plain = _ESCAPED.sub(_unescaped, written[1]) if written else b""
    text = plain[2:].decode("utf-16-be", "replace") if plain.startswith(b"\xfe\xff") else plain.decode("latin-1")
    return "".join(each for each in text if unicodedata.category(each)[0] != "C")[:LONGEST_REASON]


def _unescaped(found: re.Match[bytes]) -> bytes:
    said = found[1]
    return bytes([int(said, 8) & 255]) if said[:1] in b"01234567" else _LETTERS.get(said, said)


def _judged(
    data: bytes,
    range_: tuple[int, int, int, int],
    roots: Sequence[x509.Certificate],
    stamp: StampCheck | None,
    stated: bytes,
) -> Signed | Step:
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
    known = [read_one(each.raw) for each in signed[3].parts(0xA0)]
    (signer,) = signed[-1].parts(SET)
    return _signed(signer, covered, known, roots, stated)


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
    stated: bytes,
) -> Signed:
    _, identifier, digest_algorithm, attributes, algorithm, signature, *_ = signer.parts(SEQUENCE)
    certificate = next((each for each in known if _identifier(each) == identifier.raw), None)
    if certificate is None:
        raise ValueError("the signer's certificate is not there")
    said = {name.oid(): value.parts(SET)[0] for name, value in (a.parts(SEQUENCE) for a in attributes.parts(0xA0))}
    at, hash_name = _when(stated), HASHES[digest_algorithm.parts(SEQUENCE)[0].oid()]

    def found(state: State, words: str = "") -> Signed:
        return Signed(state, *_who(certificate), at, _why(stated), words)

    try:
        if said[MESSAGE_DIGEST].expect(OCTETS) != hashlib.new(hash_name, covered).digest():
            raise Untrusted("the content was altered")
        # What is signed is the SET OF attributes; in the file it stands under an implicit tag.
        verify_signature(certificate, b"\x31" + attributes.raw[1:], signature.expect(OCTETS), algorithm, hash_name)
    except Untrusted:
        return found("不通过", "所签内容已被改动，或签名不是其所作")
    if at is None:
        return found("无法核验", "签名完好，但没有写明何时所签")
    if not certificate.not_valid_before_utc <= at <= certificate.not_valid_after_utc:
        return found("不通过", "签名时证书不在有效期内")
    try:
        lead(certificate, known, roots, at)
    except Untrusted:
        return found("无法核验", "签名完好，但没有可信的根证书为其证书担保")
    return found("通过")


def _identifier(certificate: x509.Certificate) -> bytes:
    fields = der.read(certificate.tbs_certificate_bytes).parts(SEQUENCE)
    return der.sequence(fields[3].raw, fields[1].raw)


def _who(certificate: x509.Certificate) -> tuple[str, str]:
    """Name and capacity, as the certificate has them."""
    found = [certificate.subject.get_attributes_for_oid(oid) for oid in (NameOID.COMMON_NAME, NameOID.TITLE)]
    name, title = (str(each[0].value) if each else "" for each in found)
    return name, title
