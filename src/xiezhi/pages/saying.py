"""Words in the reader's language: of the templates, of the views, and of the law's own definitions."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import get_args, get_type_hints

from babel.messages.pofile import read_po
from django.utils import translation
from django.utils.translation import get_language

from xiezhi.engine.facts import Facts, Field, fields_of
from xiezhi.engine.words import PROCEDURES, Procedure, State, Step
from xiezhi.indicators import INDICATORS
from xiezhi.law.calculators import CALCULATORS
from xiezhi.law.parameters import PARAMETERS
from xiezhi.pages.language import CATALOGUES, catalogue

ENGLISH = "en"
YUAN = "（元）"
"""How the label of a sum ends; beside the box stands the unit, and the label is said without it."""


_spoken: ContextVar[Mapping[str, str] | None] = ContextVar("spoken", default=None)


@contextmanager
def speaking(lang: str) -> Iterator[None]:
    """Whatever is said within this block is said in this language; its words are looked up once for all of them."""
    with translation.override(lang):
        token = _spoken.set(known(lang))
        try:
            yield
        finally:
            _spoken.reset(token)


def say(words: str) -> str:
    """The words in the language of this answer; Chinese where nobody has put them into it yet."""
    spoken = _spoken.get()
    return (known(str(get_language())) if spoken is None else spoken).get(words, words)


def termed(named: State | Step | Field) -> str:
    """What it is called in the language of this answer: what shares its Chinese name with something else, a step with a
    state or the fields of two forms, has an English one of its own."""
    return named.english if named.english and get_language() == ENGLISH else say(named.label)


def without_unit(asked: Field) -> str:
    """The label of a sum where its unit stands beside it, or goes without saying."""
    return termed(asked).removesuffix(YUAN).removesuffix(" (yuan)")


def ended(state: State, outcome: str) -> str:
    """How a proceeding ended: as the state says, or as was written of it."""
    return termed(state) if outcome in ("", state.label) else say(outcome)


@lru_cache(maxsize=8)
def known(lang: str) -> Mapping[str, str]:
    """Chinese → this language: what the procedures call themselves, then the catalogues."""
    named = dict(_named()) if lang == ENGLISH else {}
    for name in ("procedures", "figures", "windows", "workings", "notices"):
        named |= _said_in(lang, name)
    return {**named, **catalogue(lang)}


def _said_in(lang: str, name: str) -> Mapping[str, str]:
    """The words that views put together, and those that define figures."""
    path = CATALOGUES / lang / f"LC_MESSAGES/{name}.po"
    if not path.is_file():
        return {}
    with path.open("rb") as file:
        return {str(entry.id): str(entry.string) for entry in read_po(file) if entry.id and entry.string}


def _named() -> Iterator[tuple[str, str]]:
    """Labels of procedures, states, steps, roles and fields with the English that stands beside them; what calculators
    and figures call alike gives way to them."""
    for calculator in CALCULATORS.values():
        yield from calculator.words
    yield from ((parameter.what, parameter.english) for parameter in PARAMETERS.values())
    yield from ((indicator.label, indicator.english) for indicator in INDICATORS.values())
    for procedure in PROCEDURES.values():
        yield from ((label, english) for label, english in _labels(procedure) if english)


def _labels(procedure: type[Procedure]) -> Iterator[tuple[str, str]]:
    yield procedure.label, procedure.english
    yield from ((state.label, state.english) for state in procedure.states.values())
    yield from ((promise.label, promise.english) for promise in procedure.promises.values())
    for step in procedure.steps.values():
        yield step.label, step.english
        yield from ((role.label, role.english) for role in step.roles)
        yield from ((guard.sentence, guard.english) for guard in step.needs)
        yield from _asked(step.facts)


def _asked(facts: type[Facts]) -> Iterator[tuple[str, str]]:
    english = {field.name: field.metadata.get("english", "") for field in dataclasses.fields(facts)}  # type: ignore[arg-type]
    for asked in fields_of(facts):
        yield asked.label, english[asked.name]
        yield asked.label.removesuffix(YUAN), english[asked.name].removesuffix(" (yuan)")
    for part in _parts(facts):
        yield from _asked(part)


def _parts(facts: type[Facts]) -> Iterator[type[Facts]]:
    """The facts that other facts are made of."""
    for hint in get_type_hints(facts).values():
        for each in (hint, *get_args(hint)):
            if isinstance(each, type) and issubclass(each, Facts):
                yield each
