"""Where an exhibit comes from, if it was deposited before: how it was obtained, what nobody said, who notarised it.

The other side reads it too: that a place or a device was stated is told, which one is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from xiezhi.pages.saying import say as _
from xiezhi.pages.shapes import Link
from xiezhi.pages.spoken import spoken
from xiezhi.procedures.deposit import Kind, Method
from xiezhi.procedures.deposit.certificate import before, notarial, since, spaced
from xiezhi.procedures.deposit.watchword import watchword_of
from xiezhi.records.deposit import Deposit
from xiezhi.records.paper import Paper
from xiezhi.records.person import Standing
from xiezhi.records.table import rows


@dataclass(frozen=True, slots=True)
class Origin:
    """What was said when it was deposited: in words, what is missing, and the certificates of notary offices."""

    words: tuple[str, ...]
    missing: str
    notarial: tuple[Link, ...]


def deposits_of(proceeding: str, papers: list[Paper]) -> dict[str, Deposit]:
    """The first deposit of each of these papers by its digest, of those by who stands in the case."""
    digests = sorted({each.sha256 for each in papers if each.sha256})
    if not digests:
        return {}
    people = sorted({each.person for each in rows(Standing, proceeding=proceeding)})
    found = rows(Deposit, sha256__in=digests, depositor__in=people, withdrawn="", order=("-at", "id"))
    return {each.sha256: each for each in found}


def origin_of(paper: Paper, held: Deposit) -> Origin:
    return Origin(
        words=tuple(_words(held)),
        missing=_("、").join(_(each) for each in _missing(held)),
        notarial=tuple(_link(paper, each) for each in notarial(held)),
    )


def _link(paper: Paper, certificate: Paper) -> Link:
    address = f"/paper/{paper.id}/notarial/{certificate.id}.pdf"
    return Link(certificate.name, address, words=spoken(certificate.at[:10]))


def _words(held: Deposit) -> Iterator[str]:
    yield f"{_(Kind(held.kind).label)}，{_(Method(held.method).label)}"
    if held.made:
        yield _("存证人说形成于 %(at)s，%(before)s") % {"at": spaced(held.made), "before": since(held)}
    if word := watchword_of(held):
        yield _("口令 %(digits)s，%(at)s 发出，%(before)s；材料里念出、拍到它的，形成于这两个时刻之间") % {
            "digits": word.spaced,
            "at": spaced(word.given.isoformat()),
            "before": before(held, word.given),
        }


def _missing(held: Deposit) -> Iterator[str]:
    stated = {
        "形成时间": held.made,
        "口令": watchword_of(held),
        "设备": held.device,
        "地点": held.place,
        "说明": held.note,
        "原件": held.kept,
        "公证": notarial(held),
    }
    return (name for name, value in stated.items() if not value)
