"""起诉: typed once, over several sheets, kept at every keystroke; sent as one step when nothing is missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from xiezhi.desk.accounts import Account
from xiezhi.desk.attestations import attested_particulars
from xiezhi.desk.declined import Declined
from xiezhi.desk.drafts import Saved, drop_draft, find_draft
from xiezhi.engine.door import act
from xiezhi.engine.entry_ids import entry_id, fresh_key
from xiezhi.engine.facts import Misstated, stated
from xiezhi.engine.reading_files import FORM as READ
from xiezhi.engine.refused import Absent, Refused
from xiezhi.engine.words import ANYONE, COUNTER, Role
from xiezhi.evidence.read import taken_of
from xiezhi.pages.citations import in_a_line
from xiezhi.pages.fields import Choice, Field, Group
from xiezhi.pages.forms import Given, form_of, typed_of
from xiezhi.pages.intake_found import offered
from xiezhi.pages.intake_live import live_of
from xiezhi.pages.intake_summary import summary_of
from xiezhi.pages.rendering import fragment, page
from xiezhi.pages.saying import say as _
from xiezhi.pages.shapes import Link
from xiezhi.pages.shell import short_name
from xiezhi.pages.spoken import reason
from xiezhi.pages.step import changed_rows, given_of, keep, kept, posted
from xiezhi.pages.visitor import Visitor, keys, visitor_of
from xiezhi.procedures.filing import Cause, Door, Filing, Intake
from xiezhi.records.court import Court
from xiezhi.records.person import Person, Standing
from xiezhi.records.table import count, rows

FORM = "intake"
COURT = "court"
SHEETS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("您要什么", "先说要什么，一项一行。", ("cause", "demands")),
    (
        "谁和谁",
        "自己的填全；对方的，知道多少填多少，至少写明姓名。",
        ("claimants", "defendants", "thirds", "enterprise", "electronic"),
    ),
    ("事情经过", "按时间说：哪天、什么事、有什么凭据。", ("reasons", "willing")),
    ("证据和代理", "没有可以先不交。次要材料可以承诺后补。", ("proofs", "promised", "agents", "through_agent")),
    ("确认提交", "看一遍，没错就交。交上去当场给收件凭证。", ("door",)),
)
LAST = len(SHEETS)
PARTIES = ("claimant", "defendant", "third")


@dataclass(frozen=True, slots=True)
class At:
    """Who fills in, as whom, what is kept so far, and which sheet he is on."""

    visitor: Visitor
    account: Account
    saved: Saved | None
    sheet: int

    @property
    def body(self) -> dict[str, list[str]]:
        return dict(self.saved.body) if self.saved else {}

    @property
    def role(self) -> Role:
        return COUNTER if any(each.office == COUNTER.name for each in self.visitor.offices) else ANYONE

    @property
    def courts(self) -> list[Court]:
        return courts_for(self.visitor)


def courts_for(visitor: Visitor) -> list[Court]:
    """Courts where one files: an officer's own, for others those at the bottom."""
    if visitor.staff:
        return [each for each in visitor.courts if each.id == visitor.offices[0].court]
    above = {each.parent for each in visitor.courts}
    return [each for each in visitor.courts if each.id not in above]


def _at(request: HttpRequest, sheet: int) -> At:
    visitor = visitor_of(request)
    account, _person = visitor.must()
    if not 1 <= sheet <= LAST:
        raise Absent
    return At(visitor, account, find_draft(account, FORM, keys()), sheet)


def begin(request: HttpRequest) -> HttpResponse:
    """The first sheet, or where one left off; what the front door knows already is filled in."""
    at = _at(request, 1)
    known = {"cause": request.GET.get("cause", ""), "reasons": request.GET.get("told", "")}
    fresh = {name: [value] for name, value in known.items() if value and name not in at.body}
    fresh |= {} if at.body else himself(at.visitor, "claimants")
    if "cause" in fresh:
        fresh["cause"] = [each.value for each in Cause if each.name == fresh["cause"][0]]
    if fresh:
        keep(at.account, FORM, {**at.body, **fresh}, at.visitor.now)
    return redirect("/intake/1")


def himself(visitor: Visitor, field: str) -> dict[str, list[str]]:
    """Who has been a party here, or was shown to be who he is elsewhere, does not type again who he is."""
    found = rows(Person, person=visitor.person, order=("id",))
    if visitor.staff:
        return {}
    if not found or not count(Standing, person=visitor.person, role__in=PARTIES):
        said = attested_particulars(visitor.account, keys()) if visitor.account else {}
        return {f"{field}-0-{name}": [value] for name, value in said.items() if value}
    said = {"name": found[-1].name, "address": found[-1].address, "kind": found[-1].kind}
    sealed = {"id_number": found[-1].id_number, "phone": found[-1].phone}
    said |= {name: keys().open_id(each) for name, each in sealed.items() if each}
    return {f"{field}-0-{name}": [value] for name, value in said.items() if value}


@require_http_methods(["GET", "POST"])
def sheet(request: HttpRequest, sheet: int) -> HttpResponse:
    at = _at(request, sheet)
    if request.method == "GET":
        return _shown(request, at, at.body)
    if request.POST.get("go") == "send" and (entry := _sent_before(request, at)):
        return redirect(f"/entry/{entry}?done=1")
    try:
        given = {**_without(at.body, sheet), **given_of(request, at.account)}
    except Misstated as wrong:
        return _shown(request, at, {**at.body, **posted(request)}, wrong=wrong)
    if "add" in request.POST or "drop" in request.POST:
        return _shown(request, at, changed_rows(given, request))
    try:
        keep(at.account, FORM, given, at.visitor.now)
    except Declined as too_large:
        return _shown(request, at, given, sentences=(too_large.sentence,))
    if request.POST.get("go") == "send":
        return _sent(request, at, given)
    return redirect(f"/intake/{min(sheet + 1, LAST)}")


def _without(body: Given, sheet: int) -> dict[str, list[str]]:
    """What is kept of the other sheets: a row taken away or a box unticked is posted as nothing."""
    names = (*SHEETS[sheet - 1][2], *((COURT,) if sheet == 1 else ()))
    return {
        name: list(values)
        for name, values in body.items()
        if name not in names and not any(name.startswith(f"{each}-") for each in names)
    }


def _sent_before(request: HttpRequest, at: At) -> str:
    """What was handed in from this very page: whoever presses twice, or goes back and presses again, reads his receipt
    and not that a form is empty."""
    key = request.POST.get("key", "")
    mine = [entry_id(each.id, at.visitor.person, key) for each in at.courts]
    return next(iter(taken_of(mine)), "") if key else ""


def _sent(request: HttpRequest, at: At, given: Given) -> HttpResponse:
    """The step itself; what is wrong is shown on its own sheet, a refusal with its article on the last."""
    court = _court(at, given)
    try:
        facts = stated(Intake, {**typed_of(Intake, given), **_door(at, given)})
        key = request.POST.get("key") or fresh_key()
        receipt = act(Filing.submit, facts, court=court, by=at.visitor.person, as_=at.role, key=key)
    except Misstated as wrong:
        return _shown(request, replace(at, sheet=sheet_of(wrong.field)), given, wrong=wrong)
    except Refused as refused:
        return _shown(request, at, given, sentences=(in_a_line(refused),))
    for form in (FORM, READ):
        drop_draft(at.account, form)
    return redirect(f"/entry/{receipt.entry}?done=1")


def _door(at: At, given: Given) -> dict[str, str]:
    if at.role is COUNTER:
        return {"door": next(iter(given.get("door", ())), Door.counter.value)}
    return {"door": Door.web.value}


def _court(at: At, given: Given) -> str:
    codes = [each.id for each in at.courts]
    wanted = next(iter(given.get(COURT, ())), "")
    if not codes:
        raise Absent
    return wanted if wanted in codes else codes[0]


def sheet_of(field: str) -> int:
    """The sheet on which a field stands."""
    name = field.replace("-", ".").partition(".")[0]
    return next((place for place, (*_words, names) in enumerate(SHEETS, 1) if name in names), LAST)


# --- what is shown ---------------------------------------------------------------------------------------------------


def _shown(
    request: HttpRequest,
    at: At,
    given: Given,
    *,
    wrong: Misstated | None = None,
    sentences: tuple[str, ...] = (),
) -> HttpResponse:
    title, words, _names = SHEETS[at.sheet - 1]
    fields = (
        (*_court_field(at, given), *summary_of(given, counter=at.role is COUNTER))
        if at.sheet == LAST
        else _fields(at, given, wrong)
    )
    placed = any(each.wrong for each in fields)
    return page(
        request,
        "intake",
        current="立案" if not at.visitor.staff else "收件",
        status=422 if wrong or sentences else 200,
        title=_("我要起诉") if not at.visitor.staff else _("窗口收件"),
        words=_("问的都是法官要查的事，填过一次以后不再问。答不上来的先空着。"),
        sheets=_sheets(at, given),
        group=Group(_(title), fields, _(words)),
        last=at.sheet == LAST,
        previous_url=f"/intake/{at.sheet - 1}" if at.sheet > 1 else "",
        action=f"/intake/{at.sheet}",
        key=fresh_key(),
        draft_url=f"/intake/{at.sheet}/draft",
        saved_at=at.saved.saved.astimezone(at.visitor.now.tzinfo) if at.saved else None,
        live=live_of(given, at.visitor.day),
        live_url=f"/intake/{at.sheet}/live",
        missing=_missing(given),
        read_url=f"/intake/{at.sheet}/read",
        **offered(at.account, given),
        sentences=((reason(wrong),) if wrong and not placed else ()) + sentences,
        help_url="/procedures/filing",
    )


def _fields(at: At, given: Given, wrong: Misstated | None) -> tuple[Field, ...]:
    names = SHEETS[at.sheet - 1][2]
    every = {field.name: field for field in form_of(Intake, given, lambda _what: [], wrong)}
    fields = tuple(every[name] for name in names)
    return (*_which_court(at, given), *fields) if at.sheet == 1 else fields


def _which_court(at: At, given: Given) -> tuple[Field, ...]:
    chosen = _court(at, given)
    if len(at.courts) == 1:
        return (Field(COURT, _("向哪个法院"), value=short_name(at.courts[0]), known=True),)
    choices = tuple(Choice(each.id, short_name(each), chosen=each.id == chosen) for each in at.courts)
    return (Field(COURT, _("向哪个法院"), "choice", choices=choices, help=_("一般是被告住所地的法院")),)


def _court_field(at: At, given: Given) -> tuple[Field, ...]:
    name = next((short_name(each) for each in at.courts if each.id == _court(at, given)), "")
    return (Field(COURT, _("向哪个法院"), value=name, known=True),)


def _sheets(at: At, given: Given) -> tuple[dict[str, object], ...]:
    reached = max([at.sheet, *(place for place, (*_words, names) in enumerate(SHEETS, 1) if _touched(names, given))])
    lacking = [url for url, _label, _words in _lacks(given)]
    return tuple(
        {
            "label": _(label),
            "url": f"/intake/{place}",
            "mark": "now" if place == at.sheet else "done" if place <= reached else "ahead",
            "missing": sum(url.startswith(f"/intake/{place}#") for url in lacking),
        }
        for place, (label, _words, _names) in enumerate(SHEETS, 1)
    )


def _touched(names: Iterable[str], given: Given) -> bool:
    wanted = tuple(names)
    return any(values and values[0] for name, values in given.items() if name.partition("-")[0] in wanted)


def _lacks(given: Given) -> list[tuple[str, str, str]]:
    """What must be there before it can be sent: where, what, why."""
    typed = typed_of(Intake, given)
    claimants, defendants = typed.get("claimants", []), typed.get("defendants", [])
    wanted = (
        (bool(typed.get("cause")), "/intake/1#cause", _("案由"), _("是哪一类纠纷，拿不准就选最像的")),
        (bool(typed.get("demands")), "/intake/1#demands", _("诉讼请求"), _("至少一项，写明要什么")),
        (bool(claimants), "/intake/2#claimants", _("原告"), _("姓名或者名称")),
        (
            all(each.get("id_number") for each in claimants),
            "/intake/2#claimants",
            _("原告的证件号"),
            _("起诉状应当记明"),
        ),
        (bool(defendants), "/intake/2#defendants", _("被告"), _("至少写明姓名，才知道告的是谁")),
        (bool(typed.get("reasons")), "/intake/3#reasons", _("事实和理由"), _("说清楚是什么事")),
    )
    return [(url, label, why) for there, url, label, why in wanted if not there]


def _missing(given: Given) -> tuple[Link, ...]:
    return tuple(Link(label, url, words=why) for url, label, why in _lacks(given))


@require_POST
def draft(request: HttpRequest, sheet: int) -> HttpResponse:
    """Keep the sheet as it stands, beside the others."""
    at = _at(request, sheet)
    if sheet == LAST and at.saved is None:  # a keystroke that comes after the claim was sent
        return fragment(request, "draft", saved_at=at.visitor.now, sentence="")
    return kept(request, at.account, FORM, f"/intake/{sheet}?note=kept", _without(at.body, sheet))


@require_POST
def live(request: HttpRequest, sheet: int) -> HttpResponse:
    """What follows from the answers so far, and what is missing."""
    at = _at(request, sheet)
    given = {**_without(at.body, sheet), **posted(request)}
    return fragment(request, "answered", live=live_of(given, at.visitor.day), missing=_missing(given))
