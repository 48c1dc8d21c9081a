"""The page of a step, generated from its definition: form left, consequences right, the article below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from xiezhi.desk.accounts import Account
from xiezhi.desk.declined import Declined
from xiezhi.desk.drafts import DraftConflict, drop_draft, find_draft, save_draft
from xiezhi.desk.uploads import take_upload
from xiezhi.engine.acts import Outcome
from xiezhi.engine.case import Case
from xiezhi.engine.clock import court_now
from xiezhi.engine.clocks import clocks_of
from xiezhi.engine.door import act, prepared, preview
from xiezhi.engine.entry_ids import fresh_key
from xiezhi.engine.errands import store
from xiezhi.engine.facts import Misstated, NoFacts, fields_of, stated
from xiezhi.engine.possible import case_for, possible_of, role_for
from xiezhi.engine.refused import Absent, Refused
from xiezhi.engine.words import Role, Step
from xiezhi.pages.agreed import known_of_step
from xiezhi.pages.asked import asked_of
from xiezhi.pages.cash_sheet import sheets_of
from xiezhi.pages.chosen import chosen_from
from xiezhi.pages.citations import cite, in_a_line, refusal_of, refusal_of_all
from xiezhi.pages.consequences import advised_of, afters_of, drawn_up
from xiezhi.pages.defects import defects_of
from xiezhi.pages.fields import Field
from xiezhi.pages.forms import Given, form_of, given_from, rows_of, typed_of
from xiezhi.pages.limits import clock_of, due_of, is_running, law_of
from xiezhi.pages.names import case_name, role_name, sides
from xiezhi.pages.proceeding import names_of_case, tags_of
from xiezhi.pages.reading import look_at, step_of
from xiezhi.pages.rendering import fragment, page
from xiezhi.pages.saying import say as _
from xiezhi.pages.saying import termed
from xiezhi.pages.shapes import After, Cite, Clock, Link, Refusal
from xiezhi.pages.spoken import reason
from xiezhi.pages.visitor import Visitor, keys, visitor_of
from xiezhi.papers.render import draft as paper_draft
from xiezhi.procedures.filing import Filing
from xiezhi.records.proceeding import Proceeding

ON_BEHALF = "on_behalf"
"""What one chooses from who fills in for somebody else."""
UNKEPT = ("csrfmiddlewaretoken", "key", "go", "add", "drop")
"""What a form posts that is no answer."""


@dataclass(frozen=True, slots=True)
class At:
    """Where one stands: who, in which case, before which step, in which role."""

    visitor: Visitor
    account: Account
    proceeding: Proceeding
    case: Case
    step: Step
    role: Role

    @property
    def url(self) -> str:
        return f"/case/{self.proceeding.id}/do/{self.step.name}"

    @property
    def form(self) -> str:
        """The draft's name."""
        return f"{self.proceeding.id}/{self.step.name}"

    def choosing(self, what: str) -> list[tuple[str, str]]:
        return chosen_from(self.case, what)


def _at(request: HttpRequest, number: str, name: str) -> At:
    visitor, proceeding = look_at(request, number, f"do/{name}"[:80])
    account, person = visitor.must()
    step, case = step_of(proceeding, name), case_for(proceeding, person)
    return At(visitor, account, proceeding, case, step, role_for(case, person, step) or step.roles[0])


@require_http_methods(["GET", "POST"])
def step(request: HttpRequest, number: str, name: str) -> HttpResponse:
    """GET shows the form; POST takes the step, once for each key."""
    at = _at(request, number, name)
    if request.method == "GET":
        return _shown(request, at, _linked(request, at), key=fresh_key())
    given, key = given_of(request, at.account), request.POST.get("key") or fresh_key()
    if "add" in request.POST or "drop" in request.POST:
        return _shown(request, at, changed_rows(given, request), key=key)
    try:
        facts = stated(at.step.facts, typed_of(at.step.facts, given))
        receipt = act(at.step, facts, on=at.proceeding, by=at.visitor.person, as_=at.role, key=key)
    except Misstated as wrong:
        return _shown(request, at, given, key=key, wrong=wrong)
    except Refused as refused:
        return _shown(request, at, given, key=key, refused=refused)
    drop_draft(at.account, at.form)
    return redirect(f"/entry/{receipt.entry}/number" if name == "unmask" else f"/entry/{receipt.entry}?done=1")


def _shown(
    request: HttpRequest,
    at: At,
    given: Given,
    *,
    key: str,
    wrong: Misstated | None = None,
    refused: Refused | None = None,
) -> HttpResponse:
    names = names_of_case(at.case)
    one, other = sides(at.case.standings(), names)
    clock, clock_words = _clock(at)
    fields = _asked_of(at, form_of(at.step.facts, given, at.choosing, wrong))
    placed = any(each.wrong for each in fields)
    return page(
        request,
        "step",
        status=422 if wrong or refused else 200,
        current="案件",
        case=case_name(at.proceeding),
        case_url=f"/case/{at.proceeding.id}",
        step=termed(at.step),
        words=_("，").join(
            each for each in (f"{one} {_('诉')} {other}" if other else one, _(at.case.dispute.cause)) if each
        ),
        tags=tags_of(at.case),
        clock=clock,
        clock_words=clock_words,
        help=_help(at),
        fields=fields,
        sentences=(reason(wrong),) if wrong and not placed else (),
        action=at.url,
        key=key,
        submit=termed(at.step),
        draft=Link(_("存为草稿"), f"{at.url}/draft") if fields else None,
        refusal=_why(at, refused),
        afters=consequences(at, given),
        afters_url=f"{at.url}/after",
        cites=cites_of(at.step, at.visitor.day),
        defects=defects_of(at.case) if at.step is Filing.supplement else (),
        asked=asked_of(at.case, at.step),
        counts=sheets_of(at.case, at.step),
    )


def _asked_of(at: At, fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """Only who fills in for another is asked for whom."""
    for_others = {each.name for each in fields_of(at.step.facts) if each.chosen_from == ON_BEHALF}
    return tuple(each for each in fields if at.role.kind == "office" or each.name not in for_others)


def _help(at: At) -> str:
    """What the step is, where it asks for something; and in which capacity one takes it, where one may."""
    said = explained(at.step)
    may = role_for(at.case, at.visitor.person, at.step) is not None
    as_ = _("您以%(role)s的身份办理。") % {"role": _(role_name(at.role.name))} if may else ""
    return f"{_(said)}{'' if said.endswith('。') else _('。')} {as_}".rstrip() if said else as_


def explained(step: Step) -> str:
    """What is said above the form of a step: its help, or else what its facts are."""
    about = "" if step.facts is NoFacts else step.facts.__doc__ or ""
    return (step.help or about).strip().split("\n")[0]


def _why(at: At, refused: Refused | None) -> Refusal | None:
    """The refusal just met, or what already stands against the step before anything is filled in."""
    title = _("不能%(step)s") % {"step": termed(at.step)}
    if refused is not None:
        return refusal_of(title, refused, at.visitor.day)
    standing = possible_of(at.case, at.visitor.person, at.step).refused
    return refusal_of_all(title, standing, at.visitor.day) if standing else None


def _clock(at: At) -> tuple[Clock | None, str]:
    """The period that this step keeps, if one runs."""
    kept = {
        clock.name
        for clock in clocks_of(at.step.procedure)
        if at.step.name in clock.steps or (clock.state and clock.state == at.proceeding.state and at.step.moves.to)
    }
    running = sorted(
        (each for each in at.case.deadlines if each.clock in kept and is_running(each)), key=lambda d: d.due
    )
    if not running:
        return None, ""
    due = due_of(running[0])
    return clock_of(running[0], at.visitor.today), _("限 %(month)s月%(day)s日，%(law)s") % {
        "month": due.month,
        "day": due.day,
        "law": law_of(running[0]),
    }


def cites_of(step: Step, day: date) -> tuple[Cite, ...]:
    """The article of the step, and those of its conditions."""
    return tuple(dict.fromkeys(cite(law, day) for law in (step.law, *(guard.law for guard in step.needs))))


def consequences(at: At, given: Given) -> tuple[After, ...]:
    """What the step would change if it were taken as the form stands: decided, not written."""
    try:
        facts = stated(at.step.facts, typed_of(at.step.facts, given))
    except Misstated as wrong:
        return (After(_("填好以后算给您看"), words=reason(wrong)),)
    advice = advised_of(at.step, at.case, facts, at.visitor.day)
    try:
        return (*advice, *afters_of(_decided(at, facts), f"{at.url}/paper"))
    except Refused as refused:
        return (*advice, After(_("这样办不成"), words=in_a_line(refused)))


def _decided(at: At, facts: Any) -> list[Outcome]:
    return preview(prepared(at.step, facts, on=at.proceeding, by=at.visitor.person, as_=at.role, key=fresh_key()))


@require_POST
def look(request: HttpRequest, number: str, name: str, place: int) -> HttpResponse:
    """A paper as it would be drawn up from the form as it stands: to be looked at, neither kept nor sealed."""
    at = _at(request, number, name)
    given = posted(request)
    try:
        outcomes = _decided(at, stated(at.step.facts, typed_of(at.step.facts, given)))
    except Misstated as wrong:
        return _shown(request, at, given, key=fresh_key(), wrong=wrong)
    except Refused as refused:
        return _shown(request, at, given, key=fresh_key(), refused=refused)
    drawn = drawn_up(pair for outcome in outcomes for pair in outcome.rows)
    if place >= len(drawn):
        raise Absent
    paper = drawn[place]
    shown = paper_draft(paper.kind, paper.filled(), edition=int(paper.edition))
    return HttpResponse(shown, content_type="application/pdf")


@require_POST
def after(request: HttpRequest, number: str, name: str) -> HttpResponse:
    """The consequences, as the form is filled in."""
    at = _at(request, number, name)
    return fragment(request, "consequences", afters=consequences(at, posted(request)))


@require_POST
def draft(request: HttpRequest, number: str, name: str) -> HttpResponse:
    """Keep the form as it stands."""
    at = _at(request, number, name)
    return kept(request, at.account, at.form, f"{at.url}?note=kept")


def _drafted(at: At) -> Given:
    """What was typed before, or else what another has stated, or what the records already say."""
    found = find_draft(at.account, at.form, keys())
    if found:
        return found.body
    return given_from(known_of_step(at.case, at.step))


def _linked(request: HttpRequest, at: At) -> Given:
    """The form as it was left, with what the link that led here says already."""
    return {**_drafted(at), **{name: values for name, values in request.GET.lists() if name in _asked(at)}}


def _asked(at: At) -> set[str]:
    return {each.name for each in fields_of(at.step.facts)}


# --- what forms share ------------------------------------------------------------------------------------------------


def posted(request: HttpRequest) -> dict[str, list[str]]:
    """What was typed, by name."""
    return {name: values for name, values in request.POST.lists() if name not in UNKEPT}


def given_of(request: HttpRequest, account: Account) -> dict[str, list[str]]:
    """What was typed, with the files brought along kept and named by their digests; raises Misstated."""
    given = posted(request)
    for name in request.FILES:
        given[name] = [_brought(account, name, each) for each in request.FILES.getlist(name)]
    return given


def _brought(account: Account, name: str, file: Any) -> str:
    try:
        return take_upload(account, file.name or "", file.read(), store=store(), now=court_now()).sha256
    except Declined as declined:
        raise Misstated(name.replace("-", "."), declined.sentence) from None


def kept(
    request: HttpRequest, account: Account, form: str, back: str, also: Mapping[str, Sequence[str]] | None = None
) -> HttpResponse:
    """Keep what was typed, beside what other sheets said; the answer to a keystroke, or back to the page."""
    now, keystroke, sentence = visitor_of(request).now, bool(request.headers.get("HX-Request")), ""
    try:
        keep(account, form, {**(also or {}), **posted(request)}, now)
    except Declined as declined:
        if not keystroke:
            raise
        sentence = declined.sentence
    return fragment(request, "draft", saved_at=now, sentence=sentence) if keystroke else redirect(back)


def keep(account: Account, form: str, body: Mapping[str, Any], now: datetime) -> None:
    """Save over what is there: a form is written by one person, and the last keystroke counts.

    Two savings that cross (a keystroke's, and the button's) are one after the other; raises DraftConflict after three.
    """
    for last in (False, False, True):
        found = find_draft(account, form, keys())
        try:
            save_draft(account, form, dict(body), version=found.version if found else 0, keys=keys(), now=now)
            return
        except DraftConflict:
            if last:
                raise


def changed_rows(given: Mapping[str, Sequence[str]], request: HttpRequest) -> dict[str, list[str]]:
    """A row more or less, for browsers without script."""
    made = {name: list(values) for name, values in given.items()}
    added, dropped = request.POST.get("add", ""), request.POST.get("drop", "")
    if added:
        made[f"{added}-{_next_row(added, made)}-"] = [""]
    if dropped:
        made = {name: values for name, values in made.items() if not name.startswith(f"{dropped}-")}
    return made


def _next_row(name: str, given: Given) -> int:
    return max(rows_of(name, given), default=-1) + 1
