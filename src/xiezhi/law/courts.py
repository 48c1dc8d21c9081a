"""法院代字：内蒙古自治区各级人民法院。

代字规则：高级人民法院为省份简称；中级人民法院加行政区划代码第三、四位；基层人民法院加第三至六位。最高人民法院的代字表没有见到，
除高级人民法院外，都由规则和行政区划代码（GB/T 2260）推得，标明“推得”；区划变动而法院未变的，沿用旧代字，故表为数据。
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

REGION = "内蒙古自治区"


class Level(Enum):
    """审级。"""

    SUPREME = "最高人民法院"
    HIGH = "高级人民法院"
    INTERMEDIATE = "中级人民法院"
    BASIC = "基层人民法院"


@dataclass(frozen=True, slots=True)
class Court:
    """一个法院。`derived` 为真时，代字是推得的，出示时应当标明。"""

    code: str
    name: str
    level: Level
    parent: str | None
    derived: bool = True

    @property
    def short(self) -> str:
        """不带自治区名的名称。"""
        return self.name.removeprefix(REGION) if self.level is not Level.HIGH else self.name


INTERMEDIATE = {
    "01": "呼和浩特市",
    "02": "包头市",
    "03": "乌海市",
    "04": "赤峰市",
    "05": "通辽市",
    "06": "鄂尔多斯市",
    "07": "呼伦贝尔市",
    "08": "巴彦淖尔市",
    "09": "乌兰察布市",
    "22": "兴安盟",
    "25": "锡林郭勒盟",
    "29": "阿拉善盟",
}
BASIC = {
    "0102": "呼和浩特市新城区",
    "0103": "呼和浩特市回民区",
    "0104": "呼和浩特市玉泉区",
    "0105": "呼和浩特市赛罕区",
    "0121": "土默特左旗",
    "0122": "托克托县",
    "0123": "和林格尔县",
    "0124": "清水河县",
    "0125": "武川县",
    "0902": "乌兰察布市集宁区",
    "0921": "卓资县",
    "0922": "化德县",
    "0923": "商都县",
    "0924": "兴和县",
    "0925": "凉城县",
    "0926": "察哈尔右翼前旗",
    "0927": "察哈尔右翼中旗",
    "0928": "察哈尔右翼后旗",
    "0929": "四子王旗",
    "0981": "丰镇市",
}

COURTS = {
    court.code: court
    for court in (
        Court("最高法", "最高人民法院", Level.SUPREME, None, derived=False),
        Court("内", f"{REGION}高级人民法院", Level.HIGH, "最高法", derived=False),
        *(
            Court(f"内{c}", f"{REGION}{place}中级人民法院", Level.INTERMEDIATE, "内")
            for c, place in INTERMEDIATE.items()
        ),
        *(Court(f"内{c}", f"{REGION}{place}人民法院", Level.BASIC, f"内{c[:2]}") for c, place in BASIC.items()),
    )
}


def court(code: str) -> Court:
    """按代字取法院；没有收录的抛 KeyError，并写明代字。"""
    try:
        return COURTS[code]
    except KeyError:
        raise KeyError(f"没有收录代字为{code}的法院") from None


def above(code: str) -> Court:
    """上一级人民法院；最高人民法院没有上级，抛 LookupError。"""
    parent = court(code).parent
    if parent is None:
        raise LookupError("最高人民法院没有上一级人民法院")
    return court(parent)


def below(code: str) -> tuple[Court, ...]:
    """下一级各法院，按代字排列。"""
    return tuple(sorted((one for one in COURTS.values() if one.parent == code), key=lambda one: one.code))
