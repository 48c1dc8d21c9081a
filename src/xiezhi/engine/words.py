"""The words procedures are written in: who may do what, from which state, on which article, within which time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

import msgspec

from xiezhi.engine.facts import Facts, NoFacts
from xiezhi.engine.reads import Alike as Alike
from xiezhi.engine.reads import Beside as Beside
from xiezhi.engine.reads import Booked as Booked
from xiezhi.engine.reads import Counter as Counter
from xiezhi.engine.reads import Keeps as Keeps
from xiezhi.engine.reads import Loads as Loads
from xiezhi.engine.reads import Others as Others
from xiezhi.engine.reads import Read as Read
from xiezhi.law.sources import Basis

if TYPE_CHECKING:
    from xiezhi.engine.case import Case
    from xiezhi.engine.joining import Every, Upon

Length = Any
"""A Period, or a function of the case that gives one where the court sets it."""
Told = Any
"""What an effect yields: a record as it shall be, an Errand, a Tally or a Notice."""
Effect = Callable[["Case", Any], Iterator[Told]]


@dataclass(frozen=True, slots=True)
class Role:
    """身份: in what capacity somebody acts. `kind`: by standing, by office, jointly, as the public, as the system."""

    name: str
    label: str
    kind: str
    stands: frozenset[str] = frozenset()
    english: str = ""

    def __or__(self, other: Role | tuple[Role, ...]) -> tuple[Role, ...]:
        return (self, *(other if isinstance(other, tuple) else (other,)))

    def __ror__(self, other: tuple[Role, ...]) -> tuple[Role, ...]:
        return (*other, self)


def standing(name: str, label: str, english: str, *stands: str) -> Role:
    return Role(name, label, "standing", frozenset(stands or (name,)), english)


CLAIMANT = standing("claimant", "原告（申请人）", "claimant")
DEFENDANT = standing("defendant", "被告（被申请人）", "defendant")
THIRD = standing("third", "第三人", "third party")
PARTY = standing("party", "当事人", "party", "claimant", "defendant", "third")
EVERY_PARTY = Role(
    "every_party", "全体当事人", "joint", frozenset({"claimant", "defendant", "third"}), "all parties together"
)
RECIPIENT = standing("recipient", "受送达人", "recipient of service")
MEDIATOR = standing("mediator", "调解员", "mediator")
JUDGE = standing("judge", "审判员", "judge")
ASSESSOR = standing("assessor", "人民陪审员", "lay assessor")
RESERVE = standing("reserve", "候补人民陪审员", "substitute lay assessor")
CLERK = standing("clerk", "书记员", "clerk")
ENFORCER = standing("enforcer", "执行员", "enforcement officer")
SECOND = standing("second", "在场的另一名工作人员", "second officer present")
COUNTER = Role("counter", "立案窗口", "office", english="filing counter")
FILING_JUDGE = Role("filing_judge", "立案法官", "office", english="filing judge")
SERVER = Role("server", "送达人员", "office", english="service officer")
PRESIDENT = Role("president", "院长", "office", english="president")
PERSONNEL = Role("personnel", "政治部", "office", english="personnel desk")
ENFORCEMENT_HEAD = Role("enforcement_head", "执行局局长", "office", english="head of enforcement")
ARCHIVIST = Role("archivist", "档案管理员", "office", english="archivist")
FINANCE = Role("finance", "财务人员", "office", english="finance desk")
INSPECTOR = Role("inspector", "督察", "office", english="inspector")
ANYONE = Role("anyone", "任何人", "public", english="anyone who has shown who he is")
CLOCK = Role("clock", "时钟", "system", english="the clock")
SIGNER = Role("signer", "签章系统", "system", english="the signer")
CARRIER = Role("carrier", "送达渠道", "system", english="the carrier")
BANK = Role("bank", "银行", "system", english="the bank")
REGISTRY = Role("registry", "协助机构", "system", english="a body that assists")
COURTS = Role("courts", "上下级法院", "system", english="the courts among themselves")
BESIDE = Role("beside", "关联案件", "system", english="the case beside this one")
IDENTITY = Role("identity", "身份核验", "system", english="the check of identity")
COURSE = Role("course", "程序衔接", "system", english="the course of the dispute")
FOUNDER = Role("founder", "建院", "system", english="whoever founds the court")

AGENT = "agent"
"""The standing of a representative: he takes the steps of whom he stands for."""


class State:
    """A participle. It has a clock (`lasts`, `within`; ends with it, or runs `through` others) or says why not."""

    name: str = ""
    procedure: type[Procedure]

    def __init__(
        self, label: str, *, first: bool = False, last: bool = False, lasts: Length = None, within: Length = None,
        since: Since | None = None, by: Role | None = None, law: Basis | None = None, rolls: bool = True,
        unclocked: str = "", through: tuple[str, ...] = (), english: str = "",
    ) -> None:  # fmt: skip
        self.label, self.first, self.last, self.english = label, first, last, english
        self.lasts, self.within, self.since, self.by, self.law = lasts, within, since, by, law
        self.rolls, self.unclocked, self.through = rolls, unclocked, through

    def __rshift__(self, to: State) -> Moves:
        return Moves((self,), to)

    def __or__(self, other: State | AnyState) -> AnyState:
        return AnyState((self, *(other.states if isinstance(other, AnyState) else (other,))))

    @property
    def stays(self) -> Moves:
        return Moves((self,), None)

    def __repr__(self) -> str:
        return f"<{self.name} {self.label}>"


@dataclass(frozen=True, slots=True)
class AnyState:
    """Several states, named one by one: there is no wildcard."""

    states: tuple[State, ...]

    def __or__(self, other: State) -> AnyState:
        return AnyState((*self.states, other))

    def __rshift__(self, to: State) -> Moves:
        return Moves(self.states, to)

    @property
    def stays(self) -> Moves:
        return Moves(self.states, None)


class _New:
    def __rshift__(self, to: State) -> Moves:
        return Moves((), to)


NEW = _New()


@dataclass(frozen=True, slots=True)
class Moves:
    """From which states, to which; `to` None stays; no `sources` opens a proceeding."""

    sources: tuple[State, ...]
    to: State | None


@dataclass(frozen=True, slots=True)
class Guard:
    """条件: a condition with the sentence a refused person reads and its article."""

    sentence: str
    law: Basis
    holds: Callable[[Case, Any], bool]
    english: str = ""
    lacking: Callable[[Case, Any], Iterable[str]] | None = None
    """What exactly is missing where it does not hold: named after the sentence."""

    def __call__(self, case: Case, facts: Any) -> bool:
        return self.holds(case, facts)


def guard(
    sentence: str, law: Basis, *, english: str = "", lacking: Callable[[Case, Any], Iterable[str]] | None = None
) -> Callable[[Callable[[Case, Any], bool]], Guard]:
    """Make a condition of a function of the frozen case and the facts."""
    return lambda holds: Guard(sentence, law, holds, english, lacking)


class Moment(msgspec.Struct, frozen=True):
    """起算点: the entry a period counts from, its legal day (ISO), and its time for periods of hours."""

    entry: str
    day: str
    at: str = ""
    known: str = ""
    """From when on its step keeps the period, where that may be before it begins: what is asked for stands written."""


Since = Callable[["Case"], Mapping[str, Moment]]
"""An anchor: for each person (empty: for all) the moment from which a period runs."""


@dataclass(eq=False)
class Step:
    """步骤: a verb. Permission, form, schema, entry, deadlines and manual all come from this one definition."""

    label: str
    by: Role | tuple[Role, ...]
    moves: Moves
    law: Basis
    facts: type[Facts] = NoFacts
    needs: Sequence[Guard] = ()
    does: Effect | None = None
    within: Length = None
    until: Length = None
    since: Since | None = None
    then: str = ""
    postal: bool = True
    """Whether a right with `until` may be exercised by post: it lapses when somebody has looked through the post."""
    met_by: tuple[str, ...] = ()
    on_lapse_of: State | None = None
    stated: bool = False
    personal: bool = False
    signed: bool = False
    reads: tuple[Read, ...] = ()
    offers: Callable[[Case], Mapping[str, Any]] | None = None
    """What the records already say of the facts, plain, by field: filled in beforehand, to be confirmed or changed."""
    advises: Callable[[Case, Any], Iterable[tuple[str, Basis | None]]] | None = None
    """What follows from the facts as they stand so far, with the article of each reason: shown to who decides."""
    english: str = ""
    help: str = ""
    name: str = field(default="", init=False)
    procedure: type[Procedure] = field(init=False)
    follows: list[Link] = field(default_factory=list, init=False)
    upon: tuple[State, ...] = field(default=(), init=False)
    """The states of another procedure upon which this step opens a proceeding: the course says so."""

    @property
    def roles(self) -> tuple[Role, ...]:
        return self.by if isinstance(self.by, tuple) else (self.by,)

    @property
    def id(self) -> str:
        return f"{self.procedure.name}.{self.name}"

    @property
    def opens(self) -> bool:
        return not self.moves.sources

    @property
    def by_post(self) -> bool:
        return self.until is not None and self.postal

    @property
    def taken_in(self) -> tuple[State, ...]:
        """The states in which it is taken: of its own procedure, or of the one upon which it opens a proceeding."""
        return self.moves.sources or self.upon

    @property
    def joint(self) -> bool:
        return EVERY_PARTY in self.roles

    def __rshift__(self, then: Step | type[Procedure]) -> Link:
        return Link(self, then if isinstance(then, Step) else then.opening)

    def __repr__(self) -> str:
        return f"<{self.id} {self.label}>"


@dataclass
class Link:
    """A line of the course: after `when`, `then` is taken in the same batch, with facts carried from the case: in the
    proceeding above or in this one, or else in each one of that kind beneath it, which then is the case looked upon."""

    when: Step | Every | Upon
    then: Step
    carries: Callable[[Case, Any], Iterable[Facts]] = field(default=lambda case, facts: (NoFacts(),))

    def carrying(self, carries: Callable[[Case, Any], Iterable[Facts]]) -> Link:
        self.carries = carries
        return self


@dataclass(eq=False)
class Promise:
    """承诺: a clock that belongs to no single state or step: what is owed within a time, and which steps keep it.
    `right`: not a duty but a right that a step of its own guards, as that to hand in evidence."""

    label: str
    by: Role
    within: Length
    since: Since
    kept_by: tuple[str, ...]
    law: Basis
    english: str = ""
    right: bool = False
    then: str = ""
    """The step that the clock takes when the time has passed unkept."""
    rolls: bool = True
    """Whether a last day that is a holiday gives way to the next working day: the term of a measure does not."""


PROCEDURES: dict[str, type[Procedure]] = {}
COMMON: dict[str, Callable[[tuple[tuple[State, ...], tuple[State, ...]]], Step]] = {}
"""Steps that every procedure has: correct, exclude, suspend …; made from its open states and all its states.
A procedure that says more about one of them says it under the same name."""
BY_POST: dict[str, Callable[[tuple[tuple[State, ...], tuple[State, ...]]], Step]] = {}
"""Steps that every procedure has in which a right may be exercised by post."""


class Procedure:
    """程序: its states, and which steps lead on. A long one is written in parts, classes that it is made of."""

    label: ClassVar[str]
    code: ClassVar[str]
    name: ClassVar[str]
    english: ClassVar[str]
    states: ClassVar[dict[str, State]]
    steps: ClassVar[dict[str, Step]]
    promises: ClassVar[dict[str, Promise]]
    first: ClassVar[State]
    opening: ClassVar[Step]
    branches: ClassVar[dict[str, Step]]
    """Steps that open another procedure upon one of this kind: the course puts them here."""
    numbered: ClassVar[bool]
    seen_by: ClassVar[frozenset[str]]
    """Offices whose holders see every proceeding of this kind in their court; all others need a standing."""
    open_to_bench: ClassVar[bool] = False
    """Whether those of the court who stand in a case of the dispute see it too."""

    def __init_subclass__(
        cls, *, label: str, code: str, english: str = "", numbered: bool = True,
        seen_by: Iterable[Role] = (COUNTER, FILING_JUDGE, PRESIDENT, INSPECTOR),
    ) -> None:  # fmt: skip
        cls.label, cls.code, cls.english, cls.numbered = label, code, english, numbered
        cls.name = "".join(f"_{c.lower()}" if c.isupper() else c for c in cls.__name__).lstrip("_")
        cls.seen_by = frozenset(role.name for role in seen_by)
        said = {name: value for part in (*cls.__bases__, cls) for name, value in vars(part).items()}
        cls.states = {name: value for name, value in said.items() if isinstance(value, State)}
        every_state = tuple(cls.states.values())
        still_open = tuple(state for state in every_state if not state.last)
        posted = any(isinstance(part, Step) and part.by_post for part in said.values())
        for name, make in {**COMMON, **(BY_POST if posted else {})}.items():
            if name not in said:
                said[name] = make((still_open, every_state))
                setattr(cls, name, said[name])
        cls.steps = {name: value for name, value in said.items() if isinstance(value, Step)}
        parts: dict[str, State | Step] = {**cls.states, **cls.steps}
        for name, part in parts.items():
            part.name, part.procedure = name, cls
        cls.promises = {name: value for name, value in said.items() if isinstance(value, Promise)}
        cls.branches, cls.first = {}, next(state for state in cls.states.values() if state.first)
        cls.opening = next(step for step in cls.steps.values() if step.opens)
        assert cls.name not in PROCEDURES, f"two procedures are called {cls.name}"
        PROCEDURES[cls.name] = cls


def find_step(id: str) -> Step:
    """The step of an entry, by `procedure.step`."""
    procedure, _, name = id.partition(".")
    return PROCEDURES[procedure].steps[name]
