"""存证包：不联网、不问法院也能核验一份存证的文件。"""

from __future__ import annotations

from dataclasses import replace

from xiezhi.engine.publish import bundle_of
from xiezhi.evidence.bundle import Bundle
from xiezhi.evidence.read import entry
from xiezhi.records.deposit import Deposit as Record


def bundle(held: Record) -> Bundle | None:
    """The proof of a deposit, once it stands in a checkpoint. It opens the entry and the two digests, nothing else: no
    name, no device, no place."""
    found = entry(held.id)
    made = bundle_of(found, values=True) if found else None
    if made is None:
        return None
    digests = [each for each in made.values if each.text in (held.sha256, held.sm3)]
    salt = next((each.salt for each in digests if each.text == held.sha256), None)
    return replace(made, values=tuple(digests), salt=salt, name=held.name)
