"""The print room: papers that wait to be posted or handed over, an envelope each; printed and posted at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from xiezhi.desk.reads import note_reading
from xiezhi.engine.copies import printed_copy
from xiezhi.engine.door import act
from xiezhi.engine.entry_ids import fresh_key
from xiezhi.engine.errands import keys
from xiezhi.engine.facts import Misstated
from xiezhi.engine.possible import case_for, role_for
from xiezhi.engine.refused import Absent, Refused
from xiezhi.engine.words import Step
from xiezhi.pages.citations import in_a_line
from xiezhi.pages.names import case_name
from xiezhi.pages.papers import content_of
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import say as _
from xiezhi.pages.serving import WAITING
from xiezhi.pages.shapes import Link
from xiezhi.pages.shell import PRINTS
from xiezhi.pages.visitor import Visitor, real_now, visitor_of
from xiezhi.papers.post import Parcel, envelopes, labels, stack
from xiezhi.papers.volume import is_pdf, is_picture, photograph, written_page
from xiezhi.procedures.service import OnPaper, Posting, Service
from xiezhi.records.court import Court
from xiezhi.records.paper import Delivery, Paper, PaperCopy
from xiezhi.records.person import Person, Standing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import count, one, rows, table_of

MOST = 200
"""So many are printed and posted at a time, the oldest first."""
LONGEST = 40
"""Letters of a tracking number."""


@dataclass(frozen=True, slots=True)
class Item:
    """One paper for one person."""

    service: Proceeding
    delivery: Delivery
    paper: Paper
    copy: PaperCopy | None = None
    """Where it was served electronically, and he asked for it on paper: the small case of his wish is `service`."""

    @property
    def case(self) -> str:
        return case_name(self.service)

    @property
    def url(self) -> str:
        return f"/case/{self.service.id}"

    @property
    def title(self) -> str:
        return _(self.paper.title)

    @property
    def words(self) -> str:
        tried = self.copy.attempts if self.copy else self.delivery.attempts
        said = [_("本人要的纸质文书") if self.copy else "", _("第 %(n)s 次") % {"n": tried + 1} if tried else ""]
        return "　".join(each for each in said if each)

    @property
    def posting(self) -> Step:
        """The step that notes it as posted."""
        return OnPaper.post_paper if self.copy else Service.post

    @property
    def handing(self) -> str:
        """Where it is noted as handed over."""
        return f"{self.url}/do/{(OnPaper.give_paper if self.copy else Service.hand_over).name}"


@dataclass(frozen=True, slots=True)
class Envelope:
    """All that waits for one person."""

    key: str
    person: Person
    items: tuple[Item, ...]

    @property
    def name(self) -> str:
        return self.person.name

    @property
    def address(self) -> str:
        """His own, unless he wants this elsewhere."""
        copy = self.items[0].copy
        return (copy.to if copy else "") or self.person.address

    @property
    def parcel(self) -> Parcel:
        court = one(Court, id=self.person.court)
        phone = keys().open_id(self.person.phone) if self.person.phone else ""
        contents = tuple(f"{each.case.partition('/')[0]}　{each.paper.title}" for each in self.items)
        return Parcel(self.name, self.address or "（住所待查）", phone, court.name if court else "", contents)


def _courts(visitor: Visitor) -> list[str]:
    """Where he serves papers; Absent where he does nowhere."""
    courts = sorted({each.court for each in visitor.offices if each.office in PRINTS})
    if not courts:
        raise Absent
    return courts


def waiting(visitor: Visitor) -> tuple[Envelope, ...]:
    """What waits where this visitor serves papers: for people who have not agreed to electronic service, and for those
    who have and want it on paper too."""
    visitor.must()
    courts = _courts(visitor)
    groups: dict[tuple[str, str, str], list[Item]] = {}
    for item in (*_to_serve(courts), *_wanted(courts)):
        elsewhere = item.copy.to if item.copy else ""
        groups.setdefault((item.service.court, item.delivery.recipient, elsewhere), []).append(item)
    people = {(p.court, p.person): p for p in rows(Person, person__in=sorted({who for _court, who, _to in groups}))}
    return tuple(
        Envelope(items[0].service.id, people[court, who], tuple(items))
        for (court, who, _to), items in groups.items()
        if (court, who) in people
    )


ON_PAPER = Q(
    Exists(
        table_of(Standing).model.objects.filter(proceeding=OuterRef("id"), role="recipient", electronic=0, until="")
    ),
    Exists(table_of(Delivery).model.objects.filter(id=OuterRef("id"))),
)
"""Services upon people who have not agreed to electronic service."""
WANTED = {"received": "", "withdrawn": "", "sent": ""}


def _served_in(courts: list[str]) -> dict[str, Any]:
    return {"procedure": Service.name, "court__in": courts, "state__in": WAITING}


def how_many(visitor: Visitor) -> int:
    """How many papers wait, also those that the page has no room for yet."""
    courts = _courts(visitor)
    return count(Proceeding, ON_PAPER, **_served_in(courts)) + count(PaperCopy, court__in=courts, **WANTED)


def _to_serve(courts: list[str]) -> Iterator[Item]:
    found = rows(Proceeding, ON_PAPER, **_served_in(courts), order=("opened", "id"), limit=MOST)
    sent = {each.id: each for each in rows(Delivery, id__in=[each.id for each in found])}
    papers = {each.id: each for each in rows(Paper, id__in=sorted({each.paper for each in sent.values()}))}
    for each in found:
        if sent[each.id].paper in papers:
            yield Item(each, sent[each.id], papers[sent[each.id].paper])


def _wanted(courts: list[str]) -> Iterator[Item]:
    """《民事诉讼法》第九十条: what came electronically and is asked for on paper."""
    found = rows(PaperCopy, court__in=courts, **WANTED, order=("asked", "id"), limit=MOST)
    cases = {each.id: each for each in rows(Proceeding, id__in=sorted(each.proceeding for each in found))}
    brought = {each.id: each for each in rows(Delivery, id__in=sorted(each.delivery for each in found))}
    papers = {each.id: each for each in rows(Paper, id__in=sorted({each.paper for each in found}))}
    for each in found:
        yield Item(cases[each.proceeding], brought[each.delivery], papers[each.paper], each)


@require_GET
def print_room(request: HttpRequest) -> HttpResponse:
    visitor = visitor_of(request)
    found, total = waiting(visitor), how_many(visitor)
    shown = sum(len(each.items) for each in found)
    return page(request, "print_room", current="打印寄送", envelopes=found, total=total, shown=shown, key=fresh_key())


def _chosen(request: HttpRequest) -> tuple[Visitor, list[Envelope]]:
    """The envelopes that were ticked; every one where none was. What is printed is noted as read."""
    visitor = visitor_of(request)
    every, ticked = waiting(visitor), set(request.POST.getlist("envelope"))
    found = [each for each in every if not ticked or each.key in ticked]
    if not found:
        raise Absent
    account, person = visitor.must()
    for item in (item for each in found for item in each.items):
        note_reading(
            visitor.now, court=item.service.court, person=person, proceeding=item.service.id, page="print",
            paper=item.paper.id, account=account.pk,
        )  # fmt: skip
    return visitor, found


@require_POST
def papers(request: HttpRequest) -> HttpResponse:
    """Each person's own copies, a slip before them."""
    _visitor, found = _chosen(request)
    return _pdf(stack((each.parcel, [_copy(item) for item in each.items]) for each in found), "papers")


def _copy(item: Item) -> bytes:
    """With his code, where the court drew it up; what a party handed in, as it was handed in if it can be printed."""
    if item.paper.origin == "court" and not item.paper.erased:
        return printed_copy(item.delivery, real_now())
    content, _ending = content_of(item.paper, whole=False)
    if is_pdf(content):
        return content
    if is_picture(content):
        return photograph(content)
    return written_page("", item.title, content.decode(errors="replace").splitlines())


@require_POST
def envelope_sheets(request: HttpRequest) -> HttpResponse:
    return _pdf(envelopes(each.parcel for each in _chosen(request)[1]), "envelopes")


@require_POST
def label_sheet(request: HttpRequest) -> HttpResponse:
    return _pdf(labels([each.parcel for each in _chosen(request)[1]]), "labels")


@require_POST
def post(request: HttpRequest) -> HttpResponse:
    """Every envelope with a tracking number is posted: a step for each paper in it."""
    visitor, ways, done, asked = visitor_of(request), [], 0, 0
    for each in waiting(visitor):
        tracking = request.POST.get(f"tracking-{each.key}", "").strip()[:LONGEST]
        for item in each.items if tracking else ():
            asked += 1
            words = _posted(visitor, item, tracking, request.POST.get("key", ""))
            done += not words
            ways.append(Link(f"{each.name}　{item.title}", item.url, words=words or f"{_('已交邮')}　{tracking}"))
    if not asked:
        return page(
            request, "error", current="打印寄送", status=422, title=_("还没有填邮件号"), refusal=None,
            words=_("在每个信封后面填上或者扫入邮件号，再记为已交邮。"), ways=(Link(_("回到打印寄送"), "/print-room"),),
        )  # fmt: skip
    return page(
        request, "error", current="打印寄送", status=200, refusal=None, words=_("各件的结果在下面。"),
        title=_("办成 %(done)s 件，共 %(all)s 件") % {"done": done, "all": asked},
        ways=(*ways, Link(_("回到打印寄送"), "/print-room")),
    )  # fmt: skip


def _posted(visitor: Visitor, item: Item, tracking: str, key: str) -> str:
    """Nothing where it was posted, else why not."""
    person = visitor.person
    role = role_for(case_for(item.service, person), person, item.posting) or item.posting.roles[0]
    try:
        act(
            item.posting, Posting(tracking=tracking), on=item.service, by=person, as_=role,
            key=f"{key}/{item.service.id}",
        )  # fmt: skip
    except (Refused, Misstated) as trouble:
        return in_a_line(trouble)
    return ""


def _pdf(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    return response
