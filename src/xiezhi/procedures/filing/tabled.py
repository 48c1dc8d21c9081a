"""批量起诉的表格：一行一件，每一处毛病都说到第几行、哪一列，一次说全。"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO, StringIO
from itertools import zip_longest
from typing import Any, NamedTuple

from openpyxl import Workbook

from xiezhi.desk.declined import Declined
from xiezhi.desk.sheets import is_sheet, letter, sheet_of
from xiezhi.engine.facts import Misstated, stated
from xiezhi.engine.refused import Refused
from xiezhi.phrases.columns import kind_of, parts
from xiezhi.procedures.filing.facts import Cause, Intake

NEEDED = ("编号", "案由", "原告", "原告证件号", "被告", "诉讼请求", "事实和理由")
OPTIONAL = (
    "原告住所", "原告电话", "被告证件号", "被告住所", "被告电话", "金额", "材料", "证明什么", "愿意调解",
    "代理人", "代理人证件号", "代理人单位",
)  # fmt: skip
MOST_ROWS = 1_000
LONGEST = 60
"""一个编号的长度。"""
SIDES = {"claimants": "原告", "defendants": "被告", "agents": "代理人"}
PARTS = {"name": "", "id_number": "证件号", "phone": "电话", "address": "住所", "firm": "单位"}
FIELDS = {
    "cause": "案由", "reasons": "事实和理由", "demands.text": "诉讼请求", "demands.amount": "金额",
    "proofs.name": "材料", "proofs.purpose": "证明什么", "proofs.file": "材料", "willing": "愿意调解",
}  # fmt: skip
EXAMPLE = (
    "2026-001", "物业服务合同纠纷", "青城物业服务有限公司", "91150100MA0N0ABC3C", "张某", "支付物业费",
    "被告未交2025年度物业费。", "呼和浩特市新城区", "0471-6600000", "", "青城小区3号楼201", "", "2860.00",
    "合同201.pdf；账单201.pdf", "服务合同；欠费数额", "是", "", "", "",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fault:
    """一处毛病：第几行（表头是第一行，整张表的记作零）、哪一列、为什么。"""

    line: int
    column: str
    why: Declined | Misstated | Refused


@dataclass(frozen=True, slots=True)
class Papers:
    """压缩包里的材料：按名称记的摘要，和不能收的原因。"""

    kept: Mapping[str, str]
    spoiled: Mapping[str, str]


def example() -> str:
    """空表和一行样子。"""
    made = StringIO()
    csv.writer(made).writerows(((*NEEDED, *OPTIONAL), EXAMPLE))
    return made.getvalue()


def example_sheet() -> bytes:
    """同样的空表和一行样子，表格软件的文件：各格都是文本，证件号不会变。"""
    made, book = BytesIO(), Workbook()
    for line in ((*NEEDED, *OPTIONAL), EXAMPLE):
        book.worksheets[0].append(line)
    book.save(made)
    return made.getvalue()


class Read(NamedTuple):
    """各行，表头、格数和各格的毛病；表格软件的文件，连同各列的字母。"""

    rows: list[tuple[int, dict[str, str]]]
    faults: list[Fault]
    letters: dict[str, str]


def read(data: bytes) -> Read:
    """各行和表头、格数的毛病；表格软件存成什么编码都认得，XLSX 读第一张工作表里的值。"""
    try:
        lines, spoiled = _of_sheet(data) if is_sheet(data) else (_of_csv(data), [])
    except Declined as why:
        return Read([], [_of_table(why)], {})
    heads = [each.strip() for each in lines[0][1]] if lines else []
    while heads and not heads[-1]:
        heads.pop()
    faults = [
        *_faults_of(heads),
        *(Fault(line, heads[at - 1] if 0 < at <= len(heads) else "", why) for line, at, why in spoiled),
    ]
    rows: list[tuple[int, dict[str, str]]] = []
    marked = {line for line, _at, _why in spoiled}
    for line, cells in lines[1:]:
        if line not in marked and not any(each.strip() for each in cells):
            continue
        if any(each.strip() for each in cells[len(heads) :]):
            faults.append(Fault(line, "", Declined("比表头多出几格", english="More cells than heads")))
        rows.append(
            (line, {head: cell.strip() for head, cell in zip_longest(heads, cells[: len(heads)], fillvalue="")})
        )
    letters = {head: letter(place) for place, head in enumerate(heads, 1) if head} if is_sheet(data) else {}
    if len(rows) > MOST_ROWS:
        many = Declined(
            "一张表最多%(most)s行，请分几张", english="%(most)s rows at most: split the table", most=MOST_ROWS
        )
        return Read(rows[:MOST_ROWS], [*faults, _of_table(many)], letters)
    return Read(rows, faults, letters)


def _of_sheet(data: bytes) -> tuple[list[tuple[int, list[str]]], list[tuple[int, int, Declined]]]:
    found = sheet_of(data)
    return found.rows, found.faults


def _of_csv(data: bytes) -> list[tuple[int, list[str]]]:
    try:
        return list(enumerate(csv.reader(StringIO(_decoded(data), newline=""), strict=True), 1))
    except (UnicodeError, csv.Error):
        raise Declined("这份表读不出来，请重新另存为 CSV", english="The table cannot be read as CSV") from None


def _decoded(data: bytes) -> str:
    if b"\0" in data:
        raise csv.Error("not a text")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030")


def _of_table(why: Declined) -> Fault:
    return Fault(0, "", why)


def _faults_of(heads: list[str]) -> Iterator[Fault]:
    for each in NEEDED:
        if each not in heads:
            yield Fault(1, each, Declined("没有这一列", english="This column is missing"))
    for place, each in enumerate(heads):
        if each not in (*NEEDED, *OPTIONAL, ""):
            yield Fault(1, each, Declined("不认识这一列", english="No column of this name is known"))
        elif each and each in heads[:place]:
            yield Fault(1, each, Declined("这一列有两个", english="This column stands here twice"))


def intake_of(line: int, row: Mapping[str, str], papers: Papers) -> tuple[Intake | None, list[Fault]]:
    """这一行的起诉，和这一行的全部毛病；有毛病的不给起诉。"""
    cells = {head: row.get(head, "") for head in (*NEEDED, *OPTIONAL)}
    faults = [Fault(line, each, _missing()) for each in NEEDED if not cells[each]]
    faults += list(_badly_said(line, cells))
    faults += list(_badly_attached(line, cells, papers))
    given = _given(cells, papers)
    made: Intake | None = None
    while made is None:
        try:
            made = stated(Intake, given)
        except Misstated as wrong:
            if cells[column := _column(wrong.field)]:
                faults.append(Fault(line, column, wrong))
            if not _blanked(given, wrong.field.split(".")):
                break
    return (None if faults else made), sorted(faults, key=lambda each: _ORDER.get(each.column, 0))


_ORDER = {head: place for place, head in enumerate((*NEEDED, *OPTIONAL))}


def _missing() -> Declined:
    return Declined("请填写", english="Please fill in")


def _badly_said(line: int, cells: Mapping[str, str]) -> Iterator[Fault]:
    if len(cells["编号"]) > LONGEST:
        yield Fault(line, "编号", Declined("最多%(most)s字", english="%(most)s letters at most", most=LONGEST))
    if cells["案由"] and cells["案由"] not in {each.value for each in Cause}:
        known = "、".join(each.value for each in Cause)
        yield Fault(line, "案由", Declined("须是%(known)s之一", english="Must be one of %(known)s", known=known))
    if cells["愿意调解"] not in ("", "是", "否"):
        yield Fault(line, "愿意调解", Declined("填是或者否", english="是 (yes) or 否 (no)"))
    for names, beside in _BESIDE:
        said = cells[names] or names not in NEEDED
        if said and len(parts(cells.get(beside, ""))) > len(parts(cells[names])):
            more = Declined("比“%(names)s”多", english="More than in “%(names)s”", names=names)
            yield Fault(line, beside, more)


_BESIDE = (
    ("诉讼请求", "金额"),
    ("材料", "证明什么"),
    *((side, side + part) for side in SIDES.values() for part in PARTS.values() if part),
)


def _badly_attached(line: int, cells: Mapping[str, str], papers: Papers) -> Iterator[Fault]:
    for name in parts(cells["材料"]):
        if name in papers.spoiled:
            why = papers.spoiled[name]
            yield Fault(
                line, "材料", Declined("“%(name)s”：%(why)s", english="“%(name)s”: %(why)s", name=name, why=why)
            )
        elif name not in papers.kept:
            lacking = Declined("压缩包里没有“%(name)s”", english="The archive has no “%(name)s”", name=name)
            yield Fault(line, "材料", lacking)


def _given(cells: Mapping[str, str], papers: Papers) -> dict[str, Any]:
    """照列写成起诉的要素；案由不认识的先按其他合同纠纷看别的毛病。"""
    claimants, defendants = (list(_people(cells, side)) for side in ("原告", "被告"))
    agents = [
        {"name": name, "id_number": id_number, "firm": firm}
        for name, id_number, firm in _beside(cells, "代理人", "代理人证件号", "代理人单位")
    ]
    known = cells["案由"] in {each.value for each in Cause}
    return {
        "cause": cells["案由"] if known else Cause.other.value,
        "claimants": claimants,
        "defendants": defendants,
        "agents": agents,
        "through_agent": bool(agents),
        "demands": [{"text": text, "amount": sum_ or None} for text, sum_ in _beside(cells, "诉讼请求", "金额")],
        "reasons": cells["事实和理由"],
        "proofs": [
            {"name": name.rpartition(".")[0] or name, "purpose": purpose, "file": papers.kept.get(name, "")}
            for name, purpose in _beside(cells, "材料", "证明什么")
        ],
        "willing": cells["愿意调解"] != "否",
        "enterprise": any(each["kind"] == "organisation" for each in (*claimants, *defendants)),
    }


def _people(cells: Mapping[str, str], side: str) -> Iterator[dict[str, str]]:
    for name, id_number, phone, address in _beside(cells, side, side + "证件号", side + "电话", side + "住所"):
        yield {
            "name": name, "id_number": id_number, "phone": phone, "address": address, "kind": str(kind_of(name)),
        }  # fmt: skip


def _beside(cells: Mapping[str, str], names: str, *columns: str) -> Iterator[tuple[str, ...]]:
    """各项连同旁边各列的；旁边多出来的另说。"""
    first = parts(cells[names])
    others = [parts(cells[each])[: len(first)] for each in columns]
    yield from zip_longest(first, *others, fillvalue="")


def _column(field: str) -> str:
    """要素的一项在哪一列。"""
    names = [each for each in field.split(".") if not each.isdigit()]
    if names[0] in SIDES:
        column = SIDES[names[0]] + PARTS.get(names[-1], "")
        return column if column in _ORDER else SIDES[names[0]]
    return FIELDS.get(".".join(names), FIELDS.get(names[0], "编号"))


def _blanked(given: Any, path: list[str]) -> bool:
    """把说错的一项空出来，好看别的；空不出来的为否。"""
    *way, last = path
    for each in way:
        given = given[int(each)] if each.isdigit() else given.get(each)
    if not isinstance(given, dict) or not given.get(last):
        return False
    given[last] = None if last == "amount" else ""
    return True
