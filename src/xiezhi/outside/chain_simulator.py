"""A node played on this machine: JSON-RPC with the rules of `anchor.sol`, a block a transaction. It proves the code
path, not that a chain cannot be altered."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from xiezhi.evidence.anchor import ChainError
from xiezhi.evidence.keccak import keccak256
from xiezhi.outside.loopback import Loopback, Mood
from xiezhi.outside.wire import Reply

EMPTY = [bytes(32)] * 6


class Ledger:
    """What the chain holds: heads by origin, and the blocks. Several nodes may show one ledger."""

    def __init__(self, clock: Callable[[], int]) -> None:
        self.clock = clock
        self.heads: dict[bytes, list[bytes]] = {}
        self.blocks: list[bytes] = []
        self.senders: dict[bytes, bytes] = {}

    def call(self, method: str, parameters: list[Any]) -> Any:
        """Answer one call as a node does; ChainError for what it refuses."""
        match method, parameters:
            case "eth_chainId", _:
                return "0x539"
            case "eth_gasPrice", _:
                return "0x0"
            case "eth_getTransactionCount", _:
                return hex(len(self.blocks))
            case "eth_call", [dict(ask), _]:
                data = bytes.fromhex(ask["data"][2:])
                if "from" not in ask:
                    return "0x" + b"".join(self.heads.get(data[4:36], EMPTY)).hex()
                self.senders[data] = bytes.fromhex(ask["from"][2:])
                self._apply(data)
                return "0x"
            case "eth_sendRawTransaction", [str(raw)]:
                return self._send(bytes.fromhex(raw[2:]))
            case "eth_getTransactionReceipt", [str(name)]:
                number = int(name, 16)
                block = {"status": "0x1", "blockNumber": name, "blockHash": hex(number), "gasUsed": hex(48_896)}
                return block if number <= len(self.blocks) else None
        raise ChainError(f"the method {method} does not exist")

    def _send(self, raw: bytes) -> str:
        nonce, _, _, to, _, data, *_ = _unpacked(raw)
        if int.from_bytes(nonce, "big") != len(self.blocks):
            raise ChainError("nonce too low")
        if to:
            self.heads[data[4:36]] = self._apply(data)
        self.blocks.append(data)
        return hex(len(self.blocks))

    def _apply(self, data: bytes) -> list[bytes]:
        origin, words = data[4:36], [data[at : at + 32] for at in range(36, len(data), 32)]
        writer, size, time, sha256, sm3, digest = self.heads.get(origin, EMPTY)
        sender = self.senders.get(data, b"").rjust(32, b"\0")
        if not words:
            if writer != bytes(32):
                _revert("Taken()")
            return [sender, size, time, sha256, sm3, digest]
        if writer != sender:
            _revert("NotWriter()")
        if words[0] < size:
            _revert("Rollback()")
        if words[0] == size and time != bytes(32) and words[1:3] != [sha256, sm3]:
            _revert("Fork()")
        return [writer, words[0], self.clock().to_bytes(32, "big"), *words[1:]]


def node(ledger: Ledger, moods: Iterator[Mood] | None = None, *, slow: float = 0.5) -> Loopback:
    """A node that shows this ledger."""

    def answer(method: str, path: str, body: bytes) -> Reply:
        asked = json.loads(body)
        try:
            said = {"result": ledger.call(asked["method"], asked["params"])}
        except ChainError as error:
            said = {"error": {"code": 3, "message": str(error)}}
        return Reply(200, json.dumps({"jsonrpc": "2.0", "id": asked["id"], **said}).encode())

    return Loopback(answer, moods, slow=slow)


def _revert(name: str) -> None:
    raise ChainError(f"execution reverted 0x{keccak256(name.encode()).hex()[:8]}")


def _unpacked(data: bytes) -> list[bytes]:
    """The items of one encoded list."""
    items, at = list[bytes](), 1 if data[0] < 0xF8 else 1 + data[0] - 0xF7
    while at < len(data):
        first = data[at]
        if first < 0x80:
            items.append(data[at : at + 1])
            at += 1
        else:
            wide = max(0, first - 0xB7)
            length = int.from_bytes(data[at + 1 : at + 1 + wide], "big") if wide else first - 0x80
            at += 1 + wide
            items.append(data[at : at + length])
            at += length
    return items
