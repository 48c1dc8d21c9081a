"""The papers for a meeting: one click, a PDF with every figure of the quarter, its change, definition and address."""

from __future__ import annotations

import io
import re
from datetime import date
from decimal import Decimal

from django.conf import settings
from pypdf import PdfReader

from tests.pages.conftest import Town, moment
from tests.pages.test_open_data import filed
from xiezhi.engine.clock import at
from xiezhi.indicators import INDICATORS
from xiezhi.indicators.figures import Figure
from xiezhi.indicators.scope import public_scope
from xiezhi.pages.quarter import Quarter, _charts, _line


def pack(town: Town) -> PdfReader:
    answer = town.officer("president").get("/figures/quarter.pdf")
    assert answer["Content-Type"] == "application/pdf"
    return PdfReader(io.BytesIO(answer.content))


def test_every_figure_stands_in_it_with_its_definition_and_the_address_of_its_page(town: Town) -> None:
    filed(town, 3)
    made = pack(town)
    text = "".join("".join(page.extract_text().split()) for page in made.pages)
    links = {note["/A"]["/URI"] for page in made.pages for note in (n.get_object() for n in page.get("/Annots", []))}
    for name, each in INDICATORS.items():
        assert "".join(each.label.split()) in text, name
        assert f"{settings.ADDRESS}/figures/{name}?day=2026-03-02" in links
    assert "2026年第一季度" in text
    assert "0÷3" in text
    assert "低于区间" in text


def test_it_says_of_each_target_the_gap_who_leads_and_where_the_weeks_lead_with_the_working(town: Town) -> None:
    filed(town, 6)
    with at(moment("2026-03-20T09:00")):
        filed(town, 2, 6)
        text = "".join("".join(page.extract_text().split()) for page in pack(town).pages)
    told = text.partition("到年底：目标、差距")[2].partition("审判指标本季")[0]
    assert "到年底还有286日" in told
    assert re.search(r"结收比不低于950\.0%95\.0.*院长巴特尔", told), told[:400]
    weeks = "40.9周"
    assert f"推算：（0＋{weeks}×0.0）÷（8＋{weeks}×1.0）＝0.0" in told
    assert "已结到年底还要" in told
    assert "今年的周数还不够检验，只作参考" in told
    assert not re.search("名次|得分|排行", told)


def test_the_next_quarter_is_compared_with_it(town: Town) -> None:
    filed(town, 3)
    with at(moment("2026-04-02T09:00")):
        filed(town, 2, 3)
        text = "".join("".join(page.extract_text().split()) for page in pack(town).pages)
    assert "2026年第二季度" in text
    assert "2026年第一季度" in text
    assert "0÷2" in text


def test_the_quarter_before_the_first_is_the_fourth_of_the_year_before() -> None:
    assert Quarter.of(date(2026, 1, 1)).before == Quarter(2025, 4)
    assert [Quarter.of(date(2026, month, 28)).number for month in (3, 4, 12)] == [1, 2, 4]


def test_money_of_three_quarters_is_told_in_one_unit_that_fits_its_column() -> None:
    money = INDICATORS["money_in_place"]
    now, before, year = (Figure(money, 0, None, Decimal(each)) for each in ("524854364.82", "690330213.32", "4470"))
    line = _line(now, before, year, "")
    assert [line[each] for each in ("value", "unit", "before", "change", "year")] == [
        "5.25", "亿元", "6.90", "−1.65", "0.00",
    ]  # fmt: skip


def test_who_does_not_look_at_figures_has_no_such_papers(town: Town) -> None:
    town.file()
    assert town.client(town.wang).get("/figures/quarter.pdf").status_code == 404
    assert town.officer("server").get("/figures/quarter.pdf").status_code == 404


def test_the_bars_of_its_charts_are_grey_and_not_black(town: Town) -> None:
    """On paper without colour a bar, and one that needs looking at, are told apart by their filling."""
    filed(town, 3)
    drawn = b"".join(page.get_contents().get_data() for page in pack(town).pages)
    assert b"0.333333 0.333333 0.333333 rg" in drawn


def test_no_chart_stands_beside_an_empty_half_of_its_row(town: Town) -> None:
    filed(town, 1)
    scope = public_scope()
    window = scope.window(date(2026, 3, 2))
    for count in (1, 2, 3):
        drawn = [chart["wide"] for chart in _charts(sorted(INDICATORS)[:count], scope, window)]
        assert not any(drawn[:-1])
        assert sum(2 if wide else 1 for wide in drawn) % 2 == 0
