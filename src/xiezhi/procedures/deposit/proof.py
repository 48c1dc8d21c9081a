"""存证包：不联网、不问法院也能核验一份存证的文件。"""

from __future__ import annotations

from dataclasses import replace

from xiezhi.engine.publish import bundle_of
from xiezhi.evidence.bundle import Bundle
from xiezhi.evidence.read import entry
from xiezhi.records.deposit import Deposit as Record


def bundle(held: Record) -> Bundle | None:
    """进了检查点才有。只打开记录和文件的摘要：名称、设备、地点都不在其中。"""
    found = entry(held.id)
    made = bundle_of(found, values=False, file=held.sha256) if found else None
    return replace(made, name=held.name) if made else None
