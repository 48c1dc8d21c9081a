"""立案和送达的指标。"""

from __future__ import annotations

from xiezhi.indicators.indicator import Indicator, Sum, Unit, ends, event
from xiezhi.indicators.trial import HOUSE
from xiezhi.law.statutes import CIVIL_PROCEDURE

SERVED = event("service.arrive", "service.sign_for", "service.deem", "service.hand_over", "service.leave_it",
               "service.announcement_ends")  # fmt: skip
BY_PERSON = event("service.arrive", "service.sign_for", "service.hand_over", "service.leave_it", "service.deem")
FILED = Sum("收到的起诉", event("filed_web", "filed_phone", "filed_counter", "filed_12368", "filed_carried"))

SERVICES = (
    Indicator(
        "online_filing", "网上立案率", "Filed online", Unit.SHARE,
        Sum("网上和手机提交", event("filed_web", "filed_phone")),
        "当事人在网上、手机提交的起诉，除以收到的全部起诉。", HOUSE, "service", FILED, public=True,
    ),
    Indicator(
        "reviewed_in_time", "七日内立案审查率", "Filings reviewed within seven days", Unit.SHARE,
        Sum("七日内", ends("filing.reviewing", how=("kept",))),
        "收到起诉后七日内审查完毕的，除以审查完毕或者已经逾期的。",
        CIVIL_PROCEDURE("第一百二十六条", "应当在七日内立案"), "service",
        Sum("审查完毕或者逾期", ends("filing.reviewing")),
        bounds=("figures.kept.low", ""), public=True,
    ),
    Indicator(
        "copies_in_time", "五日内发送副本率", "Copies sent within five days", Unit.SHARE,
        Sum("五日内", ends("first_instance.send_copies", how=("kept",))),
        "立案后五日内发送起诉状副本的，除以已经发送或者逾期的。",
        CIVIL_PROCEDURE("第一百二十八条", "应当在立案之日起五日内将起诉状副本发送被告"), "service",
        Sum("已发送或者逾期", ends("first_instance.send_copies")), bounds=("figures.kept.low", ""), public=True,
    ),
    Indicator(
        "electronic", "电子送达率", "Served electronically", Unit.SHARE, Sum("电子送达", event("service.arrive")),
        "以电子方式送达成功的，除以送达成功的。每一受送达人、每一文书各计一次。",
        CIVIL_PROCEDURE("第九十条", "可以采用能够确认其收悉的电子方式送达"), "service", Sum("已送达", SERVED),
        bounds=("figures.electronic.low", ""), public=True,
    ),
    Indicator(
        "paper_in_time", "按期提供纸质文书率", "Paper provided in time when asked for", Unit.SHARE,
        Sum("按期送到", ends("on_paper.asked", how=("kept",))),
        "电子送达以后受送达人要求纸质文书、在本院设定的日数内送到的，除以已经送到或者逾期的。",
        CIVIL_PROCEDURE("第九十条", "受送达人提出需要纸质文书的，人民法院应当提供"), "service",
        Sum("已送到或者逾期", ends("on_paper.asked")), bounds=("figures.kept.low", ""), public=True,
    ),
    Indicator(
        "service_days", "平均送达用时", "Mean days of service", Unit.MEAN, Sum("送达日数之和", BY_PERSON, of="days"),
        "自交付送达至送达之日的日数之和，除以送达数。", HOUSE, "service", Sum("已送达（不含公告）", BY_PERSON),
        "公告送达的不计。",
    ),
)  # fmt: skip
