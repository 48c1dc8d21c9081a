"""讲座的要素：讲什么、谁讲、在哪里、几点到几点、多少人、讲给哪些行业；谁来听，他是哪一行。"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from xiezhi.engine.facts import Facts, Name, PersonId, Prose, Secret, ask
from xiezhi.phrases.courtroom import clock_time
from xiezhi.phrases.people import valid_phone


class Trade(StrEnum):
    """行业：按《国民经济行业分类》的门类归并，金融业分为保险和银行，农、林、牧、渔业分为畜牧和种植。"""

    insurance = "insurance"
    banking = "banking"
    catering = "catering"
    shops = "shops"
    building = "building"
    transport = "transport"
    livestock = "livestock"
    farming = "farming"
    making = "making"
    housing = "housing"
    services = "services"
    public = "public"
    other = "other"

    @property
    def label(self) -> str:
        return {
            "insurance": "保险",
            "banking": "银行信贷",
            "catering": "餐饮住宿",
            "shops": "批发零售",
            "building": "建筑",
            "transport": "运输物流",
            "livestock": "畜牧",
            "farming": "种植",
            "making": "生产制造",
            "housing": "房产物业",
            "services": "其他服务",
            "public": "机关和村居",
            "other": "其他",
        }[self.value]


class Way(StrEnum):
    """到场听还是在网上听。"""

    onsite = "onsite"
    online = "online"

    @property
    def label(self) -> str:
        return {"onsite": "到场", "online": "线上"}[self.value]


class Announcement(Facts):
    """公布一场讲座。"""

    subject: Prose = ask("讲什么", english="Subject")
    teacher: Prose = ask("谁来讲", english="Teacher")
    way: Way = ask("到场还是线上", default=Way.onsite, english="In place or online")
    place: Prose = ask("地点", english="Place", help="到场的写明楼和房间；线上的写明怎样进入，只有报了名的人看得到")
    day: date = ask("哪一天", english="Day")
    begins: str = ask("开始时间", default="15:00", check=clock_time, english="Begins")
    ends: str = ask("结束时间", default="16:30", check=clock_time, english="Ends")
    seats: int = ask("名额", default=40, most=500, english="Seats")
    trades: tuple[Trade, ...] = ask("讲给哪些行业", default=(), english="For which trades", help="不选就是谁都可以听")


class Seat(Facts):
    """报名：替自己报的写自己；打电话来的，由窗口写明他的姓名和电话。"""

    trade: Trade = ask("哪一行", english="Trade")
    name: Name = ask("姓名", default=Name(""), english="Name")
    phone: Secret = ask("电话", default=Secret(""), check=valid_phone, english="Telephone")
    waits: bool = ask("名额满了也愿意排候补", default=False, english="Waits where it is full")


class Attendance(Facts):
    """到课的人。"""

    present: tuple[PersonId, ...] = ask("谁到了", default=(), choices="attendees", english="Who came")


class Calling(Facts):
    """取消讲座的原因，报了名的人都会收到。"""

    reason: Prose = ask("原因", english="Why")


class Freed(Facts):
    """空出来的是第几个报名的。"""

    order: int = ask("第几个报名", english="Place in the queue")
