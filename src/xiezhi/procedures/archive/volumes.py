"""成册：本案和它之下各件的文书、照片、送达情况，按时间编入正卷和副卷。"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from xiezhi.desk.uploads import Withheld, shown_to_others
from xiezhi.engine.errands import printed, store
from xiezhi.engine.facts import FileId
from xiezhi.engine.reading import families_of
from xiezhi.engine.words import PROCEDURES
from xiezhi.papers.fill import WrongFacts
from xiezhi.papers.templates import PAPERS
from xiezhi.papers.volume import Sheet, bind, is_pdf, is_picture, photograph, table_page, written_page
from xiezhi.procedures.archive.facts import Leaf, Shelf, Term, Volume, Volumes
from xiezhi.procedures.archive.procedure import beneath
from xiezhi.records.court import Court, Officer
from xiezhi.records.dispute import Dispute
from xiezhi.records.paper import Delivery, Paper
from xiezhi.records.person import Person, Standing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import one, rows

MEANS = {"electronic": "电子", "post": "邮寄", "deposit": "留置", "announcement": "公告", "direct": "直接"}
DELIVERIES = "送达情况表"
GONE = ("本件内容已经依法删除，此页留作标记。",)


def papers_of(case: Proceeding) -> list[Paper]:
    """本案和它之下各件的文书，按时间。"""
    mine = beneath(families_of([case.dispute])[case.dispute], case.id)
    return rows(Paper, proceeding__in=mine, order=("at", "id"))


def made(archive: Proceeding) -> tuple[Volumes, tuple[bytes, ...]]:
    """各卷的页次，和各卷的文件。没有内部文书的，不成副卷。"""
    case, court = one(Proceeding, id=archive.parent), one(Court, id=archive.court)
    assert case is not None, "归档在一件案件之下"
    assert court is not None, "案件有它的法院"
    found, volumes, files = papers_of(case), [], []
    for shelf in Shelf:
        main = shelf is Shelf.main
        sheets = [_sheet(each, court) for each in found if (each.shelf == "main") is main]
        sheets += _deliveries(case, found, court) if main else []
        if not main and not sheets:
            continue
        bound = bind(shelf.label, court.name, _front(archive, case), sheets, _back(archive))
        sha256, sm3 = (FileId(hashlib.new(kind, bound.content).hexdigest()) for kind in ("sha256", "sm3"))
        leaves = tuple(Leaf(paper=each.id, first=each.first, last=each.last) for each in bound.placed)
        volumes.append(Volume(shelf=shelf, sha256=sha256, sm3=sm3, size=len(bound.content), leaves=leaves))
        files.append(bound.content)
    return Volumes(volumes=tuple(volumes)), tuple(files)


def _sheet(paper: Paper, court: Court) -> Sheet:
    title = paper.name or paper.title
    return Sheet(paper.id, title, paper.at[:10], _pages(paper, court.name if paper.origin == "court" else "", title))


def _pages(paper: Paper, court: str, title: str) -> bytes:
    if paper.erased:
        return written_page(court, title, GONE)
    if paper.sha256:
        return _file(paper, court, title)
    if paper.kind in PAPERS and paper.edition:
        try:
            return printed(paper)
        except WrongFacts:  # 没有写完的草稿
            return written_page(court, title, ("草稿，没有写完。",))
    return written_page(court, title, paper.data.splitlines() or ("只登记了名称，没有交来文件。",))


def _file(paper: Paper, court: str, title: str) -> bytes:
    """照片不带拍摄地点等信息；录音、录像等不能成页的，写明摘要；原件由存证人保管的也写明。"""
    try:
        content = shown_to_others(paper.sha256, store())
    except KeyError:
        content = b""
    except Withheld as withheld:
        return written_page(court, title, (withheld.words, f"SHA-256：{paper.sha256}", f"大小：{paper.size:,} 字节"))
    if is_picture(content):
        return photograph(content)
    if is_pdf(content):
        return content
    kept = "电子文件随卷保存。" if content else "原件由存证人保管。"
    return written_page(court, title, (kept, f"SHA-256：{paper.sha256}", f"大小：{paper.size:,} 字节"))


def _deliveries(case: Proceeding, found: list[Paper], court: Court) -> Iterator[Sheet]:
    """每一份文书送每一个人：怎样送、哪天送到。"""
    titles = {each.id: each.title for each in found}
    sent = rows(Delivery, paper__in=list(titles), order=("effective", "id"))
    if sent:
        names = {each.person: each.name for each in rows(Person, person__in=sorted({each.recipient for each in sent}))}
        lines = [
            (
                MEANS.get(each.means, "—"),
                f"{titles[each.paper]}（{names.get(each.recipient, '')}）",
                each.tracking or "—",
                each.sent or "—",
                each.effective or "没有送达",
            )
            for each in sent
        ]
        pdf = table_page(court.name, DELIVERIES, ("方式", "文书和受送达人", "邮件号", "发出", "送达"), lines)
        yield Sheet("", DELIVERIES, max(each.effective for each in sent), pdf)


def _front(archive: Proceeding, case: Proceeding) -> dict[str, str]:
    dispute = one(Dispute, id=case.dispute)
    state = PROCEDURES[case.procedure].states[case.state]
    return {
        "案号": case.number,
        "案由": dispute.cause if dispute else "",
        "原告（申请人）": _who(archive, "claimant"),
        "被告（被申请人）": _who(archive, "defendant"),
        "第三人": _who(archive, "third"),
        "承办人": _who(archive, "judge", "enforcer"),
        "书记员": _who(archive, "clerk"),
        "收案日期": case.numbered or case.opened,
        "结案日期": case.closed,
        "处理结果": case.outcome or state.label,
        "保管期限": Term(archive.track or Term.short).label,
    }


def _back(archive: Proceeding) -> dict[str, str]:
    return {
        "归档编号": archive.number,
        "整理人": _who(archive, "clerk", "enforcer"),
        "情况说明": "以上各页由系统编号。",
    }


def _who(archive: Proceeding, *roles: str) -> str:
    """站在这些身份上的人，取第一种有人的。"""
    for role in roles:
        stand = [each.person for each in rows(Standing, proceeding=archive.id, role=role, until="", order=("order",))]
        names = {each.person: each.name for each in rows(Person, person__in=stand)}
        names |= {each.person: each.name for each in rows(Officer, person__in=stand, court=archive.court)}
        if stand:
            return "、".join(names.get(person, "") for person in stand)
    return ""
