"""Many papers in one ceremony of signing: each can be opened, any is taken out of the pile, one confirmation for all
that stay; each gets its own signature through the door, and one that fails does not stop the others."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from xiezhi.desk.declined import Declined
from xiezhi.engine.ceremony import Will
from xiezhi.engine.confirming import SIGNS_SEVERAL, Reach, confirmed, purpose_of, reach_of
from xiezhi.engine.door import act
from xiezhi.engine.entry_ids import fresh_key
from xiezhi.engine.facts import Misstated, stated
from xiezhi.engine.possible import role_for
from xiezhi.engine.refused import Refused
from xiezhi.engine.words import EVERY_PARTY, RECIPIENT
from xiezhi.pages.citations import in_a_line
from xiezhi.pages.codes import send_code
from xiezhi.pages.names import case_name
from xiezhi.pages.piled import MOST, Waiting, named, note_read, read_by, row_of, waiting_for
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import say as _
from xiezhi.pages.saying import termed
from xiezhi.pages.shapes import Link
from xiezhi.pages.signing import level_of
from xiezhi.pages.visitor import Visitor, keys, real_now, visitor_of

ALL = "all"
"""What the page posts to open every paper of the pile at once."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the page says above the pile: what is wrong, what was sent, what has become of each."""

    wrong: tuple[str, ...] = ()
    said: str = ""
    asks: bool = False
    done: tuple[Link, ...] = ()
    failed: tuple[Link, ...] = ()


@require_http_methods(["GET", "POST"])
def pile(request: HttpRequest) -> HttpResponse:
    """GET shows the pile; POST opens papers, asks for the confirmation, or signs what was left in it."""
    visitor = visitor_of(request)
    visitor.must()
    if request.method == "GET":
        return _shown(request, visitor, waiting_for(visitor), Said())
    picked, wanted = request.POST.getlist("pick"), request.POST.get("open", "")
    if "sure" in request.POST and "again" not in request.POST:
        return _signed(request, visitor, list(named(visitor, picked)))
    waits = waiting_for(visitor)
    if wanted:
        for each in waits:
            if wanted in (ALL, each.paper.id):
                note_read(visitor, each)
        return _shown(request, visitor, waits, Said(), picked)
    chosen = [each for each in waits if each.key in picked]
    if wrong := _unready(visitor, chosen):
        return _shown(request, visitor, waits, Said(wrong=(wrong,)), picked)
    try:
        return _asks(request, visitor, chosen, Said(said=_sent(request, visitor, chosen), asks=True))
    except Declined as declined:
        return _shown(request, visitor, waits, Said(wrong=(declined.sentence,)), picked)


def _unready(visitor: Visitor, chosen: Sequence[Waiting]) -> str:
    """Why nothing can be confirmed yet: nobody signs what he has not opened."""
    if not chosen:
        return _("这一摞里一份也没有留下，请至少勾选一份")
    unread = len(chosen) - len(read_by(visitor, chosen))
    if unread:
        return _("还有 %(n)s 份没有打开看过：请打开看，或者取消勾选，不放在这一摞里签") % {"n": unread}
    return ""


def _reach(visitor: Visitor, chosen: Sequence[Waiting]) -> Reach:
    account, person = visitor.must()
    return reach_of(account, person, chosen[0].paper.court, keys())


def _office(chosen: Sequence[Waiting]) -> bool:
    """Whether an officer signs as such: he has shown who he is by signing in."""
    return not any(role in (EVERY_PARTY, RECIPIENT) for each in chosen for role in each.step.roles)


def _sent(request: HttpRequest, visitor: Visitor, chosen: Sequence[Waiting]) -> str:
    """One code for all of them, where a code reaches him; the sentence that says so."""
    reach = _reach(visitor, chosen)
    if reach.will is not Will.code:
        return ""
    words = _(SIGNS_SEVERAL).replace("%(title)s", _(chosen[0].paper.title)).replace("%(n)s", str(len(chosen)))
    purpose = purpose_of([each.paper for each in chosen], visitor.person)
    return send_code(request, purpose, reach.phone, reach.phone, words)


def _signed(request: HttpRequest, visitor: Visitor, chosen: Sequence[Waiting]) -> HttpResponse:
    """One confirmation, then each by itself."""
    account, person = visitor.must()
    wrong = _unready(visitor, chosen)
    if wrong:
        return _shown(request, visitor, waiting_for(visitor), Said(wrong=(wrong,)), [each.key for each in chosen])
    try:
        seen = confirmed(
            [each.paper for each in chosen], person, level_of(visitor), _reach(visitor, chosen), account,
            request.POST.get("code", ""), keys=keys(), now=real_now(), at=visitor.now, office=_office(chosen),
        )  # fmt: skip
    except Declined as declined:
        return _asks(request, visitor, chosen, Said(wrong=(declined.sentence,), asks=True))
    done, failed = list[Link](), list[Link]()
    for each, said in zip(chosen, seen, strict=True):
        on, title = each.case.proceeding, f"{_(each.paper.title)}　{case_name(each.case.proceeding)}"
        role = role_for(each.case, person, each.step) or each.step.roles[0]
        key = f"{request.POST.get('key', '')}/{each.key}"
        try:
            receipt = act(each.step, stated(each.step.facts, said), on=on, by=person, as_=role, key=key)
            done.append(Link(title, f"/entry/{receipt.entry}", words=termed(each.step)))
        except (Refused, Misstated) as trouble:
            failed.append(Link(title, f"/case/{on.id}", words=in_a_line(trouble)))
    return _shown(request, visitor, waiting_for(visitor), Said(done=tuple(done), failed=tuple(failed)))


def _asks(request: HttpRequest, visitor: Visitor, chosen: Sequence[Waiting], said: Said) -> HttpResponse:
    """Only what stayed in the pile, and the one confirmation for it."""
    return _shown(request, visitor, chosen, said, [each.key for each in chosen])


def _shown(
    request: HttpRequest, visitor: Visitor, waits: Sequence[Waiting], said: Said, picked: Collection[str] | None = None
) -> HttpResponse:
    read, wanted = read_by(visitor, waits), request.POST.get("open", "")
    opened = {*request.POST.getlist("opened"), wanted} if not said.asks else set[str]()
    listed = tuple(
        row_of(each, read, open_=wanted == ALL or each.paper.id in opened, picked=picked is None or each.key in picked)
        for each in waits
    )
    reach = _reach(visitor, waits) if waits else Reach(Will.unsaid)
    return page(
        request,
        "pile",
        status=422 if said.wrong else 200,
        current="待办" if visitor.staff else "案件",
        papers=listed,
        unread=sum(not each["read"] for each in listed),
        most=MOST,
        action="/sign",
        key=request.POST.get("key") if said.asks and "sure" in request.POST else fresh_key(),
        asks=said.asks,
        said=said.said,
        will=reach.will.value,
        office=_office(waits),
        phone=reach.number,
        who=visitor.name,
        means=_(level_of(visitor).label),
        wrong=said.wrong,
        done=said.done,
        failed=said.failed,
    )
