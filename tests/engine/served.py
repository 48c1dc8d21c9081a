"""A court served by several threads through the batched door, to be killed: a nursery that forks servers and checkers.

Lines on its input: `serve` forks a server and answers its process; `check` waits for what was killed, forks a checker
and answers `whole` or what is wrong. Every receipt is on the disk before the next act, as if a person held it.
"""

import itertools
import json
import os
import sys
import threading
import time
import traceback
import zlib
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django

THREADS = 4


def found() -> None:
    """The tables, the demonstration court's clock, the court and its filing judge."""
    from django.core.management import call_command

    from tests.engine.cast import Court
    from xiezhi.engine.clock import DEMO_BEGINS, set_demo_clock
    from xiezhi.engine.guarded import door_open

    with door_open():
        call_command("migrate", verbosity=0)
    Court()
    set_demo_clock(DEMO_BEGINS)


def serve(receipts: Path, run: str) -> None:
    """Acts without end."""
    from xiezhi.engine.door import batched

    with batched():
        threads = [threading.Thread(target=act_on, args=(receipts, f"{run}/{each}")) for each in range(THREADS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()


def act_on(receipts: Path, name: str) -> None:
    """File a claim, docket it, and so on; what fails is not acknowledged, and the next is tried."""
    from xiezhi.engine.door import act
    from xiezhi.engine.words import FILING_JUDGE
    from xiezhi.procedures.filing import Filing
    from xiezhi.records.court import Officer
    from xiezhi.records.proceeding import Proceeding
    from xiezhi.records.table import one

    judge = one(Officer, office="filing_judge")
    assert judge is not None
    file = os.open(receipts, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    for number in itertools.count(1):
        key = f"{name}/{number}"
        try:
            filed = file_claim(key)
            acknowledge(file, filed)
            filing = one(Proceeding, id=filed.proceeding)
            acknowledge(file, act(Filing.docket, on=filing, by=judge.person, as_=FILING_JUDGE, key=key))
        except Exception:  # the database was killed beneath us
            time.sleep(0.01)


def file_claim(key: str) -> Any:
    """The claim that belongs to a key: asked again, it is the same claim."""
    from stdnum.cn import ric

    from tests.engine.cast import CODE, intake
    from xiezhi.engine.door import act
    from xiezhi.engine.facts import Name, Secret
    from xiezhi.engine.words import ANYONE
    from xiezhi.phrases.people import Party
    from xiezhi.procedures.filing import Filing

    number = zlib.crc32(key.encode())
    body = f"150902{1950 + number % 50}0101{number % 999:03}"
    who = Party(name=Name(key), id_number=Secret(body + ric.calc_check_digit(f"{body}?")))
    about = intake(claimants=(who,), yuan=f"{number}.00")
    return act(Filing.submit, about, court=CODE, by=key, as_=ANYONE, key=key)


def acknowledge(file: int, receipt: Any) -> None:
    line = {"entry": receipt.entry, "place": receipt.place, "proceeding": receipt.proceeding, "leaf": receipt.leaf}
    os.write(file, (json.dumps(line) + "\n").encode())
    os.fsync(file)


def check(receipts: Path) -> str:
    """`whole`, or what is wrong with what the killed ones left."""
    from xiezhi.desk.errands import Errand
    from xiezhi.desk.notices import Notice
    from xiezhi.engine.replay import replay
    from xiezhi.evidence.models import Entry
    from xiezhi.papers.templates import PAPERS
    from xiezhi.records.counter import Counter as Series
    from xiezhi.records.paper import Paper
    from xiezhi.records.proceeding import Proceeding
    from xiezhi.records.table import rows

    replayed = replay()
    if replayed.differences:
        return f"replay: {replayed.differences[0]} and {len(replayed.differences) - 1} more"
    entries = {each.id: each for each in Entry.objects.all()}
    told = receipts.read_text().splitlines() if receipts.exists() else []
    for line in map(json.loads, told):
        entry = entries.get(line["entry"])
        if entry is None or (entry.place, entry.proceeding, entry.sha256) != (
            line["place"], line["proceeding"], line["leaf"],
        ):  # fmt: skip
            return f"acknowledged and lost: {line}"
    newest = max(
        (each for each in entries.values() if each.step == "filing.submit"), key=lambda each: each.place, default=None
    )
    if newest is not None and file_claim(newest.actor).place != newest.place:
        return f"{newest.actor} asked again and was answered otherwise"
    steps = Counter(each.step for each in entries.values())
    if not steps["filing.docket"] == steps["first_instance.open"] == steps["service.order"]:
        return f"half a course: {steps}"
    numbers = sorted(
        int(each.number.rpartition("民初")[2][:-1]) for each in rows(Proceeding, procedure="first_instance")
    )
    drawn = [each.value for each in rows(Series)]
    if numbers != list(range(1, len(numbers) + 1)) or drawn not in ([], [len(numbers)]):
        return f"numbers with gaps: {numbers}, {drawn}"
    notices = Notice.objects.filter(kind="filing.docket").count()
    if notices != steps["filing.docket"]:
        return f"{steps['filing.docket']} docketings told {notices} people"
    sealing = [each for each in rows(Paper, origin="court") if "court" in PAPERS[each.kind].signed_by]
    if len(sealing) != Errand.objects.filter(kind="seal").count():
        return "papers without the errand that seals them"
    return f"whole {len(told)} {len(entries)}"


def forked(task: Callable[[], object]) -> int:
    """A process of its own for a task."""
    process = os.fork()
    if process:
        return process
    code = 1
    try:
        task()
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


def main(receipts: Path) -> None:
    django.setup()
    import xiezhi.procedures.course  # noqa: F401

    founding = forked(found)
    print(os.waitpid(founding, 0)[1], flush=True)
    serving = 0
    for run, line in enumerate(sys.stdin):
        if line == "serve\n":
            serving = forked(lambda run=run: serve(receipts, f"run{run}"))  # type: ignore[misc]
            print(serving, flush=True)
        else:
            os.waitpid(serving, 0)
            answer, asked = os.pipe()
            checking = forked(lambda asked=asked: os.write(asked, check(receipts).encode()))  # type: ignore[misc]
            os.close(asked)
            os.waitpid(checking, 0)
            print(os.read(answer, 4000).decode(), flush=True)
            os.close(answer)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
