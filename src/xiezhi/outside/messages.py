"""Short messages to telephones: one request to the operator's gateway, the same key at every try."""

import json
from dataclasses import dataclass
from typing import Protocol

from xiezhi.outside.wire import post

MOST_ANSWERED = 65_536


class Messages(Protocol):
    """Who brings words to a telephone; OSError when they were not taken."""

    def send(self, phone: str, words: str, key: str) -> None: ...


@dataclass(frozen=True, slots=True)
class HttpMessages:
    """The gateway at `url` takes JSON of `to`, `text` and `key`, and answers 2xx once it has it."""

    url: str
    seconds: float = 5.0

    def send(self, phone: str, words: str, key: str) -> None:
        body = json.dumps({"to": phone, "text": words, "key": key}, ensure_ascii=False).encode()
        reply = post(self.url, body, "application/json", seconds=self.seconds, most=MOST_ANSWERED)
        if not 200 <= reply.status < 300:
            raise OSError(f"the gateway answers {reply.status}")
