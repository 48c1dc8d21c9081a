"""The right edge of a tree: it grows like the tree, and is spelt in one way."""

import pytest

from xiezhi.evidence import merkle
from xiezhi.evidence.frontier import Frontier


@pytest.mark.parametrize("algorithm", ["sha256", "sm3"])
def test_the_frontier_has_the_root_of_the_whole_tree_after_every_leaf(algorithm):
    frontier, hashes = Frontier(algorithm=algorithm), []
    assert frontier.root() == merkle.root([], algorithm)
    for number in range(300):
        hashes.append(merkle.leaf_hash(b"%d" % number, algorithm))
        frontier.append(hashes[-1])
        assert (frontier.size, frontier.root()) == (number + 1, merkle.root(hashes, algorithm))


@pytest.mark.parametrize("algorithm", ["sha256", "sm3"])
def test_a_frontier_survives_being_written_down(algorithm):
    frontier = Frontier(algorithm=algorithm)
    for number in range(37):
        again = Frontier.from_bytes(frontier.to_bytes())
        assert again == frontier
        again.append(merkle.leaf_hash(b"x", algorithm))
        assert again != frontier
        assert frontier.size == number
        frontier.append(merkle.leaf_hash(b"x", algorithm))


def test_a_copy_grows_apart():
    frontier = Frontier()
    frontier.append(bytes(32))
    other = frontier.copy()
    other.append(bytes(32))
    assert (frontier.size, other.size) == (1, 2)


def test_bytes_that_are_no_frontier_are_refused():
    frontier = Frontier()
    for _ in range(3):
        frontier.append(bytes(32))
    good = frontier.to_bytes()
    for bad in (b"", good[:-1], good[:8], good + bytes(32), b"\x03" + good[1:], good[:8] + b"\x04" + good[9:]):
        with pytest.raises(ValueError, match="frontier"):
            Frontier.from_bytes(bad)
    with pytest.raises(ValueError, match="32 bytes"):
        Frontier(1, [b"short"])


@pytest.mark.parametrize("algorithm", ["sha256", "sm3"])
def test_many_leaves_at_once_make_the_same_edge_as_one_after_the_other(algorithm):
    hashes = merkle.leaf_hashes([b"%d" % number for number in range(70)], algorithm)
    for start in range(34):
        for count in (0, 1, 2, 3, 7, 32, 36):
            one, many = Frontier(algorithm=algorithm), Frontier(algorithm=algorithm)
            for each in hashes[: start + count]:
                one.append(each)
            many.extend(hashes[:start])
            many.extend(hashes[start : start + count])
            assert many == one
