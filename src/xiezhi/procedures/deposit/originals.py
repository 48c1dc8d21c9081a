"""原件分段交来：断了接着传；传完核对两个摘要，相同才交存。"""

from __future__ import annotations

from xiezhi.engine.door import act
from xiezhi.engine.errands import store
from xiezhi.engine.facts import Misstated, Prose
from xiezhi.engine.incoming import count_part, parts
from xiezhi.engine.refused import Absent
from xiezhi.evidence.bundle import Content
from xiezhi.procedures.deposit.facts import Original
from xiezhi.procedures.deposit.procedure import DEPOSITOR, Deposit
from xiezhi.records.deposit import Deposit as Record
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import one


def arrived(held: Record) -> int:
    """已经到了多少字节；原件已交存的，是全部。"""
    return held.size if held.kept else parts().arrived(held.id)


def take_part(held: Record, offset: int, data: bytes) -> int:
    """收下一段，返回已经到了多少字节；不从断处接起的一段不收。摘要与存证时不同的，全部作废。"""
    if held.kept:
        return held.size
    count_part(held.depositor)
    here = parts().add(held.id, offset, data, held.size)
    if here == held.size:
        _keep(held)
    return here


def _keep(held: Record) -> None:
    file = parts().path(held.id)
    with file.open("rb") as stream:
        found = Content.read(stream)
    if (found.sha256.hex(), found.sm3.hex()) != (held.sha256, held.sm3):
        parts().drop(held.id)
        raise Misstated("original", "送来的文件与存证时的摘要不同，不是同一份文件")
    proceeding = one(Proceeding, id=held.id)
    if proceeding is None:
        raise Absent
    store().take(file)
    facts = Original(sha256=Prose(held.sha256))
    act(Deposit.keep, facts, on=proceeding, by=held.depositor, as_=DEPOSITOR, key=f"keep:{held.sha256}")
