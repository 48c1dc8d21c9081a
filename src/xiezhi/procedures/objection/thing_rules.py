"""案外人异议的条件，和各步写入什么。"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from xiezhi.engine.case import Case, changed
from xiezhi.engine.facts import Facts, NoFacts
from xiezhi.engine.words import guard
from xiezhi.law.statutes import CIVIL_PROCEDURE, CIVIL_PROCEDURE_INTERPRETATION
from xiezhi.law.statutes_enforcement import OBJECTIONS
from xiezhi.phrases import contesting
from xiezhi.phrases.carried import opened_in
from xiezhi.phrases.contesting import Over, Suing
from xiezhi.phrases.enforceable import Freeing, asset_named, holds_of
from xiezhi.procedures.objection import facts as stated
from xiezhi.procedures.objection import review
from xiezhi.records.enforcement import Hold
from xiezhi.records.paper import Paper
from xiezhi.records.person import Person
from xiezhi.records.proceeding import Proceeding

OBJECT = CIVIL_PROCEDURE("第二百三十八条", "案外人对执行标的提出书面异议的")
REVIEW = CIVIL_PROCEDURE("第二百三十八条", "应当自收到书面异议之日起十五日内审查")
UPHOLD = CIVIL_PROCEDURE("第二百三十八条", "裁定中止对该标的的执行")
REJECT = CIVIL_PROCEDURE("第二百三十八条", "理由不成立的，裁定驳回")
SUE = CIVIL_PROCEDURE("第二百三十八条", "可以自裁定送达之日起十五日内向人民法院提起诉讼")
UNLOCK = CIVIL_PROCEDURE_INTERPRETATION(
    "第三百一十四条", "应当自起诉期限届满之日起七日内解除对该执行标的采取的执行措施"
)
VOID = CIVIL_PROCEDURE_INTERPRETATION("第三百一十二条", "执行异议裁定失效")
GOES_ON = CIVIL_PROCEDURE_INTERPRETATION("第三百一十条", "判决驳回诉讼请求")
ONCE = OBJECTIONS("第十五条", "再次就同一执行标的提出异议的，人民法院不予受理")


@guard("须写明案外人；本案当事人不能作为案外人提出", OBJECT, english="Name the outsider; a party to the case is none")
def is_outside(case: Case, facts: stated.ThingObjecting) -> bool:
    known = {found.person for each in facts.objectors if (found := case.known(each.id_number))}
    return bool(facts.objectors) and not known & set(opened_in(case).parties)


@guard(
    "须在这一标的执行终结以前提出",
    CIVIL_PROCEDURE_INTERPRETATION("第四百六十二条", "应当在该执行标的执行程序终结前提出"),
    english="It must be raised before enforcement against this thing ends",
)
def is_in_time(case: Case, facts: stated.ThingObjecting | stated.Identified) -> bool:
    found = asset_named(opened_in(case), facts.asset)
    return found is not None and found.status in ("found", "held")


def tried(case: Case, asset: str) -> set[str]:
    """就这一标的提过异议而撤回或者被驳回的人，按证件号。"""
    before = [each for each in opened_in(case).children("thing_objection") if each.track == asset]
    return {
        case.person(who.person).id_number
        for each in before
        if each.state in ("withdrawn", "rejected", "sued", "decided", "continued")
        for who in case.of(each).standings("claimant")
    }


AGAIN = "撤回或者被驳回以后，不能再次就同一标的提出"
AGAIN_IN_ENGLISH = "Once withdrawn or dismissed, it cannot be raised again about the same thing"


@guard(AGAIN, ONCE, english=AGAIN_IN_ENGLISH)
def is_the_first(case: Case, facts: stated.ThingObjecting) -> bool:
    return not {each.id_number for each in facts.objectors if each.id_number} & tried(case, facts.asset)


@guard(AGAIN, ONCE, english=AGAIN_IN_ENGLISH)
def was_not_tried(case: Case, facts: stated.Identified) -> bool:
    mine = {case.person(each.person).id_number for each in case.standings("claimant")}
    return not (mine - {""}) & tried(case, facts.asset)


@guard("本案当事人不能作为案外人提出", OBJECT, english="A party to the case is no outsider")
def no_party_lodges(case: Case, facts: stated.Lodged) -> bool:
    people = {found.person for id in facts.objectors if (found := case.other(Person, id))}
    return not people & set(opened_in(case).parties)


@guard(
    "须先认定异议所指的是本案的哪一项财产",
    OBJECT,
    english="First it must be found which property of this case is meant",
)
def thing_is_identified(case: Case, _: Any) -> bool:
    return bool(case.proceeding.track)


@guard("须是案外人提起的诉讼", SUE, english="The outsider must have sued")
def outsider_sued(case: Case, _: Any) -> bool:
    return bool(case.entries("sue_to_stop"))


@guard("须是申请执行人提起的诉讼", SUE, english="The creditor must have sued")
def creditor_sued(case: Case, _: Any) -> bool:
    return bool(case.entries("sue_to_go_on"))


def object_(case: Case, facts: stated.ThingObjecting) -> Iterator[Any]:
    """这一项财产写在异议里：审结以前，它不得划拨、不得处分。"""
    above = opened_in(case)
    yield case.change(track=facts.asset, outcome=facts.right.label)
    yield from review.entered(case, facts.objectors)
    sides = {
        "defendant": [each.person for each in above.standings("claimant")],
        "third": [each.person for each in above.standings("defendant")],
    }
    yield from review.stand(case, (), sides)
    yield review.stated_in_writing(
        case, review.PETITION, "执行异议书", facts.reasons, f"执行异议书（{facts.right.label}）"
    )
    yield from review.told(case, "案外人对执行标的提出异议，审查期间不得处分这一财产")


def lodge(case: Case, facts: stated.Lodged) -> Iterator[Any]:
    """人和异议书从收件带来；他在这一件里，不在执行案件里。"""
    above = opened_in(case)
    for order, id in enumerate(facts.objectors, 1):
        person = case.other(Person, id)
        assert person is not None, "an objector whom the court does not know"
        yield person
        yield case.stand(person.person, "claimant", order, electronic=facts.electronic)
    yield case.change(outcome=facts.right.label)
    sides = {
        "defendant": [each.person for each in above.standings("claimant")],
        "third": [each.person for each in above.standings("defendant")],
    }
    yield from review.stand(case, (), sides)
    yield review.stated_in_writing(case, review.PETITION, "执行异议书", f"{facts.thing}。{facts.reasons}")
    for id in facts.papers:
        paper = case.other(Paper, id)
        assert paper is not None, "a paper that is nowhere"
        here = {"proceeding": case.proceeding.id, "dispute": case.proceeding.dispute}
        yield changed(paper, id=case.new_id(), **here)
    yield from review.told(case, "案外人对执行标的提出异议，立案法官将认定所指的是哪一项财产")


def identify(case: Case, facts: stated.Identified) -> Iterator[Any]:
    yield case.change(track=facts.asset)
    yield from review.told(case, "异议所指的财产已经认定，审查期间不得处分")


def uphold(case: Case, facts: stated.Reasons) -> Iterator[Any]:
    what = _what(case)
    remedy = "申请执行人不服的，可以自裁定送达之日起十五日内向本院提起执行异议之诉"
    yield review.ruling(case, facts.opinion, [f"中止对{what}的执行。"], remedy, UPHOLD)
    yield from review.told(case, f"异议成立，中止对{what}的执行")


def reject(case: Case, facts: stated.Reasons) -> Iterator[Any]:
    remedy = "案外人不服的，可以自裁定送达之日起十五日内向本院提起执行异议之诉；十五日内本院不处分这一财产"
    yield review.ruling(case, facts.opinion, [f"驳回{case.names('claimant')}的异议请求。"], remedy, REJECT)
    yield from review.told(case, "驳回案外人的异议")


def dismiss(case: Case, facts: stated.Reasons) -> Iterator[Any]:
    remedy = "自裁定送达之日起十日内向上一级人民法院申请复议"
    yield review.ruling(case, facts.opinion, ["驳回执行异议申请。"], remedy, review.DISMISSED)
    yield from review.ended("驳回申请")(case, None)


def _what(case: Case) -> str:
    found = asset_named(opened_in(case), case.proceeding.track)
    assert found is not None, "异议写明是哪一项财产"
    return f"{found.holder}的{found.text}"


def sue_to_stop(case: Case, facts: Suing) -> Iterator[Any]:
    """案外人起诉：申请执行人是被告；反对异议的被执行人是共同被告，其他被执行人是第三人。依据：民诉法解释第三百零五条。"""
    yield from _sue(case, facts, contesting.OUTSIDERS, "claimant", "defendant", review.OPPOSED)


def sue_to_go_on(case: Case, facts: Suing) -> Iterator[Any]:
    """申请执行人起诉：案外人是被告；赞成异议的被执行人是共同被告，其他被执行人是第三人。依据：民诉法解释第三百零六条。"""
    yield from _sue(case, facts, contesting.CREDITORS, "defendant", "claimant", review.NOT_OPPOSED)


def _sue(case: Case, facts: Suing, cause: str, ours: str, theirs: str, against: str) -> Iterator[Any]:
    asset = asset_named(opened_in(case), case.proceeding.track)
    joined = review.debtors_who(case, against)
    yield from contesting.bring(
        case,
        facts,
        cause,
        claimants=[case.me, *(each.person for each in case.standings(ours) if each.person != case.me)],
        defendants=[*(each.person for each in case.standings(theirs)), *joined],
        thirds=[each.person for each in case.standings("third") if each.person not in joined],
        fen=asset.value if asset else 0,
    )


def offered(demand: str) -> Callable[[Case], dict[str, str]]:
    """请求和理由先照异议书填好，可以改。"""

    def offers(case: Case) -> dict[str, str]:
        said = case.paper(review.PETITION)
        return {"demand": demand.format(what=_what(case)), "reasons": said.data if said and "不得" in demand else ""}

    return offers


def goes_on(case: Case, facts: Over) -> Iterator[Any]:
    """诉讼没有改变异议裁定：照裁定办。"""
    yield from contesting.told_of_the_end(case, facts)
    yield from review.ended(f"继续执行（{facts.outcome}）")(case, None)


def freed(case: Case, facts: Any) -> Iterator[Any]:
    """不得执行：裁定驳回异议的，裁定失效。控制由执行员解除，每一个人都知道要解除哪几项。"""
    lost = "，原来驳回异议的裁定失效" if outsider_sued(case, facts) else ""
    yield from review.told(case, f"不得执行{_what(case)}{lost}；由执行员在七日内解除{_held(case)}")


def enforceable(case: Case, facts: Any) -> Iterator[Any]:
    """可以执行：裁定中止执行的，裁定失效。"""
    lost = "" if outsider_sued(case, facts) else "，原来中止执行的裁定失效"
    yield from review.ended(f"继续执行{_what(case)}{lost}")(case, facts)


def released(case: Case, _: Any) -> Iterator[Any]:
    yield from review.ended(f"解除对{_what(case)}的执行措施")(case, None)


def to_be_freed(case: Case, _: Any) -> Iterator[Facts]:
    """还有控制的，随之解除。"""
    if holds_of(opened_in(case), case.proceeding.track):
        yield Freeing(asset=case.proceeding.track)


def is_held_there(case: Case, facts: Freeing) -> Iterator[Facts]:
    """控制这一标的的那一件。"""
    hold = case.family.get(Hold, case.proceeding.id)
    if hold is not None and hold.asset == facts.asset:
        yield NoFacts()


def _held(case: Case) -> str:
    """控制这一标的的有哪几项。"""
    holds = [case.family.get(Proceeding, each.id) for each in holds_of(opened_in(case), case.proceeding.track)]
    return "、".join(each.number for each in holds if each) or "已经采取的执行措施"
