"""Court papers as they lie on the desk, measured on the printed page by the millimetre: each look can be missed.

《人民法院民事裁判文书制作规范》: A4 with 37 above and 28 at the left, 22 lines of 28 letters a page, the title in the
middle and larger, the seal over the date, a number on each page.
"""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from io import BytesIO

import numpy as np
import pytest
from pypdf import PdfReader

from tests.papers.pictured import HEIGHT, PER_MM, black, box, page_of, red
from xiezhi.papers.authority import Authority, open_authority
from xiezhi.papers.fill import html
from xiezhi.papers.render import print_html
from xiezhi.papers.samples import SAMPLES
from xiezhi.papers.samples_cast import COURT
from xiezhi.papers.seal import seal

pytestmark = pytest.mark.program
CHINA = timezone(timedelta(hours=8))
LEFT, TOP, RIGHT, BOTTOM = 28, 37, 210 - 26, 297 - 35
LINES, LETTERS = 22, 28
POINT = 25.4 / 72
TITLE, BODY = 22 * POINT, 16 * POINT
SEAL = 42
"""The heights of a letter of 二号 and of 三号, and a seal's width, in millimetres."""
PAPERS = ("judgment", "ruling", "mediation_paper")
SPOILED = (
    {
        "the title is in the middle": ".court, h1 { text-align: left }",
        "the title is of 二号": ".court, h1 { font-size: 18pt }",
        "each page has its number": "footer .page { visibility: hidden }",
        "the seal lies over the date": ".dated { visibility: hidden }",
    },
    {
        "the letters are of 三号": "p { font-size: 12pt }",
        "the margins are kept": "@page { margin: 37mm 18mm 35mm 20mm }",
        "a page has 22 lines of 28 letters": "html { line-height: 24pt }",
    },
)
"""Styles that do not keep a look, those together that leave the others alone."""


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return open_authority(tmp_path_factory.mktemp("home") / "keys", COURT, since=datetime(2026, 1, 1, tzinfo=CHINA))


def printed(code: str, css: str, authority: Authority) -> bytes:
    pdf = print_html(html(code, SAMPLES[code]), css)
    return seal(pdf, authority, reason="签发", when=datetime(2026, 3, 20, tzinfo=CHINA)).content


def lines_of(ink: np.ndarray) -> list[tuple[float, float]]:
    """Top and bottom of each line of letters between the margins above and below."""
    rows = np.concatenate(([False], ink[: round(BOTTOM * PER_MM)].any(axis=1), [False]))
    edges = np.flatnonzero(np.diff(rows.astype(int)))
    return [
        (top / PER_MM, bottom / PER_MM) for top, bottom in zip(edges[::2], edges[1::2], strict=True) if bottom - top > 8
    ]


def near(found: float, wanted: float, by: float) -> bool:
    return abs(found - wanted) <= by


def looks(pdf: bytes) -> dict[str, bool]:
    """What a clerk looks for on the first page and on the last."""
    last = len(PdfReader(BytesIO(pdf)).pages)
    first, end = page_of(pdf), page_of(pdf, last)
    ink, lines = black(first), lines_of(black(first))
    heads, body = lines[:2], lines[4:]
    titles = [box(ink, (0, top, 210, bottom)) for top, bottom in heads]
    letters = box(ink, (0, 0, 210, BOTTOM + 2))
    pitch = float(np.median(np.diff([bottom for _top, bottom in body])))
    stamp = box(red(end))
    dated = [
        (top, bottom) for top, bottom in lines_of(black(end)) if near((top + bottom) / 2, (stamp[1] + stamp[3]) / 2, 8)
    ]
    return {
        "the title is in the middle": all(near((each[0] + each[2]) / 2, (LEFT + RIGHT) / 2, 1.5) for each in titles),
        "the title is of 二号": all(near(bottom - top, TITLE * 0.95, 0.4) for top, bottom in heads),
        "the letters are of 三号": near(float(np.median([bottom - top for top, bottom in body])), BODY * 0.97, 0.3),
        "the margins are kept": near(letters[0], LEFT, 0.6)
        and near(letters[2], RIGHT, 1.0)
        and near(letters[1], TOP + 3, 0.6),
        "a page has 22 lines of 28 letters": near((BOTTOM - TOP) / pitch, LINES, 0.3)
        and near((RIGHT - LEFT) / LETTERS, BODY, 0.1),
        "each page has its number": all(
            black(page)[
                round(BOTTOM * PER_MM) : round(HEIGHT * PER_MM), round(160 * PER_MM) : round(RIGHT * PER_MM)
            ].any()
            for page in (first, end)
        ),
        "the seal lies over the date": near(stamp[2] - stamp[0], SEAL, 2)
        and any(
            black(end)[
                round(top * PER_MM) : round(bottom * PER_MM), round(stamp[0] * PER_MM) : round(stamp[2] * PER_MM)
            ].any()
            for top, bottom in dated
        ),
    }


def missed(pdf: bytes) -> set[str]:
    return {look for look, kept in looks(pdf).items() if not kept}


@pytest.mark.parametrize("code", PAPERS)
def test_a_court_paper_looks_as_the_rules_have_it(code: str, authority: Authority) -> None:
    assert missed(printed(code, "", authority)) == set()


@pytest.mark.parametrize("spoiled", SPOILED, ids=["head and foot", "page and letters"])
def test_a_look_is_missed_where_the_style_does_not_keep_it_and_no_other(
    spoiled: dict[str, str], authority: Authority
) -> None:
    assert missed(printed("ruling", "\n".join(spoiled.values()), authority)) == set(spoiled)
