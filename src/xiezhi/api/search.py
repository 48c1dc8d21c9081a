"""Searching: the same index as the pages', over what the reader may see."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from xiezhi.api.errors import Error
from xiezhi.api.reader import WHO, reader
from xiezhi.api.wire import Text
from xiezhi.desk.findings import TOP, Found
from xiezhi.desk.grams import FIELD, SHORTEST, asked, fold
from xiezhi.engine.clock import court_now
from xiezhi.engine.facts import Misstated
from xiezhi.engine.finding import searched

router = Router(auth=WHO, tags=["案件"])


class HitShape(Schema):
    """One thing found: a proceeding, or a paper in it; by its name or the words inside."""

    proceeding: str
    paper: str | None = Field(description="the paper, where it was found by its name or its words")
    inside: bool = Field(description="whether it was found by the words inside the paper")
    line: str = Field(description="the first line that says it")


class Hits(Schema):
    """Some hits, the most relevant first; `next` is the cursor of those that follow, null at the end."""

    items: list[HitShape]
    next: str | None


@router.get(
    "/search", response={200: Hits, 401: Error, 422: Error}, summary="查找", operation_id="search",
)  # fmt: skip
def search(request: HttpRequest, q: Text, cursor: Text = "", limit: Annotated[int, Query(ge=1, le=100)] = 50) -> Hits:
    """Numbers, causes, people, papers: any two characters or more, wherever they stand, complete."""
    who, sought = reader(request), asked(q)
    if len(sought) < SHORTEST:
        raise Misstated("q", "请至少写两个字")
    found = searched(who.person, court_now().date().isoformat(), q).find(_before(cursor), limit + 1)
    items = [_shape(each, sought) for each in found[:limit]]
    return Hits(items=items, next=str(found[limit - 1].place) if len(found) > limit else None)


def _before(cursor: str) -> int:
    if not cursor:
        return TOP
    if not (cursor.isascii() and cursor.isdigit() and len(cursor) < 20):
        raise Misstated("cursor", "不是上一页给出的 next")
    return min(int(cursor), TOP)


def _shape(found: Found, sought: str) -> HitShape:
    kind, _, id = found.key.partition("/")
    line = next((each for each in found.said.split(FIELD) if sought in fold(each)), "")
    place = max(fold(line).find(sought), 0)
    return HitShape(
        proceeding=found.proceeding, paper=None if kind == "case" else id, inside=kind == "text",
        line=line[max(place - 40, 0) : place + len(sought) + 120],
    )  # fmt: skip
