"""What the interface answers, as shapes. Days are ISO, amounts decimal yuan as text, people by id and name."""

from __future__ import annotations

from typing import Any

from ninja import Schema


class Named(Schema):
    """A word of the court with its label."""

    name: str
    label: str


class Who(Schema):
    """A person as others in the case know him: no numbers, no address."""

    person: str
    name: str


class ProceedingLine(Schema):
    """A proceeding in a list."""

    id: str
    number: str
    court: str
    procedure: Named
    state: Named
    opened: str
    since: str
    closed: str
    cause: str
    track: str
    amount: str | None
    outcome: str


class Page(Schema):
    """Some proceedings, newest first; `next` is the cursor of those that follow, null at the end."""

    items: list[ProceedingLine]
    next: str | None


class StandingShape(Schema):
    """Who stands in the proceeding in which capacity; a representative stands for `of`."""

    who: Who
    role: Named
    of: str
    order: int
    electronic: bool


class ClaimShape(Schema):
    order: int
    text: str
    amount: str | None


class DeadlineLine(Schema):
    """One line of a derivation: what, which day, how, on which article."""

    label: str
    day: str
    sum: str
    law: str


class DeadlineShape(Schema):
    """A period with its whole derivation; `used` is the percentage that has passed."""

    proceeding: str
    clock: str
    label: str
    kind: str
    role: str
    person: str
    start: str
    unrolled: str
    due: str
    provisional: bool
    status: str
    met: str
    law: str
    used: int
    lines: list[DeadlineLine]
    before: list[str]


class WorkingLine(Schema):
    label: str
    sum: str
    amount: str
    law: str


class BillShape(Schema):
    """A sum to be paid to the court, with the working it came from."""

    id: str
    kind: str
    payer: str
    amount: str
    paid: str
    status: str
    at: str
    working: list[WorkingLine]


class PaperShape(Schema):
    """A paper of the case: what it is and by which digests it is known again."""

    id: str
    proceeding: str
    kind: str
    title: str
    name: str
    origin: str
    at: str
    sealed: str
    sha256: str
    sm3: str
    size: int
    media: str
    check_code: str


class EntryLine(Schema):
    """One line of the docket."""

    id: str
    step: Named
    role: str
    by: Who
    happened_at: str
    recorded_at: str
    state: str
    waits: bool


class EntryShape(EntryLine):
    """An entry with its place in the log and its leaf, which anybody can check."""

    proceeding: str
    court: str
    place: int
    corrects: str
    leaf: str
    sha256: str
    sm3: str


class RelatedShape(Schema):
    """A case related to it that the reader may see too, and how."""

    id: str
    number: str
    why: str


class ProceedingShape(ProceedingLine):
    """A proceeding with everything in it that the reader may see; parent and children only as far as he sees them."""

    parent: str | None
    children: list[str]
    related: list[RelatedShape]
    judge: Who | None
    standings: list[StandingShape]
    claims: list[ClaimShape]
    deadlines: list[DeadlineShape]
    bills: list[BillShape]
    papers: list[PaperShape]
    entries: list[EntryLine]


class Objection(Schema):
    """Why a step may not be taken: the sentence and its article."""

    sentence: str
    law: str


class Offer(Schema):
    """A step of the proceeding's procedure: whether it may be taken now, in which capacity, else every reason why not.

    Conditions that depend on what is stated show only when it is stated."""

    name: str
    label: str
    english: str
    help: str
    law: str
    roles: list[Named]
    as_role: str | None
    possible: bool
    refused: list[Objection]
    joint: bool
    signed: bool
    body: dict[str, Any]
    known: dict[str, Any]
    """What the records already say of the facts: to be confirmed or changed, not typed again."""


class ReceiptShape(Schema):
    """回执: the entry that remembers the step and its place in the court's log. `waits`: others have yet to agree."""

    entry: str
    court: str
    place: int
    recorded_at: str
    proceeding: str
    step: str
    leaf: str
    waits: bool


class CourtShape(Schema):
    id: str
    name: str
    level: str
    parent: str
    mode: str


class StateShape(Schema):
    name: str
    label: str
    english: str
    first: bool
    last: bool


class StepShape(Schema):
    """A step as it is defined: who may take it, from which states, to which, on which article."""

    name: str
    label: str
    english: str
    roles: list[Named]
    sources: list[str]
    to: str | None
    opens: bool
    joint: bool
    signed: bool
    law: str
    conditions: list[Objection]
    body: dict[str, Any] | None


class ProcedureShape(Schema):
    """A procedure as it is defined."""

    name: str
    label: str
    english: str
    code: str
    about: str
    states: list[StateShape]
    steps: list[StepShape]


class Derived(Schema):
    """When a period ends, and how that comes about."""

    rule: str
    period: str
    start: str
    unrolled: str
    due: str
    provisional: bool
    lines: list[DeadlineLine]
    law: list[str]
    then: str
    notes: list[str]


class Worked(Schema):
    """A sum with its lines, and what must be said with it."""

    title: str
    total: str
    lines: list[WorkingLine]
    notes: list[str]


class Reckoned(Worked):
    """A sum as the answer to a question: what it is called, and the workings that go with it."""

    label: str
    further: list[Worked]


class Checked(Schema):
    """What a check code tells anybody: court, kind of paper, day, and the digest of the file that was issued."""

    court: str
    paper: str
    day: str
    sha256: str
    sm3: str
