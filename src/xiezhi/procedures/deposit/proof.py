"""存证包：不联网、不问法院也能核验一份存证的文件。"""

from __future__ import annotations

from dataclasses import replace

from xiezhi.engine.publish import bundle_of
from xiezhi.evidence.bundle import Bundle
from xiezhi.evidence.read import entry
from xiezhi.procedures.deposit.watchword import watchword_of
from xiezhi.records.deposit import Deposit as Record


def bundle(held: Record) -> Bundle | None:
    """给存证人自己的，写着名称。"""
    made = nameless(held)
    return replace(made, name=held.name) if made else None


def nameless(held: Record) -> Bundle | None:
    """进了检查点才有。只打开记录、文件的摘要和本院签发的口令：名称、设备、地点都不在其中。"""
    found, beside = entry(held.id), held.watchword if watchword_of(held) else ""
    return bundle_of(found, values=False, file=held.sha256, beside=beside) if found else None
