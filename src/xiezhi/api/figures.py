"""The figures of a court: what each is, what it comes to on a day, and the proceedings and entries that it counts."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field

from xiezhi.api.errors import Error
from xiezhi.api.reader import WHO, anyone, reader
from xiezhi.api.reading import lines_of
from xiezhi.api.shapes import ProceedingLine
from xiezhi.engine.access import Viewer
from xiezhi.engine.clock import court_now
from xiezhi.engine.facts import Misstated
from xiezhi.engine.refused import Absent, cited
from xiezhi.indicators.figures import Figure, one, withheld
from xiezhi.indicators.indicator import Indicator
from xiezhi.indicators.opening import opened
from xiezhi.indicators.scope import Scope, reader_scope, scope_of
from xiezhi.law.asking import FIRST_DAY
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows

router = Router(tags=["指标"])


class Defined(Schema):
    """An indicator as it is defined."""

    name: str
    label: str
    english: str
    group: str
    unit: str
    definition: str
    excludes: str
    part: str = Field(description="what is counted")
    whole: str | None = Field(description="what it is divided by")
    law: str
    edition: str
    working: bool = Field(description="a working definition: the official formula was not read")
    public: bool


class Told(Schema):
    """An indicator on a day. Outside the court no sums are told, nor money, by which days could be subtracted, and what
    counts fewer than five is withheld; open data has the sums of each month.
    """

    name: str
    courts: list[str]
    day: str
    since: str = Field(description="the first month of the twelve that are looked at")
    part: int | None
    whole: int | None
    value: str | None
    low: str | None
    high: str | None
    place: str = Field(description="below, within or above the court's interval; empty where there is none")
    withheld: bool


class CountedShape(Schema):
    """A proceeding of a figure: how much it counts, and the entries that say so."""

    proceeding: ProceedingLine
    count: int
    fen: int
    days: int
    entries: list[str]


class Opening(Schema):
    """A figure opened: `total` is the sum of all, also of those that this reader may only count."""

    total: int
    proceedings: int
    hidden: int
    rows: list[CountedShape]


@router.get("/figures", auth=None, response=list[Defined], summary="指标", operation_id="figures")
def defined(request: HttpRequest) -> list[Defined]:
    """The indicators that this reader may look at: by his office, else the public ones."""
    scope = _scope(request, "")
    return [_defined(each, court_now().date()) for each in scope.indicators]


@router.get(
    "/figures/{name}", auth=None, response={200: Told, 404: Error, 422: Error}, summary="一项指标的数",
    operation_id="figure",
)  # fmt: skip
def told(request: HttpRequest, name: str, court: str = "", day: date | None = None) -> Told:
    """The twelve months to a day, as they were known on it; a past day gives the answer that it gave."""
    scope = _scope(request, court)
    on = _as_of(day)
    window = scope.window(on)
    found = one(scope.indicator(name), window, scope.settings)
    return _told(found, scope, on, window.since)


@router.get(
    "/figures/{name}/proceedings", auth=WHO, response={200: Opening, 404: Error, 422: Error}, summary="一项指标的清单",
    operation_id="figure_proceedings",
)  # fmt: skip
def listing(request: HttpRequest, name: str, of: str = "part", court: str = "", day: date | None = None) -> Opening:
    """The proceedings that a sum counts, of `part` or of `whole`; for those whose office looks at figures."""
    who, today = reader(request), court_now().date()
    scope = scope_of(who.person, today.isoformat()).of(court)
    sums = scope.indicator(name).sums
    if of not in sums:
        raise Absent
    found = opened(sums[of], scope.window(_as_of(day)))
    ids = [each.proceeding.id for each in found]
    seen = rows(Proceeding, Viewer(who.person, today.isoformat()).visible(), id__in=ids)
    lines = {line.id: line for line in lines_of(seen)}
    return Opening(
        total=sum(getattr(each, sums[of].of) for each in found),
        proceedings=len(found),
        hidden=len(found) - len(seen),
        rows=[
            CountedShape(
                proceeding=lines[each.proceeding.id], count=each.count, fen=each.fen, days=each.days,
                entries=list(each.entries),
            )
            for each in found
            if each.proceeding.id in lines
        ],
    )  # fmt: skip


def _scope(request: HttpRequest, court: str) -> Scope:
    who = anyone(request)
    return reader_scope(who.person if who else "", court_now().date().isoformat()).of(court)


def _as_of(day: date | None) -> date:
    """The day asked for, today at the latest; raises Misstated for one before all courts."""
    if day is not None and day < FIRST_DAY:
        raise Misstated("day", "超出了可以填写的范围")
    return min(day or court_now().date(), court_now().date())


def _defined(each: Indicator, day: date) -> Defined:
    return Defined(
        name=each.name, label=each.label, english=each.english, group=each.group, unit=each.unit.word,
        definition=each.definition, excludes=each.excludes, part=each.part.label,
        whole=each.whole.label if each.whole else None, law=str(each.law), edition=cited(each.law, day).edition,
        working=not each.official, public=each.public,
    )  # fmt: skip


def _told(found: Figure, scope: Scope, day: date, since: str) -> Told:
    hidden = scope.outside and found.few
    shown = withheld(found) if hidden else found
    return Told(
        name=found.indicator.name, courts=[each.id for each in scope.courts], day=day.isoformat(), since=since,
        part=None if scope.outside else found.part, whole=None if scope.outside else found.whole,
        value=None if shown.value is None else str(shown.value), low=_text(shown.low), high=_text(shown.high),
        place=shown.place, withheld=hidden,
    )  # fmt: skip


def _text(value: object) -> str | None:
    return None if value is None else str(value)
