"""The demonstration courts: founded through the door, their people appointed by name and office. All are invented."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from xiezhi.engine.facts import Name, PersonId, Prose
from xiezhi.engine.words import FOUNDER, PERSONNEL, PRESIDENT
from xiezhi.law.courts import COURTS, Level
from xiezhi.procedures.affairs import Absence, Affairs, Appointment, Founding, Office, Team, Value
from xiezhi.records.court import Court, Officer
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import one
from xiezhi.stories.days import moment
from xiezhi.stories.telling import Plot, Tale, play

FOUNDED = moment("2026-01-05 08:00")
ULANQAB, HOHHOT, ORDOS = "内09", "内01", "内06"
JINING, XINCHENG = "内0902", "内0102"
DEMONSTRATION = (ULANQAB, *sorted(code for code in COURTS if COURTS[code].parent == ULANQAB), HOHHOT, XINCHENG, ORDOS)
"""乌兰察布中院 and its eleven basic courts, 呼和浩特中院 with 新城区, 鄂尔多斯中院."""

STAFF: dict[Office, int] = {
    Office.president: 1,
    Office.personnel: 1,
    Office.inspector: 1,
    Office.filing_judge: 2,
    Office.counter: 2,
    Office.mediator: 3,
    Office.judge: 4,
    Office.clerk: 2,
    Office.server: 1,
    Office.enforcement_head: 1,
    Office.enforcer: 2,
    Office.finance: 2,
    Office.archivist: 1,
    Office.assessor: 5,
}
"""How many hold each office of an ordinary basic court; a city's court has one more of those who meet the public."""

JINING_STAFF: dict[Office, tuple[str, ...]] = {
    Office.president: ("孟和",),
    Office.personnel: ("郭敏",),
    Office.inspector: ("韩立",),
    Office.filing_judge: ("苏和", "白玉兰", "周正"),
    Office.counter: ("陈静", "马小燕"),
    Office.mediator: ("李调解", "乌云", "老包", "赵秀英"),
    Office.judge: ("斯琴", "高远", "那顺", "田文", "许敏"),
    Office.clerk: ("小丁", "塔娜", "何平"),
    Office.server: ("刘送达", "巴雅尔"),
    Office.enforcement_head: ("赵严",),
    Office.enforcer: ("贺坚", "阿古拉"),
    Office.finance: ("钱敏", "安宁"),
    Office.archivist: ("图雅",),
    Office.assessor: ("李桂兰", "王建军", "宝力德", "张淑珍", "刘志强", "乌云毕力格"),
}
"""The court where most stories play."""

FAST_JUDGES = 2
"""How many judges of a court belong to the team of small and summary cases."""

PEOPLE = {JINING: 300_000, XINCHENG: 300_000, HOHHOT: 1_500_000, ORDOS: 1_000_000}
"""Invented numbers of inhabitants, so round that nobody takes them for counted; another county has 100,000."""
INVENTED = "演示用的虚构人数，不是统计公报的数"

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯董程曹袁邓许傅沈曾彭吕"
GIVEN = (
    "建国", "志远", "晓梅", "文斌", "丽娟", "国强", "海霞", "永胜", "春燕", "立新", "淑芬", "振华", "雪莲", "卫东",
    "明亮", "秀兰", "子涵", "浩然", "玉珍", "世杰", "红梅", "德明", "艳丽", "学军", "桂英", "鹏飞", "思远",
    "凤霞", "俊峰", "晓光",
)  # fmt: skip
MONGOLIAN = (
    "巴特尔", "其其格", "娜仁", "朝鲁", "萨仁", "哈斯", "特木尔", "乌日娜", "布和", "托娅", "额尔敦", "阿拉坦",
    "莫日根", "高娃", "苏日娜", "宝音", "达来", "格日勒", "满都拉", "琪琪格", "扎布", "敖登", "吉日嘎拉", "斯日古楞",
)  # fmt: skip


def officers_of(code: str) -> Iterator[tuple[Office, str]]:
    """Everyone appointed when a court is founded; names do not repeat within a court."""
    if code == JINING:
        yield from ((office, name) for office, names in JINING_STAFF.items() for name in names)
        return
    city = COURTS[code].level is Level.INTERMEDIATE
    start, place = DEMONSTRATION.index(code) * 37, 0
    for office, count in STAFF.items():
        more = city and office in (Office.filing_judge, Office.counter, Office.judge, Office.server)
        for _ in range(count + more):
            yield office, name_of(start + place)
            place += 1


def name_of(number: int) -> str:
    """An invented name: every fourth of them Mongolian."""
    if number % 4 == 3:
        return MONGOLIAN[number // 4 % len(MONGOLIAN)]
    return SURNAMES[number * 7 % len(SURNAMES)] + GIVEN[number * 11 % len(GIVEN)]


def founding(code: str, begun: datetime = FOUNDED) -> Tale:
    """A court is founded, its people are appointed, its president sets what the law leaves to him."""
    court = COURTS[code]
    plot = Plot(f"house/{code}", code, begun)
    level = {Level.INTERMEDIATE: "中级", Level.BASIC: "基层"}[court.level]
    founder = "founder", FOUNDER
    facts = Founding(code=code, name=court.short, level=level, parent=court.parent or "")
    plot.dispute = (yield plot.does(founder, Affairs.found, facts)).proceeding
    judges = 0
    for office, name in officers_of(code):
        judges += office is Office.judge
        team = Team.fast if office is Office.judge and judges <= FAST_JUDGES else Team.none
        sits = office in (Office.judge, Office.filing_judge, Office.president)
        rank = {Office.judge: "四级高级法官", Office.filing_judge: "一级法官"}.get(office, "")
        work, duty = _passes(code, name) if office in (Office.enforcer, Office.enforcement_head) else ("", "")
        facts_of = Appointment(
            name=Name(name), office=office, rank=rank, may_sit=sits, team=team, work_pass=work, duty_pass=duty
        )
        yield plot.does(founder, Affairs.appoint, facts_of)
    values = (("filing.supplement_days", 7, "本院通常给七日"), ("figures.population", people_of(code), INVENTED))
    for name, value, reason in values:
        facts_of_value = Value(name=name, value=str(value), since=begun.date(), reason=Prose(reason))
        yield plot.does(plot.officer(PRESIDENT), Affairs.set_value, facts_of_value)


def people_of(code: str) -> int:
    """How many live where a court has jurisdiction: a city has those of its counties."""
    below = [each for each in DEMONSTRATION if COURTS[each].parent == code]
    return PEOPLE.get(code) or (sum(map(people_of, below)) if below else 100_000)


def _passes(code: str, name: str) -> tuple[str, str]:
    """Invented numbers of the passes that an officer shows where he enforces."""
    number = 1 + sum(map(ord, name)) % 900
    return f"{code}法{number:04d}", f"{code}执{number:04d}"


def leaves(code: str) -> Tale:
    """Two people of a court are away for some days."""
    plot = Plot(f"leaves/{code}", code, moment("2026-01-12 09:05"))
    affairs = one(Proceeding, court=code, procedure=Affairs.name)
    assert affairs is not None, "nobody is away from a court that was not founded"
    plot.dispute = affairs.dispute
    for place, (office, since, until) in enumerate(
        ((Office.judge, date(2026, 1, 19), date(2026, 1, 23)), (Office.mediator, date(2026, 3, 2), date(2026, 3, 6)))
    ):
        away = one(Officer, court=code, office=str(office), name=[n for o, n in officers_of(code) if o is office][-1])
        assert away is not None, "nobody holds the office"
        yield from plot.later(place)
        absence = Absence(person=PersonId(away.person), since=since, until=until, reason=Prose("年休假"))
        yield plot.does(plot.officer(PERSONNEL), Affairs.leave, absence)


def found(*codes: str) -> None:
    """Found these courts where they do not stand yet, those above them first."""
    play(founding(code) for code in codes if one(Court, id=code) is None)
