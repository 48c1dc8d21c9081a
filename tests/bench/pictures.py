"""The result files as pictures: ours beside others', what was aimed at, and what growing costs. Losses are drawn too.

A bar to the right of the line is ahead, one to the left is behind and hatched, so that they differ in grey as well.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from math import inf, log10
from pathlib import Path
from typing import Any

from tests.bench.results import FOLDER
from tests.bench.worker import ROOT

PICTURES = ROOT / "docs/pictures"
WIDTH, NAMES, ROW, HEAD = 1080, 470, 26, 66
LEFT, RIGHT = 480, 900
LETTERS = 72
"""As many as stand beside a bar."""
LEAST, MOST = 0.05, 50.0
"""Ends of the scale; what lies beyond is drawn to the end, with its number."""
SAID = {
    "sqlite": "SQLite", "postgresql": "PostgreSQL", "orm": "plain Django", "viewflow": "django-viewflow",
    "fsm2": "django-fsm-2 with history", "floor": "the disk's fsyncs", "recompute": "recounting by DuckDB",
    "polars": "recounting by Polars", "chdb": "recounting by ClickHouse", "django": "plain Django",
    "chinesecalendar": "chinesecalendar", "spiff": "SpiffWorkflow",
}  # fmt: skip
ALONE = ("growth", "nation", "search.size", "pages.list.deep", "expressions")
"""Ratios that no other program stands behind."""
Row = dict[str, Any]


def rows() -> list[Row]:
    """Every figure measured last; where a size was run in full, that one."""
    found: dict[str, Row] = {}
    for path in sorted(FOLDER.glob("*.json"), key=_size):
        told = json.loads(path.read_text(encoding="utf-8"))
        for each in told["results"]:
            about = {"load": told["machine"]["load"], "cores": told["machine"]["cores"], "file": path.stem}
            found[f"{each['name']} {each['about']}"] = {**each, **about}
    return list(found.values())


def _size(path: Path) -> tuple[float, str]:
    """The small scale first, then by the number that somebody gave, the full one last."""
    measurement, _, mark = path.stem.partition(".")
    return (inf if mark == "full" else float(mark or 0)), measurement


def largest(found: Iterable[Row]) -> list[Row]:
    """Of each measurement the figures of its largest run."""
    files = {str(each["file"]) for each in found}
    kept = {Path(name).stem: name for name in sorted(files, key=lambda each: _size(Path(f"{each}.json")))}
    return [each for each in found if each["file"] in kept.values()]


def pictures() -> dict[str, str]:
    """Each picture by the name of its file."""
    every = [each for each in largest(rows()) if each["peer"] is not None or _curve(each)]
    beside = [each for each in every if each["unit"] == "times" and not each["name"].startswith(ALONE)]
    aims = [each for each in every if each not in beside and not _curve(each)]
    return {
        "bench-others.svg": _bars("Beside other programs: how many times as fast", beside, _beside),
        "bench-aims.svg": _bars("Beside what was aimed at: how many times as good", aims, _aim),
        "bench-growth.svg": _curves([each for each in every if _curve(each)]),
    }


def draw() -> None:
    for name, text in pictures().items():
        (PICTURES / name).write_text(text, encoding="utf-8")


def _curve(each: Row) -> bool:
    return str(each["name"]).startswith("growth.")


def _beside(each: Row) -> str:
    parts = str(each["name"]).split(".")
    parts, processor = (parts[:-1], ", processor") if parts[-1] == "cpu" else (parts, "")
    peer = SAID.get(parts[-1], parts[-1]) + processor
    if parts[0] == "door":
        return f"a step, {SAID[parts[1]]}, {parts[2]} caller{'s' * (parts[2] != '1')}: {peer}"
    whats = {"pages": f"page of a {parts[1]}", "boards": "figures", "periods": "periods"}
    about = f" {each['about']}" if parts[0] == "pages" else ""
    return f"{whats[parts[0]]}{about}: {peer}" if parts[0] in whats else _aim(each)


def _aim(each: Row) -> str:
    """Its name with what it is about, as much of that as there is room for."""
    about = str(each["about"]).partition(" figures, ")[2].partition(", ")[0] or str(each["about"])
    said = f"{each['name']}, {about}" if about else str(each["name"])
    while len(said) > LETTERS and ", " in said:
        said = said.rpartition(", ")[0]
    return said


def _value(each: Row) -> str:
    """What stands at the end of a bar: the ratio beside a peer, else what was measured and what was aimed at."""
    ratio = float(each["ratio"] or 0)
    if each["peer"] == 0:
        return "exact" if ratio else f"{each['ours']:,} {each['unit']} differ"
    if not ratio:
        return "not reached"
    if each["unit"] == "times":
        return f"{number(ratio)} ×"
    return f"{number(float(each['ours']))} {each['unit']}, aim {number(float(each['peer']))}"


def number(value: float) -> str:
    """With as many places as tell something."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def _bars(title: str, found: Sequence[Row], said: Any) -> str:
    body = [text for place, each in enumerate(found) for text in _bar(HEAD + place * ROW, each, said(each))]
    height = HEAD + len(found) * ROW + 34
    marks = "".join(
        f'<line x1="{_x(at):.0f}" x2="{_x(at):.0f}" y1="{HEAD - 8}" y2="{height - 30}"{kind}/>'
        f'<text x="{_x(at):.0f}" y="{height - 14}" text-anchor="middle" class="q">{at:g}</text>'
        for at, kind in ((0.1, ""), (1, ' class="one"'), (10, ""))
    )
    lost = sum(1 for each in found if (each["ratio"] or 0) < 1)
    words = f"{len(found) - lost} ahead, {lost} behind (hatched); the thin line is the worst and the best round"
    return _svg(title, words, height, marks + "".join(body))


def _x(ratio: float) -> float:
    bounded = min(max(ratio, LEAST), MOST)
    return LEFT + (log10(bounded) - log10(LEAST)) / (log10(MOST) - log10(LEAST)) * (RIGHT - LEFT)


def _bar(y: int, each: Row, said: str) -> Iterator[str]:
    ratio = float(each["ratio"] or 0)
    start, end = sorted((_x(1), _x(ratio)))
    kind = "loss" if ratio < 1 else "win"
    yield f'<text x="{NAMES - 4}" y="{y + 12}" text-anchor="end">{escape(said)}</text>'
    yield f'<rect class="{kind}" x="{start:.1f}" y="{y}" width="{max(end - start, 2):.1f}" height="15"/>'
    if each["min"] is not None and each["min"] != each["max"]:
        low, high = (_x(float(each[name])) for name in ("min", "max"))
        yield f'<line class="range" x1="{low:.1f}" x2="{high:.1f}" y1="{y + 7.5}" y2="{y + 7.5}"/>'
    errors = f", {each['peer_errors']:,} failed" if each["peer_errors"] else ""
    yield f'<text x="{RIGHT + 8}" y="{y + 12}" class="v">{_value(each)}{errors}</text>'


def _curves(found: Sequence[Row]) -> str:
    """A small picture for each thing that was measured at several sizes, each on its own scale."""
    kinds = {"step": "processor of a step, ms", "first": "first page of a list, ms", "far": "last page of a list, ms",
             "disk": "kB a matter", "boards": "eight figures of a nation"}  # fmt: skip
    told = {
        name: sorted(
            (int(each["name"].split(".")[2]), float(each["ours"])) for each in found if f".{name}." in each["name"]
        )
        for name in kinds
    }
    drawn = [name for name in kinds if len(told[name]) > 1]
    body: list[str] = []
    wide = (WIDTH - 40) // max(len(drawn), 1)
    for place, name in enumerate(drawn):
        scale = {"disk": 1 / 1000, "boards": 1.0}.get(name, 1000.0)
        points = [(size, value * scale) for size, value in told[name]]
        body += _line(30 + place * wide, wide - 40, kinds[name], points)
    return _svg(
        "What growing costs, by the number of matters", "each on its own scale, from nothing", 250, "".join(body)
    )


def _line(x: int, width: int, label: str, points: Sequence[tuple[int, float]]) -> Iterator[str]:
    top, foot = 100, 205
    most = max(value for _size, value in points) * 1.25
    step = (width - 32) / max(len(points) - 1, 1)
    at = [
        (x + 16 + place * step, foot - value / most * (foot - top), size, value)
        for place, (size, value) in enumerate(points)
    ]
    yield f'<text x="{x}" y="{HEAD + 14}" class="h">{escape(label)}</text>'
    yield f'<line x1="{x}" x2="{x + width}" y1="{foot}" y2="{foot}"/>'
    yield f'<polyline points="{" ".join(f"{px:.1f},{py:.1f}" for px, py, _size, _value in at)}"/>'
    for px, py, size, value in at:
        yield f'<circle cx="{px:.1f}" cy="{py:.1f}" r="4"/>'
        yield f'<text x="{px:.1f}" y="{py - 9:.1f}" text-anchor="middle" class="v">{number(value)}</text>'
        said = f"{size // 1_000_000} M" if size >= 1_000_000 else f"{size // 1000} k"
        yield f'<text x="{px:.1f}" y="{foot + 18}" text-anchor="middle" class="q">{said}</text>'


def _svg(title: str, words: str, height: int, body: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img"'
        f' aria-label="{escape(title)}">\n'
        "<style>text{font:13px sans-serif;fill:#222}.t{font-size:17px;font-weight:600}.h{font-weight:600}.q{fill:#666}"
        ".v{font-weight:600}.win{fill:#1d5c6b}.loss{fill:url(#behind);stroke:#8a4b08}line{stroke:#ccc}"
        ".one{stroke:#222}.range{stroke:#111;stroke-width:1.5}polyline{fill:none;stroke:#1d5c6b;stroke-width:2.5}"
        "circle{fill:#1d5c6b}</style>\n"
        '<defs><pattern id="behind" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<rect width="6" height="6" fill="#fff"/><rect width="2.5" height="6" fill="#b5651d"/></pattern></defs>\n'
        f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>\n'
        f'<text x="16" y="28" class="t">{escape(title)}</text><text x="16" y="47" class="q">{escape(words)}</text>\n'
        f"{body}\n</svg>\n"
    )


if __name__ == "__main__":
    draw()
