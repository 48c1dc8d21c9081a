"""Who is in a proceeding and how they came to be there; and the court's officers with the steps of their desk."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from msgspec.structs import replace

from xiezhi.engine.access import PARTIES, Viewer
from xiezhi.engine.case import Case
from xiezhi.engine.possible import case_for
from xiezhi.engine.refused import Absent
from xiezhi.engine.words import JUDGE, PRESIDENT
from xiezhi.evidence.read import taken_of
from xiezhi.pages.confirmations import confirmations_of
from xiezhi.pages.names import case_name, masked, names_of, office_label, role_name
from xiezhi.pages.possible import acts_of
from xiezhi.pages.reading import look_at
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import say as _
from xiezhi.pages.shapes import Act, Member, Tag
from xiezhi.pages.visitor import Visitor, visitor_of
from xiezhi.records.lot import Lot
from xiezhi.records.person import Standing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows

COURT_ROLES = ("mediator", "judge", "assessor", "reserve", "clerk")
ABOUT_PEOPLE = ("assign", "decline_assignment", "disclose", "supplement")


class Drawn(NamedTuple):
    """A drawing of lots: what for, on which day, whom it fell on, among whom with how many open cases, who was left
    out and why; by `text` anyone repeats it, and `url` is its entry.
    """

    purpose: str
    on: date | None
    chosen: tuple[str, ...]
    pool: tuple[tuple[str, str], ...]
    excluded: tuple[tuple[str, str], ...]
    text: str
    url: str


def people(request: HttpRequest, number: str) -> HttpResponse:
    visitor, found = look_at(request, number, "people")
    case = case_for(found, visitor.person)
    if found.procedure == "affairs":
        return _officers(request, found, case, visitor)
    standings = case.mine(Standing)
    names = names_of(found.court, {each.person for each in standings} | ({found.judge} - {""}))
    acts = [each for each in acts_of(case, visitor.person, visitor.day) if each.url.rpartition("/")[2] in ABOUT_PEOPLE]
    lots = rows(Lot, proceeding=found.id, order=("-number",))
    court = _court(case, names, {each for lot in lots for each in lot.chosen})
    sides = _sides(case, names, visitor.viewer)
    return _shown(request, found, court, sides, _past(standings, names), acts, _draws(found, lots))


def _shown(
    request: HttpRequest,
    found: Proceeding,
    court: Any,
    sides: Any,
    past: Any,
    acts: list[Act],
    draws: tuple[Drawn, ...] = (),
) -> HttpResponse:
    return page(
        request,
        "people",
        current="案件" if found.procedure != "affairs" else "人员",
        case=case_name(found),
        case_url=f"/case/{found.id}",
        court=court,
        sides=sides,
        draws=draws,
        past=past,
        acts=tuple(acts),
    )


def _court(case: Case, names: dict[str, str], drawn: set[str]) -> tuple[Member, ...]:
    found = [
        Member(
            _(role_name(each.role)),
            names[each.person],
            since=_day(each.since),
            how=_("抽签") if each.person in drawn else _("委派或者指定"),
        )
        for each in case.standings(*COURT_ROLES)
    ]
    if case.proceeding.judge and case.proceeding.judge not in {each.person for each in case.standings(*COURT_ROLES)}:
        found.append(Member(_("承办人"), names[case.proceeding.judge], since=_day(case.proceeding.opened)))
    if not found:
        desk = case.officers("filing_judge")
        found = [
            Member(_(office_label(each.office)), each.name, since=_day(each.since), how=_("立案阶段由立案庭办理"))
            for each in desk
        ]
    return tuple(found)


def _sides(case: Case, names: dict[str, str], viewer: Viewer) -> tuple[dict[str, Any], ...]:
    """Each side with its representatives; numbers by their ends only. Where a party is reached he himself is shown, and
    the court: what he says of it is kept from the others whenever he asks, so it is kept always
    (《关于以法院专递方式邮寄送达民事诉讼文书的若干规定》第四条)."""
    made, confirmed = [], confirmations_of(case, viewer)
    party = [each for each in case.standings(*sorted(PARTIES)) if each.person == viewer.person]
    mine = {viewer.person, *(each.of for each in party)}
    mine |= {each.person for each in case.standings("agent") if each.of in mine}
    for role in ("claimant", "defendant", "third", "recipient"):
        stands = case.standings(role)
        agents = [each for each in case.standings("agent") if each.of in {one.person for one in stands}]
        if stands:
            members = tuple(
                _member(case, each, names, confirmed.get(each.person), reached=not party or each.person in mine)
                for each in (*stands, *agents)
            )
            made.append({"label": _(role_name(role)), "members": members})
    return tuple(made)


def _member(case: Case, standing: Standing, names: dict[str, str], confirmed: Tag | None, *, reached: bool) -> Member:
    person = case.family.persons.get(standing.person)
    number = masked(person.id_number) if person else ""
    said = [
        number and _("证件 %(n)s") % {"n": number},
        masked(person.phone) if person and reached else "",
        person.address if person and reached else "",
    ]
    kind = (
        _("代理人") if standing.role == "agent" else _("单位") if person and person.kind != "natural" else _("自然人")
    )
    tags = ((Tag(_("同意电子送达")),) if standing.electronic else ()) + ((confirmed,) if confirmed else ())
    return Member(
        kind, names[standing.person], "　".join(each for each in said if each), tags, since=_day(standing.since)
    )


def _draws(found: Proceeding, lots: list[Lot]) -> tuple[Drawn, ...]:
    everybody = {person for lot in lots for person, _said in (*lot.candidates, *lot.excluded)}
    names = names_of(found.court, everybody)
    entries = taken_of([lot.entry for lot in lots])
    return tuple(
        Drawn(
            _(lot.purpose),
            _day(entries[lot.entry].recorded_at) if lot.entry in entries else None,
            tuple(names[each] for each in lot.chosen),
            tuple((names[person], load) for person, load in lot.candidates),
            tuple((names[person], _(why)) for person, why in lot.excluded),
            lot.text,
            f"/entry/{lot.entry}",
        )
        for lot in lots
    )


def _past(standings: list[Standing], names: dict[str, str]) -> tuple[dict[str, Any], ...]:
    return tuple(
        {
            "role": _(role_name(each.role)),
            "name": names[each.person],
            "since": _day(each.since),
            "until": _day(each.until),
            "why": _("见案卷记录"),
        }
        for each in standings
        if each.until and each.since
    )


def _day(iso: str) -> date | None:
    return date.fromisoformat(iso[:10]) if iso else None


def _officers(request: HttpRequest, found: Proceeding, case: Case, visitor: Visitor) -> HttpResponse:
    """The court itself: who holds which office, who is away, and what the personnel desk can do."""
    house = case.house
    presides = any((each.office, each.court) == (PRESIDENT.name, found.court) for each in visitor.offices)
    court = tuple(
        Member(
            _(office_label(each.office)),
            each.name,
            note=each.rank,
            since=_day(each.since),
            how=_("，").join(_notes(case, each.person, may_sit=each.may_sit)),
            url=f"/figures?judge={each.person}" if each.office == JUDGE.name and presides else "",
        )
        for each in sorted(house.officers.values(), key=lambda each: (each.office, each.since, each.id))
        if not each.until
    )
    past = tuple(
        {
            "role": _(office_label(each.office)),
            "name": each.name,
            "since": _day(each.since),
            "until": _day(each.until),
            "why": _("已免职"),
        }
        for each in house.officers.values()
        if each.until
    )
    acts = [replace(each, expected=False) for each in acts_of(case, visitor.person, visitor.day) if not each.refusal]
    return _shown(request, found, court, (), past, acts)


def _notes(case: Case, person: str, *, may_sit: bool) -> list[str]:
    away = case.house.away(person, case.day)
    return [*([_("入额")] if may_sit else []), *([_("请假中")] if away else [])]


def officers(request: HttpRequest) -> HttpResponse:
    """To the court's own affairs, for those who see them."""
    visitor = visitor_of(request)
    visitor.must()
    found = rows(Proceeding, visitor.viewer.visible(), procedure="affairs", limit=1)
    if not found:
        raise Absent
    return redirect(f"/case/{found[0].id}/people")
