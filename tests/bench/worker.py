"""A program beside the measurement, in an environment of its own: it takes orders line by line and says what came out.

Standard library only, for the peers' environments import it too.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


class Worker:
    """Another process; calling it runs one of its functions there."""

    def __init__(self, python: str | Path, script: str, *, before: Sequence[str] = (), **environment: str) -> None:
        command = [*before, str(python), str(ROOT / "tests/bench" / script)]
        environment = {**os.environ, "PYTHONPATH": f"{ROOT}:{ROOT / 'src'}", **environment}
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment, cwd=ROOT
        )

    def __enter__(self) -> "Worker":
        return self

    def __exit__(self, *_: object) -> None:
        assert self.process.stdin
        self.process.stdin.close()
        self.process.wait(30)

    def __call__(self, name: str, *arguments: Any) -> Any:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps([name, *arguments]) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"{name}: the worker is gone")
        return json.loads(line)


def obey(*functions: Callable[..., Any]) -> None:
    """The worker's side: run what is asked until nothing more is."""
    known = {function.__name__: function for function in functions}
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # what a library prints is no answer
    for line in sys.stdin:
        name, *arguments = json.loads(line)
        answers.write(json.dumps(known[name](*arguments)) + "\n")
        answers.flush()


def each_second(work: Callable[[], object], times: int, clock: Callable[[], float] = time.perf_counter) -> float:
    """How often a second of this clock `work` is done, by so many times in a row."""
    begin = clock()
    for _ in range(times):
        work()
    return times / (clock() - begin)


def each_second_of_work(work: Callable[[], object], times: int) -> float:
    """How often it is done in a second of the processor's time: what else runs on the machine does not count."""
    return each_second(work, times, time.process_time)


def quantile(ordered: Sequence[float], share: float) -> float:
    """The value below which this share of the ordered ones lies; nought of none."""
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)] if ordered else 0.0
