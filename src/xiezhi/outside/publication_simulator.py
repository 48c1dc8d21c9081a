"""The public list played on this machine: it publishes after a while, shows what stands, forgets what was removed."""

from __future__ import annotations

import hmac
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

from xiezhi.outside.loopback import Loopback, Mood
from xiezhi.outside.publication import signature
from xiezhi.outside.wire import Reply


@dataclass
class Gazette:
    """What is published, by number. `patience`: how often a record is merely taken in."""

    secret: bytes
    patience: int = 1
    shown: dict[str, dict[str, str]] = field(default_factory=dict)
    removed: dict[str, str] = field(default_factory=dict)
    asked: dict[str, int] = field(default_factory=dict)
    turn: threading.Lock = field(default_factory=threading.Lock)

    def publish(self, said: dict[str, str]) -> dict[str, str]:
        with self.turn:
            if not said["iname"] or not said["caseCode"]:
                return {"state": "refused", "reason": "缺少姓名或者案号"}
            if said["id"] in self.removed:
                return {"state": "removed", "reference": self.removed[said["id"]]}
            tries = self.asked[said["id"]] = self.asked.get(said["id"], 0) + 1
            if tries <= self.patience:
                return {"state": "pending"}
            self.shown[said["id"]] = said
            return {"state": "published", "reference": f"GB{len(self.asked):08d}"}

    def remove(self, said: dict[str, str]) -> dict[str, str]:
        with self.turn:
            self.shown.pop(said["id"], None)
            self.removed.setdefault(said["id"], f"CX{len(self.removed) + 1:08d}")
            return {"state": "removed", "reference": self.removed[said["id"]]}


def gazette(real: Gazette, moods: Iterator[Mood] | None = None, *, slow: float = 0.5) -> Loopback:
    """The list on its wire."""

    def answer(method: str, path: str, body: bytes) -> Reply:
        where, _, sign = path.partition("?sign=")
        if not hmac.compare_digest(sign, signature(real.secret, body)):
            return Reply(403, b"")
        said = json.loads(body)
        made = json.dumps(real.publish(said) if where == "/publish" else real.remove(said), ensure_ascii=False).encode()
        return Reply(200, signature(real.secret, made).encode() + b"\n" + made)

    return Loopback(answer, moods, slow=slow)
