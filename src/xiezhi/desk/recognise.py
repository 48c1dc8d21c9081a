"""What a page says about people, sums and days: found by its words, to be offered and never taken silently."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from stdnum.cn import uscc

from xiezhi.desk.instruments import read_instrument

_ID = re.compile(r"(?<![0-9A-Za-z])([1-9]\d{16}[0-9Xx])(?![0-9A-Za-z])")
_CREDIT = re.compile(r"(?<![0-9A-Za-z])([0-9A-HJ-NPQRTUWXY]{18})(?![0-9A-Za-z])")
_PHONE = re.compile(r"(?<!\d)(1[3-9]\d{9})(?!\d)")
_SUM = re.compile(r"(?<![\d.])(\d{1,3}(?:[,，]\d{3})+|\d+)(\.\d{1,2})?\s*(万)?\s*元")
_DAY = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_NAME = re.compile(
    r"(出借人|借款人|甲方|乙方|债权人|债务人|收款人|付款人|姓\s*名|户\s*名)(?:（[^）]{1,8}）|\([^)]{1,8}\))?\s*[：:]\s*"
    r"([一-龥·]{2,20}?)(?=[\s，,。；;、（(]|身份证|性别|$)",
    re.M,
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CLAIMING = ("出借人", "债权人", "原告", "申请执行人", "申请人", "上诉人")
OWING = ("借款人", "债务人", "被告", "被执行人", "被申请人", "被上诉人")


@dataclass(frozen=True)
class Found:
    """`kind` is name, id_number, phone, amount, day, number or cause; `said` the word before a name; `page` counts from
    1."""

    kind: str
    value: str
    page: int
    said: str = ""


def found_in(pages: Iterable[str]) -> tuple[Found, ...]:
    """Each thing once, where it stands first: what a court's paper says of its case before all the rest."""
    texts = list(pages)
    once: dict[tuple[str, str], Found] = {}
    for each in (*_of_the_case(texts), *(found for page, text in enumerate(texts, 1) for found in _on(text, page))):
        once.setdefault((each.kind, each.value), each)
    return tuple(once.values())


def _of_the_case(texts: list[str]) -> Iterator[Found]:
    about = read_instrument("\n".join(texts))

    def page(said: str) -> int:
        return next((number for number, text in enumerate(texts, 1) if said in text), 1)

    if about.number:
        yield Found("number", about.number, 1)
    if about.cause:
        yield Found("cause", about.cause, page(about.cause))
    yield from (Found("name", each.name, page(each.name), each.role) for each in about.parties)


def _on(text: str, page: int) -> Iterator[Found]:
    for match in _NAME.finditer(text):
        yield Found("name", match[2], page, re.sub(r"\s", "", match[1]))
    for match in _ID.finditer(text):
        if _checks(match[1].upper()):
            yield Found("id_number", match[1].upper(), page)
    for match in _CREDIT.finditer(text):
        if uscc.is_valid(match[1]):
            yield Found("id_number", match[1], page)
    yield from (Found("phone", match[1], page) for match in _PHONE.finditer(text))
    for match in _SUM.finditer(text):
        yield Found("amount", _yuan(match), page)
    for match in _DAY.finditer(text):
        yield Found("day", f"{match[1]}-{int(match[2]):02d}-{int(match[3]):02d}", page)


def _checks(number: str) -> bool:
    """The last character is what the others give."""
    rest = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number, strict=False)) % 11
    return number[-1] == "10X98765432"[rest]


def _yuan(match: re.Match[str]) -> str:
    whole = int(re.sub(r"[,，]", "", match[1]))
    cents = (match[2] or "").rstrip("0").rstrip(".")
    if not match[3]:
        return f"{whole}{cents}"
    return str(whole * 10_000 + int(float(cents or 0) * 10_000))
