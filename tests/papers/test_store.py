"""Papers kept as files named by their content."""

import hashlib
import stat
from pathlib import Path

import pytest

from xiezhi.papers.store import Damaged, Folder, Store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Folder(tmp_path / "papers")


def _file(folder: Path, digest: str) -> Path:
    return folder / "papers" / digest[:2] / digest[2:4] / digest


def test_what_was_put_is_got_back_under_its_sha256(store: Store) -> None:
    digest = store.put(b"a paper")
    assert digest == hashlib.sha256(b"a paper").hexdigest()
    assert store.get(digest) == b"a paper"
    assert digest in store


def test_putting_twice_is_putting_once_and_leaves_nothing_aside(store: Store, tmp_path: Path) -> None:
    assert store.put(b"x") == store.put(b"x")
    assert len([file for file in tmp_path.rglob("*") if file.is_file()]) == 1


def test_a_file_that_was_changed_is_noticed_and_never_given_out(store: Store, tmp_path: Path) -> None:
    digest = store.put(b"pay 80000 yuan")
    _file(tmp_path, digest).write_bytes(b"pay 8 yuan")
    with pytest.raises(Damaged):
        store.get(digest)


def test_putting_the_true_bytes_again_heals_a_damaged_file(store: Store, tmp_path: Path) -> None:
    digest = store.put(b"true")
    _file(tmp_path, digest).write_bytes(b"false")
    assert store.put(b"true") == digest
    assert store.get(digest) == b"true"


def test_a_digest_never_leads_outside_the_folder(store: Store, tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"secret")
    for name in ("../../secret", "../" * 21 + "x", "", "A" * 64, "0" * 63):
        assert name not in store
        with pytest.raises(ValueError):
            store.get(name)


def test_what_is_not_there_is_a_key_error(store: Store) -> None:
    assert "0" * 64 not in store
    with pytest.raises(KeyError):
        store.get("0" * 64)


def test_others_on_the_machine_cannot_read_a_paper(store: Store, tmp_path: Path) -> None:
    digest = store.put(b"private")
    assert stat.S_IMODE(_file(tmp_path, digest).stat().st_mode) == 0o600


def test_a_write_that_fails_leaves_neither_paper_nor_rest(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr("xiezhi.papers.store.os.fsync", full)
    with pytest.raises(OSError, match="no space"):
        store.put(b"lost")
    assert [file for file in tmp_path.rglob("*") if file.is_file()] == []
