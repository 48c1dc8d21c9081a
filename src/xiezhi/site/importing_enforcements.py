"""Pending enforcements from a table, as `importing` does for first instances: each with its number, its day, what is
owed and what was paid before, all or none.

The columns, in any order: 案号, 立案日期, 案由, 执行依据, 申请执行人, 申请执行人证件号, 被执行人, 被执行人证件号,
被执行人住所, 判项, 金额, 履行期限, 年利率, 利息起日, 已付金额, 已付日期, 执行员. Several people, items or payments are
parted by `；`, and what belongs to each stands in the same order.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from itertools import zip_longest
from pathlib import Path
from typing import Any

from xiezhi.engine.acts import Act
from xiezhi.engine.clock import CHINA
from xiezhi.engine.door import act_all, objections, prepared
from xiezhi.engine.facts import Misstated, stated
from xiezhi.engine.refused import Refused
from xiezhi.engine.words import COUNTER
from xiezhi.phrases.columns import parts
from xiezhi.procedures.enforcement import Enforcement
from xiezhi.procedures.enforcement.taking_over import TakenOver, read_number, wrong_number
from xiezhi.records.court import Officer
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows
from xiezhi.site.importing import FIRST_ROW, Wrong, day_of, pairs, people, read_table

NEEDED = (
    "案号", "立案日期", "案由", "执行依据", "申请执行人", "被执行人", "判项", "金额", "履行期限", "执行员",
)  # fmt: skip
OPTIONAL = ("申请执行人证件号", "被执行人证件号", "被执行人住所", "年利率", "利息起日", "已付金额", "已付日期")
FIELDS = {"creditors": "申请执行人证件号", "debtors": "被执行人证件号", "duties": "判项", "paid": "已付金额"}


def import_enforcements(file: Path, court: str) -> tuple[int, int]:
    """How many were taken over, and how many were here before. Raises an ExceptionGroup of Wrong where any row is bad;
    then nothing was done."""
    wrong: list[Wrong] = []
    acts: list[Act] = []
    here = {each.number for each in rows(Proceeding, court=court, procedure=Enforcement.name)}
    passed, seen = 0, set[str]()
    for number, row in enumerate(read_table(file, NEEDED, OPTIONAL), FIRST_ROW):
        try:
            known = _known(number, row)
            if known in seen:
                raise Wrong(number, "案号", "与前面的一行相同")
            seen.add(known)
            if known in here:
                passed += 1
                continue
            acts.append(_act(number, row, court))
        except Wrong as trouble:
            wrong.append(trouble)
    if wrong:
        raise ExceptionGroup("有的行不能移入，什么也没有办", wrong)
    for answer in act_all(acts):
        if isinstance(answer, BaseException):
            raise answer
    return len(acts), passed


def _known(number: int, row: Mapping[str, str]) -> str:
    for column in NEEDED:
        if not row[column]:
            raise Wrong(number, column, "请填写")
    if why := wrong_number(row["案号"]):
        raise Wrong(number, "案号", why)
    return str(read_number(row["案号"]))


def _act(number: int, row: Mapping[str, str], court: str) -> Act:
    held = {(each.office, each.name): each.person for each in rows(Officer, court=court, until="")}
    officer = held.get(("enforcer", row["执行员"]), "")
    if not officer:
        raise Wrong(number, "执行员", "本院没有这个人在任")
    day = day_of(number, row["立案日期"])
    given: dict[str, Any] = {
        "number": row["案号"],
        "title": row["执行依据"],
        "cause": row["案由"],
        "creditors": people(pairs(number, row, "申请执行人", "申请执行人证件号"), ""),
        "debtors": people(pairs(number, row, "被执行人", "被执行人证件号"), row["被执行人住所"]),
        "duties": list(_duties(number, row)),
        "officer": officer,
        "paid": [
            {"amount": amount, "on": str(day_of(number, on, "已付日期"))}
            for amount, on in pairs(number, row, "已付金额", "已付日期")
        ],
    }
    counter = next((each for (office, _), each in held.items() if office == COUNTER.name), "")
    happened = datetime(day.year, day.month, day.day, 9, tzinfo=CHINA)
    try:
        facts = stated(TakenOver, given)
        asked = prepared(
            Enforcement.take_over, facts, court=court, by=counter, as_=COUNTER,
            key=f"take-over:{read_number(facts.number)}", happened=happened,
        )  # fmt: skip
        reasons = objections(asked)
    except Misstated as trouble:
        raise Wrong(number, FIELDS.get(trouble.field.partition(".")[0], "案号"), trouble.sentence) from None
    except Refused as trouble:
        raise Wrong(number, "案号", trouble.sentence) from None
    if reasons:
        raise Wrong(number, "案号", reasons[0].sentence)
    return asked


def _duties(number: int, row: Mapping[str, str]) -> Any:
    columns = [parts(row[column]) for column in ("判项", "金额", "履行期限", "年利率", "利息起日")]
    if any(len(each) > len(columns[0]) for each in columns):
        raise Wrong(number, "判项", "比旁边各列少")
    for text, amount, due, rate, begins in zip_longest(*columns, fillvalue=""):
        yield {
            "text": text,
            "principal": amount,
            "due": str(day_of(number, due, "履行期限")),
            "rate": rate,
            "interest_from": str(day_of(number, begins, "利息起日")) if begins else None,
        }
