"""人身损害赔偿和机动车交通事故的法律渊源。`text` 为 law/texts 中的文件名；没有 `text` 的版本原文未收录。"""

from __future__ import annotations

from datetime import date

from xiezhi.law.sources import Edition, Instrument, NotInForce, Unread

_COURT = "最高人民法院关于"
_INJURY_2003 = {
    "第六条": "第十九条",
    "第七条": "第二十条",
    "第八条": "第二十一条",
    "第九条": "第二十二条",
    "第十条": "第二十三条",
    "第十一条": "第二十四条",
    "第十二条": "第二十五条",
    "第十三条": "第二十六条",
    "第十四条": "第二十七条",
    "第十五条": "第二十九条",
    "第十六条": None,
    "第十七条": "第二十八条",
    "第十八条": "第三十条",
    "第十九条": "第三十二条",
    "第二十条": "第三十三条",
    "第二十一条": "第三十四条",
    "第二十二条": "第三十五条",
    "第二十三条": "第十八条",
    "第二十四条": "第三十六条",
}

INJURY = Instrument(
    "最高人民法院关于审理人身损害赔偿案件适用法律若干问题的解释",
    (
        Edition("2003年", date(2004, 5, 1), renumbered=_INJURY_2003),
        Edition("2020年修正", date(2021, 1, 1)),
        Edition("2022年修正", date(2022, 5, 1), _COURT + "审理人身损害赔偿案件适用法律若干问题的解释(2022-04-24)"),
    ),
    short="人身损害解释",
)

MENTAL = Instrument(
    "最高人民法院关于确定民事侵权精神损害赔偿责任若干问题的解释",
    (
        Edition("2001年", date(2001, 3, 10), renumbered={"第五条": "第十条"}),
        Edition("2020年修正", date(2021, 1, 1), _COURT + "确定民事侵权精神损害赔偿责任若干问题的解释(2020-12-29)"),
    ),
    short="精神损害解释",
)

TRAFFIC = Instrument(
    "最高人民法院关于审理道路交通事故损害赔偿案件适用法律若干问题的解释",
    (
        Edition(
            "2012年",
            date(2012, 12, 21),
            renumbered={
                "第十二条": "第十五条",
                "第十三条": "第十六条",
                "第十四条": "第十七条",
                "第十五条": "第十八条",
                "第十六条": "第十九条",
                "第十八条": "第二十一条",
                "第十九条": "第二十二条",
                "第二十二条": "第二十五条",
                "第二十四条": "第二十七条",
            },
        ),
        Edition(
            "2020年修正", date(2021, 1, 1), _COURT + "审理道路交通事故损害赔偿案件适用法律若干问题的解释(2020-12-29)"
        ),
    ),
    short="交通事故解释",
)

CIVIL_CODE_TORTS = Instrument(
    "中华人民共和国民法典", (Edition("2020年", date(2021, 1, 1), "民法典·侵权责任编"),), short="民法典"
)

TORTS_FIRST = Instrument(
    "最高人民法院关于适用《中华人民共和国民法典》侵权责任编的解释（一）",
    (Edition("2024年", date(2024, 9, 27), _COURT + "适用《民法典》侵权责任编的解释（一）(2024-09-25)"),),
    short="侵权责任编解释（一）",
)

ROAD_SAFETY = Instrument(
    "中华人民共和国道路交通安全法",
    (
        Edition("2003年", date(2004, 5, 1)),
        Edition("2007年修正", date(2008, 5, 1)),
        Edition("2021年修正", date(2021, 4, 29), "道路交通安全法(2021-04-29)"),
    ),
    short="道交法",
)

COMPULSORY_INSURANCE = Instrument(
    "机动车交通事故责任强制保险条例",
    (
        Edition("2006年", date(2006, 7, 1)),
        Edition("2019年修订", date(2019, 3, 2), "机动车交通事故责任强制保险条例(2019-03-02)"),
    ),
    short="交强险条例",
)

POLICE_PROCEDURE = "道路交通事故处理程序规定"
LIMITS_2006 = Unread("2006年机动车交通事故责任强制保险条款", "责任限额", "S")
LIMITS_2008 = Unread("2008年调整机动车交通事故责任强制保险责任限额的公告", "责任限额", "S")
LIMITS_2020 = Unread("银保监会关于调整交强险责任限额和费率浮动系数的公告（2020年）", "责任限额", "S")
COMMERCIAL_TERMS = Unread("机动车商业第三者责任保险条款", "责任免除", "M")
COMPULSORY_TERMS = Unread("机动车交通事故责任强制保险条款", "第八条", "M", "各分项限额所包括的项目")
RESCUE_FUND = Unread("道路交通事故社会救助基金管理办法", "", "S", "抢救费用垫付期限")
GUIDING_CASE_24 = Unread("最高人民法院指导案例24号", "", "V2", "受害人体质状况不属于可以减轻责任的过错")


def injury_note(wrong: date) -> tuple[str, ...]:
    """侵权行为之日适用的版本若原文未收录，应向读者说明。侵权行为早于2004年5月1日的，没有可用的版本。"""
    edition = INJURY.on(wrong)
    if edition.text is not None:
        return ()
    return (f"侵权行为发生于{wrong}，适用人身损害解释{edition.name}文本，该文本原文未核，条号以当时文本为准",)


def in_force(instrument: Instrument, day: date) -> bool:
    """该文件在这一天是否施行。"""
    try:
        instrument.on(day)
    except NotInForce:
        return False
    return True
