"""A court whose door is asked by many at once: mediations from the claim to the signed agreement, each in its order."""

import itertools
import os
import queue
import random
import time
from collections import deque
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median
from string import ascii_letters
from typing import Any

from tests.bench.worker import obey, quantile

COURT = "内0902"
PEOPLE_OF_A_PROCESS = 5_000_000
"""How many claimants each process may have: two that state the same number for the same claim would be refused."""
KEPT: dict[str, Any] = {}
CALLERS: list[Any] = []
THREADS, READERS = ThreadPoolExecutor(256), ThreadPoolExecutor(4)
"""A thread for each who waits, and few that read for all, as a server has them: they stay, with their connections."""


def court(folder: str, url: str, run: str) -> str:
    """Found a court in this folder, its tables there or in PostgreSQL, its door batched as a server's is."""
    os.environ["XIEZHI_HOME"], os.environ["XIEZHI_DATABASE_URL"] = folder, url
    from xiezhi.site.home import make_tables, open_home

    open_home(Path(folder))
    make_tables()
    from xiezhi.engine.door import act, act_all, batched, prepared
    from xiezhi.engine.facts import Name
    from xiezhi.engine.words import FOUNDER
    from xiezhi.procedures.affairs import Appointment, Founding, Office
    from xiezhi.procedures.course import Affairs
    from xiezhi.records.court import Officer
    from xiezhi.records.proceeding import Proceeding
    from xiezhi.records.table import rows

    if not rows(Officer):
        founding = Founding(code=COURT, name="集宁区人民法院", level="基层")
        act(Affairs.found, founding, court=COURT, by="founder", as_=FOUNDER, key="found")
        (affairs,) = rows(Proceeding)
        offices = [Appointment(name=Name(each.label), office=each) for each in Office]
        asked = [
            prepared(Affairs.appoint, each, on=affairs, by="founder", as_=FOUNDER, key=each.office) for each in offices
        ]
        assert not [answer for answer in act_all(asked) if isinstance(answer, BaseException)]
    KEPT["officers"] = {each.office: each.person for each in rows(Officer)}
    KEPT["run"] = run
    KEPT["numbers"] = itertools.count(int(run.lstrip(ascii_letters) or 0) * PEOPLE_OF_A_PROCESS)
    KEPT["door"] = batched()
    KEPT["door"].__enter__()
    return folder


def journey(name: str) -> Iterator[Any]:
    """Each step of one mediation as the arguments of `act`, from the claim to the last signature: eleven."""
    from xiezhi.engine.facts import Name, Prose, Secret
    from xiezhi.engine.words import ANYONE, EVERY_PARTY
    from xiezhi.law.working import Yuan
    from xiezhi.phrases.people import Party
    from xiezhi.procedures.course import Filing
    from xiezhi.procedures.filing import Cause, Demand, Intake
    from xiezhi.records.person import Standing
    from xiezhi.records.table import rows

    claim = Intake(
        claimants=(
            Party(name=Name("王某"), id_number=Secret(id_number(next(KEPT["numbers"]))), address=Prose("集宁区")),
        ),
        defendants=(Party(name=Name("张某"), address=Prose("商都县")),),
        cause=Cause.lending,
        demands=(Demand(text=Prose("偿还借款"), amount=Yuan(80_000)),),
        reasons=Prose("借款到期未还，多次催要无果。"),
        electronic=True,
    )
    filed = yield {"step": Filing.submit, "facts": claim, "court": COURT, "by": name, "as_": ANYONE}
    stand = READERS.submit(rows, Standing, proceeding=filed.proceeding).result()
    parties = [each.person for each in stand if each.role in EVERY_PARTY.stands]
    yield from talks(filed.proceeding, parties)


def talks(filing_id: str, parties: list[str]) -> Iterator[Any]:
    """The steps after the claim was handed in: ten."""
    from xiezhi.engine.ceremony import Will, marked
    from xiezhi.engine.door import keyring
    from xiezhi.engine.entry_ids import entry_id
    from xiezhi.engine.facts import PaperId, PersonId, Prose
    from xiezhi.engine.words import EVERY_PARTY, FILING_JUDGE, MEDIATOR
    from xiezhi.procedures.course import Filing, Mediation
    from xiezhi.procedures.mediation import Assignment, Disclosure, Signature, Talk, Terms
    from xiezhi.records.paper import Paper
    from xiezhi.records.proceeding import Proceeding
    from xiezhi.records.table import rows

    judge, mediator = KEPT["officers"]["filing_judge"], KEPT["officers"]["mediator"]

    def on(id: str) -> Proceeding:
        return Proceeding(id, COURT, "", procedure="", state="", since="", opened="", edition="")

    filing = on(filing_id)
    yield {"step": Filing.offer, "on": filing, "by": judge, "as_": FILING_JUDGE}
    for party in parties:
        last = yield {"step": Filing.accept, "on": filing, "by": party, "as_": EVERY_PARTY}
    opened = on(entry_id(COURT, parties[-1], f"{last.entry}>1"))
    assigned = Assignment(mediator=PersonId(mediator))
    yield {"step": Mediation.assign, "facts": assigned, "on": opened, "by": judge, "as_": FILING_JUDGE}
    told = (
        (Mediation.accept, None),
        (Mediation.disclose, Disclosure(relation=Prose("没有"))),
        (Mediation.talk, Talk(how=Prose("视频"), notes=Prose("双方同意分三期给付，利息不再主张。"))),
        (
            Mediation.draft_agreement,
            Terms(facts=Prose("借款八万元"), terms=(Prose("六月底前还清"), Prose("利息免除"))),
        ),
    )
    for step, facts in told:
        last = yield {"step": step, "facts": facts, "on": opened, "by": mediator, "as_": MEDIATOR}
    (paper,) = READERS.submit(rows, Paper, proceeding=opened.id, kind="agreement").result()
    seen = Signature(paper=PaperId(paper.id), will=Will.totp)
    for party in parties:
        signed = marked(seen, party, keyring(Path(os.environ["XIEZHI_HOME"])))
        yield {"step": Mediation.sign, "facts": signed, "on": opened, "by": party, "as_": EVERY_PARTY}


def id_number(number: int) -> str:
    from stdnum.cn import ric

    year, month, day = 1950 + number // 300_000 % 50, 1 + number // 25_000 % 12, 1 + number // 1000 % 25
    body = f"150902{year}{month:02}{day:02}{number % 1000:03}"
    return body + ric.calc_check_digit(f"{body}?")


def journeys(name: str) -> Iterator[Any]:
    """One mediation after another."""
    for number in itertools.count():
        yield from journey(f"{name}/{number}")


def run(callers: int, seconds: float) -> dict[str, Any]:
    """So many callers, each with its own mediations and with one step at a time: steps answered a second."""
    while len(CALLERS) < callers:
        CALLERS.append(_Caller(f"{KEPT['run']}/{len(CALLERS)}"))
    chosen = CALLERS[:callers]
    end = time.perf_counter() + seconds
    begin, spent = time.perf_counter(), time.process_time()
    list(THREADS.map(lambda each: each.until(end), chosen))
    took, spent = time.perf_counter() - begin, time.process_time() - spent
    waited = sorted(itertools.chain.from_iterable(each.waited for each in chosen))
    errors = [error for each in chosen for error in each.errors]
    return {
        "rate": len(waited) / took,
        "p50": quantile(waited, 0.5),
        "p95": quantile(waited, 0.95),
        "cpu": spent / len(waited),
        "errors": len(errors),
        "first": errors[:1],
    }


def matters(count: int) -> dict[str, Any]:
    """Lay so many open matters into the tables, all like one that is handed in."""
    from tests.bench.matters import multiply
    from xiezhi.engine.door import act

    name = f"{KEPT['run']}/first/{next(KEPT['numbers'])}"
    receipt = act(**next(journey(name)), key=name)
    KEPT["laid"] = {**multiply(receipt.proceeding, COURT, count), "count": count}
    return laid()


def laid() -> dict[str, Any]:
    """The matters laid last: which they are alike to, its people, and how many."""
    return dict(KEPT["laid"])


def size() -> int:
    """Bytes of the database."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        return int(cursor.fetchone()[0])


def listed(place: int) -> float:
    """Seconds for the page of an officer's list that begins after so many matters, without its rendering: the middle of
    nine looks."""
    from xiezhi.engine.access import Viewer
    from xiezhi.engine.clock import court_now
    from xiezhi.pages.my_cases import BESIDE, MOST, OPEN, newest
    from xiezhi.records.proceeding import Proceeding
    from xiezhi.records.table import table_of

    day = court_now().date().isoformat()
    viewer = Viewer(KEPT["officers"]["filing_judge"], day)
    found = table_of(Proceeding).model.objects.filter(court=COURT, closed="").order_by("-opened", "-id")
    before = found.values_list("opened", "id")[place] if place else ()
    took = []
    for _ in range(9):
        begin = time.perf_counter()
        shown = newest(viewer, OPEN, but=BESIDE, after=[str(each) for each in before], most=MOST)
        took.append(time.perf_counter() - begin)
        assert shown
    return median(took)


def load(laid: dict[str, Any], share: int, of: int, rate: float, seconds: float) -> dict[str, Any]:
    """Real steps at a fixed rate, whatever was answered meanwhile, upon open matters taken at random: their delay is
    counted from the moment at which they were due. Of several processes each has its share of the matters."""
    from xiezhi.engine import door

    if "pool" not in KEPT:
        KEPT["pool"] = _Pool(laid, share, of)
    pool = KEPT["pool"]
    driver, waited, errors = door._driver, list[float](), list[str]()
    assert driver is not None
    begin, due, asked = time.perf_counter(), 0.0, 0
    while due < seconds:
        pause = begin + due - time.perf_counter()
        if pause > 0:
            time.sleep(pause)
        place, key, step = pool.take()
        made = door.Asked(door.prepared(step.pop("step"), step.pop("facts", None), key=key, **step))
        made.answer.add_done_callback(pool.answered(place, begin + due, waited, errors))
        driver.take(made)
        asked += 1
        due = asked / rate
        if asked - len(waited) - len(errors) > 2 * rate:
            break  # two seconds behind: it is not held
    for _ in range(600):
        if len(waited) + len(errors) == asked:
            break
        time.sleep(0.1)
    waited.sort()
    told = {
        "took": time.perf_counter() - begin,
        "p50": quantile(waited, 0.5),
        "p95": quantile(waited, 0.95),
        "first": errors[:1],
    }
    return {"asked": asked, "acknowledged": len(waited), "errors": len(errors), **told}


def processor() -> float:
    """Seconds of it that this process has taken."""
    return time.process_time()


def entries() -> int:
    """How many entries stand in the tables of those that `load` was answered for."""
    from xiezhi.evidence.models import Entry

    return Entry.objects.filter(because="").exclude(skeleton__startswith='{"changes":[],').count()


class _Pool:
    """Matters under way: each has one step before the court at a time."""

    def __init__(self, laid: dict[str, Any], share: int, of: int) -> None:
        self.laid, self.share, self.of = laid, share, of
        numbers = range(share + 1, laid["count"], of)
        self.new = iter(random.Random(share).sample(numbers, min(len(numbers), 1_000_000)))
        self.idle: deque[tuple[Any, Any]] = deque()
        self.done: queue.SimpleQueue[tuple[Any, Any]] = queue.SimpleQueue()
        for _ in range(min(4000, laid["count"] // of // 4)):
            self._begin()

    def _begin(self) -> None:
        from tests.bench.matters import copy_id

        number = next(self.new)
        steps = talks(copy_id(self.laid["first"], number), [copy_id(each, number) for each in self.laid["people"]])
        self.idle.append((steps, next(steps)))

    def take(self) -> tuple[Any, str, Any]:
        from xiezhi.engine.entry_ids import fresh_key

        while not self.done.empty():
            steps, receipt = self.done.get()
            try:
                self.idle.append((steps, steps.send(receipt)))
            except StopIteration:
                self._begin()
        if not self.idle:
            self._begin()
        steps, step = self.idle.popleft()
        return steps, fresh_key(), dict(step)

    def answered(self, steps: Any, due: float, waited: list[float], errors: list[str]) -> Any:
        def hear(answer: Any) -> None:
            trouble = answer.exception()
            if trouble is None:
                waited.append(time.perf_counter() - due)
                self.done.put((steps, answer.result()))
            else:
                errors.append(repr(trouble))

        return hear


class _Caller:
    """One who takes step after step, and remembers where he was."""

    def __init__(self, name: str) -> None:
        self.name, self.waited, self.errors = name, list[float](), list[str]()
        self.number, self.steps = itertools.count(), journeys(name)
        self.next = next(self.steps)

    def until(self, end: float) -> None:
        from xiezhi.engine.door import act
        from xiezhi.engine.entry_ids import fresh_key

        self.waited, self.errors = [], []
        while (begin := time.perf_counter()) < end:
            try:
                receipt = act(**self.next, key=fresh_key())
            except Exception as error:
                self.errors.append(repr(error))
                self.steps = journeys(f"{self.name}!{next(self.number)}")
                self.next = next(self.steps)
                continue
            self.waited.append(time.perf_counter() - begin)
            self.next = self.steps.send(receipt)


def floor(folder: str, seconds: float) -> float:
    """How often a second this disk takes 4 KiB for good: one stream of writes, each with fdatasync."""
    path, times = Path(folder, "floor"), 0
    file = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)
    block = os.urandom(4096)
    os.pwrite(file, block, 0)
    begin = time.perf_counter()
    while (now := time.perf_counter()) < begin + seconds:
        os.pwrite(file, block, 0)
        os.fdatasync(file)
        times += 1
    os.close(file)
    return times / (now - begin)


if __name__ == "__main__":
    obey(court, matters, laid, size, listed, load, entries, processor, run, floor)
