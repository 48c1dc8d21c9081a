"""合并审理的程序：提议、同意、决定、一起开庭、交回各案裁判，或者分案。"""

from __future__ import annotations

from collections.abc import Mapping

from xiezhi.engine.case import Case
from xiezhi.engine.words import (
    BESIDE,
    COURSE,
    EVERY_PARTY,
    FILING_JUDGE,
    INSPECTOR,
    JUDGE,
    NEW,
    PARTY,
    PRESIDENT,
    Beside,
    Procedure,
    State,
    Step,
)
from xiezhi.law.statutes import CIVIL_PROCEDURE
from xiezhi.phrases import hearing, recusal, replacing
from xiezhi.phrases.bench import BENCH
from xiezhi.phrases.carried import opened_in
from xiezhi.phrases.joint import JOINT, ONE_FACT, Apart
from xiezhi.procedures.joinder import effects, facts
from xiezhi.procedures.joinder import guards as must
from xiezhi.records.person import Standing

LIMITS = "审限和其他期限在各案里照旧计算"


def sat_before(case: Case) -> Mapping[str, str]:
    """在主案里回避、更换，或者参加过原审的人，不能抽到。"""
    lead = opened_in(case).proceeding.id
    sat = [each for each in case.family.all(Standing) if each.role in BENCH]
    return {
        each.person: "参加过原审或者已经更换"
        for each in sat
        if each.until or each.proceeding not in (lead, case.proceeding.id)
    }


class Joinder(
    Procedure,
    label="合并审理",
    code="合并",
    english="Joint trial",
    numbered=False,
    seen_by=(FILING_JUDGE, PRESIDENT, INSPECTOR),
):
    """合并审理：几件案件一起开庭；各案保留案号、当事人和期限，各自裁判；随时可以分案。"""

    proposed = State("已提议合并", first=True, unclocked=LIMITS, english="Proposed")
    agreed = State("各方已同意", unclocked=LIMITS, english="Agreed to")
    joined = State("合并审理中", unclocked=LIMITS, english="Tried jointly")
    listed = State("已排期", unclocked="合并开庭之日已经排定", english="Listed for hearing")
    heard = State("已开庭", unclocked=LIMITS, english="Heard")
    together = State("待共同判决", unclocked=LIMITS, english="To be judged together")
    judged = State("已共同判决", last=True, english="Judged together")
    ended = State("各案单独裁判", last=True, english="Heard; each case is judged")
    separated = State("已分案", last=True, english="Separated")
    declined = State("不予合并", last=True, english="Not joined")

    propose = Step(
        "提议合并审理",
        by=JUDGE | PRESIDENT,
        moves=NEW >> proposed,
        facts=facts.Proposal,
        needs=[must.are_others, must.are_alike, must.none_is_joined],
        does=effects.propose,
        reads=(Beside(lambda stated: stated.cases),),
        law=ONE_FACT,
        english="Propose a joint trial",
        help="同一事实的、标的共同的由法院决定；同一种类的须全体当事人同意",
    )
    agree = Step(
        "同意合并审理",
        by=EVERY_PARTY,
        moves=proposed >> agreed,
        needs=[must.needs_consent],
        law=JOINT,
        english="Agree to a joint trial",
    )
    refuse = Step(
        "不同意合并审理",
        by=PARTY,
        moves=proposed >> declined,
        needs=[must.needs_consent],
        does=effects.refuse,
        law=JOINT,
        english="Do not agree",
    )
    decline = Step(
        "不予合并审理",
        by=JUDGE,
        moves=(proposed | agreed) >> declined,
        facts=Apart,
        does=effects.decline,
        law=JOINT,
        english="Decide against it",
    )
    join = Step(
        "决定合并审理",
        by=JUDGE,
        moves=(proposed | agreed) >> joined,
        needs=[must.is_agreed, must.lead_is_ready],
        does=effects.join,
        signed=True,
        law=JOINT,
        english="Order a joint trial",
    )
    entered = Step(
        "一案已经并入",
        by=BESIDE,
        moves=joined.stays,
        facts=facts.Entered,
        does=effects.entered,
        law=JOINT,
        english="A case has been joined",
    )
    not_joined = Step(
        "一案不能并入，全部分案",
        by=BESIDE,
        moves=joined >> separated,
        facts=Apart,
        does=effects.separate,
        law=JOINT,
        english="A case cannot be joined",
    )
    ask_recusal = recusal.ask_recusal((joined | listed).stays)
    decide_recusal = recusal.decide_recusal((joined | listed | heard).stays)
    ask_reconsideration = recusal.ask_reconsideration((joined | listed | heard).stays)
    decide_reconsideration = recusal.decide_reconsideration((joined | listed | heard).stays)
    replace_one = replacing.replace_one(joined.stays, replacing.Drawing(sat_before), "first_instance")
    pass_bench_on = Step(
        "各案随之更换审判人员",
        by=COURSE,
        moves=joined.stays,
        does=effects.pass_bench_on,
        law=CIVIL_PROCEDURE("第一百三十一条", "审判人员确定后，应当在三日内告知当事人"),
        english="The cases follow the bench",
    )
    schedule = hearing.schedule(
        (joined | heard) >> listed,
        [
            must.all_have_entered,
            must.lead_is_ready,
            must.evidence_is_in,
            must.closed_if_one_is,
            recusal.nobody_steps_back,
        ],
        stated=facts.Listing,
    )
    cancel_hearing = hearing.cancel_hearing(listed >> joined)
    hold = hearing.hold(
        listed >> heard,
        [must.lead_is_ready, recusal.nobody_steps_back],
        CIVIL_PROCEDURE("第一百四十条", "宣布案由，宣布审判人员"),
    )
    sign_minutes = hearing.sign_minutes(heard.stays)
    remark = hearing.remark(heard.stays)
    record_refusal = hearing.record_refusal(heard.stays)
    close_minutes = hearing.close_minutes(heard.stays)
    separate = Step(
        "分案审理",
        by=JUDGE,
        moves=(joined | listed) >> separated,
        facts=Apart,
        does=effects.separate,
        signed=True,
        law=JOINT,
        english="Separate the cases",
        help="开庭以前认为不宜一并审理的；开庭以后用“各案单独裁判”",
    )
    finish = Step(
        "开庭结束，各案单独裁判",
        by=JUDGE,
        moves=heard >> ended,
        needs=[must.minutes_are_read, must.may_be_judged_apart],
        does=effects.finish,
        law=CIVIL_PROCEDURE("第一百四十五条", "法庭辩论终结，应当依法作出判决"),
        english="Heard: each case is judged by itself",
    )
    finish_together = Step(
        "开庭结束，作出一份判决",
        by=JUDGE,
        moves=heard >> together,
        needs=[must.minutes_are_read],
        does=effects.finish,
        law=JOINT,
        english="Heard: one judgment for all",
        help="各案在自己的裁判里写判项和费用，由主案合成一份，写明全部案号；送达、上诉和生效仍各案各人计算",
    )
    judge_apart = Step(
        "改为各案单独裁判",
        by=JUDGE,
        moves=together >> ended,
        facts=Apart,
        needs=[must.may_be_judged_apart],
        does=effects.separate,
        signed=True,
        law=JOINT,
        english="Judge each case by itself after all",
    )
    judged_together = Step(
        "共同判决已经宣告",
        by=COURSE,
        moves=together >> judged,
        law=JOINT,
        english="The common judgment is pronounced",
    )
