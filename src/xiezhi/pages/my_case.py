"""A party's own cases: the list, and one of them in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from xiezhi.engine.case import Case
from xiezhi.engine.possible import Possible
from xiezhi.engine.words import PROCEDURES
from xiezhi.evidence.read import of_proceedings
from xiezhi.law.working import from_fen
from xiezhi.pages.begun_again import begun_again
from xiezhi.pages.calendars import calendar_file
from xiezhi.pages.court_fees import fees_of
from xiezhi.pages.deadline import lines_of
from xiezhi.pages.defects import defects_of
from xiezhi.pages.enforced import told
from xiezhi.pages.limits import can_be_kept, due_of, is_gone, left, to_do, url_of, whose, words_of
from xiezhi.pages.my_cases import BESIDE
from xiezhi.pages.names import case_name, role_name, sides
from xiezhi.pages.papers import paper_row, papers_of
from xiezhi.pages.possible import expected_of, keeps, possibles
from xiezhi.pages.proceeding import members_of, money_of, names_of_case
from xiezhi.pages.reading import look_at, look_at_case
from xiezhi.pages.receipts import receipts_of
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import ended, termed
from xiezhi.pages.saying import say as _
from xiezhi.pages.shapes import Link
from xiezhi.pages.shell import short_name
from xiezhi.pages.spoken import spoken
from xiezhi.pages.stages import gives_up, stages_of
from xiezhi.pages.visitor import Visitor
from xiezhi.phrases.related import contested_cases
from xiezhi.phrases.suing_back import counterclaims, suit_is_withdrawn
from xiezhi.procedures.enforcement import Enforcement
from xiezhi.procedures.judgment import Judgment
from xiezhi.procedures.lecture import Booking
from xiezhi.procedures.service import AddressConfirmation
from xiezhi.records.deadline import Deadline
from xiezhi.records.person import Standing
from xiezhi.records.table import rows

STEPS_SHOWN = 3
OBJECTED = {"thing_objection": "执行标的", "act_objection": "执行行为"}
"""Against what somebody objects."""
ASKED = {
    "intervention": "您申请参加诉讼",
    "confirmation": "各方共同申请确认调解协议",
    "address_confirmation": "确认法院的文书送到哪里",
}
"""What it is about, where nobody is asked to pay."""
RECEIPTS = 5


def my_case(request: HttpRequest, number: str) -> HttpResponse:
    """What is next, by whom, until when, how it was reckoned; papers and money."""
    visitor, case = look_at_case(request, number, "my_case")
    found = case.proceeding
    if found.procedure == Booking.name:
        return redirect(f"/lectures/{found.parent}")
    names = names_of_case(case)
    papers = papers_of(case, visitor.viewer)
    court = next((each for each in visitor.courts if each.id == found.court), None)
    context: dict[str, Any] = {
        "current": "我的案件",
        "title": _title(case, names, visitor),
        "case": case_name(found),
        "cause": _(case.dispute.cause),
        "court": short_name(court) if court else "",
        "part": _part(case, visitor),
        "crumbs": (Link(_("我的案件"), "/mine"), Link(_(PROCEDURES[found.procedure].label), "")),
        "stages": stages_of(case),
        "next": _next(case, names, visitor),
        "again": begun_again(case, visitor),
        "defects": defects_of(case),
        "limits": _limits(case, visitor),
        "ical_url": f"/mine/{found.id}.ics",
        "papers": tuple(paper_row(each, found) for each in papers),
        "zip_url": f"/case/{found.id}/papers.zip",
        "fees": fees_of(case, visitor),
        "money": money_of(case),
        "money_links": (Link(_("算一算"), f"/case/{found.id}/reckon"),),
        "receipts": receipts_of(of_proceedings([found.id]), visitor.person, RECEIPTS),
        "people": members_of(case, names, visitor.viewer),
        "people_note": _("留言和来电两个工作日内回复。请不起律师，可以申请法律援助。"),
        "people_links": (
            Link(_("看全部记录"), f"/case/{found.id}"),
            *_to_sign(case, visitor),
            *(
                Link(f"{_(each.why)}　{case_name(each.case)}", f"/mine/{each.case.id}")
                for each in contested_cases(found, visitor.viewer)
            ),
        ),
        "rights": _("您可以要求办案人员回避、查看本案材料、请求调解、随时和对方和解。"),
        "rights_url": f"/procedures/{found.procedure}",
    }
    if found.procedure == Enforcement.name:
        return page(request, "enforced", **context | told(case, names, visitor, context["next"]))
    return page(request, "my_case", **context)


def _to_sign(case: Case, visitor: Visitor) -> Iterator[Link]:
    """The confirmation of his own address that waits for his signature, wherever in the dispute he gave it."""
    for each in visitor.viewer.seen_in(case.family):
        waits = (each.procedure, each.state) == (AddressConfirmation.name, AddressConfirmation.waiting.name)
        if waits and each.id != case.proceeding.id:
            yield Link(_("签送达地址确认书"), f"/case/{each.id}/do/{AddressConfirmation.sign.name}")


def _mine(case: Case, person: str) -> list[Standing]:
    return [each for each in case.standings() if each.person == person]


def _title(case: Case, names: dict[str, str], visitor: Visitor) -> str:
    """王某说您欠他 8 万元: the sentence that a person would say."""
    roles = {each.role for each in _mine(case, visitor.person)}
    claimant, defendant = sides(case.standings(), names)
    if case.proceeding.procedure in OBJECTED:
        what = _(OBJECTED[case.proceeding.procedure])
        who = _("您") if "claimant" in roles else claimant
        return _("%(who)s对%(what)s提出异议") % {"who": who, "what": what}
    if case.proceeding.procedure in ASKED:
        return _(ASKED[case.proceeding.procedure])
    if case.proceeding.procedure == Judgment.name:
        return _("法院对%(one)s诉%(other)s的裁判") % {"one": claimant, "other": defendant}
    if suit_is_withdrawn(case) and counterclaims(case):
        roles, claimant, defendant = _turned(roles), defendant, claimant
    amount = f" {_plain(case.proceeding.amount)}" if case.proceeding.amount else ""
    if "defendant" in roles:
        return (
            _("%(who)s要求您给付%(sum)s") % {"who": claimant, "sum": amount}
            if amount
            else _("%(who)s起诉了您") % {"who": claimant}
        )
    if "claimant" in roles:
        return (
            _("您要求%(who)s给付%(sum)s") % {"who": defendant, "sum": amount}
            if amount
            else _("您起诉了%(who)s") % {"who": defendant}
        )
    if "recipient" in roles:
        return _("有一份文书送给您")
    return _("%(one)s 诉 %(other)s") % {"one": claimant, "other": defendant}


def _turned(roles: set[str]) -> set[str]:
    """Where the counterclaim alone goes on it is the defendant who claims."""
    return {{"claimant": "defendant", "defendant": "claimant"}.get(each, each) for each in roles}


def _plain(fen: int | None) -> str:
    """8 万元, 12,345.67 元: as one says a sum; ten thousands only in Chinese."""
    yuan, unit = from_fen(fen or 0), _("元")
    if unit == "元" and yuan % 1000 == 0 and yuan >= 10000:
        return f"{yuan / 10000:f}".rstrip("0").rstrip(".") + " 万元"
    return f"{yuan:,.2f} {unit}"


def _part(case: Case, visitor: Visitor) -> str:
    roles = [role_name(each.role, case.proceeding.procedure) for each in _mine(case, visitor.person)]
    return _("您是%(role)s") % {"role": _("、").join(map(_, roles))} if roles else ""


def _next(case: Case, names: dict[str, str], visitor: Visitor) -> dict[str, Any] | None:
    """Whose turn it is, and the steps he can take at once: his own period first, then whoever's is nearest."""
    if case.proceeding.closed:
        return _ended(case, visitor)
    able = [each for each in possibles(case, visitor.person) if each.role and not each.refused and not each.given]
    kept = (each for each in case.deadlines if can_be_kept(each, case.proceeding) and not is_gone(each, visitor.today))
    running = sorted(kept, key=lambda each: each.due)
    mine = [each for each in running if is_mine(each, able, visitor.person)]
    first = next(iter([*mine, *running]), None)
    keeping = [each for each in able if mine and keeps(each.step, mine[0])]
    expected = keeping[0] if keeping else expected_of(able, case)
    told = keeping[0] if keeping else expected if not mine else None
    yours = bool(mine) or (not running and expected is not None)
    state = PROCEDURES[case.proceeding.procedure].states[case.proceeding.state]
    said = termed(told.step) if yours and told else ""
    if mine and not told and expected and _leads_on(expected, mine[0]):
        said = _("可以%(step)s") % {"step": termed(expected.step)}
    who = _("您") if yours else whose(first, names) if first else _("法院")
    days = left(first, visitor.today) if first else None
    acts = tuple(
        Link(termed(each.step), f"/case/{case.proceeding.id}/do/{each.step.name}")
        for each in sorted(able, key=lambda each: (each is not expected, gives_up(each.step)))
    )
    if mine and mine[0].clock == "payment":
        acts = (Link(_("怎么交，交多少"), "#fees"), *acts)
    over = -days if days is not None and first and first.status != "suspended" else 0
    late = _("已经过了 %(n)s 天，请马上办。") % {"n": over} if yours and over > 0 else ""
    theirs = _("已经晚了 %(n)s 天，可以拨 12368 催办。") % {"n": over} if over > 0 else _("有了结果会告诉您。")
    return {
        "whose": "you" if yours else "court",
        "lead": _("下一步轮到%(who)s") % {"who": who},
        "title": _next_title(first, said, state.label, visitor.day),
        "days_left": days if yours and days is not None and days >= 0 else None,
        "words": late + _("也可以拨 12368，话务员替您办。")
        if yours
        else (_unpaid(case, visitor) or _("您不用做什么。")) + theirs,
        "derive_url": url_of(first) if first else "",
        "acts": acts[:STEPS_SHOWN],
        "others": acts[STEPS_SHOWN:],
    }


def is_mine(deadline: Deadline, able: list[Possible], person: str) -> bool:
    """A period that runs for me by name, or that one of my own steps keeps: by its name, or as the state that my step
    leads on from.
    """
    if deadline.person:
        return deadline.person == person
    names = {deadline.clock for each in able if keeps(each.step, deadline)} | {
        state.name
        for each in able
        if each.step.moves.to
        for state in each.step.moves.sources
        if not gives_up(each.step)
    }
    return deadline.clock in names


def _leads_on(possible: Possible, stage: Deadline) -> bool:
    """Whether this step ends the stage that runs: what he may do in it, and need not."""
    step = possible.step
    return step.moves.to is not None and any(state.name == stage.clock for state in step.moves.sources)


def _next_title(first: Deadline | None, step: str, state: str, today: date) -> str:
    what = step or (_(first.label) if first else _(state))
    if first is None:
        return what
    said = {"what": what, "day": spoken(first.due, today)}
    if not step and first.label == state:
        return _("%(what)s，最晚 %(day)s 24:00 有结果") % said
    return _("%(what)s，最晚 %(day)s 24:00") % said


def _unpaid(case: Case, visitor: Visitor) -> str:
    """What he still has to pay the court here, whoever's turn it is."""
    for_whom = {visitor.person, *(each.of for each in _mine(case, visitor.person))}
    left_open = sum(each.amount - each.paid for each in case.bills if each.status == "open" and each.payer in for_whom)
    return _("您还有 %(sum)s 元诉讼费要交。") % {"sum": f"{from_fen(left_open):,.2f}"} if left_open else ""


def _ended(case: Case, visitor: Visitor) -> dict[str, Any]:
    """How it ended, and where it goes on, if it does."""
    state = PROCEDURES[case.proceeding.procedure].states[case.proceeding.state]
    following = tuple(
        Link(case_name(each), f"/mine/{each.id}")
        for each in visitor.viewer.seen_in(case.family)
        if not each.closed and each.procedure not in (*BESIDE, "archive")
    )
    kept = _("还有期限在走，看“我的日子”。") if _limits(case, visitor) else _("您不用再做什么。")
    words = _("后面的事在另一件里，点开就是。") if following else kept
    return {
        "whose": "court",
        "lead": _("已经办结"),
        "title": ended(state, case.proceeding.outcome),
        "days_left": None,
        "words": words,
        "derive_url": "",
        "acts": following[:STEPS_SHOWN],
        "others": (),
    }


def _limits(case: Case, visitor: Visitor) -> tuple[dict[str, Any], ...]:
    """Days that bind him, and days within which the court owes him an answer."""
    running = sorted(
        (
            each
            for each in case.deadlines
            if can_be_kept(each, case.proceeding) and each.person in ("", visitor.person, case.me)
        ),
        key=lambda each: (each.person != visitor.person, each.due),
    )
    return tuple(
        {
            "label": to_do(each, case.proceeding),
            "words": _by_whom(each, visitor),
            "due": due_of(each),
            "left": words_of(each, visitor.today),
            "lines": lines_of(each.lines),
            "opened": place == 0,
            "url": url_of(each),
        }
        for place, each in enumerate(running)
    )


def _by_whom(deadline: Deadline, visitor: Visitor) -> str:
    if is_gone(deadline, visitor.today):
        return _("最后一日已过，由法院核实有没有邮件")
    return _("由您办") if deadline.person == visitor.person else _("由%(who)s办") % {"who": _(role_name(deadline.role))}


def ical(request: HttpRequest, number: str) -> HttpResponse:
    """The days of one case for any calendar."""
    visitor, found = look_at(request, number, "calendar")
    running = rows(Deadline, proceeding=found.id, status="open")
    events = [
        (each.id, due_of(each), f"{each.label}　{case_name(found)}", words_of(each, visitor.today)) for each in running
    ]
    return calendar_file(events)
