"""The measurements: every function ``measure_…`` of the modules in this folder, one after another.

Each yields ``Figure``s. A figure with a goal that it misses makes ``./x bench`` end non-zero.
"""

import importlib
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from tests.bench.figure import Figure


def measurements(names: list[str]) -> list[tuple[str, Callable[[], Iterable[Figure]]]]:
    """All of them by name, or those whose name contains one of the given words."""
    modules = [path.stem for path in sorted(Path(__file__).parent.glob("measure_*.py"))]
    found = [
        (name.removeprefix("measure_"), function)
        for module in modules
        for name, function in vars(importlib.import_module(f"tests.bench.{module}")).items()
        if name.startswith("measure_") and callable(function)
    ]
    return [(name, function) for name, function in found if not names or any(word in name for word in names)]


def main() -> int:
    """Print a line a figure; 1 when a goal was missed, 2 when there was nothing to measure."""
    figures: list[Figure] = []
    for name, function in measurements(sys.argv[1:]):
        begin = time.perf_counter()
        for figure in function():
            figures.append(figure)
            print(f"{name:32} {figure}", flush=True)
        print(f"{name:32} took {time.perf_counter() - begin:.1f} s", flush=True)
    return 2 if not figures else int(any(figure.missed for figure in figures))


if __name__ == "__main__":
    sys.exit(main())
