"""fsck and monitor: whatever is changed in a log is found, and a split view is proved by the log's own signatures."""

import pytest

from tests.evidence.scene import LOG, LOG_SM2, SM3_LOG, checkpoint_of, cosigned
from tests.evidence.test_leaf import a_leaf
from xiezhi.evidence import merkle
from xiezhi.evidence.folder import LogFolder
from xiezhi.evidence.frontier import Frontier
from xiezhi.evidence.fsck import check_chain, check_checkpoints, check_folder, check_heads, check_tiles
from xiezhi.evidence.keys import BadSignature
from xiezhi.evidence.monitor import Misconduct, Monitor, compare_notes
from xiezhi.evidence.tiles import new_tiles

LEAVES = [b"leaf %d" % number for number in range(300)]
KEYS = [LOG.key, LOG_SM2.key]


def frontier(leaves, algorithm="sha256"):
    made = Frontier(algorithm=algorithm)
    for leaf in leaves:
        made.append(merkle.leaf_hash(leaf, algorithm))
    return made


def chain():
    """Three leaves of one case, and one of another between the first and the second."""
    first, other = a_leaf(act="first").bytes(), a_leaf(act="other").bytes()
    second = a_leaf(act="second", prev_of_case=merkle.leaf_hash(first).hex()).bytes()
    third = a_leaf(act="third", prev_of_case=merkle.leaf_hash(second).hex()).bytes()
    return [first, other, second, third]


def test_a_chain_of_leaves_is_followed_and_a_gap_or_a_fork_found():
    good = chain()
    assert list(check_chain(good)) == []
    assert [fault.where for fault in check_chain(good[1:])] == ["leaf 1"]
    assert [fault.where for fault in check_chain([*good[:2], good[3]])] == ["leaf 2"]
    twin = a_leaf(act="twin", prev_of_case=merkle.leaf_hash(good[0]).hex()).bytes()
    assert [fault.what for fault in check_chain([*good, twin])] == [
        "names a leaf before it that has a successor already"
    ]
    assert [fault.where for fault in check_chain([good[0], b"{}", *good[1:]])] == ["leaf 1"]


@pytest.mark.parametrize("algorithm", ["sha256", "sm3"])
def test_a_head_that_is_not_the_leaves_is_found(algorithm):
    heads = [frontier(LEAVES, "sha256"), frontier(LEAVES, "sm3")]
    assert list(check_heads(LEAVES, heads)) == []
    for wrong in (LEAVES[:-1], [*LEAVES, b"x"], [*LEAVES[:7], b"x", *LEAVES[8:]]):
        assert {fault.where for fault in check_heads(wrong, heads)} == {"head sha256", "head sm3"}
    assert [f.where for f in check_heads(LEAVES, [frontier(LEAVES[:5], algorithm)])] == [f"head {algorithm}"]


@pytest.fixture
def folder(tmp_path):
    folder = LogFolder(tmp_path)
    folder.append(LEAVES, 0)
    folder.publish(bytes(cosigned(checkpoint_of(LEAVES))))
    return folder


def test_a_whole_folder_has_no_faults_and_every_changed_file_one(folder):
    assert list(check_folder(folder, KEYS)) == []
    for path in sorted(each for each in folder.path.rglob("*") if each.is_file()):
        data = path.read_bytes()
        for wrong in (bytes([data[0] ^ 1]) + data[1:], data[:-1], data[:-1] + bytes([data[-1] ^ 1])):
            path.write_bytes(wrong)
            assert list(check_folder(folder, KEYS)), path
        path.unlink()
        assert list(check_folder(folder, KEYS)), path
        path.write_bytes(data)
    assert list(check_folder(folder, [SM3_LOG.key])) != []


def test_tiles_of_other_leaves_are_named():
    kept = dict(new_tiles([merkle.leaf_hash(leaf) for leaf in LEAVES], 0, {}.__getitem__))
    assert list(check_tiles(LEAVES, kept.__getitem__)) == []
    changed = [*LEAVES[:260], b"x", *LEAVES[261:]]
    assert [f.where for f in check_tiles(changed, kept.__getitem__)] == ["tile/0/001.p/44"]
    assert [f.where for f in check_tiles(LEAVES[:3], {}.__getitem__)] == ["tile/0/000.p/3"]


def test_checkpoints_are_compared_with_as_many_leaves_as_they_cover():
    notes = [bytes(cosigned(checkpoint_of(LEAVES[:size]))) for size in (300, 0, 17)]
    assert list(check_checkpoints(LEAVES, notes, KEYS)) == []
    forked = bytes(cosigned(checkpoint_of([b"x", *LEAVES[1:17]])))
    beyond = bytes(cosigned(checkpoint_of([*LEAVES, b"x"])))
    stranger = bytes(checkpoint_of(LEAVES).note().signed(SM3_LOG))
    faults = list(check_checkpoints(LEAVES, [forked, beyond, stranger, b"x"], KEYS))
    assert {fault.where: fault.what.split()[0] for fault in faults} == {
        "checkpoint 0": "has",
        "checkpoint 1": "covers",
        "checkpoint 2": "no",
        "checkpoint 3": "cannot",
    }


def monitor_of(leaves=()):
    return Monitor(KEYS, frontier(leaves))


def served(leaves):
    return lambda start, end: leaves[start:end]


def test_a_monitor_follows_a_growing_log_leaf_by_leaf():
    monitor = monitor_of()
    for start, end in ((0, 5), (5, 5), (5, 260), (260, 300)):
        note = bytes(cosigned(checkpoint_of(LEAVES[:end])))
        assert list(monitor.follow(note, served(LEAVES))) == LEAVES[start:end]
        assert (monitor.seen.size, monitor.note) == (end, note)
    old = bytes(cosigned(checkpoint_of(LEAVES[:5])))
    assert list(monitor.follow(old, served(LEAVES))) == []
    assert monitor.seen.size == 300


def test_a_rewritten_past_is_misconduct_and_the_monitor_keeps_its_own():
    monitor = monitor_of()
    first = bytes(cosigned(checkpoint_of(LEAVES[:5])))
    list(monitor.follow(first, served(LEAVES)))
    rewritten = [b"x", *LEAVES[1:9]]
    second = bytes(cosigned(checkpoint_of(rewritten)))
    with pytest.raises(Misconduct) as caught:
        list(monitor.follow(second, served(rewritten)))
    assert caught.value.notes == (first, second)
    assert (monitor.seen.size, monitor.note) == (5, first)
    with pytest.raises(ValueError, match="serves 7 of the 9"):
        list(monitor.follow(bytes(cosigned(checkpoint_of(LEAVES[:9]))), served(LEAVES[:7])))
    with pytest.raises(BadSignature):
        list(monitor.follow(bytes(checkpoint_of(LEAVES[:9]).note().signed(SM3_LOG)), served(LEAVES)))


def test_a_split_view_is_found_by_comparing_with_what_others_were_shown(folder):
    monitor = monitor_of()
    list(monitor.follow(folder.checkpoint(), served(LEAVES)))
    tree = folder.tree(300)
    for size in (0, 1, 255, 300):
        monitor.compare(bytes(cosigned(checkpoint_of(LEAVES[:size]))), tree)
    other = bytes(cosigned(checkpoint_of([b"x", *LEAVES[1:9]])))
    with pytest.raises(Misconduct, match="two roots for size 9"):
        monitor.compare(other, tree)
    with pytest.raises(ValueError, match="have been seen"):
        monitor.compare(bytes(cosigned(checkpoint_of([*LEAVES, b"x"]))), tree)
    one = bytes(cosigned(checkpoint_of(LEAVES[:9])))
    compare_notes([one, one], KEYS)
    with pytest.raises(Misconduct) as caught:
        compare_notes([one, other], KEYS)
    assert caught.value.notes == (one, other)
