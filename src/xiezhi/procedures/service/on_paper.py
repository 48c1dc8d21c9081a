"""应要求提供纸质文书：电子送达的判决书、裁定书、调解书，受送达人要纸质的，寄给或者交给他；送达之日不因此改变。"""

from __future__ import annotations

from xiezhi.engine.clocks import after
from xiezhi.engine.words import (
    CARRIER,
    CLERK,
    COUNTER,
    FILING_JUDGE,
    INSPECTOR,
    NEW,
    PRESIDENT,
    RECIPIENT,
    SERVER,
    Procedure,
    State,
    Step,
)
from xiezhi.procedures.service.effects import today
from xiezhi.procedures.service.facts import Posting, Receipt, Return
from xiezhi.procedures.service.guards import has_come
from xiezhi.procedures.service.on_paper_rules import (
    PROVIDES,
    Wish,
    came_electronically,
    come,
    come_back,
    go,
    known_wish,
    must_be_provided,
    none_is_awaited,
    open_,
    paper_days,
    says_who_asked,
    there_is_an_address,
    withdraw,
)

OFFICERS = SERVER | COUNTER | FILING_JUDGE | CLERK


class OnPaper(
    Procedure,
    label="提供纸质文书",
    code="纸质",
    english="A paper provided on paper",
    numbered=False,
    seen_by=(SERVER, COUNTER, FILING_JUDGE, PRESIDENT, INSPECTOR),
):
    """提供纸质文书：本人网上一点、打电话或者到窗口提出，法院在设定的日数内送到。"""

    asked = State(
        "待提供",
        first=True,
        within=paper_days,
        since=after("ask_for_paper"),
        by=SERVER,
        law=PROVIDES,
        through=("posted",),
        english="To be provided",
    )
    posted = State("已寄出", unclocked="期限自提出之日起算，到收到为止", english="Posted")
    received = State("已收到", last=True, english="Received")
    withdrawn = State("不要了", last=True, english="Not wanted any more")

    ask_for_paper = Step(
        "要求提供纸质文书",
        by=RECIPIENT | OFFICERS,
        moves=NEW >> asked,
        facts=Wish,
        needs=[came_electronically, must_be_provided, none_is_awaited, there_is_an_address, says_who_asked],
        does=open_,
        offers=known_wish,
        law=PROVIDES,
        english="Ask for it on paper",
    )
    post_paper = Step(
        "寄出纸质文书",
        by=OFFICERS,
        moves=asked >> posted,
        facts=Posting,
        does=go,
        law=PROVIDES,
        english="Post the paper",
    )
    give_paper = Step(
        "当面交付纸质文书",
        by=OFFICERS,
        moves=asked >> received,
        facts=Receipt,
        needs=[has_come],
        does=come,
        offers=today,
        stated=True,
        law=PROVIDES,
        english="Hand the paper over",
    )
    paper_signed_for = Step(
        "纸质文书签收",
        by=OFFICERS | CARRIER,
        moves=posted >> received,
        facts=Receipt,
        needs=[has_come],
        does=come,
        offers=today,
        stated=True,
        law=PROVIDES,
        english="Paper signed for",
    )
    paper_comes_back = Step(
        "纸质文书退回",
        by=OFFICERS | CARRIER,
        moves=posted >> asked,
        facts=Return,
        needs=[has_come],
        does=come_back,
        stated=True,
        law=PROVIDES,
        english="Paper returned",
    )
    withdraw_wish = Step(
        "不要纸质文书了",
        by=RECIPIENT | OFFICERS,
        moves=(asked | posted) >> withdrawn,
        does=withdraw,
        law=PROVIDES,
        english="No paper is wanted any more",
    )
