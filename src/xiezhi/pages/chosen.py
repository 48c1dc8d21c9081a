"""What a person chooses from: people, papers, bills, entries, deadlines of the case, officers of the court."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from xiezhi.engine.case import Case
from xiezhi.engine.words import find_step
from xiezhi.pages.erasing import erasable
from xiezhi.pages.names import office_label, role_name
from xiezhi.pages.saying import say
from xiezhi.pages.spoken import spoken
from xiezhi.phrases.bench import SITTING, officer_name
from xiezhi.phrases.parties import CONFIRMATION
from xiezhi.phrases.post import awaited, proposed
from xiezhi.procedures.enforcement.institutions import INSTITUTIONS
from xiezhi.procedures.lecture.seats import queue
from xiezhi.records.deadline import Deadline
from xiezhi.records.deposit import Deposit
from xiezhi.records.enforcement import Asset
from xiezhi.records.ledger import Payment
from xiezhi.records.money import Arrival
from xiezhi.records.obligation import Obligation
from xiezhi.records.paper import Paper
from xiezhi.records.table import rows

Pairs = Iterator[tuple[str, str]]


def chosen_from(case: Case, what: str) -> list[tuple[str, str]]:
    """Values and labels for a field that says `choices=what`; none where the case is not known yet."""
    found = SOURCES[what](case) if what in SOURCES else ()
    return [(value, spoken(label, date.fromisoformat(case.day))) for value, label in found]


def any_chosen_from(case: Case, what: str) -> bool:
    """Whether there is anything to choose from."""
    return what in SOURCES and any(True for _ in SOURCES[what](case))


def _in(name: str, *roles: str) -> str:
    """王某（原告）: somebody in what he is here."""
    return say("%(name)s（%(role)s）") % {"name": name, "role": say("、").join(map(say, roles))}


def _yuan(fen: int) -> str:
    return f"{fen / 100:,.2f} {say('元')}"


def _people(case: Case) -> Pairs:
    for each in case.standings():
        if each.person in case.family.persons:
            yield each.person, _in(case.person(each.person).name, role_name(each.role, case.proceeding.procedure))


def _parties(case: Case) -> Pairs:
    """Its parties; those of the case above while it is written, before they are in it."""
    while not case.parties and case.parent:
        case = case.of(case.parent)
    wanted = set(case.parties)
    yield from (pair for pair in _people(case) if pair[0] in wanted)


def _mediators(case: Case) -> Pairs:
    yield from ((each.person, each.name) for each in case.officers("mediator"))


def _officers(case: Case) -> Pairs:
    held: dict[str, list[str]] = {}
    for each in case.house.officers.values():
        if not each.until:
            held.setdefault(each.person, [each.name]).append(office_label(each.office))
    yield from ((person, _in(name, *offices)) for person, (name, *offices) in held.items())


def _appointments(case: Case) -> Pairs:
    for each in case.house.officers.values():
        if not each.until:
            yield each.id, f"{each.name}　{say(office_label(each.office))}"


def _leaves(case: Case) -> Pairs:
    names = {each.person: each.name for each in case.house.officers.values()}
    for each in case.house.leaves.values():
        if each.until >= case.day:
            yield each.id, f"{names.get(each.person, '')}　{each.since}—{each.until}"


def _papers(case: Case) -> Pairs:
    for each in sorted(case.papers.values(), key=lambda each: each.at):
        yield each.id, f"{each.name or say(each.title)}　{each.at[:10]}"


def _exhibits(case: Case) -> Pairs:
    for each in sorted(case.papers.values(), key=lambda each: each.at):
        if each.origin == "party" and each.kind.endswith("proof"):
            yield each.id, f"{each.name or say(each.title)}　{each.at[:10]}"


def _newest(kind: str) -> Callable[[Case], Pairs]:
    """The newest paper of a kind."""

    def chosen(case: Case) -> Pairs:
        paper = case.paper(kind)
        if paper is not None:
            yield paper.id, f"{say(paper.title)}　{paper.at[:10]}"

    return chosen


def _promises(case: Case) -> Pairs:
    for each in case.family.all(Paper):
        if each.kind == "promise" and not each.sealed:
            yield each.id, each.name


def _bills(case: Case) -> Pairs:
    own = {case.actor, *case.principals}
    party = own & set(case.parties)
    for each in case.bills:
        if each.status == "open" and (not party or each.payer in own):
            yield each.id, f"{_yuan(each.amount - each.paid)}　{each.at[:10]}"


def _fee_payments(case: Case) -> Pairs:
    for each in case.mine(Payment):
        if each.status == "booked":
            yield each.id, f"{_yuan(each.amount)}　{each.at[:10]}　{each.reference}"


def _entries(case: Case) -> Pairs:
    for each in case.entries():
        yield each.entry, f"{each.day}　{say(find_step(each.step.rstrip('?')).label)}"


def _deposits(case: Case) -> Pairs:
    for each in rows(Deposit, depositor__in=[case.actor, *case.principals], withdrawn="", order=("-at", "id")):
        yield each.id, f"{each.name}　{each.at[:10]}"


def _clocks(case: Case) -> Pairs:
    labels = {each.clock: each.label for each in case.deadlines if each.status in ("open", "suspended", "late")}
    yield from labels.items()


def _rights(found: Callable[[Case], list[Deadline]]) -> Callable[[Case], Pairs]:
    """Rights of these people, each with its last day."""
    return lambda case: (
        (each.id, "　".join(filter(None, (say(each.label), _name(case, each.person), each.due))))
        for each in found(case)
    )


def _name(case: Case, person: str) -> str:
    return case.person(person).name if person else ""


def _bench(case: Case) -> Pairs:
    for each in case.standings(*SITTING):
        yield each.person, _in(officer_name(case, each.person), role_name(each.role))


def _rooms(case: Case) -> Pairs:
    yield from ((room, room) for room in case.setting("hearing.rooms").split("|"))


def _obligations(case: Case) -> Pairs:
    for each in sorted(case.mine(Obligation), key=lambda each: each.order):
        if each.status == "open":
            yield each.id, each.text


def _standing(*roles: str) -> Callable[[Case], Pairs]:
    """Those who stand in these roles, by name."""
    return lambda case: ((each.person, case.person(each.person).name) for each in case.standings(*roles))


def _enforcers(case: Case) -> Pairs:
    yield from ((each.person, each.name) for each in case.officers("enforcer"))


def _assets(case: Case) -> Pairs:
    """Those of the enforcement; of an objection to it, of the enforcement above, for the court's own officers only, and
    without what a creditor hinted at and nobody holds."""
    there = case.of(case.parent) if case.parent and case.proceeding.procedure == "thing_objection" else case
    if there is not case and not any(each.person == case.actor for each in case.house.officers.values()):
        return
    for each in there.mine(Asset):
        hinted = each.status == "found" and each.source.endswith("clue")
        if each.status in ("found", "held") and not (hinted and there is not case):
            yield each.id, f"{each.holder}　{each.text}　{_yuan(each.value)}"


def _arrivals(channel: str, status: str) -> Callable[[Case], Pairs]:
    """Money that came in this way and stands so now."""
    return lambda case: (
        (each.id, f"{each.payer}　{_yuan(each.amount)}　{each.at}")
        for each in case.mine(Arrival)
        if each.channel == channel and each.status == status
    )


def _attendees(case: Case) -> Pairs:
    """Those who have booked, in their order."""
    yield from ((each.person, case.person(each.person).name) for each in queue(case))


def _institutions(_case: Case) -> Pairs:
    yield from INSTITUTIONS.items()


SOURCES = {
    "arrivals": _arrivals("transfer", "banked"),
    "assets": _assets,
    "attendees": _attendees,
    "cash_counted": _arrivals("cash", "counted"),
    "cash_in_hand": _arrivals("cash", "in_hand"),
    "cash_in_safe": _arrivals("cash", "handed_over"),
    "claimants": _standing("claimant"),
    "defendants": _standing("defendant"),
    "enforcers": _enforcers,
    "contents": erasable,
    "people": _people,
    "on_behalf": _parties,
    "parties": _parties,
    "mediators": _mediators,
    "officers": _officers,
    "appointments": _appointments,
    "leaves": _leaves,
    "papers": _papers,
    "exhibits": _exhibits,
    "agreement": _newest("agreement"),
    CONFIRMATION: _newest(CONFIRMATION),
    "promises": _promises,
    "bills": _bills,
    "fee_payments": _fee_payments,
    "entries": _entries,
    "clocks": _clocks,
    "deposits": _deposits,
    "bench": _bench,
    "rooms": _rooms,
    "proposed": _rights(proposed),
    "in_the_post": _rights(awaited),
    "obligations": _obligations,
    "institution": _institutions,
    "institutions": _institutions,
}
