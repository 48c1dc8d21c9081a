"""A witness played on this machine: the real one behind a wire that can fail."""

from collections.abc import Iterator

from xiezhi.evidence.witness import Witness
from xiezhi.outside.loopback import Loopback, Mood
from xiezhi.outside.wire import Reply


def witness(real: Witness, moods: Iterator[Mood] | None = None, *, slow: float = 0.5) -> Loopback:
    """The witness on its wire."""

    def answer(method: str, path: str, body: bytes) -> Reply:
        made = real.add_checkpoint(body) if method == "POST" else real.latest(path.split("/")[1])
        return Reply(made.status, made.body)

    return Loopback(answer, moods, slow=slow)
