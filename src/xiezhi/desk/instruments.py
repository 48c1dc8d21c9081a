"""What a court's paper says about itself: number, court, parties, cause, sums and fee. Read to be offered, never taken
silently; a paper that was pasted without its lines or its head is read as far as it goes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from xiezhi.desk.named_in import MOST, Party, cause_of, parties_of
from xiezhi.law.numbers import BadNumber, parse

_KIND = r"[民刑行执]\s*[事政行]\s*(?:附\s*带\s*民\s*事\s*)?(?:判\s*决|裁\s*定|调\s*解|决\s*定)\s*书"
_TITLE = re.compile(rf"({_KIND})\s*(?=\n|[（(]?\d{{4}}|$)")
_COURT = re.compile(rf"([一-龥]{{2,25}}人民法院)\s*{_KIND}")
_NUMBER = re.compile(r"[（(〔]?\s*(\d{4})\s*[）)〕]?\s*([一-龥]\s?\d{0,4}[一-龥\d]{0,10}?(?:字第)?\s?\d{1,6})\s*号")
_SUM = r"((?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?)\s*(万|亿)?\s*元"
_MONEY = re.compile(_SUM)
_FEE = re.compile(rf"受理费\s*(减半)?[^\d，。；元]{{0,8}}{_SUM}(?:[^。；减]{{0,4}}减半[^\d。；]{{0,8}}{_SUM})?")
_DECIDES = re.compile(r"(?:判决|裁定|决定)如下\s*[：:。]?|达成(?:如下)?协议\s*(?:如下)?[：:]")
_ITEM = re.compile(r"(?:^|(?<=[；;。\s：:]))[一二三四五六七八九十]{1,3}、")
_ENDS = re.compile(
    r"(?<=[。；;\n])\s*(?:本案)?(?:案件)?(?:收取|应收)?(?:案件)?受理费|如果?(?:不服|未按)|审\s*判\s*[长员]\s"
)
_HEAD = 120
"""A paper of which only the head and the items were kept has its first item within so many characters."""
_TIMES = {"": 1, "万": 10_000, "亿": 100_000_000}


@dataclass(frozen=True, slots=True)
class Item:
    """One item of what was decided or agreed, and the sums in it, in yuan."""

    text: str
    sums: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class Instrument:
    """Empty where the paper does not say it in words that are known. `fee` is the fee for accepting the case, in yuan;
    `charged` is what was taken of it, half in a summary procedure or where it was settled."""

    kind: str
    number: str
    court: str
    cause: str
    parties: tuple[Party, ...]
    items: tuple[Item, ...]
    fee: Decimal | None
    charged: Decimal | None


def read_instrument(text: str) -> Instrument:
    text = text[:MOST].replace("　", " ").replace("\r", "")
    title, court = _TITLE.search(text[:500]), _COURT.search(text[:500])
    fee, charged = _fee(text)
    parties = tuple(parties_of(text))
    return Instrument(
        kind=re.sub(r"\s", "", title[1]) if title else "",
        number=_number(text[:500]),
        court=court[1].removeprefix("文书内容") if court else "",
        cause=cause_of(text, parties),
        parties=parties,
        items=tuple(_items(text)),
        fee=fee,
        charged=charged,
    )


def _number(head: str) -> str:
    """Its own stands alone or beside the title; one within a sentence is another case's."""
    for match in _NUMBER.finditer(head):
        before, after = head[: match.start()].rstrip(" "), head[match.end() :].lstrip(" ")
        if (not before or before[-1] in "\n书") and (not after or after[0] in "\n民刑行执原申上"):
            said = re.sub(r"\s", "", f"（{match[1]}）{match[2]}号")
            try:
                return str(parse(said))
            except BadNumber:
                return said
    return ""


def _items(text: str) -> Iterator[Item]:
    main = _main(text)
    end = _ENDS.search(main)
    main = main[: end.start()] if end else main
    starts = [each.start() for each in _ITEM.finditer(main)] or [0]
    for start, stop in zip(starts, [*starts[1:], len(main)], strict=True):
        item = main[start:stop].strip()
        if item:
            yield Item(item, tuple(_yuan(each[1], each[2]) for each in _MONEY.finditer(item)))


def _main(text: str) -> str:
    """What follows the last "判决如下", or the words of agreement."""
    said, first = list(_DECIDES.finditer(text)), _ITEM.search(text)
    if said:
        return text[said[-1].end() :]
    return text[first.start() :] if first and first.start() < _HEAD else ""


def _fee(text: str) -> tuple[Decimal | None, Decimal | None]:
    """In full, and as charged: a halved one alone does not say what the full fee was."""
    found = _FEE.search(_main(text)) or _FEE.search(text)
    if not found:
        return None, None
    halved, whole, times, half, half_times = found.groups()
    if halved:
        return None, _yuan(whole, times)
    return _yuan(whole, times), _yuan(half, half_times) if half else _yuan(whole, times)


def _yuan(digits: str, times: str | None) -> Decimal:
    return Decimal(re.sub("[,，]", "", digits)) * _TIMES[times or ""]
