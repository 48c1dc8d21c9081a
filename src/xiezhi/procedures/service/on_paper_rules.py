"""应要求提供纸质文书：须陈述的要素、条件，以及各步写入什么。"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from xiezhi.engine.acts import Subject
from xiezhi.engine.case import Case, Notice, changed
from xiezhi.engine.facts import Facts, Prose, ask
from xiezhi.engine.words import RECIPIENT, guard
from xiezhi.law.periods import Period, days
from xiezhi.law.sources import Policy
from xiezhi.law.statutes import CIVIL_PROCEDURE, CIVIL_PROCEDURE_INTERPRETATION
from xiezhi.papers.templates import PAPERS
from xiezhi.phrases.carried import opened_in
from xiezhi.procedures.service.facts import Posting, Receipt, Return
from xiezhi.procedures.service.guards import delivery_of, served_paper
from xiezhi.records.paper import Paper, PaperCopy

PROVIDES = CIVIL_PROCEDURE("第九十条", "受送达人提出需要纸质文书的，人民法院应当提供")
OWED = ("判决书", "裁定书", "调解书")
"""哪些文书电子送达以后，本人要纸质的，法院应当提供。"""


class Wish(Facts):
    """要纸质文书：寄到确认过的地址，另外写了的寄到那里。送达之日、期限都不变。"""

    to: Prose = ask("寄到哪里", default=Prose(""), english="Where to send it", help="不改就寄到确认过的地址")
    how: Prose = ask(
        "怎样提出、怎样核对身份",
        default=Prose(""),
        english="How it was asked for, and how identity was checked",
        help="窗口、电话代办时填；本人在网上提出的不填",
    )


def is_owed(paper: Paper) -> bool:
    """本院作出的判决书、裁定书、调解书。"""
    form = PAPERS.get(paper.kind)
    return form is not None and paper.origin == "court" and form.printed.endswith(OWED)


def copy_of(case: Case) -> PaperCopy:
    """本案要求的纸质文书。"""
    (found,) = case.mine(PaperCopy)
    return found


def _where_to(case: Case, to: str = "") -> str:
    """寄到哪里：另外写的，或者本人确认的地址。"""
    return to.strip() or case.person(delivery_of(opened_in(case)).recipient).address


@guard(
    "须是电子送达的文书，其他方式送达的已经是纸质的",
    PROVIDES,
    english="It must have been served electronically: what was served otherwise came on paper",
)
def came_electronically(case: Case, _: Any) -> bool:
    return case.parent is not None and delivery_of(opened_in(case)).means == "electronic"


@guard(
    "应当另外提供纸质的，是判决书、裁定书、调解书",
    PROVIDES,
    english="It is judgments, rulings and mediation papers that must be provided on paper too",
)
def must_be_provided(case: Case, _: Any) -> bool:
    paper = served_paper(opened_in(case)) if case.parent else None
    return paper is not None and is_owed(paper)


@guard(
    "要求过的须等收到以后才再提", PROVIDES, english="What is asked for already must come before it is asked for again"
)
def none_is_awaited(case: Case, _: Any) -> bool:
    here = case.proceeding.id
    others = opened_in(case).children("on_paper") if case.parent else []
    return all(each.closed for each in others if each.id != here)


@guard(
    "须有寄送的地址",
    CIVIL_PROCEDURE_INTERPRETATION("第一百三十六条", "送达地址"),
    english="There must be an address to send it to",
)
def there_is_an_address(case: Case, wish: Wish) -> bool:
    return case.parent is not None and bool(_where_to(case, wish.to))


@guard(
    "替受送达人提出的，须写明怎样提出、怎样核对身份",
    Policy("窗口代录规则", "电话、窗口提出的，写明怎样核对身份"),
    english="Who asks for the recipient must say how he asked and how his identity was checked",
)
def says_who_asked(case: Case, wish: Wish) -> bool:
    return case.role is RECIPIENT or bool(wish.how.strip())


def paper_days(case: Case) -> Period:
    """送到纸质文书的期限：法律没有规定日数，由本院设定。"""
    return days(int(case.setting("service.paper_days")))


def known_wish(case: Case) -> Mapping[str, Any]:
    """确认过的地址。"""
    return {"to": _where_to(case)} if case.parent else {}


def open_(case: Case, facts: Wish) -> Iterator[Any]:
    """送达一案不动：送达之日、由它起算的期限都照旧。"""
    above = opened_in(case)
    known, to = delivery_of(above), facts.to.strip()
    yield Subject(known.recipient)
    number, of = above.proceeding.number, above.proceeding.parent
    base = above.proceeding.id if number.startswith(of) else number
    yield case.change(number=f"{base}/纸质/{len(above.children('on_paper'))}")
    yield case.stand(known.recipient, RECIPIENT, electronic=True)
    yield case.make(
        PaperCopy, proceeding=case.proceeding.id, delivery=known.id, paper=known.paper, recipient=known.recipient,
        asked=case.day, to="" if to == case.person(known.recipient).address else to,
    )  # fmt: skip
    yield Notice(known.recipient, f"您要的纸质《{_title(case)}》，法院在{paper_days(case)}内送到；送达之日不变")


def go(case: Case, facts: Posting) -> Iterator[Any]:
    known = copy_of(case)
    yield changed(known, sent=case.day, tracking=facts.tracking, attempts=known.attempts + 1)
    yield Notice(known.recipient, f"您要的纸质《{_title(case)}》已经寄出，邮件号{facts.tracking}")


def come(case: Case, facts: Receipt) -> Iterator[Any]:
    yield changed(copy_of(case), received=facts.on.isoformat())


def come_back(case: Case, _: Return) -> Iterator[Any]:
    known = copy_of(case)
    yield changed(known, sent="", tracking="")
    yield Notice(known.recipient, f"您要的纸质《{_title(case)}》被退回，请核对送达地址，也可以到窗口来取")


def withdraw(case: Case, _: Any) -> Iterator[Any]:
    yield changed(copy_of(case), withdrawn=case.day)


def _title(case: Case) -> str:
    paper = served_paper(opened_in(case))
    return paper.title if paper else "文书"
