"""A spreadsheet that somebody brings (XLSX): the values of its first sheet as text, cell by cell; nothing is computed,
no entity of XML is followed, and nothing is unpacked that is larger than a table can be."""

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from itertools import islice, zip_longest
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter

from xiezhi.desk.declined import Declined

MOST_BYTES, MOST_PARTS = 40 * 2**20, 1_000
"""Of all parts together, unpacked."""
MOST_TAGS = 500_000
"""Of all parts together: a cell has four, and each takes its time and memory."""
MOST_LINES, MOST_COLUMNS = 20_000, 200
"""How far down and to the right a sheet is read."""
DIGITS = 15
"""More than so many digits of a number no spreadsheet keeps."""
OLD = b"\xd0\xcf\x11\xe0"
"""How a file of the old format begins, and one with a password."""

if not openpyxl.DEFUSEDXML:
    raise ImportError("a spreadsheet is read with defusedxml only")


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows that are not blank, each with its number; and what of a cell cannot be taken: row, column, why."""

    rows: list[tuple[int, list[str]]]
    faults: list[tuple[int, int, Declined]]


def is_sheet(data: bytes) -> bool:
    """Whether these bytes begin like a spreadsheet, new or old."""
    return data.startswith((b"PK", OLD))


def letter(column: int) -> str:
    """A for 1, AA for 27."""
    return str(get_column_letter(column))


def sheet_of(data: bytes) -> Sheet:
    """The first sheet; raises Declined where the file as such cannot be read."""
    if data.startswith(OLD):
        raise Declined(
            "这是旧格式（XLS）或者有密码的表格，请去掉密码，另存为 XLSX 再交",
            english="This is an old XLS file, or one with a password: save it as XLSX without a password",
        )
    _small_enough(data)
    try:
        return _read(data)
    except Declined:
        raise
    except Exception as broken:  # a damaged file breaks the library in every way
        raise Declined(
            "这份表格打不开，请重新另存为 XLSX 或者 CSV", english="The spreadsheet cannot be opened: save it anew"
        ) from broken


def _small_enough(data: bytes) -> None:
    """What a part says of its size is the most that is ever unpacked of it."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            small = len(parts) <= MOST_PARTS and sum(each.file_size for each in parts) <= MOST_BYTES
            small = small and sum(archive.read(each).count(b"<") for each in parts) <= MOST_TAGS
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, OSError) as broken:
        raise Declined(
            "这份表格打不开，请重新另存为 XLSX 或者 CSV", english="The spreadsheet cannot be opened: save it anew"
        ) from broken
    if not small:
        raise Declined(
            "表格展开以后太大，请去掉图片和用不着的工作表，或者分几张",
            english="The spreadsheet is too large inside: remove pictures and other sheets, or split it",
        )


def _read(data: bytes) -> Sheet:
    rows: list[tuple[int, list[str]]] = []
    faults: list[tuple[int, int, Declined]] = []
    pairs = zip_longest(_lines(data, computed=True), _lines(data, computed=False), fillvalue=())
    for line, (values, written) in enumerate(islice(pairs, MOST_LINES + 1), 1):
        if line > MOST_LINES:
            many = Declined("只读到第%(most)s行，请分几张", english="Read to row %(most)s only", most=MOST_LINES)
            faults.append((0, 0, many))
            break
        cells: list[str] = []
        for column, (value, formula) in enumerate(zip_longest(values, written), 1):
            try:
                cells.append(_text(value, formula, f"{letter(column)}{line}"))
            except Declined as why:
                faults.append((line, column, why))
                cells.append("")
        if any(cells) or any(each[0] == line for each in faults[-MOST_COLUMNS:]):
            rows.append((line, cells))
    return Sheet(rows, faults)


def _lines(data: bytes, *, computed: bool) -> Iterator[tuple[Any, ...]]:
    """The rows of the first visible sheet: values as they were last computed, or formulas as they are written."""
    book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=computed, keep_links=False)
    try:
        found: Any = next((each for each in book.worksheets if each.sheet_state == "visible"), None)
        if found is None:
            raise Declined("表格里没有工作表", english="The file has no sheet")
        found.reset_dimensions()  # what the file says of its size may be wrong
        yield from found.iter_rows(max_col=MOST_COLUMNS)
    finally:
        book.close()


def _text(cell: Any, written: Any, name: str) -> str:
    """What a cell says, as one would type it."""
    value = None if cell is None else cell.value
    if value is None:
        if written is not None and getattr(written, "data_type", "") == "f":
            raise Declined(
                "%(cell)s 的公式还没有算出值：请在表格软件里算一遍，或者只粘贴值",
                english="The formula in %(cell)s has no value yet: compute it, or paste values only",
                cell=name,
            )
        return ""
    if cell.data_type == "e":
        raise Declined(
            "%(cell)s 是错误值 %(value)s", english="%(cell)s holds the error %(value)s", cell=name, value=str(value)
        )
    return _said(value, name)


def _said(value: Any, name: str) -> str:
    match value:
        case bool():
            return "是" if value else "否"
        case int() | float():
            return _number(value, name)
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime():
            return value.isoformat(sep=" ", timespec="minutes")
        case date():
            return value.isoformat()
        case time():
            return value.isoformat(timespec="minutes")
    return str(value).strip()


def _number(value: float, name: str) -> str:
    """Without an exponent, to the digits that a spreadsheet keeps; a number of more digits has lost its last ones."""
    if not abs(value) < 10**DIGITS:
        raise Declined(
            "%(cell)s 是超过15位的数字，表格软件已经改了它的尾数：请把这一格改成文本，重新填",
            english="%(cell)s is a number of more than 15 digits, whose last ones are lost: make it text, type it anew",
            cell=name,
        )
    exact = Decimal(f"{value:.{DIGITS}g}").normalize()
    return f"{exact:f}" if exact else "0"
