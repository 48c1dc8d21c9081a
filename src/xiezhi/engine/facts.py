"""要素: what must be stated with a step, typed. Form, API schema and entry come from one definition."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from types import UnionType
from typing import (
    Any,
    NamedTuple,
    NewType,
    Self,
    TypeVar,
    Union,
    cast,
    dataclass_transform,
    get_args,
    get_origin,
    get_type_hints,
)

import msgspec

from xiezhi.law.asking import FIRST_DAY, LAST_DAY
from xiezhi.law.working import Yuan

Prose = NewType("Prose", str)
"""Sentences that people write: content, erasable, never in the skeleton."""
Name = NewType("Name", str)
"""A name of a person or organisation: content."""
Secret = NewType("Secret", str)
"""An ID, bank or telephone number, already sealed by the window that took it."""
PersonId = NewType("PersonId", str)
PaperId = NewType("PaperId", str)
FileId = NewType("FileId", str)
"""The SHA-256 of an uploaded file."""
EntryId = NewType("EntryId", str)

CONTENT = (Prose, Name, Secret, FileId)
F = TypeVar("F", bound="Facts")


class Misstated(ValueError):
    """Facts that do not fit: `field` names which, `label` says what it is called, and `words` what is wrong, `values`
    standing in them at `%(name)s`. The sentence is all of it, for the person who typed it."""

    def __init__(self, field: str, words: str, *, label: str = "", **values: str) -> None:
        self.field, self.label, self.words, self.values = field, label, words, values
        said = words % values if values else words
        self.sentence = f"{label}：{said}" if label else said
        super().__init__(self.sentence)

    def at(self, field: str, label: str) -> Misstated:
        """The same, of the field at this path."""
        return Misstated(field, self.words, label=label, **self.values)


def ask(
    label: str,
    *,
    default: Any = dataclasses.MISSING,
    help: str = "",
    english: str = "",
    long: bool = False,
    choices: str = "",
    check: Callable[[Any], str] | None = None,
    most: int = 0,
    own: bool = False,
    lapse: Any = dataclasses.MISSING,
) -> Any:
    """A field of Facts. `choices` names what one chooses from; `check` returns a sentence where a value is wrong, or
    raises Misstated where something stands in it; `most` is the largest whole number, where it is not the one for all;
    `own` is each one's own in a joint step; `lapse` is what the clock states, while people must choose."""
    default = lapse if lapse is not dataclasses.MISSING else default
    metadata = {"label": label, "help": help, "english": english, "long": long, "choices": choices, "check": check}
    metadata["most"], metadata["own"], metadata["asked"] = most, own, lapse is not dataclasses.MISSING
    return dataclasses.field(default=default, metadata=metadata)


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(ask, dataclasses.field))
class Facts:
    """Base of all facts: subclasses are frozen and take keywords only."""

    def __init_subclass__(cls) -> None:
        dataclasses.dataclass(frozen=True, kw_only=True)(cls)

    def completed(self) -> Self:
        """The same facts with what follows from them filled in, in their parts too, before numbers are sealed."""
        changed: dict[str, Any] = {}
        for rule in _rules(type(self)):
            value = getattr(self, rule.name)
            if isinstance(value, Facts):
                changed[rule.name] = value.completed()
            elif isinstance(value, tuple) and value and isinstance(value[0], Facts):
                changed[rule.name] = tuple(part.completed() for part in value)
        return cast(Self, dataclasses.replace(cast(Any, self), **changed)) if changed else self


class NoFacts(Facts):
    """A step that needs nothing stated."""


@dataclasses.dataclass(frozen=True, slots=True)
class Field:
    """One field as form and schema see it. `kind` is one of the words of _KINDS, or choice, or parts."""

    name: str
    label: str
    help: str
    kind: str
    required: bool
    many: bool
    choices: tuple[tuple[str, str], ...]
    chosen_from: str
    parts: tuple[Field, ...]
    default: Any
    long: bool
    most: int
    english: str = ""


_KINDS: dict[Any, str] = {
    str: "text", Prose: "prose", Name: "name", Secret: "secret", date: "day", datetime: "time", Yuan: "yuan",
    int: "number", bool: "yes", PersonId: "person", PaperId: "paper", FileId: "file", EntryId: "entry",
}  # fmt: skip


def fields_of(facts: type[Facts]) -> tuple[Field, ...]:
    """The fields of a facts class, in order."""
    if facts not in _FIELDS:
        _FIELDS[facts] = _fields_of(facts)
    return _FIELDS[facts]


def _fields_of(facts: type[Facts]) -> tuple[Field, ...]:
    hints = get_type_hints(facts)
    return tuple(_field(field, hints[field.name]) for field in dataclasses.fields(facts))  # type: ignore[arg-type]


_FIELDS: dict[type[Facts], tuple[Field, ...]] = {}


def _field(field: dataclasses.Field[Any], hint: Any) -> Field:
    required = field.default is dataclasses.MISSING or bool(field.metadata.get("asked"))
    many = False
    if get_origin(hint) in (Union, UnionType):
        hint = next(each for each in get_args(hint) if each is not type(None))
    if get_origin(hint) is tuple:
        many, hint = True, get_args(hint)[0]
    parts: tuple[Field, ...] = ()
    choices: tuple[tuple[str, str], ...] = ()
    if isinstance(hint, type) and issubclass(hint, Facts):
        kind, parts = "parts", fields_of(hint)
    elif isinstance(hint, type) and issubclass(hint, StrEnum):
        kind, choices = "choice", tuple((str(each.value), getattr(each, "label", str(each.value))) for each in hint)
    else:
        kind = _KINDS[hint]
    about = field.metadata
    default = None if required else field.default
    label, note, chosen, long = (
        about.get("label", field.name),
        about.get("help", ""),
        about.get("choices", ""),
        bool(about.get("long")),
    )
    most = about.get("most", 0)
    english = about.get("english", "")
    return Field(field.name, label, note, kind, required, many, choices, chosen, parts, default, long, most, english)


def stated(facts: type[F], given: object) -> F:
    """What was given, as facts; raises Misstated naming the first field that does not fit."""
    made = recalled(facts, given)
    check(made)
    return made


def recalled(facts: type[F], given: object) -> F:
    """What an entry says, as facts: what was checked when it was stated is not checked again."""
    try:
        made = msgspec.convert(given, facts, strict=False, dec_hook=_decode)
    except msgspec.ValidationError as error:
        raise _misstated(facts, str(error)) from None
    _fill(made)
    return made


def _fill(facts: Facts) -> None:
    """Put what was left unsaid into the object, where a constructor would: msgspec leaves it to the class, and then
    two statements of the same facts would not be equal."""
    for field in dataclasses.fields(cast(Any, facts)):
        value = getattr(facts, field.name)
        object.__setattr__(facts, field.name, value)
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, Facts):
                _fill(part)


MOST, LONGEST_NAME = 10_000, 200
"""The largest whole number that people state: days, months, pieces, places in a row; and the letters of a name."""
MOST_YUAN = Decimal(10) ** 12


def fits(value: object, most: int) -> bool:
    """Whether a number or a day is one that a court could mean: whole ones and the letters of names by their `most`,
    sums below a million million, days of three centuries."""
    if isinstance(value, str):
        return most == MOST or len(value) <= most
    if isinstance(value, Decimal):
        return abs(value) < MOST_YUAN
    if isinstance(value, date):
        return FIRST_DAY <= (value.date() if isinstance(value, datetime) else value) <= LAST_DAY
    return not isinstance(value, int) or -most <= value <= most


class _Rule(NamedTuple):
    """What a field must satisfy, looked up once a class."""

    name: str
    label: str
    required: bool
    most: int
    check: Callable[[Any], str] | None


def _rules(facts: type[Facts]) -> tuple[_Rule, ...]:
    if facts not in _RULES:
        kinds = {each.name: LONGEST_NAME if each.kind == "name" else MOST for each in fields_of(facts)}
        _RULES[facts] = tuple(_rule(each, kinds[each.name]) for each in dataclasses.fields(cast(Any, facts)))
    return _RULES[facts]


def _rule(field: dataclasses.Field[Any], most: int) -> _Rule:
    about, required = field.metadata, field.default is dataclasses.MISSING
    return _Rule(field.name, about.get("label", field.name), required, about.get("most") or most, about.get("check"))


_RULES: dict[type[Facts], tuple[_Rule, ...]] = {}


def check(facts: Facts) -> None:
    """Raise Misstated where what must be stated is blank, a number or a day is out of all bounds or a field's own
    check objects, in parts too."""
    for rule in _rules(type(facts)):
        value = getattr(facts, rule.name)
        if rule.required and isinstance(value, str) and not value.strip():
            raise Misstated(rule.name, "请填写", label=rule.label)
        parts = value if isinstance(value, tuple) else (value,)
        if not all(fits(part, rule.most) for part in parts):
            raise Misstated(rule.name, "超出了可以填写的范围", label=rule.label)
        if rule.check and value not in (None, ""):
            _objected(rule, rule.check, value)
        for number, part in enumerate(parts):
            if isinstance(part, Facts):
                try:
                    check(part)
                except Misstated as wrong:
                    raise wrong.at(f"{rule.name}.{number}.{wrong.field}", wrong.label) from None


def _objected(rule: _Rule, check: Callable[[Any], str], value: object) -> None:
    """Raise what a field's own check has against its value."""
    try:
        words = check(value)
    except Misstated as wrong:
        raise wrong.at(rule.name, rule.label) from None
    if words:
        raise Misstated(rule.name, words, label=rule.label)


def secrets_in(facts: Facts) -> Iterator[str]:
    """Every number to be sealed, or sealed, that is stated anywhere in the facts."""
    for field in fields_of(type(facts)):
        value = getattr(facts, field.name)
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, Facts):
                yield from secrets_in(part)
            elif part and field.kind == "secret":
                yield part


def sealed(facts: F, seal: Callable[[str], str]) -> F:
    """The facts with every number sealed."""
    changed: dict[str, Any] = {}
    for field in fields_of(type(facts)):
        value = getattr(facts, field.name)
        if not value:
            continue
        if field.kind == "secret":
            changed[field.name] = seal(value)
        elif isinstance(value, Facts):
            changed[field.name] = sealed(value, seal)
        elif field.kind == "parts" and isinstance(value, tuple):
            changed[field.name] = tuple(sealed(part, seal) for part in value)
    return cast(F, dataclasses.replace(cast(Any, facts), **changed)) if changed else facts


def plain(facts: object) -> Any:
    """Facts as JSON-able values: days as ISO text, yuan as decimal text."""
    return msgspec.to_builtins(facts, enc_hook=_encode, order="sorted")


def digest(facts: Facts) -> str:
    """SHA-256 of the facts in canonical JSON, without what each states of himself: what a consent is bound to."""
    own = {field.name for field in dataclasses.fields(cast(Any, facts)) if field.metadata.get("own")}
    shared = {name: value for name, value in plain(facts).items() if name not in own}
    return hashlib.sha256(msgspec.json.encode(shared, order="sorted")).hexdigest()


def _encode(value: object) -> object:
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError(f"{type(value).__name__} cannot be stated")


def _decode(kind: type, value: object) -> object:
    if kind is Yuan:
        try:
            return Yuan(str(value).replace(",", "").replace("，", "").strip())
        except (InvalidOperation, ValueError):
            raise ValueError("请填写金额，精确到分，例如 800000.00") from None
    raise TypeError(f"{kind.__name__} cannot be stated")


def _misstated(facts: type[Facts], error: str) -> Misstated:
    """msgspec's message in words: it names the path as `$.claims[0].amount` or the missing field in backquotes."""
    reason, _, path = error.partition(" - at `$")
    if "missing required field" in reason:
        path += "." + reason.rsplit("`", 2)[1]
        reason = "请填写"
    elif "unknown field" in reason:
        reason = "没有这一项"
    elif reason.startswith(("Expected", "Invalid")):
        reason = "填写的内容格式不对"
    path = path.strip("`").replace("[...]", "").replace("[", ".").replace("]", "").strip(".")
    return Misstated(path, reason, label=label_of(facts, path))


def label_of(facts: type[Facts], path: str) -> str:
    """The Chinese label of a field by its dotted path."""
    fields, label = fields_of(facts), path
    for step in path.split("."):
        found = next((each for each in fields if each.name == step), None)
        if found:
            label, fields = found.label, found.parts or fields
    return label
