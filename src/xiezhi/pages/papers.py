"""Papers and exhibits: the list, one paper with its seal and services, the file, all in one archive, and handing in."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.html import strip_tags
from markupsafe import Markup

from xiezhi.desk.reads import note_reading
from xiezhi.desk.uploads import Withheld, may_carry_notes, shown_to_others
from xiezhi.engine.access import Viewer
from xiezhi.engine.case import Case
from xiezhi.engine.errands import printed, seal_paper, store, told, waits_for_signers
from xiezhi.engine.issued import is_quiet
from xiezhi.engine.possible import case_for
from xiezhi.engine.refused import Absent
from xiezhi.pages.confirmations import state_of_confirmation
from xiezhi.pages.names import case_name, names_of
from xiezhi.pages.on_paper import ask_url, reaching
from xiezhi.pages.paper_signers import signers_of
from xiezhi.pages.reading import look_at
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import say as _
from xiezhi.pages.shapes import Link, Proof
from xiezhi.pages.shapes import Paper as Shown
from xiezhi.pages.visitor import Visitor, visitor_of
from xiezhi.papers.codes import qr_svg
from xiezhi.papers.fill import WrongFacts, html
from xiezhi.papers.templates import PAPERS
from xiezhi.phrases.drafted_application import is_draft_application
from xiezhi.phrases.intervening import PETITION
from xiezhi.phrases.parties import CONFIRMATION
from xiezhi.records.archive import BoundPaper
from xiezhi.records.court import Court
from xiezhi.records.paper import OWN, Delivery, Paper
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import TOMBSTONE, one, rows

SIDES = {"court": "法院", "party": "当事人", "archive": "归档的卷", "below": "原审法院"}
MEANS = {"electronic": "电子送达", "post": "邮寄", "deposit": "留置", "announcement": "公告", "direct": "直接送达"}
BENEATH = ("address_confirmation", "archive")
"""Proceedings beneath a case whose papers are listed with its own, for who may read them."""
FOR_OTHERS = ("counter", "server", "filing_judge")
"""Who writes down for a recipient that he wants it on paper."""
PICTURES = ("jpg", "png")
NOTED = ("talk", "deliberation", "questioning", "inquiry", "postmark")
"""Notes that the court or its mediator takes down, without a form and a seal."""
TOLD = ("talk", "questioning", "signed_copy")
"""What bears the name of how it was held, or of who signed it."""
DATED = re.compile("[二〇一三四五六七八九十]+年[一二三四五六七八九十]+月[一二三四五六七八九十]+日")


def paper_row(paper: Paper, proceeding: Proceeding, *, note: str = "", pages: int | None = None) -> Shown:
    source, code = source_of(paper), "" if paper.shelf == OWN else paper.check_code
    return Shown(
        name=called(paper),
        url=f"/paper/{paper.id}",
        note=note or (_("全部材料成册，逐页编号") if paper.origin == "archive" else _addressed(paper)),
        day=date.fromisoformat(paper.at[:10]),
        code=code,
        verify_url=f"/v/{code}" if code else "",
        status=_status(paper, source),
        pages=pages,
        side=_(SIDES.get(source, source)),
    )


def _status(paper: Paper, source: str) -> str:
    if is_draft_application(paper):
        return _("待您确认")
    if paper.kind == CONFIRMATION:
        return state_of_confirmation(paper)
    return _("当事人提交") if source == "party" else ""


def called(paper: Paper) -> str:
    """What a list calls it: the name its bringer gave it, which of some says only how or by whom it was made."""
    title = _(paper.title)
    if paper.kind == PETITION and paper.name:
        return f"{title}　{paper.name}"
    return f"{title}（{paper.name}）" if paper.kind in TOLD and paper.name else paper.name or title


def number_of(paper: Paper, proceeding: Proceeding) -> str:
    """The number that stands on it: on a judgment of several cases, all of theirs."""
    return str(paper.filled().get("number") or proceeding.number)


def source_of(paper: Paper) -> str:
    """Whose it is: what the court or its mediator noted down without a form is no party's."""
    return "court" if paper.kind in NOTED else paper.origin


def _addressed(paper: Paper) -> str:
    """To whom the court wrote it, where it names one: three summonses on one day are three people's."""
    data = paper.filled() if paper.origin == "court" else {}
    if paper.kind == CONFIRMATION:
        return str(data.get("person", ""))
    whom = data.get("summoned") or data.get("addressee")
    return _("给%(who)s") % {"who": whom} if whom else ""


def papers_of(case: Case, viewer: Viewer) -> list[Paper]:
    """The papers of a case that he may read: of a service, the paper that it brings; the addresses that were confirmed
    in it, and the bound volumes, at the end."""
    delivery = case.family.get(Delivery, case.proceeding.id)
    brought = case.family.get(Paper, delivery.paper) if delivery else None
    seen = viewer.seen_in(case.family)
    beneath = [each for kind in BENEATH for each in seen if (each.parent, each.procedure) == (case.proceeding.id, kind)]
    theirs = [paper for each in beneath for paper in viewer.papers_in(case.family, each)]
    return [*([brought] if brought else []), *viewer.papers_in(case.family, case.proceeding), *theirs]


def catalogue_of(volume: Paper) -> tuple[str, ...]:
    """What is bound in a volume, with its pages."""
    leaves = rows(BoundPaper, proceeding=volume.proceeding, volume=volume.shelf, first__gt=0, order=("order",))
    titles = {each.id: each.name or _(each.title) for each in rows(Paper, id__in=[each.paper for each in leaves])}
    return tuple(f"{each.order}　{titles.get(each.paper, _('送达情况表'))}　{_pages_said(each)}" for each in leaves)


def _pages_said(leaf: BoundPaper) -> str:
    if leaf.first == leaf.last:
        return _("第 %(n)s 页") % {"n": leaf.first}
    return _("第 %(first)s 页至第 %(last)s 页") % {"first": leaf.first, "last": leaf.last}


def papers(request: HttpRequest, number: str) -> HttpResponse:
    visitor, found = look_at(request, number, "papers")
    every, wanted = papers_of(case_for(found, visitor.person), visitor.viewer), request.GET.get("of", "")
    here = f"/case/{found.id}/papers"
    kinds = {"": _("全部"), "court": _("法院文书"), "party": _("当事人材料")}
    filters = tuple(
        Link(
            label, f"{here}?of={key}", current=key == wanted, count=sum(key in ("", source_of(each)) for each in every)
        )
        for key, label in kinds.items()
    )
    shown = tuple(paper_row(each, found) for each in every if wanted in ("", source_of(each)))
    if proofs := sum(each.kind.endswith("proof") for each in every):
        filters += (Link(_("证据表"), f"/case/{found.id}/exhibits", count=proofs),)
    return page(
        request,
        "papers",
        current="案件",
        case=case_name(found),
        case_url=f"/case/{found.id}",
        filters=filters,
        papers=shown,
        zip_url=f"{here}.zip",
        upload=None,
        pager=None,
    )


def find_paper(request: HttpRequest, paper: str, page_name: str) -> tuple[Paper, Proceeding]:
    """A paper that this visitor may read, noted as read; raises Absent."""
    known = one(Paper, id=paper)
    if known is None:
        visitor_of(request).must()
        raise Absent
    _visitor, proceeding = _reach(request, known, page_name)
    return known, proceeding


def _reach(request: HttpRequest, paper: Paper, page_name: str) -> tuple[object, Proceeding]:
    """By its own proceeding; a recipient of service, by the service that brings it to him."""
    visitor = visitor_of(request)
    account, person = visitor.must()
    delivery = next(iter(rows(Delivery, paper=paper.id, recipient=person, limit=1)), None)
    if delivery is not None and paper.shelf == "main":
        proceeding = one(Proceeding, id=paper.proceeding)
        assert proceeding is not None, "a paper of no proceeding"
        note_reading(
            visitor.now,
            court=paper.court,
            person=person,
            proceeding=proceeding.id,
            page=page_name,
            paper=paper.id,
            account=account.pk,
        )
        return visitor, proceeding
    visitor, proceeding = look_at(request, paper.proceeding, page_name, paper=paper.id)
    if paper.id not in {each.id for each in visitor.viewer.seen_papers(proceeding.id)}:
        raise Absent
    return visitor, proceeding


def paper(request: HttpRequest, paper: str) -> HttpResponse:
    found, proceeding = find_paper(request, paper, "paper")
    court = one(Court, id=found.court)
    text = text_of(found)
    return page(
        request,
        "paper",
        current="案件",
        case=case_name(proceeding),
        case_url=f"/case/{proceeding.id}",
        paper=paper_row(found, proceeding),
        kind=_(found.title),
        number=number_of(found, proceeding),
        court=court.name if court and found.origin == "court" else "",
        text=text,
        previews=_previews(found),
        signed_on=date.fromisoformat(found.at[:10]) if found.origin == "court" else None,
        signers=signers_of(found, court),
        served=_served(found, visitor_of(request)),
        reaching=reaching(visitor_of(request), found, proceeding),
        proofs=_proofs(found),
        qr=Markup(qr_svg(settings.CHECK_ADDRESS + found.check_code)) if found.check_code else "",
        quiet=is_quiet(found),
        download_url=f"/paper/{found.id}.pdf",
        is_copy=not sees_whole(visitor_of(request), found) and _head(found, may_carry_notes),
    )


def text_of(paper: Paper) -> tuple[str, ...]:
    """Its paragraphs: of a paper drawn up here as its form prints them, of another what was said of it."""
    if paper.origin == "archive":
        return catalogue_of(paper)
    if paper.origin not in ("court", "below") or paper.kind not in PAPERS:
        return tuple(line for line in paper.data.splitlines() if line.strip()) or (paper.name or paper.title,)
    try:
        body = html(paper.kind, told(paper), edition=int(paper.edition)).partition("<body")[2].partition(">")[2]
    except (WrongFacts, LookupError):
        return (paper.title,)
    for end in ("</p>", "</tr>", "</h1>", "</h2>", "</li>", "</div>"):
        body = body.replace(end, f"{end}\n")
    lines = (
        " ".join(strip_tags(line.replace("</td>", "　").replace("</th>", "　")).split()) for line in body.split("\n")
    )
    return tuple(_inside([line for line in lines if line], paper.filled()))


def _inside(lines: list[str], data: Mapping[str, object]) -> list[str]:
    """The text between its head (court, title, number) and its foot, which the page sets itself."""
    number = str(data.get("number", ""))
    start = next((place + 1 for place, line in enumerate(lines[:4]) if number and line == number), 2)
    inside = lines[start:]
    return inside[:-1] if inside and DATED.fullmatch(inside[-1]) else inside


def _previews(paper: Paper) -> tuple[Link, ...]:
    """The picture of what was photographed."""
    pictured = _head(paper, lambda head: ending_of(head) in PICTURES)
    return (Link(paper.name or _(paper.title), f"/paper/{paper.id}.jpg"),) if pictured else ()


def _head(paper: Paper, holds: Callable[[bytes], bool]) -> bool:
    """Whether this holds of the beginning of a file that a party brought."""
    if paper.origin != "party" or not paper.sha256 or paper.erased:
        return False
    with store().open(paper.sha256) as file:
        return holds(file.read(1024))


def _served(paper: Paper, visitor: Visitor) -> tuple[dict[str, object], ...]:
    """Each delivery; who sits at the counter or serves asks there for it on paper in the recipient's name."""
    deliveries = rows(Delivery, paper=paper.id, order=("sent", "id"))
    names = names_of(paper.court, {each.recipient for each in deliveries})
    asks_for_others = any(each.court == paper.court and each.office in FOR_OTHERS for each in visitor.offices)
    return tuple(
        {
            "name": names[each.recipient],
            "how": _(MEANS.get(each.means, each.means or "待送达")),
            "at": date.fromisoformat(each.effective) if each.effective else None,
            "words": _("第 %(n)s 次") % {"n": each.attempts} if each.attempts else "",
            "ask": ask_url(paper, each) if asks_for_others else "",
        }
        for each in deliveries
    )


def _proofs(paper: Paper) -> tuple[Proof, ...]:
    if not paper.sha256:
        return ()
    return (Proof(_("内容未改"), _("文件的摘要与日志所记相同"), f"{paper.sha256[:4]} … {paper.sha256[-4:]}"),)


def download(request: HttpRequest, paper: str) -> HttpResponse:
    """The file itself; a paper of the court that has no seal yet gets it now. Never shown inside a page of ours."""
    found, _proceeding = find_paper(request, paper, "download")
    content, ending = content_of(found, whole=sees_whole(visitor_of(request), found))
    response = HttpResponse(content, content_type="application/pdf" if ending == "pdf" else "application/octet-stream")
    name = quote(file_name(found, ending))
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


def sees_whole(visitor: Visitor, paper: Paper) -> bool:
    """The court, and who brought the file, see it as it was brought."""
    return visitor.staff or (bool(visitor.person) and paper.by == visitor.person)


def content_of(paper: Paper, *, whole: bool) -> tuple[bytes, str]:
    """The bytes and the ending of the name; where not the whole is shown, a picture or a film without the camera's
    notes, or the sentence why it is not shown."""
    if paper.erased:
        return TOMBSTONE.encode(), "txt"
    if paper.origin == "court" and waits_for_signers(paper):
        return printed(paper), "pdf"
    kept = seal_paper(paper) if paper.origin == "court" and not paper.sealed else paper
    if not kept.sha256:
        return "\n".join(text_of(paper)).encode(), "txt"
    own = whole or paper.origin == "court"
    try:
        content = store().get(kept.sha256) if own else shown_to_others(kept.sha256, store())
    except Withheld as withheld:
        return withheld.sentence.encode(), "txt"
    return content, ending_of(content)


def ending_of(content: bytes) -> str:
    known = {b"%PDF": "pdf", b"\xff\xd8": "jpg", b"\x89PNG": "png"}
    return next((kind for magic, kind in known.items() if content.startswith(magic)), "")


def file_name(paper: Paper, ending: str) -> str:
    """What the file is called: with the ending that its content deserves, else as it was handed in."""
    name = re.sub(r"[\x00-\x1f/\\]", "_", paper.name or paper.title)
    return name if not ending or name.lower().endswith(f".{ending}") else f"{name}.{ending}"


def archive(request: HttpRequest, number: str) -> HttpResponse:
    """All papers that this reader may read, in one file."""
    visitor, found = look_at(request, number, "archive")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as zipped:
        for place, each in enumerate(papers_of(case_for(found, visitor.person), visitor.viewer), 1):
            content, ending = content_of(each, whole=sees_whole(visitor, each))
            zipped.writestr(f"{place:02} {file_name(each, ending)}", content)
    response = HttpResponse(packed.getvalue(), content_type="application/zip")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(case_name(found))}.zip"
    return response
