"""第二审裁判写入什么：起草、宣判；送达以后各得其所，并告诉原审法院。"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from xiezhi.engine.case import Case, Errand
from xiezhi.engine.facts import plain
from xiezhi.law.sources import Citation
from xiezhi.law.statutes import CIVIL_PROCEDURE, CIVIL_PROCEDURE_INTERPRETATION
from xiezhi.phrases import declared as declaration
from xiezhi.phrases.declared import Declaration
from xiezhi.phrases.operative import Item, Share, costs_owed, in_effect, made, sentence
from xiezhi.phrases.requests import to_everyone
from xiezhi.phrases.verdicts import by_whom, drafted, hidden, issued
from xiezhi.procedures.appeal import costs as bearing
from xiezhi.procedures.appeal import records
from xiezhi.procedures.appeal.effects import TOLD_BELOW
from xiezhi.procedures.appeal.facts import Judged, Result, Ruled, Ruling, Terms, Verdict

LAWS: dict[str, tuple[Citation, ...]] = {
    "affirmed": (CIVIL_PROCEDURE("第一百七十七条", "以判决、裁定方式驳回上诉，维持原判决、裁定"),),
    "changed": (CIVIL_PROCEDURE("第一百七十七条", "以判决、裁定方式依法改判、撤销或者变更"),),
    "unclear": (CIVIL_PROCEDURE("第一百七十七条", "原判决认定基本事实不清的"),),
    "unlawful": (CIVIL_PROCEDURE("第一百七十七条", "严重违反法定程序的"),),
    "appeal_withdrawn": (CIVIL_PROCEDURE("第一百八十条", "上诉人申请撤回上诉的"),),
    "suit_withdrawn": (CIVIL_PROCEDURE_INTERPRETATION("第三百三十六条", "应当一并裁定撤销一审裁判"),),
    "ruling_upheld": (CIVIL_PROCEDURE("第一百七十七条", "以判决、裁定方式驳回上诉，维持原判决、裁定"),),
    "ruling_revoked": (CIVIL_PROCEDURE("第一百七十七条", "以判决、裁定方式依法改判、撤销或者变更"),),
    "suit_dismissed": (CIVIL_PROCEDURE_INTERPRETATION("第三百二十八条", "裁定撤销原裁判，驳回起诉"),),
}
"""各种结果的程序法依据。"""
BELOW_STEP = {
    Result.affirmed: "affirmed_above",
    Result.appeal_withdrawn: "affirmed_above",
    Result.changed: "replaced_above",
    Result.mediated: "replaced_above",
    Result.remanded: "remanded_above",
    Result.suit_withdrawn: "suit_ended_above",
    Result.suit_dismissed: "suit_ended_above",
    Result.ruling_upheld: "upheld_above",
    Result.ruling_revoked: "revoked_above",
}
"""每一种结果在原审法院是哪一步。"""


def step_below(case: Case, found: Result) -> str:
    """原审法院随之办理的一步；撤回对裁定的上诉，原裁定生效。"""
    name = BELOW_STEP[found]
    if records.ruled_below(case) and found is Result.appeal_withdrawn:
        name = BELOW_STEP[Result.ruling_upheld]
    return f"{records.below(case)}.{name}"


def _common(case: Case) -> dict[str, Any]:
    return {
        "parties": records.parties_named(case),
        "course": records.course(case),
        **by_whom(case),
    }


def _below(case: Case) -> dict[str, Any]:
    """原审的认定、理由和判项。"""
    letter = records.letter(case)
    first = {name: letter[name] for name in ("found", "opinion", "disposition")}
    return {f"first_{name}": value for name, value in first.items()} | {"petitions": records.petitions(case)}


def _owed(
    case: Case, items: tuple[Item, ...], owing: tuple[Share, ...], document: str, said: tuple[Declaration, ...] = ()
) -> Iterator[Any]:
    """判项和还要交的费用，作为草稿的记录。"""
    called, before = partial(records.called, case), len(said)
    given = [*declaration.declared(case, said), *made(case, items, document, called, after=before)]
    yield from drafted(case, [*given, *costs_owed(case, owing, before + len(items), called)])


def draft_judgment(case: Case, facts: Verdict) -> Iterator[Any]:
    """维持的，驳回上诉；改判的，撤销原判，逐项写明，费用重新负担。"""
    first, appeal = facts.shares, facts.appeal_shares or bearing.prepaid(case)
    upheld = facts.result is Judged.affirmed
    others = () if upheld else facts.other_shares or bearing.others_borne(case, facts.items)
    owing = tuple(bearing.yet_to_pay(case, first, others, appeal))
    yield from _owed(case, facts.items, owing, "本判决", facts.declared)
    sentences = [declaration.sentence(each) for each in facts.declared]
    sentences += [sentence(each, "本判决", partial(records.called, case)) for each in facts.items]
    main = ["驳回上诉，维持原判"] if upheld else records.disposition(case, sentences, facts.rest_dismissed)
    laws = [line.strip() for line in facts.laws.splitlines() if line.strip()]
    yield hidden(
        case.draft(
            "appeal_judgment",
            **_common(case),
            **_below(case),
            answers=records.answers(case),
            found=facts.found,
            reasons=facts.opinion,
            laws=[*laws, *map(str, LAWS[facts.result])],
            main=main,
            money=any(each.principal is not None for each in facts.items),
            costs=bearing.costs(case, first, others, appeal),
            result=str(facts.result),
            shares=plain(first),
            other_shares=plain(others),
            appeal_shares=plain(appeal),
        )
    )


def draft_ruling(case: Case, facts: Ruling) -> Iterator[Any]:
    yield from drafted(case, ())
    yield hidden(
        case.draft(
            "appeal_ruling",
            **_common(case),
            reasons=facts.opinion,
            laws=[*map(str, LAWS[facts.result])],
            main=_ruled(case, facts),
            effect=facts.result is Ruled.appeal_withdrawn and not records.ruled_below(case),
            result=str(facts.result.result),
            shares=[],
            appeal_shares=[],
        )
    )


def _instead(case: Case, court: str) -> str:
    """撤销原裁定以后，原案怎么办。"""
    below = str(records.letter(case)["court_name"])
    return {
        "rejection": f"本案指令{below}立案受理",
        "suit_dismissal": f"本案指令{below}审理",
        "jurisdiction_ruling": f"本案由{court or below}{'处理' if court else '审理'}",
    }[records.ruled_below(case)]


def _ruled(case: Case, facts: Ruling) -> list[str]:
    if facts.result is Ruled.ruling_revoked:
        return [f"撤销{records.court_below(case)}", _instead(case, facts.instead)]
    letter, undone = records.letter(case), f"撤销{records.court_below(case)}"
    whose = case.names("claimant")
    return {
        Result.remanded: [undone, f"本案发回{letter['court_name']}重审"],
        Result.appeal_withdrawn: [f"准许{records.names(case, records.appellants(case))}撤回上诉"],
        Result.suit_withdrawn: [undone, f"准许{whose}撤回起诉"],
        Result.suit_dismissed: [undone, f"驳回{whose}的起诉"],
        Result.ruling_upheld: ["驳回上诉，维持原裁定"],
    }[facts.result.result]


def draft_terms(case: Case, facts: Terms) -> Iterator[Any]:
    """调解书送达后，原审判决即视为撤销；二审案件受理费减半。"""
    first, appeal = facts.shares, facts.appeal_shares or bearing.halved(case)
    others = facts.other_shares or bearing.others_borne(case, facts.items)
    yield from _owed(case, facts.items, tuple(bearing.yet_to_pay(case, first, others, appeal)), "本调解书")
    yield hidden(
        case.draft(
            "mediation_paper",
            **_common(case),
            claims=records.claims(case) or ["见原审判决"],
            facts=facts.facts,
            terms=list(facts.terms),
            costs=bearing.costs(case, first, others, appeal),
            result=str(Result.mediated),
            shares=plain(first),
            other_shares=plain(others),
            appeal_shares=plain(appeal),
        )
    )


def pronounce(case: Case, _: Any) -> Iterator[Any]:
    """文书盖章，送每一个当事人；判项成立。"""
    paper, found = records.decision(case), records.result(case)
    assert paper is not None, "nothing was drafted"
    assert found is not None, "nothing was decided"
    yield case.change(outcome=found.label)
    yield from issued(case, paper)
    yield from to_everyone(case, f"本案已经宣判：{found.label}；裁判文书随后送达，送达即发生效力")


def over(case: Case, _: Any) -> Iterator[Any]:
    """终审裁判生效；判项交原审法院执行，告诉它结果。"""
    found, effective = records.result(case), records.served_on(case)
    assert found is not None, "nothing was decided"
    for each in records.obligations(case):
        if each.status == "open":
            yield in_effect(each, effective, status="handed_down")
    yield Errand(TOLD_BELOW, {"step": step_below(case, found)})
    yield from to_everyone(case, f"终审裁判自{effective}起发生法律效力：{found.label}")
