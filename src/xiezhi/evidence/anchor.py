"""Anchors in an EVM contract (`anchor.sol`) over plain JSON-RPC: one call a checkpoint, whatever it covers.

`Chain` asks a node through a function, so no network is needed here; the body of a call and its answer are `asking` and
`answered`. What a node answers is that node's word: ask at least two, of different institutions, and keep block and
receipt.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from xiezhi.evidence.checkpoint import Checkpoint, joint_message
from xiezhi.evidence.keccak import keccak256
from xiezhi.evidence.transaction import Transaction, address_of, rlp

GAS_CALL, GAS_CREATE = 300_000, 2_000_000

REVERTS = {
    "NotWriter()": "another account writes the heads of this log",
    "Taken()": "this log has its writer already",
    "Rollback()": "a larger size is anchored already",
    "Fork()": "another root is anchored for this size",
}
"""What the contract reverts with, and what it means."""

Rpc = Callable[[str, list[Any]], Any]
"""Asks a node: method and parameters to result; ChainError if it answers an error, OSError if it does not answer."""


class ChainError(ValueError):
    """What a node refused, in its words."""


class Rejected(ChainError):
    """A call that the contract reverts: another writer, a rollback, or a fork."""


@dataclass(frozen=True, slots=True)
class Head:
    """What the contract remembers of a log: size, both roots, digest of the joint message, block time in seconds."""

    size: int
    sha256_root: bytes
    sm3_root: bytes
    digest: bytes
    time: int


@dataclass(frozen=True, slots=True)
class Receipt:
    """Where an anchor stands: transaction, block number and hash, gas."""

    transaction: str
    block: int
    block_hash: str
    gas: int


def asking(method: str, parameters: list[Any]) -> bytes:
    """The body of a call."""
    return json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": parameters}).encode()


def answered(body: bytes) -> Any:
    """The result in a node's answer; ValueError for what is no JSON, ChainError for an error."""
    answer = json.loads(body)
    if not isinstance(answer, dict) or not answer.keys() & {"result", "error"}:
        raise ChainError("the node's answer is none")
    if answer.get("error"):
        told = answer["error"] if isinstance(answer["error"], dict) else {"message": answer["error"]}
        raise ChainError(" ".join(str(told.get(part, "")) for part in ("message", "data")).strip())
    return answer["result"]


class Chain:
    """The contract at an address, called by an account whose secret is 32 bytes."""

    def __init__(self, rpc: Rpc, secret: bytes, contract: bytes = b"") -> None:
        self.rpc, self.secret, self.contract = rpc, secret, contract

    def deploy(self) -> str:
        """Create the contract, whose address `contract` then is, and return the transaction's hash."""
        code = bytes.fromhex(files("xiezhi.evidence").joinpath("anchor.bin").read_text())
        account = address_of(self.secret)
        nonce = int(self.rpc("eth_getTransactionCount", [_hex(account), "pending"]), 16)
        name = self._send(b"", code, GAS_CREATE)
        self.contract = keccak256(rlp([account, nonce]))[12:]
        return name

    def register(self, origin: str) -> str:
        """Become the writer of a log's heads; the transaction's hash. Rejected if it has one."""
        return self._call("register(bytes32)", _origin(origin))

    def anchor(self, sha256: Checkpoint, sm3: Checkpoint) -> str:
        """Anchor both trees of a log at one size; the transaction's hash. Rejected for a rollback or a fork."""
        digest = hashlib.sha256(joint_message(sha256, sm3)).digest()
        return self._call(
            "anchor(bytes32,uint64,bytes32,bytes32,bytes32)",
            _origin(sha256.origin),
            sha256.size.to_bytes(32, "big"),
            sha256.root,
            sm3.root,
            digest,
        )

    def receipt(self, transaction: str) -> Receipt | None:
        """Where a transaction stands, None while it is in no block; Rejected if it failed."""
        found = self.rpc("eth_getTransactionReceipt", [transaction])
        if not found:
            return None
        if int(found["status"], 16) != 1:
            raise Rejected(f"transaction {transaction} failed")
        return Receipt(transaction, int(found["blockNumber"], 16), found["blockHash"], int(found["gasUsed"], 16))

    def head(self, origin: str) -> Head | None:
        """What the contract remembers of a log, None before its first anchor."""
        data = _selector("heads(bytes32)") + _origin(origin)
        answer = bytes.fromhex(self.rpc("eth_call", [{"to": _hex(self.contract), "data": _hex(data)}, "latest"])[2:])
        if len(answer) != 6 * 32:
            raise ChainError(f"the contract answered {len(answer)} bytes")
        _, size, time, sha256_root, sm3_root, digest = (answer[at : at + 32] for at in range(0, 192, 32))
        when = int.from_bytes(time, "big")
        return Head(int.from_bytes(size, "big"), sha256_root, sm3_root, digest, when) if when else None

    def _call(self, signature: str, *words: bytes) -> str:
        data = _selector(signature) + b"".join(words)
        ask = {"from": _hex(address_of(self.secret)), "to": _hex(self.contract), "data": _hex(data)}
        try:  # asked first, for a reverted transaction costs gas and says little
            self.rpc("eth_call", [ask, "latest"])
        except ChainError as error:
            named = [sentence for revert, sentence in REVERTS.items() if _selector(revert).hex() in str(error)]
            raise Rejected(named[0] if named else str(error)) from None
        return self._send(self.contract, data, GAS_CALL)

    def _send(self, to: bytes, data: bytes, gas: int) -> str:
        account = _hex(address_of(self.secret))
        chain, price, nonce = (
            int(self.rpc(method, parameters), 16)
            for method, parameters in (
                ("eth_chainId", []),
                ("eth_gasPrice", []),
                ("eth_getTransactionCount", [account, "pending"]),
            )
        )
        signed = Transaction(chain, nonce, gas, price, to, data).signed(self.secret)
        return str(self.rpc("eth_sendRawTransaction", [_hex(signed)]))


def _selector(signature: str) -> bytes:
    return keccak256(signature.encode())[:4]


def _origin(origin: str) -> bytes:
    return keccak256(origin.encode())


def _hex(data: bytes) -> str:
    return "0x" + data.hex()
