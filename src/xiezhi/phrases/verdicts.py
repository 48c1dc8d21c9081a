"""裁判文书 as either instance makes them: a draft on the inner shelf, deliberated upon, signed by all, then issued."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from xiezhi.engine.acts import Subject
from xiezhi.engine.case import Case, Errand, changed
from xiezhi.engine.ceremony import Confirmed
from xiezhi.engine.facts import Facts, PaperId, PersonId, Prose, ask
from xiezhi.engine.words import ASSESSOR, CLERK, JUDGE, Effect, Guard, Moves, Step, guard
from xiezhi.law.sources import Basis
from xiezhi.law.statutes import ASSESSORS, CIVIL_PROCEDURE
from xiezhi.phrases.bench import clerk_of, members, panel, titles
from xiezhi.phrases.operative import Item
from xiezhi.phrases.recusal import sitting
from xiezhi.records.obligation import Obligation
from xiezhi.records.paper import Paper

DRAFT = "draft"
"""The origin of a draft and the status of its items: on the inner shelf, where no party sees it, until it is issued."""
CONTENT = CIVIL_PROCEDURE("第一百五十五条", "判决书应当写明判决结果和作出该判决的理由")
SIGNED = CIVIL_PROCEDURE("第一百五十五条", "判决书由审判人员、书记员署名，加盖人民法院印章")
RECORDED = CIVIL_PROCEDURE("第四十五条", "评议应当制作笔录")
MAJORITY = CIVIL_PROCEDURE("第四十五条", "实行少数服从多数的原则")
SEVEN = 7
Find = Callable[[Case], Paper | None]
"""The document of a case: the one being written, or the one that was issued."""


class Deliberation(Facts):
    """合议庭评议：少数服从多数，不同意见如实记入笔录。"""

    agreed: tuple[PersonId, ...] = ask("同意的合议庭成员", choices="bench", english="Who agrees")
    on_facts: tuple[PersonId, ...] = ask(
        "同意事实认定的人",
        default=(),
        choices="bench",
        english="Who agrees on the facts",
        help="只有七人合议庭填写：事实认定由七人共同表决，法律适用只由法官表决",
    )
    record: Prose = ask(
        "评议笔录", long=True, english="Record of the deliberation", help="人民陪审员和其他成员意见分歧的，写入笔录"
    )


class Signed(Confirmed):
    """签署：签的是哪一份文书；在签署页一摞里签的，连同怎样确认。"""

    paper: PaperId = ask("文书", default=PaperId(""), own=True, english="The document")


# --- the draft -------------------------------------------------------------------------------------------------------


def by_whom(case: Case) -> dict[str, Any]:
    """Who decides and who signs, as the document says it."""
    return {
        "bench": titles(case),
        "clerk": clerk_of(case),
        "signers": [*titles(case), ["书记员", clerk_of(case)]],
    }


def hidden(paper: Paper) -> Paper:
    return changed(paper, origin=DRAFT, shelf="inner")


def drafted(case: Case, items: Iterable[Obligation]) -> Iterator[Obligation]:
    """The items of this draft; those of the draft before it are void."""
    for each in case.mine(Obligation):
        if each.status == DRAFT:
            yield changed(each, status="void")
    yield from (changed(each, status=DRAFT) for each in items)


def issued(case: Case, paper: Paper) -> Iterator[Any]:
    """The document goes to the main shelf and under the seal; its items stand."""
    yield changed(paper, origin="court", shelf="main")
    yield Errand("seal", {"paper": paper.id})
    for each in case.mine(Obligation):
        if each.status == DRAFT:
            yield changed(each, status="open")


def sound(items: Iterable[Item], parties: set[str]) -> bool:
    """Debtors and creditor are parties and not the same; base, day and rate of interest are all there or none."""
    return all(
        {*item.debtors, item.creditor} <= parties
        and len({*item.debtors, item.creditor}) == len(item.debtors) + 1
        and (item.base is None) == (not item.rate)
        and (item.base is None) == (item.interest_from is None)
        and item.within >= 0
        for item in items
    )


# --- deliberating and signing ----------------------------------------------------------------------------------------


def of_seven(case: Case) -> bool:
    """Three judges and four lay assessors, who vote on the facts and not on the law."""
    return len(panel(case)) == SEVEN


def _most_of(agreed: Iterable[str], voters: list[str]) -> bool:
    said = set(agreed)
    return said <= set(voters) and 2 * len(said) > len(voters)


@guard("同意的须是合议庭的多数", MAJORITY, english="A majority of the panel must agree")
def a_majority_agrees(case: Case, facts: Deliberation) -> bool:
    if of_seven(case):
        return 2 * len(set(facts.agreed) & set(members(case))) > len(members(case))
    return len(panel(case)) > 1 and _most_of(facts.agreed, panel(case))


@guard(
    "七人合议庭：人民陪审员对法律适用可以发表意见，不能参加表决",
    ASSESSORS("第二十二条", "对法律适用，可以发表意见，但不参加表决"),
    english="In a panel of seven the assessors speak on the law and do not vote on it",
)
def judges_vote_on_the_law(case: Case, facts: Deliberation) -> bool:
    return not of_seven(case) or set(facts.agreed) <= set(members(case))


@guard(
    "七人合议庭：事实认定须由人民陪审员和法官共同表决，多数同意；其他合议庭不另填",
    ASSESSORS("第二十二条", "对事实认定，独立发表意见，并与法官共同表决"),
    english="In a panel of seven a majority of all seven agrees on the facts; other panels vote once",
)
def all_vote_on_the_facts(case: Case, facts: Deliberation) -> bool:
    return _most_of(facts.on_facts, panel(case)) if of_seven(case) else not facts.on_facts


def _deliberated(case: Case, facts: Deliberation) -> Iterator[Any]:
    """评议笔录入副卷。"""
    agreed = tuple(dict.fromkeys((*facts.agreed, *facts.on_facts)))
    yield case.make(
        Paper, proceeding=case.proceeding.id, kind="deliberation", title="合议庭评议笔录", origin="party",
        at=case.now, by=case.actor, data=facts.record, signers=agreed, shelf="inner", sealed=case.now,
    )  # fmt: skip


def deliberate(
    moves: Moves, needs: Iterable[Guard] = (), *, label: str = "合议庭评议", english: str = "Deliberate",
    facts: type[Deliberation] = Deliberation, decides: Effect | None = None, law: Basis = RECORDED,
    offers: Callable[[Case], Mapping[str, Any]] | None = None,
) -> Step:  # fmt: skip
    """The panel votes, its record goes to the inner shelf; where it decides more than a document, `facts` ask for that
    and `decides` writes it down."""

    def effect(case: Case, said: Deliberation) -> Iterator[Any]:
        yield from _deliberated(case, said)
        if decides is not None:
            yield from decides(case, said)

    return Step(
        label,
        by=JUDGE,
        moves=moves,
        facts=facts,
        needs=[*needs, a_majority_agrees, judges_vote_on_the_law, all_vote_on_the_facts],
        does=effect,
        offers=offers,
        signed=True,
        law=law,
        english=english,
    )


def has_yet_to_sign(find: Find) -> Guard:
    @guard(
        "须是本案的审判人员、书记员，而且还没有签署",
        SIGNED,
        english="You must be a judge or the clerk of this case and not have signed yet",
    )
    def holds(case: Case, _: Any) -> bool:
        paper = find(case)
        return paper is not None and case.actor in sitting(case) - set(paper.signers)

    return holds


def all_have_signed(find: Find) -> Guard:
    @guard("审判人员和书记员须全部签署", SIGNED, english="All judges and the clerk must have signed")
    def holds(case: Case, _: Any) -> bool:
        paper = find(case)
        return paper is not None and set(paper.signers) >= sitting(case)

    return holds


def is_what_was_read(find: Find) -> Guard:
    @guard(
        "签的须是您看过的那一份，它在您看过以后改过了，请重新看一遍",
        SIGNED,
        english="The document was changed after you read it",
    )
    def holds(case: Case, facts: Signed) -> bool:
        paper = find(case)
        return not facts.paper or (paper is not None and paper.id == facts.paper)

    return holds


def _signs(find: Find) -> Effect:
    def effect(case: Case, _: Any) -> Iterator[Any]:
        paper = find(case)
        assert paper is not None, "signed before it was drafted"
        yield Subject(case.actor)
        yield changed(paper, signers=(*paper.signers, case.actor))

    return effect


def sign(moves: Moves, find: Find, needs: Iterable[Guard] = ()) -> Step:
    return Step(
        "签署",
        by=JUDGE | ASSESSOR | CLERK,
        moves=moves,
        facts=Signed,
        needs=[*needs, has_yet_to_sign(find), is_what_was_read(find)],
        does=_signs(find),
        signed=True,
        law=SIGNED,
        english="Sign",
    )
