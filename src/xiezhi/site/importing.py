"""Pending cases from a table: every row is read and checked first; then each is a step, or none is.

The columns, in any order: 案号, 立案日期 (2026-02-11), 案由, 原告, 原告证件号, 被告, 被告证件号, 被告住所, 诉讼请求,
金额, 程序 (小额诉讼程序, 简易程序 …), 审判员, 书记员, 副本已送达 (是 or 否). Several people, or claims with their sums,
are parted by `；`, and what belongs to each stands in the same order. A case that is here already is passed over.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from itertools import zip_longest
from pathlib import Path
from typing import Any

from xiezhi.engine.acts import Act
from xiezhi.engine.clock import CHINA
from xiezhi.engine.door import act_all, objections, prepared
from xiezhi.engine.facts import Misstated, stated
from xiezhi.engine.refused import Refused
from xiezhi.engine.words import COUNTER
from xiezhi.law.tracks import Track
from xiezhi.phrases.columns import kind_of, parts
from xiezhi.procedures.first_instance import FirstInstance
from xiezhi.procedures.first_instance.taking_over import TakenOver, read_number, wrong_number
from xiezhi.records.court import Officer
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows

NEEDED = ("案号", "立案日期", "案由", "原告", "被告", "诉讼请求", "程序", "审判员")
OPTIONAL = ("原告证件号", "被告证件号", "被告住所", "金额", "书记员", "副本已送达")
FIELDS = {"claimants": "原告证件号", "defendants": "被告证件号", "demands": "金额"}
"""The column that a field of the facts is read from, where a check of the facts objects."""
FIRST_ROW = 2
"""The row of a table's first case, beneath the heads of its columns."""


class Wrong(Exception):
    """A row that cannot be taken: which row, which column, why."""

    def __init__(self, row: int, column: str, why: str) -> None:
        super().__init__(f"第 {row} 行“{column}”：{why}" if row else f"“{column}”：{why}")


def import_cases(file: Path, court: str) -> tuple[int, int]:
    """How many cases were taken over, and how many were here before. Raises an ExceptionGroup of Wrong where any row
    is bad; then nothing was done."""
    wrong: list[Wrong] = []
    acts: list[Act] = []
    here = {each.number for each in rows(Proceeding, court=court, procedure=FirstInstance.name)}
    passed, seen = 0, set[str]()
    bench = _bench(court)
    for number, row in enumerate(read_table(file, NEEDED, OPTIONAL), FIRST_ROW):
        try:
            known = str(read_number(row["案号"])) if not wrong_number(row["案号"]) else ""
            if known in seen:
                raise Wrong(number, "案号", "与前面的一行相同")
            seen |= {known} - {""}
            if known in here:
                passed += 1
                continue
            acts.append(_act(number, row, court, bench))
        except Wrong as trouble:
            wrong.append(trouble)
    if wrong:
        raise ExceptionGroup("有的行不能移入，什么也没有办", wrong)
    for answer in act_all(acts):
        if isinstance(answer, BaseException):
            raise answer
    return len(acts), passed


def read_table(file: Path, needed: tuple[str, ...], optional: tuple[str, ...]) -> Iterator[dict[str, str]]:
    """The rows of a table that has the needed columns and no others than the optional ones."""
    with file.open(encoding="utf-8-sig", newline="") as text:
        table = csv.DictReader(text)
        heads = set(table.fieldnames or ())
        missing, unknown = [each for each in needed if each not in heads], heads - {*needed, *optional}
        if missing or unknown:
            told = [Wrong(0, each, "没有这一列") for each in missing] + [
                Wrong(0, each, "不认识这一列") for each in unknown
            ]
            raise ExceptionGroup("表头不对，什么也没有办", told)
        for row in table:
            yield {head: (row.get(head) or "").strip() for head in (*needed, *optional)}


Bench = Callable[[str, str], str]


def _bench(court: str) -> Bench:
    held = {(each.office, each.name): each.person for each in rows(Officer, court=court, until="")}
    return lambda office, name: held.get((office, name), "")


def _act(number: int, row: Mapping[str, str], court: str, bench: Bench) -> Act:
    for column in NEEDED:
        if not row[column]:
            raise Wrong(number, column, "请填写")
    if why := wrong_number(row["案号"]):
        raise Wrong(number, "案号", why)
    day = day_of(number, row["立案日期"])
    judge, clerk = bench("judge", row["审判员"]), bench("clerk", row["书记员"])
    if not judge or (row["书记员"] and not clerk):
        raise Wrong(number, "书记员" if judge else "审判员", "本院没有这个人在任")
    tracks = {each.label: each for each in Track}
    if row["程序"] not in tracks:
        raise Wrong(number, "程序", f"须是{'、'.join(tracks)}之一")
    if row["副本已送达"] not in ("", "是", "否"):
        raise Wrong(number, "副本已送达", "填是或者否")
    given: dict[str, Any] = {
        "number": row["案号"],
        "cause": row["案由"],
        "claimants": (),
        "defendants": (),
        "demands": [{"text": text, "amount": sum_ or None} for text, sum_ in pairs(number, row, "诉讼请求", "金额")],
        "track": str(tracks[row["程序"]]),
        "judge": judge,
        "clerk": clerk,
        "served": row["副本已送达"] == "是",
    }
    given["claimants"] = people(pairs(number, row, "原告", "原告证件号"), "")
    given["defendants"] = people(pairs(number, row, "被告", "被告证件号"), row["被告住所"])
    return _prepared(number, given, day, court)


def _prepared(number: int, given: Mapping[str, Any], day: date, court: str) -> Act:
    """What the door would answer now is said now."""
    counter = next((each.person for each in rows(Officer, court=court, office=COUNTER.name, until="")), "")
    happened = datetime(day.year, day.month, day.day, 9, tzinfo=CHINA)
    try:
        facts = stated(TakenOver, given)
        asked = prepared(
            FirstInstance.take_over, facts, court=court, by=counter, as_=COUNTER,
            key=f"take-over:{read_number(facts.number)}", happened=happened,
        )  # fmt: skip
        reasons = objections(asked)
    except Misstated as trouble:
        field = trouble.field.partition(".")[0]
        raise Wrong(number, FIELDS.get(field, "案号"), trouble.sentence) from None
    except Refused as trouble:
        raise Wrong(number, "案号", trouble.sentence) from None
    if reasons:
        raise Wrong(number, "立案日期" if "时间" in reasons[0].sentence else "案号", reasons[0].sentence)
    return asked


def day_of(number: int, text: str, column: str = "立案日期") -> date:
    try:
        return date.fromisoformat(text.replace("/", "-"))
    except ValueError:
        raise Wrong(number, column, "写成 2026-02-11") from None


def pairs(number: int, row: Mapping[str, str], names: str, beside: str) -> list[tuple[str, str]]:
    """Names with what belongs to each; what belongs to nobody is wrong."""
    first, second = (parts(row[column]) for column in (names, beside))
    if len(second) > len(first):
        raise Wrong(number, beside, f"比“{names}”多")
    return list(zip_longest(first, second, fillvalue=""))


def people(pairs: list[tuple[str, str]], address: str) -> list[dict[str, str]]:
    return [
        {"name": name, "id_number": id_number, "kind": str(kind_of(name)), "address": address}
        for name, id_number in pairs
    ]
