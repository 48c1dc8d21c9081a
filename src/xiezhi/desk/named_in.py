"""Who is named in a court's paper and what the case is about: by the lines of its head, else by the sentence
"原告…与被告…纠纷一案", else by who the text calls 原告 and 被告."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

ROLES = (
    "申请执行人", "被执行人", "原审被告", "被上诉人", "被申请人", "上诉人", "申请人", "第三人", "被告人",
    "原告", "被告",
)  # fmt: skip
MOST = 60_000
"""So many characters are read, about eighty pages."""
_ROLE = f"(?:{'|'.join(ROLES)})"
_ASIDE = r"(?:[（(][^）)\n]{2,40}[）)])?"
_NAME = r"(?:[一-龥·A-Za-z\d]|[（(][一-龥]{2,6}[）)](?=[一-龥])){1,60}?"
_HEAD = re.compile(rf"(?:^|(?<=[。；;\n ]))({_ROLE}){_ASIDE}[:：]?\s*({_NAME}){_ASIDE}\s*(?:[。\n，,]|$)")
_LOST_LINES = re.compile(rf"(?<=[一-龥\d）])(?={_ROLE}{_ASIDE}[:：]?\s*{_NAME}{_ASIDE}[，,]\s*(?:男|女|住))")
_SUES = r"(?<!反诉)(?<!被)(?:原告|上诉人|申请执行人|申请人|被告人)"
_ABOUT = re.compile(rf"({_SUES}(?:(?!{_SUES})[^。；;\n]){{2,300}}?)一案")
_SHORT = "(?:以下简称|下称|简称)"
_CALLED = rf"[（(]{_SHORT}[^）)]*[）)]|{_SHORT}[:：]?[“\"][^”\"]*[”\"]|[（(]反诉[原被]告[）)]"
_MASKED = r"(?![与将和向由对及在于])[一-龥]{1,2}某[某甲乙丙丁戊己]?(?:\d(?![\d万元.,]))?"
_BODY = (
    r"(?![将和由及在辩称])(?:(?!原告|被告|[某于向与对的])[一-龥（）()A-Za-z]){2,40}?(?:公司|委员会|合作社|[分支]行|学校|医院|局|厂|中心|管理人)"
    r"(?=[、，。；于在与向的应对和及支返给承负赔偿共]|$)"
)
_NAMES = rf"(?:{_BODY}|{_MASKED})"
_SPOKEN_OF = re.compile(rf"(原告|被告|第三人)({_NAMES}(?:、{_NAMES})*)")
_BEGINS = re.compile("诉讼请求|经审理|本院(?:认为|认定|于|受理|在)|诉称")
"""Where the head of a paper is over."""


@dataclass(frozen=True, slots=True)
class Party:
    """A role in the case and a name."""

    role: str
    name: str


def parties_of(text: str) -> list[Party]:
    """Each once, in the order of the paper."""
    text = _LOST_LINES.sub("\n", text[:MOST])
    for found in (_by_head(text), _by_sentence(text), _by_speech(text)):
        named = list(dict.fromkeys(found))
        if named:
            return named
    return []


def cause_of(text: str, parties: Iterable[Party]) -> str:
    """What stands between the last party's name and "一案"."""
    sentence = _about(text)
    rest = max((sentence.rfind(each.name) + len(each.name) for each in parties if each.name in sentence), default=-1)
    return sentence[rest:].strip("，, ").removeprefix("犯") if rest > 0 else ""


def _by_head(text: str) -> Iterator[Party]:
    about, begins = _ABOUT.search(text), _BEGINS.search(text)
    head = text[: min((each.start() for each in (about, begins) if each), default=len(text))]
    for match in _HEAD.finditer(head):
        yield Party(match[1], match[2])


def _by_sentence(text: str) -> Iterator[Party]:
    sentence = _about(text)
    for role, names in re.findall(rf"({_ROLE})(.+?)(?=(?:诉|与|、|及)?{_ROLE}|$)", sentence):
        each_name = [each for each in re.split("[、，]", names) if each]
        for place, name in enumerate(each_name):
            yield Party(role, _name_before_cause(name, text) if place == len(each_name) - 1 else name)


def _by_speech(text: str) -> Iterator[Party]:
    """Whom the text calls so; a short name of somebody whose full one it says too is passed over."""
    said = dict.fromkeys(Party(role, name) for role, names in _SPOKEN_OF.findall(text) for name in names.split("、"))
    yield from (one for one in said if not any(_short_for(one.name, each.name) for each in said))


def _short_for(short: str, full: str) -> bool:
    letters = iter(full)
    return len(short) < len(full) and all(each in letters for each in short)


def _about(text: str) -> str:
    """The sentence that says who sues whom for what, without the asides."""
    found = _ABOUT.search(text[:4000])
    return re.sub(_CALLED, "", found[1]) if found else ""


def _name_before_cause(said: str, text: str) -> str:
    """Where a name ends and the cause begins: the name is written more often than the name with what follows it."""
    often = [text.count(said[:length]) for length in range(1, len(said) + 1)]
    drops = [length for length in range(2, len(said)) if often[length - 1] > often[length]]
    return said[: drops[-1]] if drops else said
