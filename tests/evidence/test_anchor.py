"""Anchoring on a chain: transactions as EIP-155 prints them, and a node that keeps the contract's rules."""

import hashlib
from pathlib import Path

import pytest

from tests.evidence.scene import ORIGIN, checkpoint_of
from xiezhi.evidence import anchor
from xiezhi.evidence.anchor import REVERTS, Chain, ChainError, Rejected
from xiezhi.evidence.checkpoint import joint_message
from xiezhi.evidence.keccak import keccak256
from xiezhi.evidence.transaction import Transaction, address_of, rlp

LEAVES = [b"leaf %d" % number for number in range(40)]
KEY, OTHER = b"\x46" * 32, b"\x47" * 32
SOURCE = Path(anchor.__file__).with_name("anchor.sol").read_text(encoding="utf-8")


def test_keccak_is_the_hash_that_ethereum_prints():
    """The Keccak team's test vectors, and both sides of a block's border against its own definition of padding."""
    assert keccak256(b"").hex() == "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470"
    assert keccak256(b"abc").hex() == "4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45"
    assert keccak256(b"transfer(address,uint256)").hex()[:8] == "a9059cbb"
    assert len({keccak256(b"a" * length) for length in range(130, 140)}) == 10


def test_the_transaction_of_eip_155_is_hashed_and_signed_as_printed():
    """EIP-155, Example."""
    made = Transaction(1, 9, 21_000, 20 * 10**9, bytes.fromhex("35" * 20), b"", 10**18)
    assert made.digest().hex() == "daf5a779ae972f972197303d7b574746c7ef83eadac0f2791ad23db92e4c8e53"
    assert made.signed(KEY).hex() == (
        "f86c098504a817c800825208943535353535353535353535353535353535353535880de0b6b3a76400008025"
        "a028ef61340bd939bc2195fe537567866003e1a15d3c71ff63e1590620aa636276"
        "a067cbe9d8997f761aecb703304b3800ccf555c9f3dc64214b297fb1966a3b6d83"
    )
    assert address_of(KEY).hex() == "9d8a62f656a8d1615c1294fd71e9cfb3e4855a4f"


def test_lengths_are_prefixed_as_the_yellow_paper_says():
    assert rlp(0) == rlp(b"") == b"\x80"
    assert (rlp(15), rlp(1024), rlp(b"dog"), rlp([])) == (b"\x0f", b"\x82\x04\x00", b"\x83dog", b"\xc0")
    assert rlp([b"cat", b"dog"]) == b"\xc8\x83cat\x83dog"
    assert rlp(b"a" * 55)[:1] == b"\xb7"
    assert rlp(b"a" * 56)[:2] == b"\xb8\x38"
    assert rlp([b"a" * 1024])[:3] == b"\xf9\x04\x03"


def unpacked(data):
    """The items of an encoded list."""
    start = 1 if data[0] < 0xF8 else 1 + data[0] - 0xF7
    items, at = [], start
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


class Node:
    """A node with the contract's rules, as `anchor.sol` writes them."""

    def __init__(self):
        self.heads, self.blocks, self.sender = {}, [], b""

    def __call__(self, method, parameters):
        return getattr(self, method)(*parameters)

    def eth_chainId(self):
        return "0x539"

    def eth_gasPrice(self):
        return "0x3b9aca00"

    def eth_getTransactionCount(self, account, block):
        return hex(len(self.blocks))

    def eth_call(self, ask, block):
        data = bytes.fromhex(ask["data"][2:])
        if "from" not in ask:
            return "0x" + b"".join(self.heads.get(data[4:36], [bytes(32)] * 6)).hex()
        self.sender = bytes.fromhex(ask["from"][2:])
        self.apply(data, dry=True)
        return "0x"

    def eth_sendRawTransaction(self, raw):
        nonce, _, gas, to, _, data, *_ = unpacked(bytes.fromhex(raw[2:]))
        assert int.from_bytes(nonce, "big") == len(self.blocks)
        if to:
            self.apply(data)
        self.blocks.append((gas, to))
        return hex(len(self.blocks))

    def eth_getTransactionReceipt(self, name):
        number = int(name, 16)
        if number > len(self.blocks):
            return None
        return {"status": "0x1", "blockNumber": name, "blockHash": "0xbb", "gasUsed": "0xbe9a"}

    def apply(self, data, *, dry=False):
        origin, words = data[4:36], [data[at : at + 32] for at in range(36, len(data), 32)]
        writer, size, time, sha256, sm3, digest = self.heads.get(origin, [bytes(32)] * 6)
        sender = self.sender.rjust(32, b"\0")
        if not words:
            if writer != bytes(32):
                self.revert("Taken()")
            made = [sender, size, time, sha256, sm3, digest]
        else:
            if writer != sender:
                self.revert("NotWriter()")
            if words[0] < size:
                self.revert("Rollback()")
            if words[0] == size and time != bytes(32) and words[1:3] != [sha256, sm3]:
                self.revert("Fork()")
            made = [writer, words[0], (1772417717).to_bytes(32, "big"), *words[1:]]
        if not dry:
            self.heads[origin] = made

    def revert(self, name):
        raise ChainError(f"execution reverted 0x{keccak256(name.encode()).hex()[:8]}")


def trees(leaves):
    return checkpoint_of(leaves), checkpoint_of(leaves, "sm3")


@pytest.fixture
def node():
    return Node()


@pytest.fixture
def chain(node):
    chain = Chain(node, KEY)
    assert chain.receipt(chain.deploy()).block == 1
    return chain


def test_the_address_of_a_contract_follows_from_its_maker_and_number():
    """The first contract of the first account that development nodes give out."""
    node, secret = Node(), bytes.fromhex("ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80")
    chain = Chain(node, secret)
    chain.deploy()
    assert chain.contract.hex() == "5fbdb2315678afecb367f032d93f642f64180aa3"


def test_a_growing_log_is_anchored_and_read_back(chain):
    assert chain.head(ORIGIN) is None
    assert chain.receipt(chain.register(ORIGIN)).block == 2
    for size in (20, 20, 30):
        receipt = chain.receipt(chain.anchor(*trees(LEAVES[:size])))
        assert receipt.gas <= 60_000
        head, (sha256, sm3) = chain.head(ORIGIN), trees(LEAVES[:size])
        assert (head.size, head.sha256_root, head.sm3_root) == (size, sha256.root, sm3.root)
        assert head.digest == hashlib.sha256(joint_message(sha256, sm3)).digest()
        assert head.time == 1772417717


def test_a_rollback_a_fork_another_writer_and_a_second_registration_are_rejected(chain, node):
    chain.register(ORIGIN)
    chain.anchor(*trees(LEAVES[:20]))
    before = dict(node.heads)
    stranger = Chain(node, OTHER, chain.contract)
    for act, says in (
        (lambda: chain.anchor(*trees(LEAVES[:19])), "Rollback()"),
        (lambda: chain.anchor(*trees([b"x", *LEAVES[1:20]])), "Fork()"),
        (lambda: stranger.anchor(*trees(LEAVES[:21])), "NotWriter()"),
        (lambda: stranger.register(ORIGIN), "Taken()"),
    ):
        with pytest.raises(Rejected, match=REVERTS[says]):
            act()
    assert node.heads == before
    assert len(node.blocks) == 3


def test_trees_that_do_not_belong_together_are_never_sent(chain, node):
    with pytest.raises(ValueError, match="one size"):
        chain.anchor(checkpoint_of(LEAVES[:3]), checkpoint_of(LEAVES[:4], "sm3"))
    assert len(node.blocks) == 1


def test_a_transaction_in_no_block_is_waited_for_and_a_failed_one_said(chain, node):
    assert chain.receipt("0x99") is None
    node.eth_getTransactionReceipt = lambda name: {"status": "0x0"}
    with pytest.raises(Rejected, match="failed"):
        chain.receipt("0x1")


def test_the_contract_has_the_errors_and_functions_that_are_called():
    for revert in REVERTS:
        assert f"error {revert};" in SOURCE
    code = Path(anchor.__file__).with_name("anchor.bin").read_text()
    signatures = ("register(bytes32)", "heads(bytes32)", "anchor(bytes32,uint64,bytes32,bytes32,bytes32)")
    flat = "".join(code.split())
    for signature in signatures:
        assert keccak256(signature.encode()).hex()[:8].lstrip("0") in flat


def test_a_nodes_answer_is_a_result_an_error_or_none():
    assert anchor.answered(b'{"result": [1]}') == [1]
    with pytest.raises(ChainError, match="no such method 0x01"):
        anchor.answered(b'{"error": {"message": "no such method", "data": "0x01"}}')
    with pytest.raises(ChainError, match="none"):
        anchor.answered(b"[]")
