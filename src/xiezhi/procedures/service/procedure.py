"""送达：一份文书送一个人是一件小案，有途径、有次数、有凭证、有生效之日。期限从生效之日起算。"""

from __future__ import annotations

from xiezhi.engine.clocks import after
from xiezhi.engine.words import (
    CARRIER,
    CLERK,
    COUNTER,
    COURSE,
    FILING_JUDGE,
    INSPECTOR,
    JUDGE,
    NEW,
    PRESIDENT,
    SERVER,
    Procedure,
    State,
    Step,
)
from xiezhi.law.periods import days
from xiezhi.law.statutes import CIVIL_PROCEDURE, ONLINE_LITIGATION, SERVICE_BY_POST
from xiezhi.procedures.service.effects import (
    DAYS_ANNOUNCED,
    announce,
    announcement_over,
    arrive,
    deem,
    hand_over,
    invalidate,
    leave_it,
    order,
    post,
    send,
    today,
)
from xiezhi.procedures.service.facts import Announcement, Arrival, Deposit, Invalid, Order, Posting, Receipt, Return
from xiezhi.procedures.service.guards import (
    agreed_to_electronic,
    has_come,
    is_of_the_case,
    may_be_announced,
    may_be_left,
    other_ways_failed,
    own_fault,
)

ANNOUNCE = CIVIL_PROCEDURE("第九十五条", "经过三十日，即视为送达")


OFFICERS = SERVER | COUNTER | FILING_JUDGE | CLERK


class Service(
    Procedure,
    label="送达",
    code="送达",
    english="Service",
    numbered=False,
    seen_by=(SERVER, COUNTER, FILING_JUDGE, PRESIDENT, INSPECTOR),
):
    """送达：直接、电子、邮寄、留置、公告；每次都有凭证。"""

    planned = State("待送达", first=True, unclocked="发送的期限在主案里计算", english="To be served")
    sent = State("已发送", unclocked="以到达受送达人系统之日为准", english="Sent")
    posted = State("已交邮", unclocked="以回执注明的收件日期为准", english="Posted")
    failed = State("未送达", unclocked="另选途径", english="Not served")
    announced = State(
        "公告中",
        lasts=days(DAYS_ANNOUNCED),
        since=after("announce"),
        by=SERVER,
        law=ANNOUNCE,
        rolls=False,
        english="Announced",
    )
    served = State("已送达", last=True, english="Served")
    cancelled = State("不再送达", last=True, english="Cancelled")

    order = Step(
        "交付送达",
        by=COURSE | FILING_JUDGE | JUDGE | CLERK,
        moves=NEW >> planned,
        facts=Order,
        needs=[is_of_the_case],
        does=order,
        law=CIVIL_PROCEDURE("第八十七条", "送达诉讼文书必须有送达回证"),
        english="Order service",
    )
    send = Step(
        "电子送达",
        by=OFFICERS,
        moves=(planned | failed) >> sent,
        needs=[agreed_to_electronic],
        does=send,
        law=CIVIL_PROCEDURE("第九十条", "能够确认其收悉的电子方式"),
        english="Serve electronically",
    )
    arrive = Step(
        "到达受送达人系统",
        by=CARRIER,
        moves=sent >> served,
        facts=Arrival,
        does=arrive,
        stated=True,
        law=ONLINE_LITIGATION("第三十一条", "送达信息到达电子地址所在系统时，即为送达"),
        english="Arrived",
    )
    post = Step(
        "交邮",
        by=OFFICERS,
        moves=(planned | failed) >> posted,
        facts=Posting,
        does=post,
        law=CIVIL_PROCEDURE("第九十一条", "邮寄送达"),
        english="Post",
    )
    sign_for = Step(
        "邮件签收",
        by=OFFICERS | CARRIER,
        moves=posted >> served,
        facts=Receipt,
        needs=[has_come],
        does=hand_over,
        offers=today,
        stated=True,
        law=CIVIL_PROCEDURE("第九十一条", "以回执上注明的收件日期为送达日期"),
        english="Signed for",
    )
    return_post = Step(
        "邮件退回",
        by=OFFICERS | CARRIER,
        moves=posted >> failed,
        facts=Return,
        needs=[has_come],
        stated=True,
        law=SERVICE_BY_POST("第六条", "将邮件在规定的日期内退回人民法院"),
        english="Post returned",
    )
    deem = Step(
        "退回视为送达",
        by=OFFICERS,
        moves=posted >> served,
        facts=Return,
        needs=[has_come, own_fault],
        does=deem,
        stated=True,
        law=SERVICE_BY_POST("第十一条", "文书退回之日视为送达之日"),
        english="Deemed served on return",
    )
    hand_over = Step(
        "直接送达",
        by=OFFICERS,
        moves=(planned | failed) >> served,
        facts=Receipt,
        needs=[has_come],
        does=hand_over,
        offers=today,
        stated=True,
        law=CIVIL_PROCEDURE("第八十八条", "应当直接送交受送达人"),
        english="Hand over",
    )
    leave_it = Step(
        "留置送达",
        by=OFFICERS,
        moves=(planned | failed) >> served,
        facts=Deposit,
        needs=[has_come, may_be_left],
        does=leave_it,
        stated=True,
        law=CIVIL_PROCEDURE("第八十九条", "拒绝接收诉讼文书的"),
        english="Leave the paper",
    )
    fail = Step(
        "送达未成",
        by=OFFICERS | CARRIER,
        moves=(planned | sent) >> failed,
        facts=Invalid,
        law=CIVIL_PROCEDURE("第八十八条", "应当直接送交受送达人"),
        english="Service failed",
    )
    announce = Step(
        "公告送达",
        by=SERVER | FILING_JUDGE,
        moves=failed >> announced,
        facts=Announcement,
        needs=[other_ways_failed, may_be_announced],
        does=announce,
        law=CIVIL_PROCEDURE("第九十五条", "应当在案卷中记明原因和经过"),
        english="Serve by announcement",
    )
    announcement_ends = Step(
        "公告期满视为送达",
        by=CARRIER,
        moves=announced >> served,
        does=announcement_over,
        on_lapse_of=announced,
        law=ANNOUNCE,
        english="Announcement has run out",
    )
    invalidate = Step(
        "认定送达无效",
        by=FILING_JUDGE | JUDGE,
        moves=served >> failed,
        facts=Invalid,
        does=invalidate,
        law=CIVIL_PROCEDURE("第八十七条", "签收日期为送达日期"),
        english="Service found invalid",
    )
    cancel = Step(
        "不再送达",
        by=OFFICERS,
        moves=(planned | sent | posted | failed) >> cancelled,
        facts=Invalid,
        law=CIVIL_PROCEDURE("第八十七条", "送达诉讼文书"),
        english="Cancel service",
    )
