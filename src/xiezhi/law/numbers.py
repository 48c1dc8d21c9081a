"""案号：读与写。依据：最高人民法院《关于人民法院案件案号的若干规定》第二条至第五条（二手材料）。

>>> str(parse("(2026)内0902民诉前调12号"))
'（2026）内0902民诉前调12号'
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from xiezhi.law.number_types import LONGEST_FIRST, STANDARD, TYPE_CODES, TypeCode
from xiezhi.law.numerals import chinese, number

SUPREME = "最高法"
PROVINCES = "京津沪渝冀晋内辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川黔云藏陕甘青宁新军兵"
SPECIALS = {"知": 2019}  # 专门审判代字 → 启用的年份
RANDOM_SERIAL = "刑核"  # 死刑复核案件的编号为八位随机数

SPACES = re.compile(r"\s+")
YEAR = re.compile(r"（(\d{4})）")
COURT = re.compile(f"{SUPREME}|[{PROVINCES}](?:\\d{{4}}|\\d{{2}})?(?!\\d)")
SERIAL = re.compile(r"(\d+)号")
PART = re.compile("之([一二三四五六七八九十]+)")
LEGACY = re.compile(r"（(\d{4})）(.+?)字第(\d+)号")
NO_COURT = "应为“最高法”，或者省份简称加两位、四位数字，高级人民法院不加数字，此处是“%(here)s”"


class BadNumber(ValueError):
    """案号不合规则。`field` 是出错的部分：年份、法院代字、类型代字、编号、之几；`words` 留着 `values` 的位置。"""

    def __init__(self, field: str, reason: str, **values: str) -> None:
        self.field, self.words, self.values = field, f"{field}：{reason}", values
        super().__init__(self.words % values if values else self.words)


@dataclass(frozen=True, slots=True, order=True)
class CaseNumber:
    """案号。`code` 是类型代字，`special` 是专门审判代字（知），`part` 是同案文书的“之几”，没有为 0。"""

    year: int
    court: str
    code: str
    serial: int
    special: str = ""
    part: int = 0

    def __post_init__(self) -> None:
        if not STANDARD.year <= self.year <= 9999:
            since = f"{STANDARD.year}"
            raise BadNumber("年份", "新式案号自%(since)s年起，不能是%(year)s", since=since, year=f"{self.year}")
        if not COURT.fullmatch(self.court):
            raise BadNumber("法院代字", "不认识“%(court)s”", court=self.court)
        if self.special and not self.year >= SPECIALS.get(self.special, 10_000):
            raise BadNumber("专门审判代字", "%(year)s年没有“%(special)s”", year=f"{self.year}", special=self.special)
        if self.code not in TYPE_CODES:
            raise BadNumber("类型代字", "不认识“%(code)s”", code=self.code)
        if not TYPE_CODES[self.code].in_use(self.year):
            raise BadNumber("类型代字", "“%(code)s”在%(year)s年不使用", code=self.code, year=f"{self.year}")
        if self.serial < 1:
            raise BadNumber("编号", "自 1 起")
        if self.part < 0:
            raise BadNumber("之几", "自一起")

    def __str__(self) -> str:
        serial = f"{self.serial:08d}" if self.code == RANDOM_SERIAL else str(self.serial)
        part = f"之{chinese(self.part)}" if self.part else ""
        return f"（{self.year}）{self.court}{self.special}{self.code}{serial}号{part}"

    @property
    def kind(self) -> TypeCode:
        """类型代字的全称、类别与可信度。"""
        return TYPE_CODES[self.code]


@dataclass(frozen=True, slots=True)
class LegacyNumber:
    """2016年以前的旧式案号，照原样保存：（2014）民一终字第174号。"""

    text: str
    year: int

    def __str__(self) -> str:
        return self.text


def parse(text: str) -> CaseNumber | LegacyNumber:
    """读一个案号，半角括号改为全角；不合规则抛 BadNumber，写明哪一部分。"""
    text = SPACES.sub("", text).replace("(", "（").replace(")", "）")
    if legacy := LEGACY.fullmatch(text):
        return LegacyNumber(text, int(legacy[1]))
    year, rest = _take(YEAR, text, "年份", "应写作（四位年份），此处是“%(here)s”")
    court, rest = _take(COURT, rest, "法院代字", NO_COURT)
    special = rest[0] if rest[:1] in SPECIALS else ""
    code, rest = _code(rest[len(special) :])
    serial, rest = _take(SERIAL, rest, "编号", "应为阿拉伯数字加“号”，此处是“%(here)s”")
    if serial.startswith("0") and code != RANDOM_SERIAL:
        raise BadNumber("编号", "不补零，也不为零：%(serial)s", serial=serial)
    if code == RANDOM_SERIAL and len(serial) != 8:
        raise BadNumber("编号", "复核案件为八位数字")
    part = 0
    if rest:
        sub, rest = _take(PART, rest, "之几", "“号”后只能写“之一”“之二”，此处是“%(here)s”")
        part = number(sub)
        if rest or chinese(part) != sub:
            raise BadNumber("之几", "写法不对：%(part)s", part=sub + rest)
    return CaseNumber(int(year), court, code, int(serial), special, part)


def _take(pattern: re.Pattern[str], text: str, field: str, reason: str) -> tuple[str, str]:
    found = pattern.match(text)
    if found is None:
        raise BadNumber(field, reason, here=text[:12])
    return found[found.lastindex or 0], text[found.end() :]


def _code(text: str) -> tuple[str, str]:
    for code in LONGEST_FIRST:
        if text.startswith(code) and text[len(code) : len(code) + 1].isdigit():
            return code, text[len(code) :]
    found = re.match(r"\D*", text)
    raise BadNumber("类型代字", "不认识“%(code)s”", code=found[0] if found else "")
