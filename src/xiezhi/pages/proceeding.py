"""One proceeding, for those who work on it: what is next, what can be done, docket, clocks, people, money, papers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.http import HttpRequest, HttpResponse

from xiezhi.engine.access import SUPERVISION, Viewer
from xiezhi.engine.case import Case
from xiezhi.engine.family import Happened
from xiezhi.engine.words import PROCEDURES, SIGNER
from xiezhi.law.working import from_fen
from xiezhi.pages.access import may_print
from xiezhi.pages.beside import at_and_below, beside_case
from xiezhi.pages.citations import cite
from xiezhi.pages.confirmations import confirmations_of, whose_confirmation
from xiezhi.pages.docket_rows import rows_of
from xiezhi.pages.limits import can_be_kept, is_gone, left, limits_of, to_do, whose
from xiezhi.pages.names import case_name, names_in, role_name, sides
from xiezhi.pages.papers import paper_row, papers_of
from xiezhi.pages.possible import acts_of
from xiezhi.pages.reading import look_at_case
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import ended, termed
from xiezhi.pages.saying import say as _
from xiezhi.pages.serving import services_of
from xiezhi.pages.shapes import Entry, Link, Member, Sum, Tag, Work
from xiezhi.pages.spoken import spoken
from xiezhi.pages.stages import stages_of
from xiezhi.pages.unanswered import WHO, Silence, silences_of
from xiezhi.pages.visitor import Visitor
from xiezhi.phrases.court_fees import KINDS
from xiezhi.phrases.related import related_cases
from xiezhi.procedures.money import FeeHandover, FeeRefund
from xiezhi.procedures.service import AddressConfirmation
from xiezhi.records.ledger import Bill
from xiezhi.records.paper import Paper
from xiezhi.records.person import Standing
from xiezhi.records.proceeding import Flag, Proceeding

MOST = 8
"""Rows of the docket on the page; the rest is a click away."""
SHORT = 24
"""Letters of a claim beside its amount."""
FILTERS = {"": "全部", "people": "当事人", "court": "法院", "clock": "时钟"}
PEOPLE = ("claimant", "defendant", "third", "party", "every_party", "anyone", "recipient")


def proceeding(request: HttpRequest, number: str) -> HttpResponse:
    visitor, case = look_at_case(request, number, "proceeding")
    found, beside = case.proceeding, beside_case(visitor, case)
    names = names_of_case(case)
    papers = papers_of(case, visitor.viewer)
    shown, filters, earlier = _docket(request, case, papers, visitor.day)
    return page(
        request,
        "proceeding",
        current="案件",
        case=case_name(found),
        tags=tags_of(case),
        sides=sides(case.standings(), names),
        verb=_("诉") if found.procedure in ("filing", "first_instance") else _("与"),
        facts=facts_of(case),
        family=_family(case, visitor),
        related=_related(case, visitor, contested=beside.contested),
        services=services_of(case, visitor.viewer),
        next=next_of_case(case, names),
        stages=stages_of(case),
        acts=acts_of(case, visitor.person, visitor.day),
        docket=shown,
        docket_filters=filters,
        earlier=earlier,
        limits=limits_of(case, names, visitor.today),
        people=members_of(case, names, visitor.viewer),
        people_url=f"/case/{found.id}/people",
        money=money_of(case),
        money_url="",
        papers=tuple(paper_row(each, found) for each in papers[-4:]),
        papers_link=Link(_("文书材料"), f"/case/{found.id}/papers", count=len(papers)),
        print_url=f"/case/{found.id}?all=1",
        copy_url=f"/case/{found.id}/copy.pdf" if may_print(visitor, found) else "",
        reckon_url=f"/case/{found.id}/reckon",
        silent=_silent(case, visitor) if beside.silent else (),
        supervised=cite(SUPERVISION, visitor.day) if visitor.viewer.supervises(found) else None,
        desk_url=f"/case/{found.id}/enforcement" if found.procedure == "enforcement" and visitor.staff else "",
    )


def _silent(case: Case, visitor: Visitor) -> tuple[Silence, ...]:
    """Whose answer this proceeding and those below it wait for in vain; nothing of it for parties, from whom some of
    what is asked outside is kept."""
    return silences_of(case.proceeding.court, WHO, visitor.now, at_and_below(case)) if visitor.staff else ()


def names_of_case(case: Case) -> dict[str, str]:
    """Names of everyone who stands in the case or holds a deadline in it."""
    people = {each.person for each in case.standings()} | {each.person for each in case.deadlines if each.person}
    return names_in(case, people | ({case.proceeding.judge} - {""}))


def tags_of(case: Case) -> tuple[Tag, ...]:
    flags = [each for each in case.mine(Flag) if each.status == "open"]
    return (
        Tag(termed(PROCEDURES[case.proceeding.procedure].states[case.proceeding.state]), "accent"),
        *((Tag(_("发回重审"), "near"),) if case.entries("open_again") else ()),
        *((Tag(_("涉企"), "good", "bolt"),) if case.dispute.enterprise else ()),
        *((Tag(_("所依记录已更正，请核看"), "near", "alert-triangle"),) if flags else ()),
    )


OWN_SUM = {
    FeeRefund.name: ("，应退 %(sum)s 元", "应退的诉讼费"),
    FeeHandover.name: ("，随案移交 %(sum)s 元", "随案移交的诉讼费"),
}
"""Where the sum of a proceeding is not what is in dispute: after its cause, and in its list of money."""


def facts_of(case: Case) -> str:
    """民间借贷纠纷，标的额 800,000.00 元"""
    amount = case.proceeding.amount
    said = OWN_SUM.get(case.proceeding.procedure, ("，标的额 %(sum)s 元", ""))[0]
    sum_ = _(said) % {"sum": f"{from_fen(amount):,.2f}"} if amount else ""
    return f"{_(case.dispute.cause)}{sum_}"


def next_of_case(case: Case, names: dict[str, str]) -> str:
    """What is next, by whom, until when: the nearest clock that runs."""
    kept = (each for each in case.deadlines if can_be_kept(each, case.proceeding) and not is_gone(each, case.day))
    running = sorted(kept, key=lambda each: each.due)
    state = PROCEDURES[case.proceeding.procedure].states[case.proceeding.state]
    if state.last:
        return _("已经办结：%(state)s。") % {"state": ended(state, case.proceeding.outcome)}
    if not running:
        return f"{termed(state)}。{_(state.unclocked)}" if state.unclocked else f"{termed(state)}。"
    first = running[0]
    said = {"who": whose(first, names), "day": spoken(first.due, case.date), "what": _(first.label)}
    if (over := -left(first, case.day)) > 0:
        said |= {"what": to_do(first, case.proceeding), "days": str(over)}
        return _("%(what)s：%(who)s应当在 %(day)s 以前办，已经过了 %(days)s 日。") % said
    if first.label == state.label:
        return _("%(what)s：%(who)s办，%(day)s 24:00 前有结果。") % said
    return _("轮到%(who)s：%(day)s 24:00 前，%(what)s。") % said


def _family(case: Case, visitor: Visitor) -> tuple[dict[str, str], ...]:
    """The other proceedings of the dispute that this reader may see, but for services."""
    return tuple(
        {
            "case": case_name(each),
            "url": f"/case/{each.id}",
            "words": _state_of(case, each),
        }
        for each in visitor.viewer.seen_in(case.family)
        if each.id != case.proceeding.id and each.procedure != "service"
    )


def _state_of(case: Case, other: Proceeding) -> str:
    """How it stands, and where it is one party's own, whose it is."""
    label = termed(PROCEDURES[other.procedure].states[other.state])
    if other.procedure != AddressConfirmation.name:
        return label
    return "　".join((*(case.person(each).name for each in whose_confirmation(case, other)), label))


def _related(case: Case, visitor: Visitor, *, contested: bool) -> tuple[dict[str, str], ...]:
    """Cases of other disputes that are related to this one and that this reader may see."""
    return tuple(
        {"case": case_name(each.case), "url": f"/case/{each.case.id}", "words": _(each.why)}
        for each in related_cases(case.proceeding, visitor.viewer, case.family, contested=contested)
        if each.case.dispute != case.proceeding.dispute
    )


def _docket(
    request: HttpRequest, case: Case, papers: list[Paper], today: date
) -> tuple[tuple[Entry, ...], tuple[Link, ...], Link | None]:
    wanted, all_ = request.GET.get("of", ""), "all" in request.GET
    every = [each for each in case.family.entries if each.proceeding == case.proceeding.id]
    chosen = [each.entry for each in reversed(every) if (all_ and not wanted) or _is_of(each, wanted)]
    shown = rows_of(case, chosen if all_ else chosen[:MOST], papers, today)
    here = f"/case/{case.proceeding.id}"
    filters = tuple(
        Link(_(label), f"{here}?of={key}#docket", current=key == wanted, count=len(every) if not key else None)
        for key, label in FILTERS.items()
    )
    rest = (len(chosen) if wanted else len(every)) - len(shown)
    return shown, filters, Link(_("更早"), f"{here}?all=1&of={wanted}#docket", count=rest) if rest else None


def _is_of(entry: Happened, wanted: str) -> bool:
    if entry.role == SIGNER.name and wanted != "court":
        return False
    if wanted == "people":
        return entry.role in PEOPLE
    if wanted == "clock":
        return entry.role == "clock"
    return entry.role not in (*PEOPLE, "clock") if wanted == "court" else True


def members_of(case: Case, names: dict[str, str], viewer: Viewer) -> tuple[Member, ...]:
    standings, confirmed = _as_read(case.standings()), confirmations_of(case, viewer)
    found = [
        Member(
            _(role_name(each.role, case.proceeding.procedure)),
            names[each.person],
            note=_represents(each, names),
            tags=(*_marks(each), *((confirmed[each.person],) if each.person in confirmed else ())),
        )
        for each in standings
    ]
    if case.proceeding.judge and case.proceeding.judge not in {each.person for each in standings}:
        found.append(Member(_("承办人"), names[case.proceeding.judge]))
    return tuple(found)


def _as_read(standings: list[Standing]) -> list[Standing]:
    """Those of the court, then side by side the parties, each side with who speaks for it."""
    roles = {each.person: each.role for each in standings if not each.of}
    sides = {"claimant": 1, "defendant": 2, "third": 3}
    return sorted(standings, key=lambda each: (sides.get(roles.get(each.of, each.role), 0), bool(each.of)))


def _represents(standing: Standing, names: dict[str, str]) -> str:
    return _("代理%(who)s") % {"who": names.get(standing.of, "")} if standing.of else ""


def _marks(standing: Standing) -> tuple[Tag, ...]:
    return (Tag(_("同意电子送达")),) if standing.electronic else ()


def money_of(case: Case) -> tuple[Sum, ...]:
    """What is claimed, and what the court has asked for."""
    rests = {each.entry: f"/entry/{each.entry}" for each in case.entries()}
    opened = next(iter(rests.values()), "")
    asked = [Sum(_in_short(each.text), from_fen(each.amount), url=opened) for each in case.claims if each.amount]
    bills = [
        Sum(
            _(KINDS[each.kind]),
            from_fen(each.amount),
            tags=(_bill_tag(each.status),),
            note=_payer(case, each),
            after=True,
            work=_work_of(each),
            url=rests.get(each.id.partition("-")[0], opened),
        )
        for each in case.bills
    ]
    if not asked and case.proceeding.amount:
        what = OWN_SUM.get(case.proceeding.procedure, ("", "标的额"))[1]
        asked = [Sum(_(what), from_fen(case.proceeding.amount), url=opened)]
    return (*asked, *bills)


def _work_of(bill: Bill) -> tuple[Work, ...]:
    """The sum of a bill line by line, each with its article."""
    return tuple(Work(label, sum_, Decimal(amount), note=law) for label, sum_, amount, law in bill.working)


def _payer(case: Case, bill: Bill) -> str:
    """Who pays it: a loser's fee is not the winner's, on whose page it stands too."""
    payer = case.family.persons.get(bill.payer)
    return _("由%(who)s交") % {"who": payer.name} if payer and bill.status in ("open", "paid") else ""


def _in_short(text: str) -> str:
    return text if len(text) <= SHORT else f"{text[:SHORT]}…"


def _bill_tag(status: str) -> Tag:
    known = {
        "paid": Tag(_("已交"), "good"),
        "open": Tag(_("未交"), "near"),
        "refund": Tag(_("法院退还"), "near"),
        "refunded": Tag(_("已退还"), "good"),
        "void": Tag(_("已作废")),
    }
    return known.get(status, Tag(_("已减免"), "good"))
