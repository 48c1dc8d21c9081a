"""How far an entry has come in the log, wherever a receipt is shown."""

from __future__ import annotations

from datetime import datetime

from xiezhi.engine.clock import CHINA
from xiezhi.engine.publish import Reach, State, asked_by, reach_of, state_of
from xiezhi.engine.words import find_step
from xiezhi.evidence.models import Entry as Logged
from xiezhi.pages.saying import say as _
from xiezhi.pages.shapes import Proof, Receipt


def mark_of(state: State) -> int:
    """1 已收讫, 2 已入检查点, 3 已锚定: as many cells are filled."""
    return list(State).index(state) + 1


def receipts_of(entries: list[Logged], person: str, most: int) -> tuple[Receipt, ...]:
    """What this person did, newest first, each with how far it has come."""
    mine = [each for each in reversed(entries) if each.actor == person][:most]
    reach = reach_of(mine[0].court) if mine else None
    return tuple(_receipt(each, reach) for each in mine if reach)


def _receipt(entry: Logged, reach: Reach) -> Receipt:
    at = datetime.fromisoformat(entry.recorded_at).astimezone(CHINA)
    label = _(find_step(entry.step.rstrip("?")).label)
    return Receipt(at, label, f"/entry/{entry.id}", mark_of(reach.state(entry.place)))


def log_proofs(entry: Logged) -> tuple[Proof, ...]:
    """Its place in the log, the checkpoint that signs it, and the stamps and anchors that date it."""
    mark, asked = mark_of(state_of(entry)), asked_by(entry.court)
    return (
        Proof(_("写入日志"), _("本院存证日志，SHA-256 与 SM3 两棵树"), _("第 %(n)s 条") % {"n": f"{entry.place:,}"}),
        Proof(
            _("签名检查点"),
            _("本院对整个日志的签名，任何一条改动都会露出来")
            if mark >= 2 or not asked.witnesses
            else _("本院签过名，见证机构联署够数才公布"),
            _("已签") if mark >= 2 else _("待见证") if asked.witnesses else _("等待中"),
            pending=mark < 2,
        ),
        Proof(
            _("时间戳和锚定"),
            _("院外机构证明检查点在那一刻已经存在") if asked.anchors else _("本院没有请院外机构来做"),
            _("已锚定") if mark == 3 else _("待时间戳") if asked.anchors else _("没有"),
            pending=mark < 3,
        ),
    )
