"""The measurements: every function `measure_…` of the modules in this folder, with the figures it makes, in turn.

`./x bench` runs them all at a small scale, `./x bench --full` at the sizes they are named for, and `./x bench NAME
--quick` those of one name, of a measurement or of a figure, with the shortest rounds. Each yields `Figure`s, which go
into `benchmarks/results/`. A figure with a goal that it misses makes the run end non-zero.
"""

import argparse
import importlib
import inspect
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.bench import pictures, results, table
from tests.bench.figure import MEASUREMENTS, Figure, Measurement
from tests.bench.scale import Scale


def measurements(names: Sequence[str]) -> list[Measurement]:
    """All of them; or those that one of the words means."""
    for path in sorted(Path(__file__).parent.glob("measure_*.py")):
        importlib.import_module(f"tests.bench.{path.stem}")
    return [each for each in MEASUREMENTS.values() if not names or any(map(each.meant, names))]


def main() -> int:
    """Print a line a figure; 1 when a goal was missed, 2 when there was nothing to measure."""
    asked = argparse.ArgumentParser(prog="./x bench", description=__doc__)
    asked.add_argument("names", nargs="*", metavar="NAME")
    asked.add_argument("--full", action="store_true", help="at the sizes they are named for")
    asked.add_argument("--quick", action="store_true", help="with the shortest rounds")
    asked.add_argument("--cases", type=int, default=0, help="cases the boards look at, records of a search, or matters")
    told = asked.parse_args()
    names, scale = told.names, Scale(full=told.full, quick=told.quick, cases=told.cases)
    every: list[Figure] = []
    for measurement in measurements(names):
        begin, commit = time.perf_counter(), results.commit()
        figures = list[Figure]()
        try:
            for figure in _figures(measurement, scale):
                figures.append(figure)
                print(f"{measurement.name:24} {figure}", flush=True)
        finally:  # what it had measured before it broke off was measured
            if figures:
                results.write(measurement.name, figures, scale, commit)
            pictures.draw()
            table.write()
        print(f"{measurement.name:24} took {time.perf_counter() - begin:.1f} s", flush=True)
        every += figures
    return 2 if not every else int(any(figure.missed for figure in every))


def _figures(measurement: Measurement, scale: Scale) -> Iterator[Figure]:
    run = measurement.run
    for figure in run(scale) if inspect.signature(run).parameters else run():
        assert not figure.unit or measurement.yields(figure.name), f"{measurement.name} does not declare {figure.name}"
        yield figure


if __name__ == "__main__":
    sys.exit(main())
