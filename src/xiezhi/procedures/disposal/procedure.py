"""财产处置：查封的东西变成钱。定价、一拍、二拍、变卖、抵债，每一步的价格和日期都有下限。"""

from __future__ import annotations

from typing import Any

from xiezhi.engine.clocks import after, on_served
from xiezhi.engine.words import (
    CLAIMANT,
    CLOCK,
    ENFORCEMENT_HEAD,
    ENFORCER,
    EVERY_PARTY,
    FINANCE,
    INSPECTOR,
    NEW,
    PARTY,
    PRESIDENT,
    Counter,
    Loads,
    Procedure,
    State,
    Step,
)
from xiezhi.law.periods import days
from xiezhi.law.sources import Unread
from xiezhi.law.statutes_enforcement import AUCTIONS, ONLINE_AUCTIONS, REFERENCE_PRICE
from xiezhi.phrases import verdicts
from xiezhi.phrases.bench import LOTS
from xiezhi.procedures.disposal import effects, facts, guards
from xiezhi.procedures.disposal.facts import Way

AGAIN = ONLINE_AUCTIONS("第二十六条", "流拍后应当在三十日内在同一网络司法拍卖平台再次拍卖")
START = REFERENCE_PRICE("第三十条", "应当在参考价确定后十日内启动财产变价程序")
OBJECT = REFERENCE_PRICE("第二十二条", "可以在收到报告后五日内提出书面异议")
EXPLAINED = REFERENCE_PRICE("第二十三条", "应当在三日内交评估机构予以书面说明")
SENT = REFERENCE_PRICE("第二十一条", "应当在三日内发送给当事人及利害关系人")
RESUME = ONLINE_AUCTIONS("第二十八条", "应当在五日内恢复拍卖")
PAUSE = ONLINE_AUCTIONS("第三十六条", "并决定暂缓或者裁定中止拍卖")
SIXTY = Unread("最高人民法院关于认真做好网络司法拍卖与网络司法变卖衔接工作的通知", "全文", "V2", "六十日")
RULED = AUCTIONS("第二十条", "后十日内，送达买受人或者承受人")
HANDED = AUCTIONS("第二十七条", "应当于裁定送达后十五日内")
DONE = AUCTIONS("第二十七条", "将拍卖的财产移交买受人或者承受人")
WITHDRAWN = AUCTIONS("第十七条", "人民法院应当撤回拍卖委托")
PRICE: dict[str, Any] = {"facts": facts.Decided, "decides": effects.decide, "law": guards.PANEL}
DEFAULT = AUCTIONS("第二十二条", "买受人逾期未支付价款")


class Disposal(
    Procedure,
    label="财产处置",
    code="处置",
    english="Disposal of property",
    numbered=False,
    seen_by=(FINANCE, ENFORCEMENT_HEAD, PRESIDENT, INSPECTOR),
):
    """财产处置：参考价怎样来、卖了几次、卖了多少、归了谁，当事人每一步都看得见。"""

    pricing = State("确定参考价", first=True, unclocked="询价三日、评估三十日由机构承担，单列", english="Being priced")
    reported = State("已有价格报告", unclocked="各方提出异议的五日自收到报告起算，单列", english="Price reported")
    disputed = State(
        "价格有异议", within=days(3), since=after("object_to_price"), by=ENFORCER, law=EXPLAINED,
        english="Price disputed",
    )  # fmt: skip
    priced = State(
        "参考价已确定", within=days(10), since=after("agree_price", "quote", "take_price", "answer_price", "default"),
        by=ENFORCER, law=START, english="Priced",
    )  # fmt: skip
    listed = State("一拍公告中", unclocked="拍卖之日写在公告里", english="Listed: first auction")
    unsold_once = State(
        "一拍流拍", within=days(30), since=after("fail_once"), by=ENFORCER, law=AGAIN, english="Unsold once"
    )
    relisted = State("二拍公告中", unclocked="拍卖之日写在公告里", english="Listed: second auction")
    unsold_twice = State("二拍流拍", unclocked="变卖或者以物抵债由承办人和申请执行人选择", english="Unsold twice")
    selling = State(
        "变卖中", lasts=days(60), since=after("sell_off"), by=ENFORCER, law=SIXTY, rolls=False, english="On sale"
    )
    unsold = State("变卖不成", unclocked="以物抵债或者解除查封由承办人办理", english="Could not be sold")
    paused = State("暂缓拍卖", within=days(5), since=guards.objection_over, by=ENFORCER, law=RESUME, english="Paused")
    sold = State("已成交，待付款", unclocked="付清价款的最后一日写在成交记录里", english="Sold, to be paid")
    paid = State("价款已付清", within=days(10), since=after("confirm_paid"), by=ENFORCER, law=RULED, english="Paid")
    taken = State(
        "接受抵债", within=days(10), since=after("take_in_kind"), by=ENFORCER, law=RULED, english="Taken in kind"
    )
    ruled = State("已裁定", within=days(15), since=on_served("sale_ruling"), by=ENFORCER, law=HANDED, english="Ruled")
    handed_over = State("已移交", last=True, english="Handed over")
    withdrawn = State("已撤回", last=True, english="Withdrawn")

    dispose = Step(
        "启动财产处置",
        by=ENFORCER,
        moves=NEW >> pricing,
        facts=facts.Pricing,
        needs=[guards.is_to_be_sold, guards.is_uncontested, guards.reason_is_given],
        does=effects.open_,
        law=REFERENCE_PRICE("第一条", "应当在三十日内启动确定财产处置参考价程序"),
        english="Begin to turn it into money",
    )
    change_way = Step(
        "改用别的定价方式",
        by=ENFORCER,
        moves=pricing.stays,
        facts=facts.Pricing,
        needs=[guards.reason_is_given],
        does=effects.change_way,
        law=guards.LADDER,
        english="Find the price another way",
    )
    agree_price = Step(
        "议定价格",
        by=EVERY_PARTY,
        moves=pricing >> priced,
        facts=facts.Agreed,
        needs=[guards.by_way(Way.bargain), guards.is_valid],
        does=effects.agree,
        law=REFERENCE_PRICE("第四条", "议价结果为参考价"),
        english="Agree on a price",
    )
    quote = Step(
        "定向询价结果",
        by=ENFORCER,
        moves=pricing >> priced,
        facts=facts.Report,
        needs=[guards.by_way(Way.directed), guards.quotes_are_named, guards.is_valid],
        does=effects.report,
        law=REFERENCE_PRICE("第六条", "在指定期限内出具的询价结果为参考价"),
        english="The price that the body quotes",
    )
    report = Step(
        "收到价格报告并发送",
        by=ENFORCER,
        moves=pricing >> reported,
        facts=facts.Report,
        needs=[guards.by_way(Way.network, Way.appraisal), guards.quotes_are_named, guards.is_valid],
        does=effects.report,
        law=SENT,
        english="Send the price report",
    )
    object_to_price = Step(
        "对价格报告提出异议",
        by=PARTY,
        moves=reported >> disputed,
        facts=facts.Objection,
        until=days(5),
        since=on_served("price_notice"),
        then="take_price",
        law=OBJECT,
        english="Object to the price",
    )
    answer_price = Step(
        "答复异议，确定参考价",
        by=ENFORCER,
        moves=disputed >> priced,
        facts=facts.Answered,
        does=effects.answer_price,
        law=REFERENCE_PRICE("第二十六条", "应当以评估结果或者补正结果为参考价"),
        english="Answer the objection, fix the price",
    )
    take_price = Step(
        "没有异议，以报告为参考价",
        by=ENFORCER | CLOCK,
        moves=reported >> priced,
        needs=[guards.nobody_objected],
        law=REFERENCE_PRICE("第二十四条", "未在本规定第二十二条、第二十三条规定的期限内提出异议"),
        english="Nobody objected: the price stands",
    )
    constitute = Step(
        "组成合议庭",
        by=ENFORCEMENT_HEAD | PRESIDENT,
        moves=(priced | unsold_once | paused).stays,
        needs=[guards.has_no_panel, guards.judges_suffice],
        does=effects.constitute,
        reads=(Loads("disposal"), Counter(LOTS)),
        law=guards.PANEL,
        english="Constitute the panel",
    )
    deliberate = verdicts.deliberate(
        (priced | paused).stays,
        [guards.panel_sits, guards.starts_high_enough, guards.deposit_is_within],
        label="合议庭评议一拍的起拍价",
        english="The panel sets the first start price",
        offers=effects.least(True),
        **PRICE,
    )
    deliberate_again = verdicts.deliberate(
        (unsold_once | paused).stays,
        [guards.panel_sits, guards.is_not_cut_too_much, guards.deposit_is_within],
        label="合议庭评议二拍的起拍价",
        english="The panel sets the second start price",
        offers=effects.least(False),
        **PRICE,
    )
    list_first = Step(
        "发布一拍公告",
        by=ENFORCER,
        moves=(priced | paused) >> listed,
        facts=facts.Listing,
        needs=[
            guards.is_uncontested,
            guards.price_is_fresh,
            guards.starts_high_enough,
            guards.deposit_is_within,
            guards.bidding_is_long_enough,
            guards.parties_are_told_before,
            guards.first_notice_is_long_enough,
            guards.something_is_left,
            guards.is_as_decided,
        ],
        does=effects.list_(True),
        offers=effects.as_decided,
        signed=True,
        law=guards.PANEL,
        english="Announce the first auction",
    )
    fail_once = Step(
        "一拍无人出价",
        by=ENFORCER,
        moves=listed >> unsold_once,
        needs=[guards.day_has_come],
        does=effects.unsold,
        law=ONLINE_AUCTIONS("第二十六条", "竞价期间无人出价的，本次拍卖流拍"),
        english="No bid at the first auction",
    )
    list_again = Step(
        "发布二拍公告",
        by=ENFORCER,
        moves=(unsold_once | paused) >> relisted,
        facts=facts.Listing,
        needs=[
            guards.is_uncontested,
            guards.price_is_fresh,
            guards.is_not_cut_too_much,
            guards.deposit_is_within,
            guards.bidding_is_long_enough,
            guards.next_notice_is_long_enough,
            guards.something_is_left,
            guards.is_as_decided,
        ],
        does=effects.list_(False),
        offers=effects.as_decided,
        signed=True,
        law=AGAIN,
        english="Announce the second auction",
    )
    fail_again = Step(
        "二拍无人出价",
        by=ENFORCER,
        moves=relisted >> unsold_twice,
        needs=[guards.day_has_come],
        does=effects.unsold,
        law=ONLINE_AUCTIONS("第二十六条", "再次拍卖流拍的"),
        english="No bid at the second auction",
    )
    sell_off = Step(
        "网络变卖",
        by=ENFORCER,
        moves=unsold_twice >> selling,
        facts=facts.SellingOff,
        needs=[guards.is_uncontested, guards.price_is_the_last],
        does=effects.sell_off,
        law=ONLINE_AUCTIONS("第二十六条", "可以依法在同一网络司法拍卖平台变卖"),
        english="Put it on sale",
    )
    not_sold = Step(
        "变卖期满无人购买",
        by=ENFORCER | CLOCK,
        moves=selling >> unsold,
        does=effects.unsold,
        on_lapse_of=selling,
        law=SIXTY,
        english="The time of sale is over",
    )
    pause = Step(
        "暂缓、中止拍卖",
        by=ENFORCER,
        moves=(listed | relisted) >> paused,
        facts=facts.Reason,
        law=PAUSE,
        english="Pause the auction",
    )
    sold_to = Step(
        "成交",
        by=ENFORCER,
        moves=(listed | relisted | selling) >> sold,
        facts=facts.Deal,
        needs=[guards.day_has_come, guards.is_uncontested, guards.bid_suffices, guards.may_bid],
        does=effects.sold,
        law=ONLINE_AUCTIONS("第十一条", "出价不低于起拍价的，拍卖成交"),
        english="Sold",
    )
    confirm_paid = Step(
        "价款到账",
        by=ENFORCER | FINANCE,
        moves=sold >> paid,
        needs=[guards.price_is_paid],
        law=AUCTIONS("第二十一条", "将价款交付到人民法院"),
        english="The price has come in",
    )
    default = Step(
        "买受人悔拍",
        by=ENFORCER,
        moves=sold >> priced,
        facts=facts.Reason,
        needs=[guards.is_in_default],
        does=effects.default,
        law=DEFAULT,
        english="The buyer did not pay",
    )
    take_in_kind = Step(
        "接受抵债",
        by=CLAIMANT,
        moves=(unsold_once | unsold_twice | unsold) >> taken,
        needs=[guards.is_uncontested],
        does=effects.take_in_kind,
        personal=True,
        law=guards.IN_KIND,
        english="Take it in payment",
    )
    rule = Step(
        "裁定成交、抵债",
        by=ENFORCER,
        moves=(paid | taken) >> ruled,
        needs=[guards.is_uncontested, guards.difference_is_paid],
        does=effects.rule,
        signed=True,
        law=RULED,
        english="Rule: it is his",
    )
    hand_over = Step(
        "移交财产",
        by=ENFORCER,
        moves=ruled >> handed_over,
        does=effects.ended("财产已经移交"),
        law=DONE,
        english="Hand it over",
    )
    withdraw = Step(
        "撤回处置",
        by=ENFORCER,
        moves=(
            pricing | reported | disputed | priced | listed | unsold_once | relisted | unsold_twice | unsold | paused
        )
        >> withdrawn,
        facts=facts.Reason,
        does=effects.ended("处置已经撤回"),
        law=WITHDRAWN,
        english="Withdraw the sale",
    )
