"""存证证明：当场出具，只说出具时已经成立的事；状态往前走了，同一链接出具新的。"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from xiezhi.engine.clock import CHINA, court_now
from xiezhi.engine.errands import authority_of
from xiezhi.engine.points import points_of
from xiezhi.engine.publish import asked_by, size_published
from xiezhi.engine.refused import Absent
from xiezhi.evidence.read import entry
from xiezhi.papers.render import render
from xiezhi.papers.seal import seal
from xiezhi.papers.templates import PAPERS
from xiezhi.procedures.deposit.facts import Kind, Method
from xiezhi.procedures.deposit.procedure import NOTARIAL
from xiezhi.procedures.deposit.watchword import bracket, watchword_of
from xiezhi.records.court import Court
from xiezhi.records.deposit import Deposit as Record
from xiezhi.records.paper import Paper
from xiezhi.records.table import one, rows

UNSAID = "未提供"
PENDING = "尚待"


@dataclass(frozen=True, slots=True)
class Reached:
    """一种状态：成立没有，什么时候，凭什么。"""

    name: str
    at: str
    words: str
    true: bool


def reached(held: Record) -> tuple[Reached, ...]:
    """已收讫、已入检查点、已锚定，各说各的。检查点和锚定用真实的时间，演示法院也一样。"""
    found = entry(held.id)
    if found is None:
        raise Absent
    points = [each for each in points_of(found.court) if each.size > found.place]
    point, size = next((each for each in points if each.complete), None), size_published(found.court)
    shown, earliest = size > found.place, points[0].size if points else size
    asked = asked_by(found.court)
    awaited = "待见证：见证机构联署够数后公布，通常十秒" if asked.witnesses else "本院签名后公布，通常十秒"
    begun = datetime.fromtimestamp(point.begun, CHINA) if point else None
    signed = f"大小{earliest:,}的检查点已签名公布，覆盖本条"
    stamped = (
        f"大小{point.size:,}的检查点：时间戳{len(point.stamps())}份，链上回执{len(point.anchors())}份" if point else ""
    )
    return (
        Reached("已收讫", spaced(held.at), f"存证日志第{found.place:,}号", True),
        Reached("已入检查点", "已公布" if shown else PENDING, signed if shown else awaited, shown),
        Reached(
            "已锚定",
            f"{begun:%Y-%m-%d %H:%M:%S}" if begun else PENDING if asked.anchors else "没有",
            stamped or ("待时间戳和链上回执，通常十分钟" if asked.anchors else "本院没有请时间戳机构，也没有上链"),
            bool(point),
        ),
        *(Reached("已公证", spaced(each.at), f"{each.name}，签名经本院核对", True) for each in notarial(held)),
    )


def notarial(held: Record) -> list[Paper]:
    """公证机构就这件存证出具的公证书。"""
    return rows(Paper, proceeding=held.id, kind=NOTARIAL, order=("at", "id"))


def facts_of(held: Record) -> Iterator[tuple[str, str]]:
    """存的是什么、怎样来的；没有说的，写未提供，不隐去。"""
    yield "名称", held.name
    yield "种类和大小", f"{Kind(held.kind).label}，{held.size:,} 字节"
    yield "取得方式", Method(held.method).label
    yield "形成时间（自述）", f"{spaced(held.made)}，{since(held)}" if held.made else UNSAID
    yield "口令", _said(held)
    yield "设备", held.device or UNSAID
    yield "地点", held.place or UNSAID
    yield "自己的编号", held.reference or UNSAID
    yield "说明", held.note or UNSAID
    yield "原件", f"{spaced(held.kept)}已交本院保管" if held.kept else "由存证人自己保管"


def _said(held: Record) -> str:
    """口令和它发出的时刻；所附的不是本院签发的，照实写。"""
    word = watchword_of(held)
    if word is None:
        return "所附口令没有本院的签名，不作数" if held.watchword else UNSAID
    return f"{word.spaced}，{word.given:%Y-%m-%d %H:%M:%S}发出，{before(held, word.given)}"


def since(held: Record) -> str:
    """形成到存证隔了多久。"""
    return before(held, datetime.fromisoformat(held.made))


def before(held: Record, moment: datetime) -> str:
    """这一时刻到存证隔了多久。"""
    passed = datetime.fromisoformat(held.at) - moment.astimezone(CHINA)
    if passed < timedelta(0):
        return "晚于本院收讫的时间，设备时钟与本院不一致"
    days, hours, minutes = passed.days, passed.seconds // 3600, passed.seconds // 60 % 60
    parts = ((days, "日"), (hours, "小时"), (minutes, "分"), (passed.seconds % 60, "秒"))
    said = [f"{number}{unit}" for number, unit in parts if number][:2]
    return f"存证前{''.join(said)}" if said else "与存证同时"


def spaced(moment: str) -> str:
    """2026-03-02 10:15:07，北京时间。"""
    return f"{datetime.fromisoformat(moment).astimezone(CHINA):%Y-%m-%d %H:%M:%S}"


def grouped(digest: str) -> str:
    """八位一组，便于人眼核对。"""
    return " ".join(digest[place : place + 8] for place in range(0, len(digest), 8))


def certificate(held: Record, depositor: str, address: str) -> bytes:
    """盖章的存证证明，扫码到 `address` 核验。"""
    court, now, states, word = one(Court, id=held.court), court_now(), reached(held), watchword_of(held)
    if court is None:
        raise Absent
    data = {
        "court": court.name,
        "number": f"存证编号：{held.check_code}",
        "code": held.check_code,
        "address": address,
        "day": now.date(),
        "depositor": depositor,
        "conclusion": f"下列数据的摘要已于{spaced(held.at)}记入本院{states[0].words}。",
        "item": [list(pair) for pair in facts_of(held)],
        "bracket": bracket(held, spaced(held.at), word) if word else "",
        "digests": [["SHA-256", grouped(held.sha256)], ["SM3", grouped(held.sm3)]],
        "states": [[each.name, each.at, each.words] for each in states],
        "issued": f"{now:%Y-%m-%d %H:%M:%S}",
    }
    pdf = render("deposited", data)
    return seal(
        pdf, authority_of(court), reason=PAPERS["deposited"].title, when=now, sample=court.mode == "demo"
    ).content
