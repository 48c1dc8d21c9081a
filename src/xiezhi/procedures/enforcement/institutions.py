"""网络查询的机构：全国联网的银行、车辆、不动产、证券、登记，和本地的社保、公积金、税务、民政。本院可以另定。"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xiezhi.engine.case import Case
from xiezhi.engine.facts import Facts, Name, PersonId
from xiezhi.procedures.enforcement.facts import Asking
from xiezhi.procedures.enforcement.inquiry import Institution

BANKS = (
    "中国工商银行", "中国农业银行", "中国银行", "中国建设银行", "交通银行", "中国邮政储蓄银行", "招商银行", "中信银行",
    "中国光大银行", "华夏银行", "中国民生银行", "广发银行", "平安银行", "兴业银行", "上海浦东发展银行", "浙商银行",
    "渤海银行", "恒丰银行", "内蒙古银行", "蒙商银行", "内蒙古农村信用社",
)  # fmt: skip
REGISTRIES = (
    ("vehicles", "公安机关车辆登记"),
    ("realty", "不动产登记中心"),
    ("companies", "市场监督管理登记"),
    ("securities", "中国证券登记结算公司"),
    ("network_payment", "网络支付机构"),
    ("insurance", "人身保险登记"),
    ("provident_fund", "住房公积金管理中心"),
    ("social_security", "社会保险经办机构"),
    ("tax", "税务机关"),
    ("civil_affairs", "民政婚姻登记"),
)
INSTITUTIONS: dict[str, str] = {
    **{f"bank{place:02d}": name for place, name in enumerate(BANKS, 1)},
    **dict(REGISTRIES),
}
"""机构代号和名称。"""


def each_institution(case: Case, asking: Any) -> Iterator[Facts]:
    """问到的机构各开一件查询；正在查的不重复开。"""
    if not isinstance(asking, Asking):
        return
    wanted = asking.institutions or tuple(
        each for each in case.setting("enforcement.institutions", "").split("、") if each
    )
    running = {
        each.track
        for each in case.children("inquiry")
        if not each.closed and any(s.person == asking.debtor for s in case.of(each).standings("debtor"))
    }
    for code in wanted or INSTITUTIONS:
        if code in INSTITUTIONS and code not in running:
            yield Institution(code=code, name=Name(INSTITUTIONS[code]), debtor=PersonId(asking.debtor))
