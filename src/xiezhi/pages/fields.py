"""What a form is made of: a field of every kind, its choices, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from msgspec import Struct

from xiezhi.pages.shapes import Link


class Choice(Struct, frozen=True):
    """One of a field's choices; ``chosen`` in this very form."""

    value: str
    label: str
    note: str = ""
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong with a field, and the link that repairs it."""

    words: str
    fix: Link | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form, by ``kind``:

    text, prose, secret, code, money, number, percent, date, moment, duration, choice, radio, checks, yes, consent,
    person, paper, files, table, phone, email, id_number, account, case_no, address.

    ``value`` is the text that stands in it: the sum of a money field without commas, a day as 2026-03-02, a moment
    as 2026-03-02T09:30. What is ``known`` is shown and never asked. ``why`` says why it is asked. A table has
    ``columns`` and in ``rows`` one field for each cell; names of cells are ``<name>-<row>-<column>``, rows counted
    from 0. A consent shows ``text`` (its paragraphs) to be read before its box is ticked. ``unit_choices`` belong to
    a duration. ``accept`` is what a file may be; ``autocomplete`` what the browser may fill in.
    """

    name: str
    label: str
    kind: str = "text"
    value: str = ""
    help: str = ""
    why: str = ""
    unit: str = ""
    wrong: Wrong | None = None
    optional: bool = False
    known: bool = False
    short: bool = False
    choices: tuple[Choice, ...] = ()
    unit_choices: tuple[Choice, ...] = ()
    columns: tuple[Field, ...] = ()
    rows: tuple[tuple[Field, ...], ...] = ()
    text: tuple[str, ...] = ()
    accept: str = ""
    autocomplete: str = ""
    total: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Fields under one heading: a sheet of an intake, a section of the settings."""

    title: str
    fields: tuple[Field, ...]
    words: str = ""
