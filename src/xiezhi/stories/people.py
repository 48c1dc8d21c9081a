"""Invented people and firms. Their numbers pass every check and belong to nobody: no ID number has the serial 000, no
credit code a wrong inner check character, and 100 begins no mobile number."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from stdnum.cn import ric, uscc

from xiezhi.engine.facts import Name, Prose, Secret
from xiezhi.law.courts import COURTS
from xiezhi.phrases.people import Agent, Kind, Language, Party
from xiezhi.stories.house import GIVEN, MONGOLIAN, SURNAMES

BIRTHPLACES = ("152601", "152624", "152625", "152626", "152627", "152629", "152630", "152631", "152632", "152634",
               "150121", "150122", "152701")  # fmt: skip
LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
STREETS = ("解放大街", "民建路", "工农大街", "怀远南路", "建设街", "新区幸福路", "文化街", "恩和路", "泰昌街", "虎山路")
ESTATES = ("锦绣家园", "察哈尔小区", "兴工佳苑", "阳光花园", "富康里", "草原明珠", "格林小区", "工人新村")
VILLAGES = ("红旗嘎查", "巴音嘎查", "东沟村", "三号地村", "查干淖尔嘎查", "小南沟村", "大东营村", "格根塔拉嘎查")
TRADES = {
    "商贸": "有限公司", "物流": "有限责任公司", "农牧业": "专业合作社", "建筑工程": "有限公司", "餐饮管理": "有限公司",
    "机械租赁": "有限公司", "马铃薯种业": "有限公司", "乳业": "有限公司", "建材": "有限公司", "风电设备": "有限公司",
}  # fmt: skip
MARKS = (
    "昌盛", "鸿运", "天骄", "蒙源", "顺达", "金穗", "北疆", "绿野", "恒通", "宏图", "敕勒川", "塞外", "云泰", "瑞丰",
    "华远", "德润", "广汇", "沃野", "骏驰", "晨曦",
)  # fmt: skip


class People:
    """Invents people of a court's district, never the same number twice."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.given: set[str] = set()

    def person(self, court: str) -> Party:
        """Somebody of this district; one in five speaks Mongolian."""
        mongolian = self.chance.random() < 0.2
        return Party(
            name=Name(self._name(mongolian)),
            id_number=Secret(self._id_number()),
            phone=Secret(self._phone()),
            address=Prose(self.address(court)),
            language=Language.mn if mongolian and self.chance.random() < 0.6 else Language.zh,
        )

    def firm(self, court: str) -> Party:
        """A firm of this district."""
        trade, form = self.chance.choice(list(TRADES.items()))
        name = f"{place(court)}{self.chance.choice(MARKS)}{trade}{form}"
        return Party(
            name=Name(name),
            kind=Kind.organisation,
            id_number=Secret(self._credit_code()),
            phone=Secret(f"0474{self.chance.randrange(10**7):07d}"),
            address=Prose(f"{place(court)}{self.chance.choice(STREETS)}{self.chance.randint(1, 220)}号"),
        )

    def named_firm(self, court: str, name: str) -> Party:
        """A firm by this name."""
        number = Secret(self._credit_code())
        street = f"{place(court)}{self.chance.choice(STREETS)}{self.chance.randint(1, 90)}号"
        return Party(name=Name(name), kind=Kind.organisation, id_number=number, address=Prose(street))

    def agent(self, *, stands_for: int = 1) -> Agent:
        """A lawyer."""
        firm = f"内蒙古{self.chance.choice(MARKS)}律师事务所"
        number, phone = Secret(self._id_number()), Secret(self._phone())
        return Agent(
            name=Name(self._name(False)), id_number=number, phone=phone, stands_for=stands_for, firm=Name(firm)
        )

    def address(self, court: str) -> str:
        """Where somebody of this district lives."""
        district = place(court)
        if self.chance.random() < 0.35:
            return f"{district}{self.chance.choice(VILLAGES)}{self.chance.randint(1, 180)}号"
        door = f"{self.chance.randint(1, 18)}号楼{self.chance.randint(1, 5)}单元{self.chance.randint(101, 1802)}室"
        return f"{district}{self.chance.choice(ESTATES)}{door}"

    def _name(self, mongolian: bool) -> str:
        if mongolian:
            return self.chance.choice(MONGOLIAN)
        return self.chance.choice(SURNAMES) + self.chance.choice(GIVEN)

    def _phone(self) -> str:
        return f"100{self.chance.randrange(10**8):08d}"

    def _id_number(self) -> str:
        while True:
            born = date(1952, 1, 1) + timedelta(days=self.chance.randrange(50 * 365))
            body = f"{self.chance.choice(BIRTHPLACES)}{born:%Y%m%d}000"
            number = body + ric.calc_check_digit(body + "0")
            if number not in self.given and ric.is_valid(number):
                self.given.add(number)
                return number

    def _credit_code(self) -> str:
        while True:
            body = "".join(self.chance.choice(LETTERS) for _ in range(6))
            code = f"91150900MA{body}"
            code += "0" if _inner_check(code[8:]) != "0" else "1"
            code += uscc.calc_check_digit(code)
            if code not in self.given and uscc.is_valid(code):
                self.given.add(code)
                return code


def _inner_check(code: str) -> str:
    """The check character of an organisation code, GB 11714."""
    total = sum(int(char, 36) * weight for char, weight in zip(code, (3, 7, 9, 10, 5, 8, 4, 2), strict=True))
    return "0123456789X0"[11 - total % 11]


def place(court: str) -> str:
    """The district of a court, as addresses name it."""
    return COURTS[court].short.removesuffix("中级人民法院").removesuffix("人民法院")
