"""What a signature looks like on paper: the round red seal of a court, and a person's name with the time of signing."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from functools import lru_cache
from io import BytesIO

from markupsafe import escape
from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.generic import DictionaryObject, pdf_name
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.stamp import StaticStampStyle

from xiezhi.papers.render import print_html

SEAL_MM = 42.0
NAME_MM = (46.0, 13.0)
WORDS_PT = 9.0
POINTS = 72 / 25.4
RED = "#c8161d"
CHINA = timezone(timedelta(hours=8))
_POINT = r"(?:\d{1,3}|1000),(?:[0-2]?\d?\d|300)"
_STROKE = rf"{_POINT}(?: {_POINT})+"
STROKES = re.compile(rf"{_STROKE}(?:;{_STROKE})*")
LONGEST_HAND = 20_000
_RADIUS, _LETTERS = 80.0, 65.0


class Picture(PdfContent):
    """The first page of a PDF held in memory, drawn into another like ink: what is beneath stays legible."""

    def __init__(self, pdf: bytes) -> None:
        self.pdf = pdf
        super().__init__()

    def render(self) -> bytes:
        writer = self._ensure_writer
        page = writer.import_page_as_xobject(PdfFileReader(BytesIO(self.pdf)), page_ix=0)
        self.resources.xobject[pdf_name("/Picture")] = page
        multiply = DictionaryObject({pdf_name("/BM"): pdf_name("/Multiply")})
        self.resources.ext_g_state[pdf_name("/Ink")] = multiply
        left, bottom, right, top = page.get_object()["/BBox"]
        self.box = BoxConstraints(width=abs(right - left), height=abs(top - bottom))
        return b"/Ink gs /Picture Do"


def stamp_style(pdf: bytes) -> StaticStampStyle:
    """The picture as the appearance of a signature, filling its box, without frame."""
    fit = SimpleBoxLayoutRule(AxisAlignment.ALIGN_MID, AxisAlignment.ALIGN_MID, Margins.uniform(0))
    return StaticStampStyle(background=Picture(pdf), background_layout=fit, background_opacity=1, border_width=0)


@lru_cache(maxsize=64)
def round_seal(name: str, beneath: str = "") -> bytes:
    """A ring with `name` around a five-pointed star, `beneath` under it; a PDF page of SEAL_MM, no state emblem."""
    return _page(seal_svg(name, beneath), SEAL_MM, SEAL_MM)


def seal_svg(name: str, beneath: str = "") -> str:
    """The seal as SVG; the letters stand on an arc, closer together the more there are."""
    size = 21.0 if len(name) <= 14 else 17.0 if len(name) <= 20 else 13.0
    step = min(24.0, 276.0 / max(len(name) - 1, 1))
    letters = "".join(
        f'<text transform="rotate({(place - (len(name) - 1) / 2) * step:.3f})" x="0" y="{-_LETTERS + size * 0.36:.2f}" '
        f'text-anchor="middle" font-size="{size}">{escape(letter)}</text>'
        for place, letter in enumerate(name)
    )
    line = f'<text x="0" y="46" text-anchor="middle" font-size="15">{escape(beneath)}</text>' if beneath else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-85 -85 170 170" fill="{RED}" '
        'font-family="Noto Serif CJK SC" font-weight="700">'
        f'<circle r="{_RADIUS}" fill="none" stroke="{RED}" stroke-width="4"/>'
        f'<polygon points="{_star(24.0)}"/>{letters}{line}</svg>'
    )


def name_mm(lines: int) -> tuple[float, float]:
    """Width and height of a person's signature with so many lines beneath."""
    return NAME_MM[0], NAME_MM[1] + WORDS_PT * lines / POINTS


def signature(name: str, when: datetime, hand: str = "", lines: Sequence[str] = ()) -> bytes:
    """A person's signature: the name, or the strokes of his hand, and beneath in small type that it is electronic, when
    (Chinese time), and the `lines` on how he signed."""
    moment = when.astimezone(CHINA).strftime("%Y-%m-%d %H:%M:%S")
    size = min(17.0, 125.0 / max(len(name), 1))
    width, height = name_mm(len(lines))
    written = strokes_svg(hand) if hand else f'<p style="font-size:{size:.2f}pt;line-height:23pt">{escape(name)}</p>'
    said = "".join(f'<p class="said">{escape(each)}</p>' for each in (f"电子签名 {moment}", *lines))
    return _page(f"{written}{said}", width, height)


def strokes_svg(hand: str) -> str:
    """The strokes of a hand as SVG: `x,y x,y …` a stroke, strokes parted by `;`, in a field of 1000 by 300.

    ValueError for anything else: what a browser sends is numbers, and nothing of it is markup.
    """
    if not STROKES.fullmatch(hand) or len(hand) > LONGEST_HAND:
        raise ValueError("a hand is written in strokes of points within 1000 by 300")
    lines = "".join(f'<polyline points="{stroke}"/>' for stroke in hand.split(";"))
    return (
        '<svg class="hand" viewBox="0 0 1000 300" preserveAspectRatio="xMinYMid meet" fill="none" stroke="#111" '
        f'stroke-width="9" stroke-linecap="round" stroke-linejoin="round">{lines}</svg>'
    )


def _page(body: str, width: float, height: float) -> bytes:
    css = (
        f"@page {{ size: {width}mm {height}mm; margin: 0; @bottom-left {{ content: none }} }} p {{ text-indent: 0 }} "
        f"p.said {{ font-size: 7pt; line-height: {WORDS_PT}pt; white-space: nowrap }} "
        f"svg {{ width: {width}mm; height: {height}mm; display: block }} svg.hand {{ height: 23pt }}"
    )
    return print_html(f'<html lang="zh-CN"><title>印</title><body>{body}</body></html>', css)


def _star(radius: float) -> str:
    inner = radius * math.sin(math.radians(18)) / math.sin(math.radians(54))
    corners = []
    for place in range(10):
        reach, angle = (inner if place % 2 else radius), math.radians(36 * place - 90)
        corners.append(f"{reach * math.cos(angle):.2f},{reach * math.sin(angle):.2f}")
    return " ".join(corners)
