"""链上锚定: the contract of `evidence.anchor` through one node, and the word of every other node that is asked."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from xiezhi.evidence.anchor import REVERTS, Chain, ChainError, Head, Receipt, Rejected, Rpc, answered, asking
from xiezhi.evidence.checkpoint import Checkpoint, joint_message
from xiezhi.outside.wire import post

MOST = 10_000_000
"""Octets of a node's answer that are read."""


class Pending(ChainError):
    """Sent, and in no block yet, or not yet in every node's chain: ask again; `transaction` is what was sent last."""

    def __init__(self, sentence: str, transaction: str = "") -> None:
        super().__init__(sentence)
        self.transaction = transaction


@dataclass(frozen=True, slots=True)
class Anchored:
    """An anchor that every asked node shows: the block's time in seconds, and the receipt where it is known."""

    time: int
    receipt: Receipt | None


class AnchorChain(Protocol):
    """Anchors both trees of a log. OSError if a node does not answer, Pending while it is not in the chain, Rejected
    for a rollback or a fork."""

    def anchor(self, sha256: Checkpoint, sm3: Checkpoint, sent: str = "") -> Anchored: ...


def node(url: str, seconds: float = 5.0) -> Rpc:
    """A node by its address, each call given so many seconds. OSError where it does not answer, or answers no call."""

    def call(method: str, parameters: list[Any]) -> Any:
        reply = post(url, asking(method, parameters), "application/json", seconds=seconds, most=MOST)
        if reply.status != 200:
            raise OSError(f"{url}: HTTP {reply.status}")
        return answered(reply.body)

    return call


@dataclass(frozen=True, slots=True)
class EvmChain:
    """The contract at an address through nodes of different institutions, the first of which takes what is sent."""

    nodes: Sequence[str]
    secret: bytes
    contract: bytes
    seconds: float = 5.0

    def anchor(self, sha256: Checkpoint, sm3: Checkpoint, sent: str = "") -> Anchored:
        """Anchor, or find what was anchored before; the same again costs nothing. `sent` is the transaction sent."""
        chains = [Chain(node(url, self.seconds), self.secret, self.contract) for url in self.nodes]
        digest = hashlib.sha256(joint_message(sha256, sm3)).digest()
        try:
            first, *others = (chain.head(sha256.origin) for chain in chains)
            if first is None or first.digest != digest:
                self._send(chains[0], first, sha256, sm3, sent)
            assert first is not None
            if any(other is None or other.digest != digest for other in others):
                raise Pending("not every node shows the anchor", sent)
            return Anchored(first.time, chains[0].receipt(sent) if sent else None)
        except (KeyError, TypeError, IndexError) as error:
            raise ChainError(f"a node's answer cannot be read ({type(error).__name__})") from None

    def _send(self, chain: Chain, head: Head | None, sha256: Checkpoint, sm3: Checkpoint, sent: str) -> None:
        """Send what is missing; raises Pending, for what was sent is seen only when it is asked for again."""
        if sent and chain.receipt(sent) is None:
            raise Pending("in no block yet", sent)
        try:
            made = chain.anchor(sha256, sm3)
        except Rejected as rejected:
            if head is not None or str(rejected) != REVERTS["NotWriter()"]:
                raise
            made = chain.register(sha256.origin)
        raise Pending("sent", made)
