"""How who signed showed who he is and that he is willing, as the entry of his signature states it.

A window marks with the court's key what it has seen itself; the door takes away what is stated without that mark.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar

import msgspec

from xiezhi.engine.facts import Facts, Prose, ask
from xiezhi.evidence.models import Entry
from xiezhi.evidence.read import contents_of, of_proceedings
from xiezhi.records.court import Officer
from xiezhi.records.paper import Paper
from xiezhi.records.person import Person
from xiezhi.records.secrets import Secrets
from xiezhi.records.table import rows

BOUND = ("paper", "level", "will", "number", "confirmed")
"""What of a signature the mark of its window covers, beside who signs."""
SIGNS = ".sign"
"""How the ids of steps end that sign; who confirms an approval in the same ceremony has not signed by that."""


class Level(StrEnum):
    """怎样确认是本人。"""

    account = "account"
    passkey = "passkey"
    totp = "totp"
    recovery = "recovery"
    letter = "letter"
    unified = "unified"
    demo = "demo"

    @property
    def label(self) -> str:
        return {
            "account": "凭登录账户",
            "passkey": "通行密钥，两重验证",
            "totp": "密码加动态码，两重验证",
            "recovery": "密码加备用码，两重验证",
            "letter": "查阅码加短信验证码，两重验证",
            "unified": "统一身份认证平台核对",
            "demo": "演示登录，未作核验",
        }[self.value]


LEVELS = {
    "passkey": Level.passkey,
    "password+passkey": Level.passkey,
    "password+totp": Level.totp,
    "password+recovery": Level.recovery,
    "letter+code": Level.letter,
    "unified": Level.unified,
    "demo": Level.demo,
}
"""By the means of the session in which somebody signs."""


class Will(StrEnum):
    """本人怎样表示愿意签。"""

    unsaid = "unsaid"
    code = "code"
    totp = "totp"
    witnessed = "witnessed"
    recorded = "recorded"

    @property
    def label(self) -> str:
        return {
            "unsaid": "没有另行确认",
            "code": "输入发到手机的验证码",
            "totp": "输入验证器的动态码",
            "witnessed": "当面问过，本人说自愿，经办人见证",
            "recorded": "本人当面说一句话，已经录音",
        }[self.value]

    @property
    def sentence(self) -> str:
        """The same, with the number that a code was sent to."""
        return "输入发到%(number)s的验证码" if self is Will.code else self.label


class Confirmed(Facts):
    """本人当场确认：怎样核对身份、怎样表示愿意，窗口看着他做的才算。"""

    level: Level = ask("怎样确认是本人", default=Level.account, own=True, english="How identity was shown")
    will: Will = ask("怎样表示愿意签", default=Will.unsaid, own=True, english="How the will to sign was shown")
    number: Prose = ask(
        "验证码发到哪个号码（中间四位不写）",
        default=Prose(""),
        own=True,
        english="Number that the code was sent to, four digits left out",
    )
    confirmed: datetime | None = ask("何时确认", default=None, own=True, english="Confirmed at")
    mark: Prose = ask(
        "窗口的印记",
        default=Prose(""),
        own=True,
        english="Mark of the window",
        help="签名的页面加上的；没有它，怎样确认是本人、怎样表示愿意都不作数",
    )


F = TypeVar("F", bound=Facts)
C = TypeVar("C", bound=Confirmed)


class Way(StrEnum):
    """怎样签的。"""

    online = "online"
    paper = "paper"
    drafting = "drafting"

    @property
    def label(self) -> str:
        return {"online": "在网上签", "paper": "当面在纸上签", "drafting": "拟定文书时签"}[self.value]


@dataclass(frozen=True, slots=True)
class Signing:
    """One signature: whose, by which entry, through whom (who stands for him, or who recorded it), when, how; `hand` is
    the SHA-256 of the strokes, empty without."""

    person: str
    entry: str
    by: str
    at: datetime
    way: Way
    level: Level = Level.account
    will: Will = Will.unsaid
    number: str = ""
    hand: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """What stands beneath it on the paper."""
        if self.way is not Way.online:
            return (self.way.label,)
        will = {Will.code: f"自愿：{self.number} 验证码确认", Will.totp: "自愿：验证器动态码确认"}.get(self.will, "")
        return tuple(each for each in (f"身份：{self.level.label}", will) if each)


def mark_of(keys: Secrets, person: str, said: Mapping[str, Any]) -> str:
    """What the window puts under what it has seen, and nobody else can."""
    values = (said.get(name) or "" for name in BOUND)
    told = (each.isoformat() if isinstance(each, datetime) else str(each) for each in values)
    return keys.digest("\0".join((person, *told)), "signing ceremony")


def marked(facts: C, person: str, keys: Secrets) -> C:
    """These facts with the mark of the window that saw this person confirm them."""
    return replace(facts, mark=Prose(mark_of(keys, person, _said(facts))))


def without_boasts(facts: F, person: str, keys: Secrets) -> F:
    """The same facts; what they say that a window has seen is taken away where no window has."""
    if not isinstance(facts, Confirmed) or facts.mark == mark_of(keys, person, _said(facts)):
        return facts
    return replace(facts, level=Level.account, will=Will.unsaid, number=Prose(""), confirmed=None, mark=Prose(""))


def _said(facts: Facts) -> dict[str, Any]:
    return {name: getattr(facts, name, "") for name in BOUND}


def signings(paper: Paper, keys: Secrets) -> dict[str, Signing]:
    """The signatures on a paper by person, each one's last; who drafted it signed by that."""
    every = [each for each in of_proceedings([paper.proceeding]) if not each.because]
    contents = contents_of([each.id for each in every])
    drafted = next((place for place, each in enumerate(every) if paper.id.startswith(f"{each.id}-")), 0)
    return {each.person: each for each in _found(every[drafted:], contents, paper, keys)}


def _found(every: list[Entry], contents: Mapping[str, str | None], paper: Paper, keys: Secrets) -> Iterator[Signing]:
    for each in every:
        at, facts = datetime.fromisoformat(each.happened_at), msgspec.json.decode(each.skeleton)["facts"]
        said = {name: contents.get(told["$"]) if isinstance(told, dict) else told for name, told in facts.items()}
        will = Will(said.get("will") or Will.unsaid)
        if paper.id.startswith(f"{each.id}-"):
            yield Signing(each.actor, each.id, each.actor, at, Way.drafting)
        elif each.step.endswith("_on_paper") and each.subject:
            yield Signing(each.subject, each.id, each.actor, at, Way.paper, will=will)
        elif "mark" in said and said.get("paper") == paper.id and each.step.rstrip("?").endswith(SIGNS):
            signed = Signing(each.subject or each.actor, each.id, each.actor, at, Way.online)
            if said["mark"] == mark_of(keys, each.actor, said):
                signed = replace(
                    signed, level=Level(str(said["level"])), will=will, number=str(said.get("number") or "")
                )
            yield replace(signed, hand=str(said.get("hand") or ""))


def signing_of(paper: Paper, name: str, keys: Secrets) -> Signing | None:
    """The signature of the one who is called so."""
    found = signings(paper, keys)
    known = {each.person: each.name for each in rows(Person, person__in=sorted(found))}
    known |= {each.person: each.name for each in rows(Officer, court=paper.court, person__in=sorted(found))}
    return next((each for who, each in found.items() if known.get(who) == name), None)
