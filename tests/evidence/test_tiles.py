"""C2SP tlog-tiles: paths, widths, bundles, and trees read back from tiles."""

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.evidence.scene import checkpoint_of, cosigned
from xiezhi.evidence import folder as folder_module
from xiezhi.evidence import merkle
from xiezhi.evidence.checkpoint import Checkpoint
from xiezhi.evidence.folder import LogFolder, write, write_once
from xiezhi.evidence.tiles import Tile, TileTree, bundle, new_tiles, parse_bundle, parse_path, tiles_of

LEAVES = [b"leaf %d" % number for number in range(700)]
HASHES = {algorithm: [merkle.leaf_hash(leaf, algorithm) for leaf in LEAVES] for algorithm in ("sha256", "sm3")}


def test_paths_are_spelt_in_groups_of_three_digits():
    """The examples of the specification."""
    assert Tile(0, 1234067).path == "tile/0/x001/x234/067"
    assert Tile(0, 273, 112).path == "tile/0/273.p/112"
    assert Tile(1, 1, 17).path == "tile/1/001.p/17"
    assert Tile(0, 0).entries_path == "tile/entries/000"
    assert Tile(0, 1000, 5).entries_path == "tile/entries/x001/000.p/5"


def test_a_tree_of_70000_has_the_tiles_of_the_specifications_example():
    tiles = list(tiles_of(70_000))
    assert [tile for tile in tiles if tile.width < 256] == [Tile(0, 273, 112), Tile(1, 1, 17), Tile(2, 0, 1)]
    assert len(tiles) == 273 + 1 + 1 + 1 + 1
    assert list(tiles_of(256)) == [Tile(0, 0), Tile(1, 0, 1)]
    assert list(tiles_of(0)) == []


def test_a_growing_tree_gains_only_what_changed():
    assert list(tiles_of(513, 512)) == [Tile(0, 2, 1)]
    assert list(tiles_of(512, 511)) == [Tile(0, 1), Tile(1, 0, 2)]
    assert list(tiles_of(512, 512)) == []


@pytest.mark.parametrize("path", ["tile/0/x001/x234/067", "tile/entries/273.p/112", "tile/63/000", "tile/2/000.p/1"])
def test_a_path_is_read_back(path):
    tile = parse_path(path)
    assert path == (tile.entries_path if tile.level < 0 else tile.path)


@pytest.mark.parametrize(
    "path",
    [
        "tile/0/1", "tile/00/001", "tile/64/001", "tile/-1/001", "tile/0/001/067", "tile/0/x001/67", "tile/0/x000/067",
        "tile/0/001.p/256", "tile/0/001.p/0", "tile/0/001.p/01", "tile/0/001.p/", "tile/0/../../etc", "checkpoint",
        "tile/0/٠٠١", "tile/x/001", "tile/entries/", "tile/0/001.p/2/3", "/tile/0/001", "0/001",
    ],
)  # fmt: skip
def test_any_other_path_is_none(path):
    assert parse_path(path) is None


@settings(max_examples=100)
@given(st.text("tile/0123456789xp.entrs", max_size=30))
def test_a_parsed_path_is_always_the_canonical_one(path):
    tile = parse_path(path)
    assert tile is None or path in (tile.path, tile.entries_path)


def test_bundles_are_read_back_and_broken_ones_refused():
    entries = [b"", b"a", b"x" * 65_535]
    assert parse_bundle(bundle(entries)) == entries
    assert parse_bundle(b"") == []
    assert len(parse_bundle(bundle([b"a"] * 256))) == 256
    for broken in (b"\0", b"\0\5abc", bundle(entries)[:-1], bundle([b"a"] * 257)):
        with pytest.raises(ValueError):
            parse_bundle(broken)
    with pytest.raises(ValueError, match="65536"):
        bundle([b"x" * 65_536])


@pytest.mark.parametrize("algorithm", ["sha256", "sm3"])
def test_tiles_written_in_steps_are_those_of_the_whole_tree(algorithm):
    hashes, kept, size = HASHES[algorithm], {}, 0
    for step in (1, 2, 253, 1, 255, 1, 0, 187):
        kept |= dict(new_tiles(hashes[size : size + step], size, kept.__getitem__, algorithm))
        size += step
    whole = dict(new_tiles(hashes, 0, kept.__getitem__, algorithm))
    assert set(whole) == set(tiles_of(700))
    assert {tile: kept[tile] for tile in whole} == whole


@pytest.mark.parametrize("algorithm", ["sha256", "sm3"])
def test_proofs_from_tiles_are_those_from_the_leaves(algorithm):
    hashes = HASHES[algorithm]
    for size in (1, 2, 255, 256, 257, 511, 700):
        kept = dict(new_tiles(hashes[:size], 0, {}.__getitem__, algorithm))
        tree = TileTree(size, kept.__getitem__, algorithm)
        assert tree.root() == merkle.root(hashes[:size], algorithm)
        for index in {0, size // 2, size - 1}:
            assert tree.leaf_hash(index) == hashes[index]
            assert tree.inclusion_proof(index) == merkle.inclusion_proof(hashes[:size], index, algorithm)
        for since in {1, size // 2 or 1, max(1, size - 1), size}:
            assert tree.consistency_proof(since) == merkle.consistency_proof(hashes, since, size, algorithm)
        assert tree.consistency_proof(0) == []
        with pytest.raises(ValueError, match="no leaf"):
            tree.inclusion_proof(size)


def test_the_first_proof_of_a_million_leaves_touches_at_most_two_tiles_a_level():
    fetched = []

    def fetch(tile):
        fetched.append(tile)
        return bytes(tile.width * 32)

    TileTree(1_000_000, fetch).inclusion_proof(123_456)
    assert len(fetched) == len(set(fetched)) <= 2 * 3


def test_few_tiles_are_kept_and_a_short_one_refused():
    fetched = []

    def fetch(tile):
        fetched.append(tile)
        return bytes(tile.width * 32)

    tree = TileTree(1024, fetch, keep=1)
    for index in (0, 1, 300, 0):
        tree.leaf_hash(index)
    assert [tile.index for tile in fetched] == [0, 1, 0]
    with pytest.raises(ValueError, match="31 bytes where 8192 belong"):
        TileTree(300, lambda tile: bytes(31)).leaf_hash(0)


def test_a_folder_grows_by_appending_and_is_written_twice_without_harm(tmp_path):
    folder, size = LogFolder(tmp_path), 0
    assert folder.checkpoint() is None
    for step in (3, 250, 10, 249):
        for _ in range(2):
            folder.append(LEAVES[size : size + step], size)
        size += step
        tree = folder.tree(size)
        assert tree.root() == merkle.root(HASHES["sha256"][:size])
        read = [e for tile in tiles_of(size) if tile.level == 0 for e in folder.entries(tile)]
        assert read == LEAVES[:size]
        note = bytes(cosigned(checkpoint_of(LEAVES[:size])))
        folder.publish(note)
        assert folder.checkpoint() == note
    assert not list(tmp_path.rglob(".*"))


def test_a_partial_tile_may_be_deleted_once_a_wider_one_stands(tmp_path):
    folder = LogFolder(tmp_path)
    folder.append(LEAVES[:100], 0)
    folder.append(LEAVES[100:256], 100)
    (tmp_path / "tile/0/000.p/100").unlink()
    (tmp_path / "tile/entries/000.p/100").unlink()
    assert folder.tile(Tile(0, 0, 100)) == b"".join(HASHES["sha256"][:100])
    assert folder.entries(Tile(0, 0, 100)) == LEAVES[:100]
    with pytest.raises(FileNotFoundError):
        folder.tile(Tile(0, 1, 3))
    with pytest.raises(FileNotFoundError):
        folder.entries(Tile(0, 1))


def test_another_history_never_overwrites_a_folder(tmp_path):
    folder = LogFolder(tmp_path)
    folder.append(LEAVES[:10], 0)
    with pytest.raises(ValueError, match="other bytes"):
        folder.append([b"another", *LEAVES[1:10]], 0)
    assert folder.tree(10).root() == merkle.root(HASHES["sha256"][:10])


def test_a_folder_publishes_only_the_root_of_its_tiles_and_only_growth(tmp_path):
    folder = LogFolder(tmp_path)
    folder.append(LEAVES[:10], 0)
    good = bytes(cosigned(checkpoint_of(LEAVES[:10])))
    folder.publish(good)
    folder.publish(good)
    forked = checkpoint_of([b"x", *LEAVES[1:10]])
    elsewhere = Checkpoint("other.example/log", 10, checkpoint_of(LEAVES[:10]).root)
    for bad, says in (
        (bytes(cosigned(forked)), "not the root"),
        (bytes(cosigned(checkpoint_of(LEAVES[:9]))), "does not grow"),
        (bytes(cosigned(elsewhere)), "does not grow"),
        (b"x", "empty line"),
    ):
        with pytest.raises(ValueError, match=says):
            folder.publish(bad)
        assert folder.checkpoint() == good


def test_a_failing_disk_leaves_the_old_file_and_no_trace(tmp_path, monkeypatch):
    path = tmp_path / "a" / "b"
    write(path, b"old")
    for call in ("fsync", "replace"):
        with monkeypatch.context() as patched:
            patched.setattr(folder_module.os, call, lambda *_: (_ for _ in ()).throw(OSError("disk")))
            with pytest.raises(OSError, match="disk"):
                write(path, b"new")
        assert path.read_bytes() == b"old"
        assert os.listdir(path.parent) == ["b"]
    with pytest.raises(ValueError, match="other bytes"):
        write_once(path, b"new")
