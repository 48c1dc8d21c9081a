"""Many open matters, laid into the tables as the door writes them: one claim is handed in by the door, the others are
its likeness, each with ids, people and numbers of its own. Contents and the text of entries stay with the first."""

from __future__ import annotations

import re
from typing import Any

LAST_DAYS = 900
"""The copies were opened on so many days."""
SETTLED = {"postgresql": ("VACUUM (ANALYZE)", "CHECKPOINT"), "sqlite": ("ANALYZE",)}
"""What a database that has grown over the years has behind it, and one that was filled just now comes to by itself."""
TABLES_OF_A_CLAIM = ("disputes", "proceedings", "standings", "claims", "papers", "deadlines", "bills")


def copy_id(token: str, number: int) -> str:
    """What an id of the first claim is in a copy."""
    return f"{token[:8]}{number:08}"


def multiply(first: str, court: str, count: int) -> dict[str, Any]:
    """So many copies of the claim with this id; what its people are called there."""
    from django.db import connection

    from xiezhi.engine.guarded import door_open
    from xiezhi.evidence.models import Entry, Head
    from xiezhi.records.person import Person, Standing
    from xiezhi.records.table import TABLES, rows

    people = sorted({each.person for each in rows(Standing, dispute=first)})
    persons = rows(Person, person__in=people)
    secret = {value for each in persons for value in (each.id_number, each.phone) if value}
    tokens = [first, *people, *secret, *{each.id.partition("-")[0] for each in persons} - {first}]
    kinds = {name: rows(TABLES[name].struct, dispute=first) for name in TABLES_OF_A_CLAIM if name in TABLES}
    size = Head.objects.get(court=court).size
    (entry,) = Entry.objects.filter(dispute=first).values()
    entry["skeleton"] = '{"changes":[],"counts":[],"drawn":{},"facts":{}}'
    with door_open():
        for name, found in {**kinds, "persons": persons}.items():
            for row in found:
                _copies(f"records_{name}", TABLES[name].values(row), tokens, count, {})
        _copies("evidence_entries", entry, tokens, count, {"place": f"{size - 1} + n"})
        Head.objects.filter(court=court).update(size=size + count)
        with connection.cursor() as cursor:
            for each in SETTLED[connection.vendor]:
                cursor.execute(each)
    return {"first": first, "people": people}


def _copies(table: str, row: dict[str, Any], tokens: list[str], count: int, told: dict[str, str]) -> None:
    from django.db import connection

    postgres = connection.vendor == "postgresql"
    padded = "lpad(n::text, 8, '0')" if postgres else "printf('%%08d', n)"
    day = f"(n %% {LAST_DAYS})"
    opened = (
        f"to_char(current_date - {day}::int, 'YYYY-MM-DD')" if postgres else f"date('now', '-' || {day} || ' days')"
    )
    series = (
        "generate_series(%s::bigint, %s::bigint) AS s(n)"
        if postgres
        else "(WITH RECURSIVE s(n) AS (VALUES(%s) UNION ALL SELECT n + 1 FROM s WHERE n < %s) SELECT n FROM s)"
    )
    cut = re.compile("|".join(map(re.escape, sorted(tokens, key=len, reverse=True))))
    pieces, values = [], list[Any]()
    for name, value in row.items():
        if name in told:
            pieces.append(told[name])
        elif name == "opened" and table in ("records_disputes", "records_proceedings"):
            pieces.append(opened)
        elif isinstance(value, str) and cut.search(value):
            parts, place = [], 0
            for found in cut.finditer(value):
                parts += ["%s::text" if postgres else "%s", padded]
                values.append(value[place : found.start()] + found.group()[:8])
                place = found.end()
            parts.append("%s::text" if postgres else "%s")
            values.append(value[place:])
            pieces.append(" || ".join(parts))
        elif isinstance(value, str) and postgres:
            pieces.append("%s::text")
            values.append(value)
        else:
            pieces.append("%s")
            values.append(value)
    names = ", ".join(f'"{name}"' for name in row)
    sql = f"INSERT INTO {table} ({names}) SELECT {', '.join(pieces)} FROM {series}"
    for start in range(1, count + 1, 1_000_000):
        with connection.cursor() as cursor:
            cursor.execute(sql, [*values, start, min(start + 999_999, count)])
