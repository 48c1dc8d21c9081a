"""From facts to the HTML of a paper. What comes from a person is text: escaped, without control characters."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateNotFound, UndefinedError
from markupsafe import Markup

from xiezhi.law import statutes, statutes_enforcement
from xiezhi.law.sources import Instrument
from xiezhi.law.working import Yuan
from xiezhi.papers import words
from xiezhi.papers.codes import qr_svg
from xiezhi.papers.kind import PaperKind
from xiezhi.papers.templates import PAPERS

FORMS = Path(__file__).parent / "templates"
LANGUAGES = {"zh": "zh-CN", "en": "en"}
_HIDDEN = {"Cc", "Cf"}
_NO_GLYPH = {"Cs", "Co", "Cn"}
_MONGOLIAN_SPELLING = "\u180e\u200c\u200d"


class WrongFacts(ValueError):
    """The facts do not fit the form: a field is missing, unknown, or no day or amount where one belongs."""


def html(
    code: str,
    data: Mapping[str, object],
    *,
    language: str = "zh",
    edition: int | None = None,
    stylesheet: str = "",
    quiet: bool = False,
) -> str:
    """The paper as a page: `stylesheet` is the address of paper.css for a preview, empty when the caller adds it;
    `quiet` whether strangers are told nothing of it by its check code.

    `edition` is the form's, as drafted; None is today's. Raises KeyError for an unknown kind, LookupError for a
    language or an edition without a form, WrongFacts for ill-fitting data.
    """
    kind = PAPERS[code]
    if language not in LANGUAGES or (language == "en" and not kind.english):
        raise LookupError(f"{kind.title}没有语言为{language}的样式")
    facts = _fitting(kind, data) if edition in (None, kind.edition) else _as_drafted(kind, data)
    try:
        form = _environment().get_template(kind.form(edition, language))
    except TemplateNotFound:
        raise LookupError(f"{kind.title}没有第{edition}版样式") from None
    try:
        day = _day(facts["day"])
        return form.render(
            facts,
            cite=lambda instrument, articles: _cite(instrument, articles, day),
            heading=kind.english if language == "en" else kind.printed,
            language=LANGUAGES[language],
            quiet=quiet,
            stylesheet=stylesheet,
        )
    except (UndefinedError, ArithmeticError, TypeError, ValueError) as error:
        raise WrongFacts(f"{kind.title}：{error}") from error


def draft_digest(code: str, data: Mapping[str, object]) -> str:
    """SHA-256 of form, edition and facts: what the entry of a drafted paper holds of it."""
    kind = PAPERS[code]
    draft = {"paper": kind.code, "edition": kind.edition, "facts": _fitting(kind, data)}
    canonical = json.dumps(draft, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(canonical.encode()).hexdigest()


def _fitting(kind: PaperKind, data: Mapping[str, object]) -> dict[str, object]:
    missing = [field for field in kind.fields if data.get(field) is None]
    unknown = sorted(set(data) - set(kind.fields) - set(kind.optional))
    if missing or unknown:
        raise WrongFacts(f"{kind.title}缺少要素{missing}，多出要素{unknown}")
    if data.get("code") and not data.get("address"):
        raise WrongFacts(f"{kind.title}印查验码而没有查验网址")
    return {field: _clean(data.get(field)) for field in (*kind.fields, *kind.optional)}


def _as_drafted(kind: PaperKind, data: Mapping[str, object]) -> dict[str, object]:
    """The facts of a paper drafted for a form since replaced: what that form asked for is what was drafted."""
    known = dict.fromkeys((*kind.fields, *kind.optional, *data))
    return {field: _clean(data.get(field)) for field in known}


def _clean(value: object) -> object:
    """The same facts, every string in them made plain."""
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, Mapping):
        return {str(key): _clean(held) for key, held in value.items()}
    if isinstance(value, Iterable) and not isinstance(value, bytes):
        return [_clean(held) for held in value]
    return value


def _text(text: str) -> str:
    """NFC, without control, invisible and direction-turning characters; a character that no font has is refused.

    To leave out a letter of somebody's name would be worse than not to print the paper.
    """
    plain = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    lost = sorted({f"U+{ord(c):04X}" for c in plain if unicodedata.category(c) in _NO_GLYPH})
    if lost:
        raise WrongFacts(f"有无法印出的字符{lost}，请改用标准字符")
    return "".join(c for c in plain if c in "\n" + _MONGOLIAN_SPELLING or unicodedata.category(c) not in _HIDDEN)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FORMS), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    for module in (statutes, statutes_enforcement):
        environment.globals |= {name: held for name, held in vars(module).items() if isinstance(held, Instrument)}
    environment.globals["dated"] = _dated
    environment.filters.update(FILTERS)
    return environment


def _cite(instrument: Instrument, articles: Iterable[str], day: date) -> str:
    """《中华人民共和国民事诉讼法》第二百二十五条、第二百二十七条, numbered as on the day of the paper."""
    return f"《{instrument.title}》" + "、".join(instrument(article).on(day).article for article in articles)


def _dated(day: date | str) -> Markup:
    """The date at the foot in characters; the middle of the seal goes between year and month."""
    before, after = words.chinese_date(_day(day)).split("年")
    return Markup('<p class="dated">{}年<span id="seal"></span>{}</p>').format(before, after)


def _day(value: object) -> date:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else date.fromisoformat(str(value))


def _moment(value: object) -> str:
    moment = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
    return words.plain_date(moment.date()) + words.plain_time(moment)


def _yuan(value: object) -> Decimal:
    if isinstance(value, float):
        raise TypeError("金额不能用浮点数")
    return Yuan(str(value))


def _exact(amount: Decimal) -> str:
    """A step of a calculation, to the fen or as exact as it is."""
    shown = f"{amount.normalize():,f}"
    whole, _, rest = shown.partition(".")
    return f"{whole}.{rest.ljust(2, '0')}"


def _prose(text: str, lead: str = "") -> Markup:
    """Paragraphs, one a line; `lead` opens the first."""
    return Markup("\n").join(
        Markup("<p>{}{}</p>").format(lead if place == 0 else "", line) for place, line in enumerate(_lines(text))
    )


def _inline(text: str) -> str:
    """The same text as part of a paragraph, ending with a full stop."""
    joined = "".join(_lines(text))
    return joined if joined.endswith(("。", "！", "？", "；", "”")) else joined + "。"


def _lines(text: str) -> Iterator[str]:
    return (line.strip() for line in text.split("\n") if line.strip())


def _spread(heading: str) -> str:
    return "short" if len(heading) <= 5 else "middle" if len(heading) <= 7 else "long"


FILTERS = {
    "iso": lambda day: _day(day).isoformat(),
    "day": lambda day: words.plain_date(_day(day)),
    "english": lambda day: f"{_day(day).day} {_day(day):%B %Y}",
    "formal": lambda day: words.chinese_date(_day(day)),
    "moment": _moment,
    "yuan": lambda amount: words.amount_in_figures(_yuan(amount)) + "元",
    "money": lambda amount: f"{_yuan(amount):,.2f}",
    "exact": lambda amount: _exact(Decimal(str(amount))),
    "words": lambda amount: words.amount_in_words(_yuan(amount)),
    "numeral": lambda number: words.chinese_number(int(number)),
    "prose": _prose,
    "inline": _inline,
    "spread": _spread,
    "qr": lambda text: Markup(qr_svg(str(text))),
    "labelled": lambda names, label: [f"{label}{name}（签名或者盖章）" for name in names],
    "pairs": lambda rows: [f"{label}{name}（签名）" for label, name in rows],
}
