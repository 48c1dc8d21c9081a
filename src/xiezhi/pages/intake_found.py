"""What was found in the files that somebody brought, as offers: each with its page, and where it can be taken to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from xiezhi.desk.accounts import Account
from xiezhi.desk.page_texts import can_see
from xiezhi.desk.recognise import CLAIMING, OWING, Found
from xiezhi.engine.reading_files import read_so_far
from xiezhi.pages.forms import Given
from xiezhi.pages.saying import say as _
from xiezhi.pages.shapes import Link
from xiezhi.procedures.filing import Cause

MOST_OFFERS = 12
KINDS = {
    "name": "姓名",
    "id_number": "证件号",
    "phone": "电话",
    "amount": "金额",
    "day": "日期",
    "number": "案号",
    "cause": "案由",
}


@dataclass(frozen=True, slots=True)
class Offer:
    """Something found: what, where it stands, and the fields it can be taken into; their label says whose."""

    kind: str
    value: str
    source: str
    into: tuple[Link, ...]


def offered(account: Account, given: Given) -> dict[str, Any]:
    """What the box beside the form shows: offers not yet taken, files being read, and whether photographs are."""
    read = read_so_far(account)
    typed = {value for values in given.values() for value in values}
    once: dict[tuple[str, str], Offer] = {}
    for name, many in read.values():
        for each in _offers(name, many or ()):
            if each.value not in typed:
                once.setdefault((each.kind, each.value), each)
    waiting = [name for name, many in read.values() if many is None]
    empty = [name for name, many in read.values() if many == ()]
    return {
        "offers": tuple(once.values())[:MOST_OFFERS],
        "waiting": tuple(waiting),
        "empty": tuple(empty),
        "sees": can_see(),
    }


def _offers(file: str, found: tuple[Found, ...]) -> Iterator[Offer]:
    for each in found:
        source = _("%(file)s，第 %(page)s 页") % {"file": file, "page": each.page}
        yield Offer(_(KINDS[each.kind]), each.value, source, tuple(_into(each)))


def _into(found: Found) -> Iterator[Link]:
    if found.kind == "amount":
        yield Link(_("填到诉讼请求"), "demands-0-amount")
    elif found.kind == "cause":
        if found.value in [each.value for each in Cause]:
            yield Link(_("填到案由"), "cause")
    elif found.kind in ("day", "number"):
        yield Link(_("写进事实和理由"), "reasons")
    else:
        if found.said not in OWING:
            yield Link(_("填到原告"), f"claimants-0-{found.kind}")
        if found.said not in CLAIMING:
            yield Link(_("填到被告"), f"defendants-0-{found.kind}")
