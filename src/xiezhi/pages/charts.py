"""Figures as shapes: where a line, a band, a bar stands. Drawn by the templates as SVG, with a table behind each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from xiezhi.indicators.figures import Figure
from xiezhi.indicators.indicator import Unit


@dataclass(frozen=True, slots=True)
class Line:
    """A line of months: its points, the last one, and how wide and high it is; no point where there was no figure."""

    points: str
    area: str
    x: float
    y: float
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Band:
    """An interval and where the figure lies to it, of a width of 140."""

    start: float
    end: float
    mark: float
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar with its label and its figure."""

    x: float
    y: float
    width: float
    height: float
    label: str
    value: str
    near: bool = False
    url: str = ""
    """The list that it opens to; empty where there is nothing to open."""


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars upon one scale, with the lines across it."""

    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, str], ...]
    width: int
    height: int

    @property
    def opens(self) -> bool:
        return any(each.url for each in self.bars)


def line_of(values: Sequence[Decimal | None], width: int = 96, height: int = 28) -> Line | None:
    """The line of these months on its own scale; None with fewer than two figures."""
    told = [(place, float(value)) for place, value in enumerate(values) if value is not None]
    if len(told) < 2:
        return None
    least, most = min(value for _, value in told), max(value for _, value in told)
    span, step = (most - least) or 1.0, (width - 8) / max(len(values) - 1, 1)
    points = [(4 + place * step, height - 5 - (value - least) / span * (height - 10)) for place, value in told]
    if least == most:
        points = [(x, height / 2) for x, _ in points]
    said = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    area = f"{points[0][0]:.1f},{height} {said} {points[-1][0]:.1f},{height}"
    return Line(said, area, round(points[-1][0], 1), round(points[-1][1], 1), width, height)


def band_of(figure: Figure) -> Band | None:
    """The interval that the court has set, the open side running to the edge; None without one."""
    low, high, value = figure.low, figure.high, figure.value
    if low is None and high is None:
        return None
    ends = [float(each) for each in (low, high, value) if each is not None]
    pad = max((max(ends) - min(ends)) * 0.3, max(ends) * 0.05, 1.0)
    least, most = max(min(ends) - pad, 0.0), max(ends) + pad
    if figure.indicator.unit is Unit.SHARE and figure.indicator.whole is not None and max(ends) <= 100:
        most = min(most, 100.0)

    def at(each: Decimal | None, open_: float) -> float:
        return open_ if each is None else round(4 + (float(each) - least) / (most - least) * 132, 1)

    return Band(at(low, 4.0), at(high, 136.0), at(value, -10.0), _short(low), _short(high))


def _short(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}"


def bars_of(
    told: Sequence[tuple[str, Decimal | None, str]],
    width: int = 460,
    height: int = 190,
    near_from: int = 99,
    urls: Sequence[str] = (),
) -> Bars:
    """A bar for each label and value with its words; those from a place on need looking at. `urls` are the lists that
    they open to, in the same order; a bar of nothing opens to none."""
    most = max((float(value) for _, value, _ in told if value is not None), default=0.0)
    top = _round_up(most)
    foot, head, left = height - 24, 22, 40
    step = (width - left - 8) / max(len(told), 1)
    scale = (foot - head) / top
    bars = tuple(
        Bar(
            round(left + place * step + step * 0.2, 1), round(foot - float(value or 0) * scale, 1),
            round(step * 0.6, 1), round(float(value or 0) * scale, 1), label, words, place >= near_from,
            urls[place] if place < len(urls) and value else "",
        )
        for place, (label, value, words) in enumerate(told)
    )  # fmt: skip
    ticks = tuple((round(foot - part * (foot - head) / 4, 1), f"{top * part / 4:g}") for part in range(5))
    return Bars(bars, ticks, width, height)


def _round_up(most: float) -> float:
    """A round number at the top of a scale that four lines part evenly."""
    for scale in (10**power * base for power in range(-1, 12) for base in (0.4, 1, 2, 4)):
        if scale >= max(most, 4):
            return float(scale)
    return most
