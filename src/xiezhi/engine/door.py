"""The door: the one way to change anything. Read, decide, write, answer, a batch at a time; acknowledged is durable."""

from __future__ import annotations

import os
import queue
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.db import IntegrityError, connection, transaction
from msgspec import Struct

from xiezhi.desk.secrets import Keyring
from xiezhi.engine.acts import Act, Outcome
from xiezhi.engine.case import Case
from xiezhi.engine.ceremony import without_boasts
from xiezhi.engine.clock import court_now
from xiezhi.engine.decide import after, decide
from xiezhi.engine.entry_ids import entry_id
from xiezhi.engine.facts import Facts, NoFacts, check, sealed
from xiezhi.engine.family import World
from xiezhi.engine.finding import remember
from xiezhi.engine.garbage import seldom_swept
from xiezhi.engine.guarded import door_open
from xiezhi.engine.known import Families
from xiezhi.engine.reading import read
from xiezhi.engine.refusals import HOUSE_RULE, refusals, view
from xiezhi.engine.refused import Refused
from xiezhi.engine.skeleton import says
from xiezhi.engine.words import Role, Step
from xiezhi.engine.writing import (
    add_cells,
    cells_of,
    entries_of,
    in_one_go,
    untell,
    write_errands,
    write_notices,
    write_records,
)
from xiezhi.evidence.append import append, erase, heads
from xiezhi.evidence.models import Entry
from xiezhi.evidence.read import last_recorded, taken_of
from xiezhi.records.proceeding import Proceeding

MOST_IN_A_BATCH = 256


class Receipt(Struct, frozen=True):
    """回执: which entry remembers the step, where it stands in the court's log, and what became of the proceeding."""

    entry: str
    court: str
    place: int
    recorded_at: str
    proceeding: str
    step: str
    leaf: str
    waits: bool = False
    """A joint step: this consent is recorded, others are still missing."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An act with the one who waits for its answer."""

    act: Act
    answer: Future[Receipt] = field(default_factory=Future)


def act(
    step: Step,
    facts: Facts | None = None,
    *,
    on: Proceeding | None = None,
    court: str = "",
    by: str,
    as_: Role,
    key: str,
    happened: datetime | None = None,
    token: bool = False,
) -> Receipt:
    """办理一步：查验、入链、落表，同一事务；不合规定则抛 Refused，什么也不留下。

    `on` is the proceeding (for an opening step its parent, or None with `court`); a step repeated with the same `key`
    returns the first receipt.
    """
    asked = prepared(step, facts, on=on, court=court, by=by, as_=as_, key=key, happened=happened, token=token)
    (answer,) = act_all([asked])
    if isinstance(answer, BaseException):
        raise answer
    return answer


def act_all(acts: Sequence[Act]) -> list[Receipt | BaseException]:
    """Steps that have nothing to do with each other, committed together: each has its own receipt or refusal."""
    if connection.in_atomic_block and not _test_case():
        raise RuntimeError("act inside an open transaction: what it acknowledges would not be durable")
    asked, driver = [Asked(each) for each in acts], _driver
    if driver is not None:
        for each in asked:
            driver.take(each)
    else:
        for start in range(0, len(asked), MOST_IN_A_BATCH):
            commit(asked[start : start + MOST_IN_A_BATCH])
    return [each.answer.exception() or each.answer.result() for each in asked]


def prepared(
    step: Step, facts: Facts | None, *, on: Proceeding | None = None, court: str = "", by: str, as_: Role, key: str,
    happened: datetime | None = None, token: bool = False,
) -> Act:  # fmt: skip
    """An act ready to be decided: its facts checked and their numbers sealed."""
    stated = facts if facts is not None else NoFacts() if step.facts is NoFacts else step.facts()
    check(stated)
    keys = keyring(settings.HOME)
    stated = without_boasts(sealed(stated.completed(), keys.seal_id), by, keys)
    where = on.court if on else court
    names = names_of(entry_id(where, by, key))
    return Act(
        step,
        stated,
        on.id if on else "",
        by,
        as_,
        key,
        where,
        happened,
        token=token,
        random=os.urandom(32),
        names=names,
    )


def names_of(entry: str) -> str:
    """What the ids of persons whom an entry introduces are made from."""
    return keyring(settings.HOME).digest(entry, "persons")


@lru_cache(maxsize=8)
def keyring(home: Path) -> Keyring:
    """The key of the court in this folder."""
    return Keyring(home)


def commit(batch: Sequence[Asked], known: Families | None = None, *, again: bool = False) -> None:
    """Decide a batch in order, each upon what its forerunner left, write once, answer everyone.

    `known` is what a batcher remembers from commit to commit. Where another process wrote the same at the same moment,
    a step is tried once more: it then finds the first receipt.
    """
    answers: list[Receipt | BaseException] = []
    try:
        with transaction.atomic(durable=True), door_open():
            answers, world, written = _decide_and_write(batch, known)
    except Exception as error:  # a row that the tables refuse, whoever finds it out: the driver, or a number too large
        alone = len(batch) == 1
        if alone and (again or not isinstance(error, IntegrityError)):
            batch[0].answer.set_exception(error)
            return
        for asked in batch:
            commit([asked], known, again=alone)
        return
    if known is not None:
        known.keep(world.families, written)
    for asked, answer in zip(batch, answers, strict=True):
        if isinstance(answer, BaseException):
            asked.answer.set_exception(answer)
        else:
            asked.answer.set_result(answer)


def _decide_and_write(
    batch: Sequence[Asked], known: Families | None
) -> tuple[list[Receipt | BaseException], World, list[Entry]]:
    """The answers, the world as the last decision left it, and the entries that were written."""
    acts = [asked.act for asked in batch]
    now = _moment(acts)
    world = read(acts, now.date().isoformat(), lock=True, known=known)
    taken = taken_of([each.entry for each in acts])
    troubles: dict[int, BaseException] = {}
    outcomes: list[Outcome] = []
    seen: set[str] = set(taken)
    for number, each in enumerate(acts):
        if each.entry in seen:
            continue
        try:
            made = decide(world, each, now)
        except Exception as trouble:  # a refusal, or a bug: its own answer only
            troubles[number] = trouble
            continue
        seen.add(each.entry)
        after(world, made)
        outcomes += made
    written = _write(outcomes, now) if outcomes else {}
    taken |= written
    fresh = {id(outcome.act) for outcome in outcomes}
    answers = [
        troubles.get(number) or (_receipt(taken[each.entry]) if id(each) in fresh else _again(each, taken[each.entry]))
        for number, each in enumerate(acts)
    ]
    return answers, world, list(written.values())


def _moment(acts: Sequence[Act]) -> datetime:
    """Now, but never before what the logs hold already: a court whose clock was set back goes on from there."""
    now, last = court_now(), last_recorded([each.court for each in acts])
    return max(now, datetime.fromisoformat(last)) if last else now


def _write(outcomes: Sequence[Outcome], now: datetime) -> dict[str, Entry]:
    entries, contents = entries_of(outcomes)
    with in_one_go():
        write_records(outcomes)
        add_cells(cells_of(outcomes))
        write_errands(outcomes, now)
        write_notices(outcomes, now)
        remember(outcomes, now)
        untell(outcomes)
        erase([id for outcome in outcomes for id in outcome.erased])
        append(entries, contents, heads([entry.court for entry in entries], lock=connection.vendor == "postgresql"))
    return {entry.id: entry for entry in entries}


def _receipt(entry: Entry) -> Receipt:
    return Receipt(
        entry.id, entry.court, entry.place, entry.recorded_at, entry.proceeding, entry.step.rstrip("?"), entry.sha256,
        entry.step.endswith("?"),
    )  # fmt: skip


def _again(act: Act, entry: Entry) -> Receipt | BaseException:
    """For a repeated key the first receipt, if it was the same step with the same facts."""
    same = entry.step.rstrip("?") == act.step.id and (act.step.opens or entry.proceeding == act.on)
    if same and says(entry, act.facts):
        return _receipt(entry)
    return Refused("同一办理编号已用于另一步骤或另一内容", HOUSE_RULE)


def _test_case() -> bool:
    """Django's own test case, whose outer transaction stands for a fresh database."""
    return bool(connection.atomic_blocks and getattr(connection.atomic_blocks[0], "_from_testcase", False))


# --- looking ahead ---------------------------------------------------------------------------------------------------


def preview(asked: Act) -> list[Outcome]:
    """What a step would do, decided and not written. Raises what the door would answer."""
    now = court_now()
    return decide(_world(asked, now), asked, now)


def objections(asked: Act) -> list[Refused]:
    """Every reason why the step may not be taken now."""
    now = court_now()
    return list(refusals(view(_world(asked, now), asked, now), asked))


def case_of(proceeding: Proceeding, by: str, as_: Role, step: Step) -> Case:
    """The case as a person in a role would see it now. For an opening step it is looked at as for one that stands upon
    the case and reads nothing besides: what a step reads besides depends on its facts."""
    now = court_now()
    if step.opens:
        step = next(each for each in step.procedure.steps.values() if not each.opens and not each.reads)
    asked = Act(step, NoFacts(), proceeding.id, by, as_, "", proceeding.court)
    return view(_world(asked, now), asked, now)


def remembered(proceeding: str) -> Proceeding | None:
    """A proceeding as this process saw it last: enough for `case_of` to find the case as it is now."""
    return _driver.known.proceeding(proceeding) if _driver else None


def _world(asked: Act, now: datetime) -> World:
    return read([asked], now.date().isoformat(), lock=False, known=_driver.known if _driver else None)


# --- the batched driver ----------------------------------------------------------------------------------------------


class Batcher:
    """One thread a process takes whatever waits and commits it together; a lone step goes at once."""

    def __init__(self) -> None:
        self._waiting: queue.SimpleQueue[Asked | None] = queue.SimpleQueue()
        self.known = Families()
        self._thread = threading.Thread(target=self._work, name="door", daemon=True)
        self._thread.start()

    def take(self, asked: Asked) -> None:
        self._waiting.put(asked)

    def close(self) -> None:
        """Answer everyone who waits, then end."""
        self._waiting.put(None)
        self._thread.join()

    def _work(self) -> None:
        while (first := self._waiting.get()) is not None:
            batch = [first]
            ended = False
            while len(batch) < MOST_IN_A_BATCH and not self._waiting.empty():
                asked = self._waiting.get()
                if asked is None:
                    ended = True
                    break
                batch.append(asked)
            self._commit(batch)
            if ended:
                break
        connection.close()

    def _commit(self, batch: list[Asked]) -> None:
        try:
            connection.close_if_unusable_or_obsolete()
            commit(batch, self.known)
        except BaseException as trouble:  # the thread must live on, and nobody may wait for ever
            for asked in batch:
                if not asked.answer.done():
                    asked.answer.set_exception(trouble)


_driver: Batcher | None = None


@contextmanager
def batched() -> Iterator[None]:
    """Servers: every act of this process goes through one batcher thread."""
    global _driver
    _driver = Batcher()
    try:
        with seldom_swept():
            yield
    finally:
        driver, _driver = _driver, None
        driver.close()
