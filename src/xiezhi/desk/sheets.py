"""A spreadsheet that somebody brings (XLSX): the values of its first sheet as text, cell by cell; nothing is computed,
no entity of XML is followed, nothing is unpacked that is larger than a table can be, and what is long to read is read
apart."""

import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from itertools import islice, zip_longest
from threading import BoundedSemaphore
from typing import Any

import openpyxl
from openpyxl.cell.read_only import EMPTY_CELL
from openpyxl.utils import get_column_letter

from xiezhi.desk.apart import lines_of
from xiezhi.desk.declined import Declined

MOST_BYTES, MOST_PARTS = 40 * 2**20, 1_000
"""Of all parts together, unpacked."""
MOST_TAGS, FEW_TAGS = 250_000, 30_000
"""Of all parts together: a cell has four, and as many again where its words stand elsewhere in the file; each takes its
time and memory. The thousand claims that a table may have, with something in each of their 19 columns, have 117,000.
Few of them are read at once, more by a process of their own."""
MOST_LINES, MOST_COLUMNS = 20_000, 50
"""How far down and to the right a sheet is read."""
MOST_FAULTS = 2_000
"""Two in each of a thousand claims; whoever has more mends these first."""
SECONDS, WAITS = 10, 3
"""For reading a sheet apart, and how long one waits for those that others brought."""
_ROOM = BoundedSemaphore(2)
DIGITS = 15
"""More than so many digits of a number no spreadsheet keeps."""
_FORMULA = re.compile(rb"[<:]f[\s/>]")
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
    return read_here(data) if _tags(data) <= FEW_TAGS else _apart(data)


def read_here(data: bytes) -> Sheet:
    """The first sheet, however long it takes; raises Declined where the file as such cannot be read."""
    try:
        return _read(data)
    except Declined:
        raise
    except Exception as broken:  # a damaged file breaks the library in every way
        raise _unreadable() from broken


def told_of_sheet(data: bytes) -> dict[str, Any]:
    """The same as JSON has it, or why not, for the process that reads it to say."""
    try:
        found = read_here(data)
    except Declined as why:
        return {"why": _as_told(why)}
    return {"rows": found.rows, "faults": [(line, column, _as_told(why)) for line, column, why in found.faults]}


def _as_told(why: Declined) -> tuple[str, str, dict[str, object]]:
    return why.words, why.english, why.values


def _declined(words: str, english: str, values: dict[str, object]) -> Declined:
    return Declined(words, english=english, **values)


def _apart(data: bytes) -> Sheet:
    if not _ROOM.acquire(timeout=WAITS):
        raise Declined(
            "此刻送表格的人太多，请过一会儿再送", english="Too many tables are arriving just now; try again soon"
        )
    try:
        lines = lines_of("sheet", data, seconds=SECONDS)
    finally:
        _ROOM.release()
    if not lines:
        raise _too_large()
    told = json.loads(lines[0])
    if "why" in told:
        raise _declined(*told["why"])
    faults = [(line, column, _declined(*why)) for line, column, why in told["faults"]]
    return Sheet([(line, cells) for line, cells in told["rows"]], faults)


def _unreadable() -> Declined:
    return Declined(
        "这份表格打不开，请重新另存为 XLSX 或者 CSV", english="The spreadsheet cannot be opened: save it anew"
    )


def _too_large() -> Declined:
    return Declined(
        "表格展开以后太大，请去掉图片和用不着的工作表，或者分几张",
        english="The spreadsheet is too large inside: remove pictures and other sheets, or split it",
    )


def _tags(data: bytes) -> int:
    """How many there are in all parts. What a part says of its size is the most that is ever unpacked of it."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS or sum(each.file_size for each in parts) > MOST_BYTES:
                raise _too_large()
            tags = sum(archive.read(each).count(b"<") for each in parts)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, OSError) as broken:
        raise _unreadable() from broken
    if tags > MOST_TAGS:
        raise _too_large()
    return tags


def _read(data: bytes) -> Sheet:
    rows: list[tuple[int, list[str]]] = []
    faults: list[tuple[int, int, Declined]] = []
    formulas = _lines(data, computed=False) if _has_formulas(data) else ()
    pairs = zip_longest(_lines(data, computed=True), formulas, fillvalue=())
    for line, (values, written) in enumerate(islice(pairs, MOST_LINES + 1), 1):
        if line > MOST_LINES:
            many = Declined("只读到第%(most)s行，请分几张", english="Read to row %(most)s only", most=MOST_LINES)
            faults.append((0, 0, many))
            break
        if len(faults) >= MOST_FAULTS:
            many = Declined(
                "毛病太多，只看到第%(line)s行", english="Too many faults: read to row %(line)s", line=line - 1
            )
            faults.append((0, 0, many))
            break
        if all(each is EMPTY_CELL for each in values):
            continue
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


def _has_formulas(data: bytes) -> bool:
    """Whether any sheet has one: else it is read once only."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return any(_FORMULA.search(archive.read(each)) for each in archive.infolist())


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
