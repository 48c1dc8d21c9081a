"""一点存: one tap and the court remembers a photograph, a recording, a file; also without script, also offline."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from xiezhi.desk.declined import Declined
from xiezhi.desk.parts import LARGEST, PART
from xiezhi.engine.clock import court_now, machine_now
from xiezhi.engine.door import act
from xiezhi.engine.entry_ids import fresh_key
from xiezhi.engine.facts import Misstated, Prose
from xiezhi.engine.publish import reach_of
from xiezhi.engine.refused import Refused
from xiezhi.engine.watchwords import give
from xiezhi.engine.words import ANYONE
from xiezhi.evidence.bundle import Content
from xiezhi.evidence.models import Entry
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import say as _
from xiezhi.pages.spoken import reason
from xiezhi.pages.visitor import Visitor, visitor_of
from xiezhi.procedures.deposit import Deposit, Item, Kind, Method
from xiezhi.procedures.deposit.originals import take_part
from xiezhi.records.deposit import Deposit as Record
from xiezhi.records.table import one, rows

TITLE = "一点存"
SHOWN = 50
WORKER = Path(__file__).parent / "static/xiezhi/js/deposit-worker.js"
PLACE = "camera=(self), microphone=(self), geolocation=(self)"
"""On this page only, a visitor may add where he is."""
MEDIA = {"image": Kind.photo, "video": Kind.video, "audio": Kind.recording}


@require_http_methods(["GET", "POST"])
def deposits(request: HttpRequest) -> HttpResponse:
    """The page to deposit on, with one's deposits; a form sent without script deposits what it carries."""
    visitor = visitor_of(request)
    _account, person = visitor.must()
    sentence = ""
    if request.method == "POST":
        try:
            made = list(_sent(request, visitor))
            return redirect(f"/deposit/{made[0]}" if len(made) == 1 else "/deposit?note=handed")
        except (Misstated, Declined, Refused) as trouble:
            sentence = reason(trouble)
    return _shown(request, visitor, person, sentence)


def offline(request: HttpRequest) -> HttpResponse:
    """The same page with nobody's data in it, which a browser keeps for where there is no network."""
    return _shown(request, visitor_of(request), "", "")


def worker(request: HttpRequest) -> HttpResponse:
    """The script that keeps the page; at the root, because it may only look after what lies below its own address."""
    response = HttpResponse(WORKER.read_bytes(), content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    return response


def _shown(request: HttpRequest, visitor: Visitor, person: str, sentence: str) -> HttpResponse:
    mine = rows(Record, depositor=person, order=("-at", "id"), limit=SHOWN) if person else []
    word, note = give(visitor.court.id, court_now()) if person and visitor.court else (None, "")
    response = page(
        request,
        "deposits",
        current=TITLE,
        status=422 if sentence else 200,
        court=visitor.court.id if visitor.court else "",
        owner=person,
        key=fresh_key(),
        part=PART,
        largest=LARGEST,
        deposits=tuple(_rows(mine)),
        sentences=(sentence,) if sentence else (),
        word=word,
        watchword=note,
        ahead=round((court_now() - machine_now()).total_seconds() * 1000) if visitor.demo else 0,
    )
    response["Permissions-Policy"] = PLACE
    return response


def _rows(mine: list[Record]) -> Iterator[dict[str, Any]]:
    places = dict(Entry.objects.filter(id__in=[each.id for each in mine]).values_list("id", "place"))
    reach = {court: reach_of(court) for court in {each.court for each in mine}}
    for each in mine:
        state = _("已撤回") if each.withdrawn else _(reach[each.court].state(places[each.id]).label)
        yield {
            "name": each.name,
            "url": f"/deposit/{each.id}",
            "kind": _(Kind(each.kind).label),
            "at": each.at[:16].replace("T", " "),
            "state": state,
            "kept": bool(each.kept),
        }


def _sent(request: HttpRequest, visitor: Visitor) -> Iterator[str]:
    """Each file of the form: its digests are deposited, then the original is kept."""
    files = request.FILES.getlist("file")
    if not files or visitor.court is None:
        raise Misstated("file", _("请先选择要存的文件。"))
    for place, file in enumerate(files, 1):
        content = Content.read(cast(Any, file))
        if content.length > LARGEST:
            raise Misstated("file", _("文件太大，请用开启脚本的浏览器来存，或者只存摘要。"))
        item = Item(
            sha256=Prose(content.sha256.hex()),
            sm3=Prose(content.sm3.hex()),
            size=content.length,
            name=Prose((file.name or _("材料"))[:200]),
            kind=MEDIA.get((file.content_type or "").partition("/")[0], Kind.document),
            method=Method.chosen,
            device=Prose(request.headers.get("User-Agent", "")[:200]),
            place=Prose(request.POST.get("place", "")[:200]),
            note=Prose(request.POST.get("note", "")[:2000]),
            watchword=Prose(request.POST.get("watchword", "").replace("\r\n", "\n")[:2000]),
        )
        key = f"{request.POST.get('key', '')[:64]}/{place}"
        receipt = act(Deposit.deposit, item, court=visitor.court.id, by=visitor.person, as_=ANYONE, key=key)
        if not request.POST.get("keep"):
            yield receipt.proceeding
            continue
        held, offset = one(Record, id=receipt.proceeding), 0
        assert held is not None, "what was just deposited"
        file.seek(0)
        for part in file.chunks(PART):
            offset = take_part(held, offset, part)
        yield held.id
