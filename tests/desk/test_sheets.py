"""Spreadsheets that somebody brings: values only, each trouble with the name of its cell, and no bomb unpacked."""

from __future__ import annotations

import random
import re
import zipfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from xiezhi.desk import sheets
from xiezhi.desk.declined import Declined
from xiezhi.desk.sheets import sheet_of
from xiezhi.procedures.filing.tabled import MOST_ROWS, NEEDED, OPTIONAL, read

SHEET = "xl/worksheets/sheet1.xml"


def made(*rows: Sequence[Any], epoch: datetime | None = None) -> bytes:
    """A file with these rows in its first sheet."""
    book, file = Workbook(), BytesIO()
    if epoch is not None:
        book.epoch = epoch
    for row in rows:
        book.worksheets[0].append(list(row))
    book.save(file)
    return file.getvalue()


def book(lines: Sequence[Mapping[str, str]]) -> bytes:
    """A table of claims."""
    heads = (*NEEDED, *OPTIONAL)
    return made(heads, *([line.get(head, "") for head in heads] for line in lines))


def changed(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """The same file with other bytes in one of its parts, where this pattern stands."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as before, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as after:
        for each in before.namelist():
            held = before.read(each)
            assert each != part or re.search(old, held)
            after.writestr(each, re.sub(old, new, held) if each == part else held)
    return file.getvalue()


def why(data: bytes) -> str:
    with pytest.raises(Declined) as refused:
        sheet_of(data)
    return refused.value.sentence


def test_what_stands_in_a_cell_is_read_as_one_would_type_it() -> None:
    row = ["  王某 ", 2860, 2860.10, 0.1 + 0.2, -0.0, 13800000412, True, False, date(2026, 3, 2)]
    row += [datetime(2026, 3, 2, 9, 30), time(9, 5), None, "0471-6600000", "2,860.00；100"]
    ((line, cells),) = sheet_of(made(row)).rows
    assert line == 1
    assert cells == [
        "王某", "2860", "2860.1", "0.3", "0", "13800000412", "是", "否", "2026-03-02", "2026-03-02 09:30", "09:05", "",
        "0471-6600000", "2,860.00；100",
        *[""] * (sheets.MOST_COLUMNS - 14),
    ]  # fmt: skip


def test_a_day_is_the_same_in_the_calendar_of_either_system() -> None:
    """A spreadsheet keeps days as serials since 1900, or since 1904."""
    for file in (made([date(2026, 3, 2)]), made([date(2026, 3, 2)], epoch=CALENDAR_MAC_1904)):
        assert sheet_of(file).rows[0][1][0] == "2026-03-02"


def test_blank_rows_are_passed_over_and_the_others_keep_their_numbers() -> None:
    found = sheet_of(made(["编号"], [None], ["  "], ["1"]))
    assert [(line, cells[0]) for line, cells in found.rows] == [(1, "编号"), (4, "1")]


def test_a_formula_is_its_last_value_and_one_without_is_told_by_its_cell() -> None:
    bare = made(["金额"], ["=1+2"])
    (fault,) = sheet_of(bare).faults
    assert (fault[:2], str(fault[2])[:8]) == ((2, 1), "A2 的公式还没")
    computed = changed(bare, SHEET, rb"<f>1\+2</f><v ?(?:/>|></v>)", b"<f>1+2</f><v>3</v>")
    found = sheet_of(computed)
    assert (found.rows[1][1][0], found.faults) == ("3", [])


def test_an_error_and_a_number_that_lost_its_digits_are_told_by_their_cells() -> None:
    """An identity number typed as a number ends in zeros that nobody typed."""
    found = sheet_of(made(["证件号", "金额"], [110105194912310021, "#N/A"]))
    told = [(line, column, str(each)) for line, column, each in found.faults]
    assert [(line, column) for line, column, _ in told] == [(2, 1), (2, 2)]
    assert told[0][2].startswith("A2 是超过15位的数字")
    assert told[1][2] == "B2 是错误值 #N/A"


def test_only_the_first_sheet_that_is_shown_is_read() -> None:
    file, several = BytesIO(), Workbook()
    several.worksheets[0].append(["藏起来的"])
    several.worksheets[0].sheet_state = "hidden"
    several.create_sheet("二").append(["看得见的"])
    several.save(file)
    assert sheet_of(file.getvalue()).rows[0][1][0] == "看得见的"


def test_a_bomb_is_not_unpacked() -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(SHEET, b"0" * (sheets.MOST_BYTES + 1))
    assert len(file.getvalue()) < 100_000
    assert "太大" in why(file.getvalue())
    many = BytesIO()
    with zipfile.ZipFile(many, "w") as packed:
        for number in range(sheets.MOST_PARTS + 1):
            packed.writestr(str(number), b"")
    assert "太大" in why(many.getvalue())


def test_cells_without_end_are_not_read_one_by_one() -> None:
    """Ninety kilobytes of them held a window for minutes, and in one row filled the memory."""
    cells = b"<c><v>1</v></c>" * (sheets.MOST_TAGS // 4)
    file = changed(made(["编号"], ["1"]), SHEET, b"</sheetData>", b"<row>" + cells + b"</row></sheetData>")
    assert len(file) < 50_000
    assert "太大" in why(file)


def test_a_thousand_claims_with_every_column_filled_are_read_by_a_process_of_their_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A window's thread read on for 160 seconds and held up the others; what is read apart is the same."""
    claims = book([{head: f"{head}{number}" for head in (*NEEDED, *OPTIONAL)} for number in range(MOST_ROWS)])
    small = book([{head: head for head in NEEDED}])
    here = sheets.read_here(claims)
    assert len(here.rows) == MOST_ROWS + 1
    monkeypatch.setattr(sheets, "SECONDS", 60)
    monkeypatch.delattr(sheets, "read_here")
    assert sheet_of(claims) == here
    with pytest.raises(NameError):
        sheet_of(small)
    monkeypatch.setattr(sheets, "SECONDS", 0.01)
    assert "太大" in why(claims), "its time is over"


def test_what_is_told_from_apart_are_the_same_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "FEW_TAGS", 0)
    monkeypatch.setattr(sheets, "SECONDS", 60)
    (fault,) = sheet_of(made(["金额"], ["=1+2"])).faults
    assert (fault[:2], str(fault[2])[:8], "A2" in fault[2].english % fault[2].values) == ((2, 1), "A2 的公式还没", True)
    bad = b'<!DOCTYPE x [<!ENTITY a "ha">]><worksheet '
    assert "打不开" in why(changed(made(["x"]), SHEET, b"<worksheet ", bad))


def test_faults_without_end_are_not_told_one_by_one() -> None:
    rows = (b"<row>" + b"<c><f>1</f></c>" * 5 + b"</row>") * (sheets.MOST_FAULTS // 5 + 50)
    data = changed(made(["编号"], ["1"]), SHEET, b"</sheetData>", rows + b"</sheetData>")
    found = sheets.read_here(data)
    assert len(found.faults) == sheets.MOST_FAULTS + 1
    assert str(found.faults[-1][2]).startswith("毛病太多，只看到第")
    assert len(read(data).faults) < sheets.MOST_FAULTS + len(NEEDED) + 1, "and the heads that are missing"


def test_a_row_far_below_and_a_cell_far_to_the_right_do_not_keep_it_busy() -> None:
    far = changed(made(["编号"], ["1"]), SHEET, b'<row r="2">', b'<row r="999999999">')
    found = sheet_of(far)
    assert [str(each) for _, _, each in found.faults] == [f"只读到第{sheets.MOST_LINES}行，请分几张"]
    wide = changed(made(["编号"], ["1"]), SHEET, b'r="A2"', b'r="XFD2"')
    assert [line for line, _ in sheet_of(wide).rows] == [1]


def test_entities_are_not_followed() -> None:
    bad = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><worksheet '
    assert "打不开" in why(changed(made(["x"]), SHEET, b"<worksheet ", bad))
    laugh = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><worksheet '
    assert "打不开" in why(changed(made(["x"]), SHEET, b"<worksheet ", laugh))


def test_what_is_no_spreadsheet_is_declined_in_words_that_help() -> None:
    assert "旧格式" in why(b"\xd0\xcf\x11\xe0" + b"0" * 600)
    assert "打不开" in why(b"PK not an archive")
    empty = BytesIO()
    zipfile.ZipFile(empty, "w").close()
    assert "打不开" in why(empty.getvalue())


def test_a_damaged_file_is_read_or_declined_and_breaks_nothing() -> None:
    whole, draws = made(["编号", "金额"], ["1", 2860.5], ["2", "=1+1"]), random.Random(20260302)
    for _ in range(60):
        bytes_ = bytearray(whole)
        for _ in range(draws.randint(1, 6)):
            bytes_[draws.randrange(len(bytes_))] = draws.randrange(256)
        with suppress(Declined):
            sheet_of(bytes(bytes_))
