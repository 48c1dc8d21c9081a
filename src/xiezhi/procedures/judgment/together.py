"""共同判决：合并审理的各案作出一份判决，写明全部案号；送达、上诉、生效和执行各案各人分别计算。"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from xiezhi.engine.case import Case, Errand, Notice, changed
from xiezhi.engine.facts import Facts, PersonId, Prose, ask
from xiezhi.engine.words import BESIDE, JUDGE, Beside, Moves, Step, guard
from xiezhi.law.statutes import CIVIL_PROCEDURE
from xiezhi.phrases.bench import SITTING
from xiezhi.phrases.carried import opened_in, people_carried
from xiezhi.phrases.joint import JOINT, leads, together
from xiezhi.phrases.requests import told
from xiezhi.phrases.verdicts import hidden, issued
from xiezhi.procedures.judgment import records
from xiezhi.procedures.judgment.facts import Manner
from xiezhi.records.paper import Paper
from xiezhi.records.relation import Relation

PASS_ON = "judged_together"
"""让另一案也宣告这一份判决的外联。"""
REWRITTEN = "part_rewritten"
"""本案的部分写过了，另一案合成过的要重新合成的外联。"""


class Whole(Facts):
    """合成一份：哪几案。"""

    cases: tuple[str, ...] = ask("一并判决的其他案号", english="Numbers of the other cases")


def is_whole(text: str) -> str:
    """空串表示是一份判决书的内容；否则是给填写人的一句话。"""
    try:
        told = json.loads(text)
    except ValueError:
        told = None
    return "" if isinstance(told, dict) and {"disposition", "parties", "number"} <= set(told) else "须是那一份判决书"


class Rewritten(Facts):
    """改写了的部分。"""

    number: str = ask("案号", english="Case number")


class Common(Facts):
    """主案宣告的那一份判决。"""

    paper: Prose = ask("判决书", check=is_whole, english="The judgment")
    signers: tuple[PersonId, ...] = ask("签署的人", english="Who signed")
    manner: Manner = ask("怎样宣判", english="How it was pronounced")


def part_of(case: Case) -> Paper | None:
    """本案写好的那一部分，不是合成的那一份。"""
    number = opened_in(case).proceeding.number
    mine = [each for each in case.mine(Paper) if each.kind == "judgment" and each.filled()["number"] == number]
    return max(mine, key=lambda each: (each.at, each.id), default=None)


def drafted_in(suit: Case | None) -> Paper | None:
    """另一案里写好的那一部分。"""
    mine = suit.children("judgment") if suit else []
    return part_of(suit.of(mine[-1])) if suit and mine else None


def numbers(relations: Iterable[Relation]) -> set[str]:
    return {each.number for each in relations}


@guard("须在主案合成", JOINT, english="It is put together in the leading case")
def is_the_leading_case(case: Case, _: Any) -> bool:
    return leads(opened_in(case))


def _left_out(case: Case, facts: Whole) -> list[str]:
    return sorted(numbers(together(opened_in(case))) - set(facts.cases))


@guard(
    "须写全一并判决的各案，不多不少",
    JOINT,
    english="Name all the cases that are judged together, and no other",
    lacking=_left_out,
)
def every_case_is_named(case: Case, facts: Whole) -> bool:
    return numbers(together(opened_in(case))) == set(facts.cases)


def _unwritten(case: Case, facts: Whole) -> list[str]:
    ours = [] if part_of(case) else [opened_in(case).proceeding.number]
    return [*ours, *(each for each in facts.cases if drafted_in(case.beside(each)) is None)]


@guard(
    "各案的部分须都已写好",
    JOINT,
    english="Each case must have its part written",
    lacking=_unwritten,
)
def every_part_is_written(case: Case, facts: Whole) -> bool:
    return not _unwritten(case, facts)


@guard(
    "一并判决的，须由主案合成一份判决书以后签发；合成以后改写了一案的部分的，须重新合成",
    JOINT,
    english="What is judged together is issued in the leading case, put together since any part was last rewritten",
)
def is_the_whole(case: Case, _: Any) -> bool:
    suit = opened_in(case)
    return not together(suit) or (leads(suit) and is_put_together(case))


def is_put_together(case: Case) -> bool:
    """合成以后，没有哪一案改写过自己的部分。"""
    last = case.last("draft", "put_together", "part_rewritten")
    return last is not None and last.step.endswith(".put_together")


@guard(
    "宣告的判决须写有本案的全部判项",
    CIVIL_PROCEDURE("第一百五十五条", "判决书应当写明判决结果和作出该判决的理由"),
    english="The judgment must contain every item of this case",
)
def contains_our_part(case: Case, facts: Common) -> bool:
    mine = records.paper_of(case)
    whole = json.loads(facts.paper or "{}").get("disposition", ())
    return mine is not None and set(mine.filled()["disposition"]) <= set(whole)


def offered(case: Case) -> dict[str, list[str]]:
    return {"cases": sorted(numbers(together(opened_in(case))))}


def put_together(case: Case, facts: Whole) -> Iterator[Any]:
    """各案写好的部分合成一份：相同的话只写一遍，判项和费用逐案写。"""
    ours = part_of(case)
    assert ours is not None, "nothing is written here"
    found = [paper for number in facts.cases if (paper := drafted_in(case.beside(number)))]
    parts = [each.filled() for each in (ours, *found)]
    first, rest = parts[0], parts[1:]
    others = [*(first.get("others") or ()), *(line for each in rest for line in _claims(each))]
    yield hidden(
        case.draft(
            "judgment",
            **{
                **first,
                "day": case.day,
                "number": "、".join(str(each["number"]) for each in parts),
                "parties": _by_side(_once(person for each in parts for person in each["parties"])),
                "others": others,
                "laws": _once(law for each in parts for law in each["laws"]),
                "disposition": [line for each in parts for line in each["disposition"]],
                "money": any(each["money"] for each in parts),
                "costs": "".join(f"{each['number']}案：{each['costs']}" for each in parts),
                **{name: "\n".join(_once(each[name] for each in parts)) for name in SAID},
            },
        )
    )


SAID = ("course", "claim_reasons", "defence", "facts", "opinion")
"""各案相同的只写一遍的文字。"""


def _once(values: Iterable[Any]) -> list[Any]:
    found: list[Any] = []
    for each in values:
        if each not in found:
            found.append(each)
    return found


def _by_side(parties: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """原告在前，然后被告、第三人，各照案件的次序。"""
    sides = _once(each["role"] for each in parties)
    return sorted(parties, key=lambda each: sides.index(each["role"]))


def _claims(part: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """另一案的请求：谁请求什么。"""
    claimant = part["parties"][0]
    if part["claims"]:
        yield {"who": f"{claimant['role']}{claimant['name']}", "what": "诉讼请求", "claims": part["claims"]}
    yield from part.get("others") or ()


def passing_on(case: Case) -> Iterator[Errand]:
    """主案宣判以后，各案随之宣告。"""
    yield from (Errand(PASS_ON, {"to": each.other}) for each in together(opened_in(case)))


def rewriting(case: Case) -> Iterator[Errand]:
    """写了本案的部分，合成过的那一案要知道。"""
    suit = opened_in(case)
    yield from (Errand(REWRITTEN, {"to": each.other, "number": suit.proceeding.number}) for each in together(suit))


def undone(case: Case, facts: Rewritten) -> Iterator[Any]:
    """合成的那一份不再算数，签署过的也是；主案的审判人员重新合成。"""
    paper = records.paper_of(case)
    assert paper is not None, "put together without a paper"
    yield changed(paper, signers=())
    text = f"{facts.number}改写了自己的部分，一并判决的须在主案重新合成、签发"
    yield from told((each.person for each in case.standings(*SITTING)), text)


def differing(case: Case, _: Any) -> Iterator[Notice]:
    """宣告的判决里没有本案现在的判项：本案的审判人员要照宣告的改回来。"""
    text = f"{opened_in(case).proceeding.number}的判项与主案宣告的判决不同，不能随主案宣判，请照宣告的判决改写"
    yield from told((each.person for each in case.standings(*SITTING)), text)


def pronounced(case: Case, facts: Common) -> Iterator[Any]:
    """同一份判决归入本案，送本案的当事人；上诉期自各人收到起算。"""
    yield case.change(outcome=facts.manner.label)
    yield from people_carried(case)
    yield from issued(case, case.draft("judgment", signed_by=facts.signers, **json.loads(facts.paper)))
    text = f"本案与合并审理的各案作出一份判决，{facts.manner.label}，判决书随后送达；不服的可以在收到之日起十五日内上诉"
    yield from told(opened_in(case).parties, text)


def putting_together(moves: Moves) -> Step:
    return Step(
        "合成一份判决书",
        by=JUDGE,
        moves=moves,
        facts=Whole,
        needs=[is_the_leading_case, every_case_is_named, every_part_is_written],
        does=put_together,
        offers=offered,
        reads=(Beside(lambda facts: facts.cases),),
        law=JOINT,
        english="Put the one judgment together",
        help="各案的部分写好以后，在主案合成；写明全部案号，相同的话只写一遍",
    )


def pronounced_together(moves: Moves) -> Step:
    return Step(
        "随主案宣判",
        by=BESIDE,
        moves=moves,
        facts=Common,
        needs=[contains_our_part],
        does=pronounced,
        law=CIVIL_PROCEDURE("第一百五十一条", "一律公开宣告判决"),
        english="Pronounced with the leading case",
    )


def part_rewritten(moves: Moves) -> Step:
    return Step(
        "一案改写了自己的部分，重新合成",
        by=BESIDE,
        moves=moves,
        facts=Rewritten,
        does=undone,
        law=JOINT,
        english="A part was rewritten: put together again",
    )


def part_differs(moves: Moves) -> Step:
    return Step(
        "与主案宣告的判决不同",
        by=BESIDE,
        moves=moves,
        does=differing,
        law=CIVIL_PROCEDURE("第一百五十五条", "判决书应当写明判决结果和作出该判决的理由"),
        english="Differs from the judgment pronounced in the leading case",
    )
