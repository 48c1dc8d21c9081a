"""Who signed a paper of the court and how, as the file itself says: whom each certificate names, whether the signature
holds, when, and how he showed who he is and that he is willing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from xiezhi.engine.errands import store
from xiezhi.evidence.certificate import read as read_certificates
from xiezhi.evidence.pdf import Signed, signed_in
from xiezhi.pages.exhibit_signatures import LABELS, TONES, roots_of
from xiezhi.pages.saying import say as _
from xiezhi.pages.shapes import Signer, Tag
from xiezhi.records.court import Officer
from xiezhi.records.paper import Paper
from xiezhi.records.table import rows

TOLD = {"身份": "身份：%(how)s", "自愿": "自愿：%(how)s"}
"""What the reason of a signature says beside the paper's name."""
SIGNED = "本人签于"
BY_CODE = re.compile(r"(\S+) 验证码确认")


def signers_of(paper: Paper) -> tuple[Signer, ...]:
    """As strangers are told: the court and its people by name, others by the capacity in which they signed."""
    found = _signed(paper.sha256, roots_of(paper.court))
    names = {each.name for each in rows(Officer, court=paper.court, name__in=sorted({each.name for each in found}))}
    return tuple(
        Signer(
            name=each.name if not each.title or each.name in names else "",
            role=_(each.title) if each.title else "" if "印章" in each.name else _("印章"),
            at=each.at,
            how="　".join(told_of(each.reason)),
            mark=Tag(_(LABELS[each.state]), TONES[each.state]),
        )
        for each in found
    )


def told_of(reason: str) -> Iterator[str]:
    """How he showed who he is and that he is willing, where the signature says so."""
    for part in reason.split("；")[1:]:
        about, _colon, how = part.partition("：")
        if part.startswith(SIGNED):
            yield _("本人签于%(at)s") % {"at": part.removeprefix(SIGNED)}
            continue
        coded = BY_CODE.fullmatch(how)
        said = _("输入发到%(number)s的验证码") % {"number": coded[1]} if coded else _(how or about)
        yield _(TOLD[about]) % {"how": said} if about in TOLD else said


@lru_cache(maxsize=512)
def _signed(sha256: str, roots: tuple[bytes, ...]) -> tuple[Signed, ...]:
    try:
        with store().open(sha256) as file:
            return signed_in(file, [each for root in roots for each in read_certificates(root)])
    except (KeyError, OSError):
        return ()
