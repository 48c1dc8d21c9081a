"""Several tasks of one step, confirmed on one page and taken together: each is its own act, and fails alone."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from xiezhi.engine.door import act
from xiezhi.engine.entry_ids import fresh_key
from xiezhi.engine.facts import Misstated
from xiezhi.engine.possible import case_for, role_for
from xiezhi.engine.refused import Absent, Refused
from xiezhi.engine.words import Step
from xiezhi.pages.citations import in_a_line
from xiezhi.pages.fields import Choice, Field
from xiezhi.pages.inbox import PAGE
from xiezhi.pages.names import case_name
from xiezhi.pages.reading import look_at, step_of
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import say as _
from xiezhi.pages.saying import termed
from xiezhi.pages.shapes import After, Consequence, Link
from xiezhi.pages.step import cites_of
from xiezhi.pages.visitor import visitor_of
from xiezhi.records.proceeding import Proceeding


@require_POST
def batch(request: HttpRequest) -> HttpResponse:
    """The tasks as `proceeding/step`; with `sure` they are taken, without it they are shown."""
    chosen = [_task(request, each) for each in request.POST.getlist("task")[:PAGE]]
    if not chosen or len({step for _proceeding, step in chosen}) != 1:
        raise Absent
    if request.POST.get("key"):
        return _done(request, chosen, request.POST["key"])
    step = chosen[0][1]
    choices = tuple(Choice(f"{each.id}/{step.name}", case_name(each), chosen=True) for each, _step in chosen)
    lines = tuple(Consequence(case_name(each), note=termed(step)) for each, _step in chosen)
    return page(
        request,
        "step",
        current="待办",
        case=case_name(chosen[0][0]),
        case_url=f"/case/{chosen[0][0].id}",
        step=_("一起办：%(step)s") % {"step": termed(step)},
        words=_("%(n)s 件") % {"n": len(chosen)},
        tags=(),
        clock=None,
        clock_words="",
        help=_("其中一件不合规定，不影响其他各件。"),
        fields=(Field("task", _("哪几件"), "checks", choices=choices, optional=True),),
        sentences=(),
        action="/inbox/batch",
        key=fresh_key(),
        submit=termed(step),
        draft=None,
        refusal=None,
        afters=(After(_("案件"), lines),),
        afters_url="/inbox/batch/after",
        defects=(),
        asked=(),
        counts=(),
        cites=cites_of(step, visitor_of(request).day),
    )


def _task(request: HttpRequest, key: str) -> tuple[Proceeding, Step]:
    number, _slash, name = key.partition("/")
    _visitor, proceeding = look_at(request, number, "batch")
    return proceeding, step_of(proceeding, name)


def _done(request: HttpRequest, chosen: list[tuple[Proceeding, Step]], key: str) -> HttpResponse:
    """Each in its own act; what was refused is told with its reason."""
    ways, done = [], 0
    for proceeding, step in chosen:
        person = visitor_of(request).person
        role = role_for(case_for(proceeding, person), person, step) or step.roles[0]
        try:
            receipt = act(step, on=proceeding, by=person, as_=role, key=f"{key}/{proceeding.id}")
            done += 1
            ways.append(Link(case_name(proceeding), f"/entry/{receipt.entry}", words=_("已办")))
        except (Refused, Misstated) as trouble:
            ways.append(Link(case_name(proceeding), f"/case/{proceeding.id}", words=in_a_line(trouble)))
    title = _("办成 %(done)s 件，共 %(all)s 件") % {"done": done, "all": len(chosen)}
    return page(
        request,
        "error",
        current="待办",
        status=200,
        title=title,
        words=_("各件的结果在下面。"),
        refusal=None,
        ways=tuple(ways),
    )
