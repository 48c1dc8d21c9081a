"""Published answers of time-stamping authorities: each with its request and with the certificates that are there.

`x.tsr` answers `x.tsq`, and the only answer of a folder the only request of it. An answer without a request of its own
is judged by its signature and its chain, whatever it stamps; one whose signer somebody certified who is not published
there is passed over. Good are an answer of a certificate that has expired since, for a stamp is judged at its own time,
and one into which somebody injected certificates: they change nothing of who signed.
"""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from cryptography import x509

from xiezhi.evidence import certificate, timestamp
from xiezhi.evidence.timestamp import Request, TstInfo
from xiezhi.evidence.vectors_log import BAD, Case, good, words

ANSWERS = {".tsr"}
PERHAPS = {".der", ".resp", ".bin", ""}
"""How files end that may be an answer: what is in them tells."""
REQUESTS = {".tsq", ".der", ".req"}
LARGEST = 1_000_000
WORDS = BAD - {"expired", "injected"}
CERTIFICATES = {".pem", ".crt", ".cer", ".cert", ".chain"}


def is_answer(path: Path) -> bool:
    """Whether a file is named as an answer, or is one: a status, and a token that says what was stamped."""
    return path.suffix in ANSWERS or (path.suffix in PERHAPS and good(_statement, path))


def _statement(path: Path) -> TstInfo:
    if path.stat().st_size > LARGEST:
        raise ValueError("too large for an answer")
    return timestamp.statement_of(timestamp.token_of(path.read_bytes()))


def answer(name: str, path: Path) -> Iterator[Case]:
    """The case of one answer, if certificates are beside it or above."""
    known = _certificates(path.parent) or _certificates(path.parent.parent)
    bad = bool(words(name) & WORDS)
    if known and (bad or _is_certified(path, known)):
        yield "RFC 3161", name, good(lambda each: _check(each, known), path) != bad


def _is_certified(path: Path, known: list[x509.Certificate]) -> bool:
    """Whether a certificate in an answer names its issuer's key, if it names one, as one that is known here."""
    embedded, keys = timestamp.embedded_in(path.read_bytes()), {_key(each, x509.SubjectKeyIdentifier) for each in known}
    issuers = [_key(each, x509.AuthorityKeyIdentifier) for each in embedded if each not in known]
    return len(issuers) < len(embedded) or not issuers or any(each is None or each in keys for each in issuers)


def _key(
    certificate: x509.Certificate, kind: type[x509.SubjectKeyIdentifier] | type[x509.AuthorityKeyIdentifier]
) -> bytes | None:
    try:
        return certificate.extensions.get_extension_for_class(kind).value.key_identifier
    except x509.ExtensionNotFound:
        return None


def _check(path: Path, known: list[x509.Certificate]) -> None:
    roots = [each for each in known if each.issuer == each.subject] or [
        each for each in known if each.issuer not in {other.subject for other in known}
    ]
    data, info = path.read_bytes(), _statement(path)
    stated = Request(info.algorithm, info.imprint, info.nonce)
    timestamp.verify_answer(data, _own_request(path) or stated, roots, known)


def _own_request(path: Path) -> bytes | None:
    requests = [each for each in path.parent.glob("*") if each.suffix in REQUESTS and good(_request, each)]
    named = [each for each in requests if each.stem == path.stem]
    alone = len(requests) == 1 == sum(is_answer(each) for each in path.parent.glob("*"))
    found = named or (requests if alone else [])
    return found[0].read_bytes() if found else None


def _request(path: Path) -> Request:
    return Request.parse(path.read_bytes())


def _certificates(folder: Path) -> list[x509.Certificate]:
    found: list[x509.Certificate] = []
    for each in sorted(folder.glob("*")):
        if each.suffix in CERTIFICATES and each.is_file():
            with suppress(ValueError):
                found += [one for one in certificate.read(each.read_bytes()) if one not in found]
    return found
