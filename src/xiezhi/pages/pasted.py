"""What was pasted at the page that checks files, judged here where no script runs; with one it stays on the device."""

from __future__ import annotations

import re
from dataclasses import dataclass
from unicodedata import normalize

from django.http import HttpRequest
from django.utils.translation import get_language

from xiezhi.desk.limits import DIGESTS, take_try
from xiezhi.engine.partners import partners_of
from xiezhi.engine.publish import policy_of
from xiezhi.evidence.bundle import Bundle
from xiezhi.evidence.check import Report, StampCheck, Step, check, unverifiable
from xiezhi.evidence.english import in_english
from xiezhi.evidence.pasted import Pasted, judge, read
from xiezhi.evidence.policy import Policy
from xiezhi.evidence.timestamp import checker
from xiezhi.pages.saying import say as _
from xiezhi.pages.verify import bundle_of_file
from xiezhi.pages.visitor import keys, real_now, visitor_of
from xiezhi.papers.codes import WrongCode, parse_check_code
from xiezhi.records.deposit import Deposit
from xiezhi.records.table import rows

SHOWN = 30
_CODE = re.compile(r"(?<![0-9A-Za-z])(?:[0-9A-Za-z]{4}[-‐‑‒–—－ ]?){3}[0-9A-Za-z]{5}(?![0-9A-Za-z])")


@dataclass(frozen=True, slots=True)
class Line:
    """A row in the reader's language; `state` as the program calls it, for its colour."""

    state: str
    said: str
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A line of the page's results."""

    path: str
    verdict: str
    sentence: str
    since: str
    witnesses: tuple[str, ...]
    rows: tuple[Line, ...]
    link: str = ""


def pasted(request: HttpRequest, text: str) -> Judged:
    """The answer to a pasted text, with the first step that failed in a sentence."""
    line = text.strip().splitlines()[0]
    path = f"{_('粘贴的内容')}　{line[:SHOWN] + '…' if len(line) > SHOWN else line}"
    try:
        found = read(text)
    except ValueError as error:
        return _judged(path, unverifiable("粘贴的内容", f"无法读取（{error}）"))
    policies = {court.id: Policy.parse(policy_of(court.id).encode()) for court in visitor_of(request).courts}
    stamp = _stamp(list(policies))
    own = judge(found, lambda source: _policy(policies, source), stamp)
    if own is not None:
        return _judged(path, own, found.record if isinstance(found.record, Bundle) else None)
    take_try(DIGESTS, visitor_of(request).address, keys=keys(), now=real_now(), times=len(found.contents))
    return _looked_up(path, found, policies, stamp) or _unknown(path, text, found)


def _policy(policies: dict[str, Policy], source: str) -> Policy | None:
    """By the court that a bundle names, or by the log that signed."""
    logs = (each for each in policies.values() if any(log.key.name == source for log in each.logs))
    return policies.get(source) or next(logs, None)


def _stamp(courts: list[str]) -> StampCheck:
    return checker([root for court in courts for each in partners_of(court).time.values() for root in each.roots])


def _looked_up(path: str, found: Pasted, policies: dict[str, Policy], stamp: StampCheck) -> Judged | None:
    for content in found.contents:
        sha256 = content.sha256.hex()
        bundle = bundle_of_file(sha256) if sha256 else None
        policy = policies.get(bundle.leaf.court) if bundle else None
        if bundle and policy:
            return _judged(path, check(bundle, policy, content, stamp), bundle)
        held = rows(Deposit, sha256=sha256, withdrawn="", order=("at", "id"), limit=1) if sha256 else []
        if held:
            told = Step("本院记录", "通过", f"存证，{held[0].at} 收讫")
            return _judged(path, Report((told, Step("存证包", "未提供", "尚未进入检查点，过十秒再核"))))
    return None


def _unknown(path: str, text: str, found: Pasted) -> Judged:
    for each in _CODE.findall(normalize("NFKC", text)):
        try:
            code = parse_check_code(each)
        except WrongCode:
            continue
        why = f"{code} 可以查是不是法院发的；这段文字本身没有存证记录，查清以前不要照它付款"
        return _judged(path, unverifiable("查验码", why), link=f"/v/{code}")
    if any(not content.sha256 for content in found.contents):
        return _judged(path, unverifiable("摘要", "按 SHA-256 查找，请把 SHA-256 摘要也粘贴进来"))
    return _judged(path, unverifiable("存证包", "本院日志里没有这段文字，也没有粘贴它的存证包"))


def _judged(path: str, report: Report, bundle: Bundle | None = None, link: str = "") -> Judged:
    same = report.verdict == "一致"
    witnesses = (step.value.partition("（")[0] for step in report.steps if step.name.endswith("见证联署"))
    told = in_english if get_language() == "en" else str
    return Judged(
        path,
        report.verdict,
        "" if same else told(report.sentence.partition("：")[2]),
        bundle.leaf.at.replace("T", " ").removesuffix("+08:00") if same and bundle else "",
        tuple(dict.fromkeys(each for each in witnesses if not each.startswith("政策"))) if same else (),
        tuple(Line(step.state, told(step.state), told(step.name), told(step.value)) for step in report.steps),
        link,
    )
