"""The measurements: every function `measure_…` of the modules in this folder, one after another.

`./x bench` runs them all at a small scale, `./x bench --full` at the sizes they are named for, and `./x bench NAME
--quick` those of one name, of a measurement or of a figure, with the shortest rounds. Each yields `Figure`s, which go
into `benchmarks/results/`. A figure with a goal that it misses makes the run end non-zero.
"""

import argparse
import importlib
import inspect
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from tests.bench import pictures, results
from tests.bench.figure import Figure
from tests.bench.scale import Scale


def measurements(names: list[str]) -> list[tuple[str, Callable[..., Iterable[Figure]]]]:
    """All of them by name; or those whose name contains one of the given words, or that yield a figure called so."""
    modules = [f"tests.bench.{path.stem}" for path in sorted(Path(__file__).parent.glob("measure_*.py"))]
    found = [
        (name.removeprefix("measure_"), function)
        for module in modules
        for name, function in vars(importlib.import_module(module)).items()
        if name.startswith("measure_") and callable(function) and function.__module__ == module
    ]
    return [(name, function) for name, function in found if not names or any(_means(word, name) for word in names)]


def _means(word: str, measurement: str) -> bool:
    figure = word.replace(".", "_")
    return word in measurement or figure.startswith(measurement) or measurement in results.holding(word)


def main() -> int:
    """Print a line a figure; 1 when a goal was missed, 2 when there was nothing to measure."""
    asked = argparse.ArgumentParser(prog="./x bench", description=__doc__)
    asked.add_argument("names", nargs="*", metavar="NAME")
    asked.add_argument("--full", action="store_true", help="at the sizes they are named for")
    asked.add_argument("--quick", action="store_true", help="with the shortest rounds")
    asked.add_argument("--cases", type=int, default=0, help="how many cases the boards look at, or records a search")
    told = asked.parse_args()
    names, scale = told.names, Scale(full=told.full, quick=told.quick, cases=told.cases)
    every: list[Figure] = []
    for name, function in measurements(names):
        begin = time.perf_counter()
        figures = []
        for figure in function(scale) if inspect.signature(function).parameters else function():
            figures.append(figure)
            print(f"{name:24} {figure}", flush=True)
        results.write(name, figures, full=scale.full)
        pictures.draw()
        print(f"{name:24} took {time.perf_counter() - begin:.1f} s", flush=True)
        every += figures
    return 2 if not every else int(any(figure.missed for figure in every))


if __name__ == "__main__":
    sys.exit(main())
