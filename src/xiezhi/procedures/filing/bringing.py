"""成批起诉：表格和材料收下来，一行一行看，没有毛病的各走各的一道门；同一编号再来不会成两件。"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from xiezhi.desk.accounts import Account
from xiezhi.desk.declined import Declined
from xiezhi.desk.formats import BadUpload
from xiezhi.desk.tabled import Table, keep_table
from xiezhi.desk.uploads import Upload, take_upload, use_uploads
from xiezhi.desk.zipped import files_in
from xiezhi.engine.acts import Act
from xiezhi.engine.door import Receipt, act_all, objections, prepared
from xiezhi.engine.entry_ids import entry_id
from xiezhi.engine.errands import keys, store
from xiezhi.engine.facts import Misstated
from xiezhi.engine.refused import Refused
from xiezhi.engine.skeleton import says
from xiezhi.engine.words import ANYONE
from xiezhi.evidence.models import Entry
from xiezhi.evidence.read import taken_of
from xiezhi.phrases.columns import parts
from xiezhi.procedures.filing.facts import Intake
from xiezhi.procedures.filing.guards import alike_key
from xiezhi.procedures.filing.procedure import Filing
from xiezhi.procedures.filing.tabled import Fault, Papers, intake_of, read
from xiezhi.records.deposit import Deposit
from xiezhi.records.table import rows

MOST_OF_TABLE, MOST_OF_PAPERS = 10 * 2**20, 200 * 2**20
"""表格和压缩包各自最大多少字节；窗口读到多一个字节为止。"""
AT_ONCE = 50
"""一回提交多少件：页面每回看得见进度。"""


@dataclass(frozen=True, slots=True)
class Row:
    """一行：编号、被告，有什么毛病；提交过的，是哪一件。"""

    line: int
    reference: str
    against: str
    faults: tuple[Fault, ...]
    filed: str = ""
    act: Act | None = None


@dataclass(frozen=True, slots=True)
class Looked:
    """整张表看下来。"""

    rows: tuple[Row, ...]
    faults: tuple[Fault, ...]
    """表头和整张表的毛病：有一处，整张表都先不提交。"""

    @property
    def filed(self) -> tuple[Row, ...]:
        return tuple(each for each in self.rows if each.filed)

    @property
    def ready(self) -> tuple[Row, ...]:
        return tuple(each for each in self.rows if each.act and not self.faults)

    @property
    def faulty(self) -> tuple[Fault, ...]:
        """全部毛病，从上到下。"""
        return (*self.faults, *(fault for row in self.rows for fault in row.faults))


def bring(account: Account, court: str, name: str, table: bytes, archive: bytes, now: datetime) -> str:
    """收下表格和压缩包里有人提到的材料；表格的编号。"""
    if len(table) > MOST_OF_TABLE or len(archive) > MOST_OF_PAPERS:
        raise Declined(
            "文件太大：表格最大%(table)s MB，压缩包最大%(papers)s MB，请分几次",
            english="Too large: a table has %(table)s MB and an archive %(papers)s MB at most; please split them",
            table=MOST_OF_TABLE // 2**20,
            papers=MOST_OF_PAPERS // 2**20,
        )
    found, faults, letters = read(table)
    if not found and not faults:
        raise Declined("表里没有一行", english="The table has no rows")
    wanted = {each for _line, cells in found for each in parts(cells.get("材料", ""))}
    kept, spoiled, unused = dict[str, str](), dict[str, str](), list[str]()
    for file, content in files_in(archive) if archive else ():
        if file not in wanted:
            unused.append(file)
            continue
        if file in kept:
            spoiled[file] = "压缩包里有两个同名的文件"
            continue
        try:
            kept[file] = _kept(account, file, content, now)
        except BadUpload as why:
            spoiled[file] = why.words % why.values if why.values else why.words
    body: dict[str, Any] = {
        "rows": found,
        "faults": [_told(each) for each in faults],
        "letters": letters,
        "papers": kept,
        "spoiled": spoiled,
        "unused": unused,
    }
    return keep_table(account, court, name, body, keys=keys(), now=now)


def _told(fault: Fault) -> tuple[int, str, str, str]:
    why = fault.why
    return fault.line, fault.column, str(why), why.english % why.values if isinstance(why, Declined) else ""


def _kept(account: Account, name: str, content: bytes, now: datetime) -> str:
    """材料的摘要；这个账户交过的同一份不再存一次。"""
    made = take_upload(account, name, content, store=store(), now=now)
    older = Upload.objects.filter(account=account, sha256=made.sha256).exclude(pk=made.pk)
    if older.exists():
        made.delete()
    return made.sha256


def look(table: Table, person: str, *, token: bool = False) -> Looked:
    """看整张表：哪些提交过，哪些可以提交，哪些有毛病。"""
    papers = Papers(table.papers, table.spoiled)
    seen, alike, made = dict[str, int](), dict[str, int](), list[Row]()
    taken = _taken(table, person)
    for line, cells in table.rows:
        reference = cells.get("编号", "")
        intake, faults = intake_of(line, cells, papers)
        for column, key, before in (("编号", reference, seen), ("被告", alike_key(intake) if intake else "", alike)):
            if key and key in before:
                faults.append(Fault(line, column, _again(column, before[key])))
            before.setdefault(key, line)
        entry, against = taken.get(entry_id(table.court, person, key_of(reference))), cells.get("被告", "")
        made.append(_row(Row(line, reference, against, tuple(faults)), intake, entry, table.court, person, token))
    whole = (Fault(line, column, Declined(why, english=english)) for line, column, why, english in table.faults)
    return Looked(tuple(made), tuple(whole))


def _again(column: str, line: int) -> Declined:
    if column == "编号":
        return Declined("与第%(line)s行的编号相同", english="The same reference as in row %(line)s", line=line)
    return Declined(
        "当事人、案由和金额都与第%(line)s行相同",
        english="Parties, cause and amount are those of row %(line)s",
        line=line,
    )


def _taken(table: Table, person: str) -> dict[str, Entry]:
    ids = {entry_id(table.court, person, key_of(cells.get("编号", ""))) for _line, cells in table.rows}
    return taken_of(sorted(ids)) if ids else {}


def key_of(reference: str) -> str:
    """一行的办理编号：同一个人用同一个编号，只成一件。"""
    return f"table:{reference}"


def _row(row: Row, intake: Intake | None, entry: Entry | None, court: str, person: str, token: bool) -> Row:
    if intake is None or row.faults:
        return row
    try:
        asked = prepared(
            Filing.submit, intake, court=court, by=person, as_=ANYONE, key=key_of(row.reference), token=token
        )
        if entry is not None:
            if says(entry, asked.facts):
                return Row(row.line, row.reference, row.against, (), filed=entry.proceeding)
            clash = Declined(
                "这个编号已经提交过另一份内容，这一行没有提交", english="This reference was filed with other contents"
            )
            return Row(row.line, row.reference, row.against, (Fault(row.line, "编号", clash),))
        against = objections(asked)
    except (Misstated, Refused) as why:
        return Row(row.line, row.reference, row.against, (Fault(row.line, "", why),))
    faults = tuple(Fault(row.line, "", each) for each in against)
    return Row(row.line, row.reference, row.against, faults, act=None if faults else asked)


def file_some(table: Table, looked: Looked, now: datetime, most: int = AT_ONCE) -> list[Fault]:
    """提交没有毛病的，最多这么多件；各有各的回执，没有提交成的说为什么。"""
    some = [each for each in looked.ready[:most] if each.act]
    answers = act_all([each.act for each in some if each.act])
    done = {row.line for row, answer in zip(some, answers, strict=True) if isinstance(answer, Receipt)}
    names = {name for line, cells in table.rows if line in done for name in parts(cells.get("材料", ""))}
    digests = [table.papers[each] for each in names if each in table.papers]
    found = Upload.objects.filter(account=table.account, sha256__in=digests, used=None)
    use_uploads(table.account, list(found.values_list("pk", flat=True)), now)
    failed = ((row, each) for row, each in zip(some, answers, strict=True) if isinstance(each, BaseException))
    return [Fault(row.line, "", _why(each)) for row, each in failed]


def _why(answer: BaseException) -> Misstated | Refused:
    if isinstance(answer, Misstated | Refused):
        return answer
    raise answer


def deposited(table: Table) -> int:
    """有多少份材料与本院收过的存证一致。"""
    digests = set(table.papers.values())
    return len({each.sha256 for each in rows(Deposit, sha256__in=sorted(digests), withdrawn="")}) if digests else 0
