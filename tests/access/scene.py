"""Who looks, what is his to see, and which words would give away what is not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import quote

from tests.engine.cast import Case, Court
from xiezhi.evidence.models import Entry
from xiezhi.records.court import Court as Court_
from xiezhi.records.court import Officer
from xiezhi.records.deadline import Deadline
from xiezhi.records.paper import Delivery, Paper
from xiezhi.records.person import Standing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows

CODE_ABOVE, OTHER_CODE = "内09", "内0921"
SUITS = {
    "filing", "mediation", "confirmation", "first_instance", "payment_order", "service", "enforcement", "ruling_appeal",
    "appeal", "on_paper", "address_confirmation",
}  # fmt: skip
OBJECTIONS = {"thing_objection", "act_objection", "outside_objection"}
REQUESTS = {"intervention", "lecture", "booking"}
MONEY = {"case_money", "payout", "unknown_money", "distribution", "fee_refund", "fee_handover"}
MEASURES = {"inquiry", "seizure", "sanction", "round_end", "disposal", "watch", "property_clue"}
SEEN_BY = {
    "counter": {*SUITS, *OBJECTIONS, *REQUESTS, "archive", "distribution", "fee_refund", "fee_handover"},
    "filing_judge": {*SUITS, *OBJECTIONS, *REQUESTS, "archive", "joinder"},
    "president": {*SUITS, *OBJECTIONS, *REQUESTS, *MONEY, *MEASURES, "judgment", "archive", "affairs", "joinder"},
    "inspector": {*SUITS, *OBJECTIONS, *REQUESTS, *MONEY, *MEASURES, "judgment", "archive", "affairs", "joinder"},
    "personnel": {"affairs"},
    "server": {"service", "on_paper", "address_confirmation"},
    "mediator": set(),
    "judge": set(),
    "clerk": set(),
    "assessor": set(),
    "enforcer": set(),
    "archivist": {"archive"},
    "enforcement_head": {"archive", "enforcement", "case_money", "payout", "distribution", *OBJECTIONS, *MEASURES},
    "finance": {"enforcement", "seizure", "disposal", *MONEY},
}
"""What an office shows its holder in his own court, written down once more by hand: the tests take no one's word."""
SUPERVISORS = {"president", "inspector", "enforcement_head"}
"""Who are shown the same of the courts below, but for the affairs of those courts."""
SITTING = {"judge", "clerk", "assessor", "enforcer", "archivist"}
"""Who read the confirmations of addresses in the disputes in which they sit; a mediator, those of his own talks."""
ENTRY_OF = "an entry of"


@dataclass(frozen=True)
class Look:
    """Somebody who looks: as what, who he is (nobody: empty), and which proceedings are his to see."""

    relation: str
    person: str
    sees: frozenset[str]


@dataclass
class Scene:
    """Everything there is, and what words of it would give it away."""

    court: Court
    people: dict[str, str] = field(default_factory=dict)
    words: dict[str, set[str]] = field(default_factory=dict)
    """By dispute: names and sentences that stand nowhere else; a name ends in 某 or 律师."""
    named: dict[str, set[str]] = field(default_factory=dict)
    """By proceeding: other proceedings whose number it tells, and names that it tells, to whoever sees it."""
    quoted: dict[str, set[str]] = field(default_factory=dict)
    """By proceeding: others whose entries its own file names, as a receipt and a lot that came with it do."""
    hidden: dict[str, dict[str, str]] = field(default_factory=dict)
    shown: dict[str, list[str]] = field(default_factory=dict)
    """By relation: the numbers of the cases that are seen, plain and as they stand in an address."""
    found: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    """By relation and short answer: its traces, for most of these say alike that there is nothing."""

    def tell(self, case: Case, *words: str) -> None:
        """These words stand in the dispute of this case."""
        self.words.setdefault(case.row.dispute, set()).update(words)

    @cached_property
    def proceedings(self) -> list[Proceeding]:
        return rows(Proceeding, order=("opened", "id"))

    @cached_property
    def papers(self) -> list[Paper]:
        return rows(Paper)

    @cached_property
    def entries(self) -> Mapping[str, str]:
        """The proceeding of each entry."""
        return dict(Entry.objects.values_list("id", "proceeding"))

    @cached_property
    def deadlines(self) -> list[Deadline]:
        return rows(Deadline)

    @cached_property
    def looks(self) -> list[Look]:
        """Everyone, with what is his to see by his standings and his offices."""
        return [Look(relation, person, self._seen(person)) for relation, person in self.people.items()]

    def _seen(self, person: str) -> frozenset[str]:
        stands = {each.proceeding for each in rows(Standing, person=person, until="")} if person else set()
        for office in rows(Officer, person=person) if person else []:
            kinds = SEEN_BY[office.office]
            stands |= {each.id for each in self.proceedings if each.court == office.court and each.procedure in kinds}
            below = {each.id for each in rows(Court_, parent=office.court) if office.office in SUPERVISORS}
            kinds = kinds - {"affairs"}
            stands |= {each.id for each in self.proceedings if each.court in below and each.procedure in kinds}
        return frozenset(stands | self._confirmed_to(person))

    def _confirmed_to(self, person: str) -> set[str]:
        """The confirmations of addresses that are open to who sits for the court, where he holds an office."""
        if not person or not rows(Officer, person=person):
            return set()
        mine = rows(Standing, person=person, until="")
        sits = {each.dispute for each in mine if each.role in SITTING}
        talks = {each.proceeding for each in mine if each.role == "mediator"}
        confirmations = (each for each in self.proceedings if each.procedure == "address_confirmation")
        return {each.id for each in confirmations if each.dispute in sits or each.parent in talks}

    def traces_in_proof(self, look: Look, text: str) -> Iterator[str]:
        """The same of a proof, which holds an entry as it was logged: there the ids of its dispute, of the entry that
        led to it and of the cases tried with it cannot be left out, or its hash would be another's."""
        return (trace for trace in self.traces(look, text) if f"({ENTRY_OF} " not in trace)

    def traces(self, look: Look, text: str) -> Iterator[str]:
        """What of the hidden stands in a text. Ids of people and the number of a service are made from others' ids:
        they are shown where the person or the service is, and are taken out first."""
        found = self.found.get((look.relation, text))
        if found is None:
            found = list(self._traces(look, text))
            if len(text) < 1000:
                self.found[look.relation, text] = found
        yield from found

    def _traces(self, look: Look, text: str) -> Iterator[str]:
        if look.relation not in self.hidden:
            self.hidden[look.relation] = self.secrets(look)
            numbers = [each.number for each in self.proceedings if each.id in look.sees and each.number]
            self.shown[look.relation] = [spelt for number in numbers for spelt in (number, quote(number))]
        for number in self.shown[look.relation]:
            text = text.replace(number, "")
        sixes = {text[at : at + 6] for at in range(len(text))}  # to look for each of hundreds of words is slow
        for secret, of in self.hidden[look.relation].items():
            stands = secret in text if len(secret) < 6 else secret[:6] in sixes
            if stands and re.search(re.escape(secret) + r"(?!-\d)", text):
                yield f"{secret} ({of})"

    def secrets(self, look: Look) -> dict[str, str]:
        """Words that may reach this person in no answer, and which proceeding or dispute each belongs to.

        A deadline that he sees is named after the entry that it counts from, be that of a service on somebody else;
        the papers of an enforcement name the title that is enforced, the confirmation of an address the case in which
        it was given, a case names what it was transferred from, and a joint trial names the cases that are tried in it
        and their parties, but tells nothing of what is in them. Who has left a bench is told which case it was. A file
        that another court sent names the entries it was made by. A lecture is announced to everybody."""
        public = {each.id for each in self.proceedings if each.procedure == "lecture"}
        left = public | {each.proceeding for each in rows(Standing, person=look.person) if each.until}
        hidden = [each for each in self.proceedings if each.id not in look.sees | left]
        found = {each.id: each.procedure for each in hidden}
        naming = ("enforcement", "address_confirmation")
        titles = {each.parent for each in self.proceedings if each.id in look.sees and each.procedure in naming}
        named = titles | {each for of, told in self.named.items() if of in look.sees for each in told}
        found |= {each.number: each.procedure for each in hidden if each.number and each.id not in named}
        counted_from = {each.anchor for each in self.deadlines if each.proceeding in look.sees}
        quoted = {each for of, told in self.quoted.items() if of in look.sees for each in told}
        found |= {
            id: f"{ENTRY_OF} {of}"
            for id, of in self.entries.items()
            if of not in look.sees | quoted and id not in counted_from | left
        }
        served = {each.paper for each in rows(Delivery) if each.id in look.sees}
        found |= {
            paper.check_code: paper.title
            for paper in self.papers
            if paper.proceeding not in look.sees and paper.id not in served
        }
        found.pop("", None)
        joint = {each.id for each in self.proceedings if each.procedure == "joinder"}
        mine = {
            each.dispute for each in self.proceedings if each.id in look.sees and not {each.id, each.parent} & joint
        }
        shown = named.union(*(words for dispute, words in self.words.items() if dispute in mine))
        for dispute, words in self.words.items():
            found |= {word: dispute for word in words - shown if dispute not in mine}
        return found
