"""核验: whether what somebody holds is what was deposited or issued, by its digest. The file stays where it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

from django.conf import settings
from django.http import HttpRequest
from django.utils.timezone import now
from ninja import Router, Schema
from pydantic import Field

from xiezhi.api.errors import Error
from xiezhi.api.reader import anyone
from xiezhi.desk.limits import DIGESTS, take_try
from xiezhi.desk.secrets import keyring
from xiezhi.engine.issued import issued
from xiezhi.engine.publish import State, reach_of
from xiezhi.evidence.models import Entry
from xiezhi.records.court import Court
from xiezhi.records.deposit import Deposit
from xiezhi.records.paper import Paper
from xiezhi.records.table import rows

router = Router(auth=None, tags=["核验"])
MOST = 1_000
Hex = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
Verdict = Literal["一致", "不一致", "无法核验"]


class Asked(Schema):
    """A file by its digests. The name tells an altered file from one never deposited, among one's own deposits."""

    sha256: Hex
    sm3: Hex | None = None
    name: Annotated[str, Field(max_length=200)] = ""


class Questions(Schema):
    """Files to be checked, each answered in its place."""

    digests: Annotated[list[Asked], Field(min_length=1, max_length=MOST)]


class Recorded(Schema):
    """What the court's log remembers, without names: `code` is the check code, `state` how far the entry has come."""

    what: Literal["deposit", "paper"]
    court: str
    title: str
    at: str
    code: str
    state: State | None
    state_label: str


class Answered(Schema):
    """一致 with the records, earliest first; 不一致 where the log holds other digests of it; 无法核验 else."""

    verdict: Verdict
    sentence: str
    records: list[Recorded]
    expected: str


@router.get(
    "/evidence/digests", response={200: Answered, 422: Error, 429: Error}, summary="按摘要核验一份文件",
    operation_id="check_digest",
)  # fmt: skip
def check_one(request: HttpRequest, sha256: Hex, sm3: Hex | None = None) -> Answered:
    """Whether a file with this digest was deposited here, or issued by a court here. Whoever holds the file knows its
    digest; nobody is named."""
    return _answers(request, [Asked(sha256=sha256, sm3=sm3)])[0]


@router.post(
    "/evidence/digests", response={200: list[Answered], 422: Error, 429: Error}, summary="按摘要核验多份文件",
    operation_id="check_digests",
)  # fmt: skip
def check_many(request: HttpRequest, questions: Questions) -> list[Answered]:
    """The same for many files, answered in their order. Who is signed in learns of his own deposits also which file of
    the same name was deposited with another digest."""
    return _answers(request, questions.digests)


def _answers(request: HttpRequest, asked: Sequence[Asked]) -> list[Answered]:
    keys = keyring(Path(settings.HOME))
    take_try(DIGESTS, request.META.get("REMOTE_ADDR", ""), keys=keys, now=now(), times=len(asked))
    wanted = sorted({each.sha256 for each in asked})
    deposits, papers = defaultdict[str, list[Deposit]](list), defaultdict[str, list[Paper]](list)
    for held in rows(Deposit, sha256__in=wanted, withdrawn="", order=("at", "id")):
        deposits[held.sha256].append(held)
    for paper in _sealed(wanted):
        papers[paper.sha256].append(paper)
    told = _told([each for found in deposits.values() for each in found], [p for f in papers.values() for p in f])
    named = _named(request, [each.name for each in asked if each.name and not deposits[each.sha256]])
    return [_answer(each, deposits[each.sha256], papers[each.sha256], told, named.get(each.name)) for each in asked]


def _sealed(wanted: Sequence[str]) -> list[Paper]:
    """Sealed papers of courts that may be told of to strangers."""
    return [each for each in issued(sha256__in=wanted) if each.sealed]


def _named(request: HttpRequest, names: Sequence[str]) -> dict[str, Deposit]:
    """The reader's own newest deposits by these names."""
    who = anyone(request)
    if who is None or not names:
        return {}
    found = rows(Deposit, depositor=who.person, name__in=sorted(set(names)), withdrawn="", order=("at", "id"))
    return {each.name: each for each in found}


def _told(deposits: Sequence[Deposit], papers: Sequence[Paper]) -> dict[str, Recorded]:
    """Each record as strangers are told of it, by its id."""
    ids = [each.id for each in (*deposits, *papers)]
    courts = {each.id: each.name for each in rows(Court)}
    reached = {court: reach_of(court) for court in {each.court for each in deposits}}
    places = dict(Entry.objects.filter(id__in=ids).values_list("id", "place"))
    made: dict[str, Recorded] = {}
    for held in deposits:
        state = reached[held.court].state(places[held.id])
        made[held.id] = Recorded(
            what="deposit", court=courts.get(held.court, ""), title="存证", at=held.at, code=held.check_code,
            state=state, state_label=state.label,
        )  # fmt: skip
    for paper in papers:
        made[paper.id] = Recorded(
            what="paper", court=courts.get(paper.court, ""), title=paper.title, at=paper.at, code=paper.check_code,
            state=None, state_label="",
        )  # fmt: skip
    return made


def _answer(
    asked: Asked, deposits: list[Deposit], papers: list[Paper], told: dict[str, Recorded], other: Deposit | None
) -> Answered:
    known: list[Deposit | Paper] = [*deposits, *papers]
    same = [each for each in known if asked.sm3 is None or each.sm3 in ("", asked.sm3)]
    if same:
        said = f"与{told[same[0].id].at}记入日志的是同一份数据"
        return Answered(verdict="一致", sentence=said, records=[told[each.id] for each in same], expected="")
    if known:
        said = "SHA-256 与记录相同而 SM3 不同"
        return Answered(verdict="不一致", sentence=said, records=[], expected=known[0].sm3)
    if other is not None:
        said = f"您在{other.at}存证的同名材料，摘要与此不同"
        return Answered(verdict="不一致", sentence=said, records=[], expected=other.sha256)
    return Answered(verdict="无法核验", sentence="没有这份数据的存证记录", records=[], expected="")
