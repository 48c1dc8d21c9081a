"""RFC 9162, section 2.1, in both hash functions, against a tree that is written as the RFC defines it."""

import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xiezhi.evidence import merkle
from xiezhi.evidence.digest import Algorithm, digest
from xiezhi.evidence.merkle import BadProof

ALGORITHMS: tuple[Algorithm, ...] = ("sha256", "sm3")
VECTORS = json.loads((Path(__file__).parent / "vectors" / "trees.json").read_text())


def mth(entries: list[bytes], algorithm: Algorithm) -> bytes:
    """MTH of RFC 9162, 2.1.1, word for word."""
    if len(entries) < 2:
        return digest(b"\x00" + entries[0] if entries else b"", algorithm)
    k = 1
    while k * 2 < len(entries):
        k *= 2
    return digest(b"\x01" + mth(entries[:k], algorithm) + mth(entries[k:], algorithm), algorithm)


def leaves(size: int, algorithm: Algorithm) -> list[bytes]:
    return [merkle.leaf_hash(b"leaf %d" % i, algorithm) for i in range(size)]


@pytest.mark.parametrize("vector", VECTORS, ids=lambda v: f"{v['algorithm']}-{len(v['leaves'])}")
def test_the_published_trees_have_their_published_roots(vector):
    """A home-made proof was forgeable (immudb linear-fake)."""
    entries = [bytes.fromhex(leaf) for leaf in vector["leaves"]]
    assert (
        merkle.root([merkle.leaf_hash(e, vector["algorithm"]) for e in entries], vector["algorithm"]).hex()
        == (vector["root"])
    )


def test_sm3_gives_the_digest_printed_in_the_standard():
    """GB/T 32905-2016, 附录A, 示例1: abc."""
    assert digest(b"abc", "sm3").hex() == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_the_root_is_the_one_the_rfc_defines(algorithm):
    for size in range(40):
        entries = [b"leaf %d" % i for i in range(size)]
        assert merkle.root(leaves(size, algorithm), algorithm) == mth(entries, algorithm)


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_every_leaf_of_every_small_tree_is_proved_and_no_other_leaf_by_its_proof(algorithm):
    for size in range(1, 20):
        hashes = leaves(size, algorithm)
        root = merkle.root(hashes, algorithm)
        for index in range(size):
            proof = merkle.inclusion_proof(hashes, index, algorithm)
            merkle.verify_inclusion(hashes[index], index, size, proof, root, algorithm)
            for other in range(size):
                if other != index:
                    with pytest.raises(BadProof):
                        merkle.verify_inclusion(hashes[index], other, size, proof, root, algorithm)


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_every_small_tree_is_proved_to_begin_every_later_one(algorithm):
    hashes = leaves(20, algorithm)
    roots = [merkle.root(hashes[:size], algorithm) for size in range(21)]
    for size2 in range(1, 21):
        for size1 in range(1, size2 + 1):
            proof = merkle.consistency_proof(hashes, size1, size2, algorithm)
            merkle.verify_consistency(size1, size2, proof, roots[size1], roots[size2], algorithm)
            with pytest.raises(BadProof):
                merkle.verify_consistency(size1, size2, proof, roots[size1 - 1], roots[size2], algorithm)


def test_a_proof_in_one_hash_function_proves_nothing_in_the_other():
    hashes = leaves(7, "sha256")
    with pytest.raises(BadProof):
        merkle.verify_inclusion(hashes[3], 3, 7, merkle.inclusion_proof(hashes, 3), merkle.root(hashes), "sm3")


def test_a_proof_of_the_wrong_length_is_refused_on_both_sides():
    hashes = leaves(7, "sha256")
    root, proof = merkle.root(hashes), merkle.inclusion_proof(hashes, 3)
    with pytest.raises(BadProof, match="longer"):
        merkle.verify_inclusion(hashes[3], 3, 7, [*proof, root], root)
    with pytest.raises(BadProof, match="shorter"):
        merkle.verify_inclusion(hashes[3], 3, 7, proof[:-1], root)
    with pytest.raises(BadProof, match="31 bytes"):
        merkle.verify_inclusion(hashes[3], 3, 7, [proof[0][:31], *proof[1:]], root)
    path = merkle.consistency_proof(hashes, 3, 7)
    with pytest.raises(BadProof, match="longer"):
        merkle.verify_consistency(3, 7, [*path, root], merkle.root(hashes[:3]), root)
    with pytest.raises(BadProof, match="shorter"):
        merkle.verify_consistency(3, 7, path[:-1], merkle.root(hashes[:3]), root)


def test_nothing_is_proved_from_an_empty_tree():
    """RFC 9162 defines consistency proofs from size 1 on; a verifier that took an empty one would take any tree."""
    hashes = leaves(4, "sha256")
    empty, root = merkle.root([]), merkle.root(hashes)
    merkle.verify_consistency(0, 0, [], empty, empty)
    with pytest.raises(BadProof):
        merkle.verify_consistency(0, 4, [], empty, root)
    with pytest.raises(BadProof):
        merkle.verify_consistency(0, 4, [root], empty, root)


def test_one_size_has_one_root_and_needs_no_proof():
    hashes = leaves(4, "sha256")
    root = merkle.root(hashes)
    merkle.verify_consistency(4, 4, [], root, root)
    with pytest.raises(BadProof, match="two different roots"):
        merkle.verify_consistency(4, 4, [], root, merkle.root(hashes[::-1]))
    with pytest.raises(BadProof):
        merkle.verify_consistency(4, 4, [root], root, root)


def test_a_tree_does_not_shrink():
    hashes = leaves(4, "sha256")
    with pytest.raises(BadProof):
        merkle.verify_consistency(4, 3, [], merkle.root(hashes), merkle.root(hashes[:3]))
    with pytest.raises(ValueError, match="no consistency proof"):
        merkle.consistency_proof(hashes, 4, 3)
    with pytest.raises(ValueError, match="beyond"):
        merkle.consistency_proof(hashes, 3, 5)
    with pytest.raises(ValueError, match="no leaf 4"):
        merkle.inclusion_proof(hashes, 4)


def test_an_unknown_hash_function_is_refused():
    with pytest.raises(ValueError, match="md5"):
        merkle.root([], "md5")  # type: ignore[arg-type]


@settings(max_examples=40)
@given(st.integers(1, 200), st.data())
def test_any_changed_bit_spoils_a_proof(size, data):
    """A home-made proof was forgeable (immudb linear-fake)."""
    hashes = [hashlib.sha256(b"%d" % i).digest() for i in range(size)]
    index = data.draw(st.integers(0, size - 1))
    proof, root = merkle.inclusion_proof(hashes, index), merkle.root(hashes)
    message = b"".join([hashes[index], root, *proof])
    bit = data.draw(st.integers(0, len(message) * 8 - 1))
    flipped = bytearray(message)
    flipped[bit // 8] ^= 1 << bit % 8
    leaf, root, *proof = (bytes(flipped[at : at + 32]) for at in range(0, len(flipped), 32))
    with pytest.raises(BadProof):
        merkle.verify_inclusion(leaf, index, size, proof, root)
