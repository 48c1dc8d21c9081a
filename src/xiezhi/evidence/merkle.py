"""The hash tree of RFC 9162, section 2.1, over leaf hashes: roots, proofs of inclusion and consistency, verification.

A proof is a list of roots of ranges `[start, end)` of leaves. Which ranges is pure arithmetic (`inclusion_ranges`,
`consistency_ranges`); the roots come from a list of leaf hashes here and from tiles in `tiles`.
"""

from collections.abc import Iterable, Sequence

from xiezhi.evidence.digest import SIZE, Algorithm, hasher

Range = tuple[int, int]
"""First leaf and the leaf after the last."""


_RIGHT_LENGTH = {SIZE}


class BadProof(ValueError):
    """A proof that does not prove what it is shown for; the message says at which point it fails."""


def leaf_hash(data: bytes, algorithm: Algorithm = "sha256") -> bytes:
    """The hash of a leaf: H(0x00 || data)."""
    return hasher(algorithm)(b"\x00" + data).digest()


def leaf_hashes(leaves: Iterable[bytes], algorithm: Algorithm = "sha256") -> list[bytes]:
    """The hashes of many leaves."""
    new = hasher(algorithm)
    return [new(b"\x00" + leaf).digest() for leaf in leaves]


def node_hash(left: bytes, right: bytes, algorithm: Algorithm = "sha256") -> bytes:
    """The hash of an inner node: H(0x01 || left || right)."""
    return hasher(algorithm)(b"\x01" + left + right).digest()


def root(hashes: Iterable[bytes], algorithm: Algorithm = "sha256") -> bytes:
    """The root over leaf hashes in order; H of nothing for an empty tree."""
    new, level = hasher(algorithm), list(hashes)
    if not level:
        return new(b"").digest()
    while len(level) > 1:
        # A last node without a neighbour rises unhashed: the split at the largest power of two, seen from below.
        last = level[-1:] if len(level) % 2 else []
        level = [new(b"\x01" + a + b).digest() for a, b in zip(level[::2], level[1::2], strict=False)] + last
    return level[0]


def split(size: int) -> int:
    """The largest power of two smaller than `size` (2 or more): where a tree of that size divides."""
    return 1 << (size - 1).bit_length() - 1


def inclusion_ranges(index: int, size: int) -> list[Range]:
    """The ranges whose roots prove leaf `index` in a tree of `size`, the leaf's sibling first; ValueError outside."""
    if not 0 <= index < size:
        raise ValueError(f"no leaf {index} in a tree of {size}")
    ranges, start, end = [], 0, size
    while end - start > 1:
        middle = start + split(end - start)
        if index < middle:
            ranges.append((middle, end))
            end = middle
        else:
            ranges.append((start, middle))
            start = middle
    return ranges[::-1]


def consistency_ranges(size1: int, size2: int) -> list[Range]:
    """The ranges whose roots prove that a tree of `size1` is the beginning of one of `size2`; ValueError outside."""
    if not 0 < size1 <= size2:
        raise ValueError(f"no consistency proof leads from size {size1} to size {size2}")
    ranges, start, end = [], 0, size2
    while end > size1:
        middle = start + split(end - start)
        if size1 <= middle:
            ranges.append((middle, end))
            end = middle
        else:
            ranges.append((start, middle))
            start = middle
    if start:  # the verifier knows the root of the old tree only if that is a whole branch of the new one
        ranges.append((start, end))
    return ranges[::-1]


def perfect_subtrees(start: int, end: int) -> list[tuple[int, int]]:
    """The perfect subtrees (level, index) that make up a range of a tree, largest first.

    A range of a proof begins at a multiple of the power of two that covers it; only its right side may be ragged.
    """
    subtrees = []
    while start < end:
        level = (end - start).bit_length() - 1
        subtrees.append((level, start >> level))
        start += 1 << level
    return subtrees


def fold(hashes: Sequence[bytes], algorithm: Algorithm = "sha256") -> bytes:
    """The root over adjacent perfect subtrees, largest first: they are joined from the right."""
    new = hasher(algorithm)
    if not hashes:
        return new(b"").digest()
    top = hashes[-1]
    for left in reversed(hashes[:-1]):
        top = new(b"\x01" + left + top).digest()
    return top


def inclusion_proof(hashes: Sequence[bytes], index: int, algorithm: Algorithm = "sha256") -> list[bytes]:
    """The inclusion proof of leaf `index` in the tree over `hashes` (RFC 9162, 2.1.3.1)."""
    return [root(hashes[start:end], algorithm) for start, end in inclusion_ranges(index, len(hashes))]


def consistency_proof(hashes: Sequence[bytes], size1: int, size2: int, algorithm: Algorithm = "sha256") -> list[bytes]:
    """The consistency proof from `size1` to `size2` leaves of `hashes` (RFC 9162, 2.1.4.1); ValueError from size 0."""
    if size2 > len(hashes):
        raise ValueError(f"size {size2} is beyond the {len(hashes)} leaves")
    return [root(hashes[start:end], algorithm) for start, end in consistency_ranges(size1, size2)]


def verify_inclusion(
    leaf_hash: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes, algorithm: Algorithm = "sha256"
) -> None:
    """Check an inclusion proof (RFC 9162, 2.1.3.2); BadProof if it does not lead from the leaf to the root."""
    if not 0 <= index < size:
        raise BadProof(f"no leaf {index} in a tree of {size}")
    _all_digests((leaf_hash, root, *proof))
    new = hasher(algorithm)
    fn, sn, r = index, size - 1, leaf_hash
    for p in proof:
        if sn == 0:
            raise BadProof("the inclusion proof is longer than the tree is high")
        if fn & 1 or fn == sn:
            r = new(b"\x01" + p + r).digest()
            while not fn & 1 and fn:
                fn >>= 1
                sn >>= 1
        else:
            r = new(b"\x01" + r + p).digest()
        fn >>= 1
        sn >>= 1
    if sn != 0:
        raise BadProof("the inclusion proof is shorter than the tree is high")
    if r != root:
        raise BadProof("the inclusion proof leads to another root")


def verify_consistency(
    size1: int, size2: int, proof: Sequence[bytes], root1: bytes, root2: bytes, algorithm: Algorithm = "sha256"
) -> None:
    """Check a consistency proof (RFC 9162, 2.1.4.2); BadProof if the first tree is not the beginning of the second.

    From an empty tree nothing can be proved, so size 0 to a larger one is always a BadProof.
    """
    if not 0 <= size1 <= size2:
        raise BadProof(f"a tree of {size2} does not grow out of one of {size1}")
    if size1 == size2:
        if proof:
            raise BadProof("between trees of one size there is nothing to prove")
        if root1 != root2:
            raise BadProof(f"two different roots for one size, {size1}")
        return
    if size1 == 0:
        raise BadProof("an empty tree proves nothing about its successors")
    _all_digests((root1, root2, *proof))
    new = hasher(algorithm)
    path = list(proof) if size1 & (size1 - 1) else [root1, *proof]
    if len(path) < 2:
        raise BadProof("the consistency proof is empty")
    fn, sn = size1 - 1, size2 - 1
    while fn & 1:
        fn >>= 1
        sn >>= 1
    fr = sr = path[0]
    for c in path[1:]:
        if sn == 0:
            raise BadProof("the consistency proof is longer than the tree is high")
        if fn & 1 or fn == sn:
            fr, sr = new(b"\x01" + c + fr).digest(), new(b"\x01" + c + sr).digest()
            while not fn & 1 and fn:
                fn >>= 1
                sn >>= 1
        else:
            sr = new(b"\x01" + sr + c).digest()
        fn >>= 1
        sn >>= 1
    if sn != 0:
        raise BadProof("the consistency proof is shorter than the tree is high")
    if fr != root1:
        raise BadProof("the consistency proof does not begin with the first tree")
    if sr != root2:
        raise BadProof("the consistency proof does not lead to the second tree")


def _all_digests(values: Iterable[bytes]) -> None:
    for length in set(map(len, values)) - _RIGHT_LENGTH:
        raise BadProof(f"a hash of {length} bytes where {SIZE} belong")
