"""Tables of claims that an institution brought, with what became of the papers beside them: sealed, for a time only."""

import json
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import models

from xiezhi.desk.accounts import Account
from xiezhi.records.secrets import Secrets

KEPT = timedelta(days=90)
"""How long a table lies there: what was filed from it is in the log, what was not has been mended by then."""


class Tabled(models.Model):
    """One table. Its rows hold numbers of people, so that the body is sealed."""

    id = models.CharField(max_length=32, primary_key=True)
    account = models.ForeignKey(Account, models.CASCADE, related_name="tables")
    court = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    made = models.DateTimeField(db_index=True)
    size = models.PositiveIntegerField()
    body = models.TextField()


@dataclass(frozen=True)
class Table:
    """A table as its owner sees it; `rows` are line and cells, `faults` of the table as such line, column, why, and why
    in English; `papers` digests by name, `spoiled` why one cannot be taken, `unused` names that no row has; `letters`
    those of the columns of a spreadsheet."""

    id: str
    account: Account
    court: str
    name: str
    made: datetime
    rows: tuple[tuple[int, dict[str, str]], ...]
    faults: tuple[tuple[int, str, str, str], ...]
    papers: dict[str, str]
    spoiled: dict[str, str]
    unused: tuple[str, ...]
    letters: dict[str, str]

    def cell(self, line: int, column: str) -> str:
        """B3, where it is a spreadsheet and the place is a cell of it; else empty."""
        return f"{self.letters[column]}{line}" if line and column in self.letters else ""


def keep_table(account: Account, court: str, name: str, body: dict[str, Any], *, keys: Secrets, now: datetime) -> str:
    """Keep it; its id."""
    id = secrets.token_hex(16)
    sealed = keys.seal(json.dumps(body, ensure_ascii=False).encode(), _purpose(account, id))
    size = len(body["rows"])
    Tabled.objects.create(id=id, account=account, court=court, name=name[:200], made=now, size=size, body=sealed)
    return id


def find_table(account: Account, id: str, keys: Secrets) -> Table | None:
    """Only its owner's."""
    row = Tabled.objects.filter(pk=id, account=account).first()
    if row is None:
        return None
    body = json.loads(keys.open(row.body, _purpose(account, id)))
    return Table(
        id,
        account,
        row.court,
        row.name,
        row.made,
        rows=tuple((line, cells) for line, cells in body["rows"]),
        faults=tuple((line, column, why, english) for line, column, why, english in body["faults"]),
        papers=body["papers"],
        spoiled=body["spoiled"],
        unused=tuple(body["unused"]),
        letters=body.get("letters", {}),
    )


def tables_of(account: Account) -> list[Tabled]:
    """All of them, the newest first."""
    return list(Tabled.objects.filter(account=account).order_by("-made", "id").defer("body"))


def sweep_tables(now: datetime) -> int:
    """Delete those whose time is over; how many."""
    return Tabled.objects.filter(made__lte=now - KEPT).delete()[0]


def _purpose(account: Account, id: str) -> str:
    return f"table:{account.handle}:{id}"
