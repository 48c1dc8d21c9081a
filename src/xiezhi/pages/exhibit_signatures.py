"""What an exhibit that arrived signed, as banks sign their statements, says of itself: who signed it, whether it was
altered since, and whether this court knows who vouches for the signer."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from xiezhi.engine.errands import store
from xiezhi.evidence.certificate import read as read_certificates
from xiezhi.evidence.pdf import is_pdf, signature_steps
from xiezhi.pages.filled import filled
from xiezhi.pages.saying import say as _
from xiezhi.pages.shapes import Tag
from xiezhi.papers.authority import root_certificate
from xiezhi.papers.report import HELD
from xiezhi.records.paper import Paper

TRUSTED = "trusted"
"""The folder, below that of the courts, of the root certificates in PEM by which signatures of others are believed."""
LARGEST = 64_000_000
TONES = {"通过": "good", "不通过": "late", "无法核验": "near", "未提供": ""}
LABELS = HELD
BEHIND = "签名之后"
AFTER = {"通过": "签后未改", "无法核验": "签后有增"}
"""What is said of the octets behind the last signature."""


@dataclass(frozen=True, slots=True)
class Signed:
    """One signature that the file carries: how it stands, and who, when, why."""

    mark: Tag
    words: str


def signatures_of(paper: Paper) -> tuple[Signed, ...]:
    """The signatures in the file of an exhibit, in the order made; nothing where it carries none."""
    if not paper.sha256 or paper.erased or paper.size > LARGEST:
        return ()
    return tuple(
        Signed(_mark(name, state), filled(words.replace("+08:00", "")))
        for name, state, words in _steps(paper.sha256, roots_of(paper.court))
    )


def _mark(name: str, state: str) -> Tag:
    label = (AFTER if name == BEHIND else LABELS)[state]
    return Tag(_(label), TONES[state])


@lru_cache(maxsize=512)
def _steps(sha256: str, roots: tuple[bytes, ...]) -> tuple[tuple[str, str, str], ...]:
    try:
        with store().open(sha256) as file:
            data = file.read() if is_pdf(file.read(5)) and not file.seek(0) else b""
    except (KeyError, OSError):
        return ()
    known = [each for root in roots for each in read_certificates(root)]
    return tuple((step.name, step.state, step.value) for step in signature_steps(data, known))


def roots_of(court: str) -> tuple[bytes, ...]:
    """The court's own once it has sealed something, and those it took into its folder."""
    own: tuple[bytes, ...] = ()
    with suppress(FileNotFoundError):
        own = (root_certificate(Path(settings.HOME) / "keys" / court),)
    return (*own, *trusted_roots())


def trusted_roots() -> tuple[bytes, ...]:
    """The roots by which this court believes signatures of others."""
    return tuple(each.read_bytes() for each in sorted((Path(settings.HOME) / TRUSTED).glob("*.pem")))
