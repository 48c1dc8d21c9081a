"""What is sealed opens for its purpose only, and the key is a file that nobody else reads."""

import threading
from pathlib import Path

import pytest

from xiezhi.desk.secrets import Keyring, keyring
from xiezhi.records.secrets import Secrets, Unsealable

ONE, OTHER = Secrets(bytes(32)), Secrets(bytes([1]) * 32)
NUMBER = "11010519491231002X"


def test_a_sealed_value_opens_for_its_purpose_and_no_other() -> None:
    sealed = ONE.seal(b"secret", "totp:wang")
    assert ONE.open(sealed, "totp:wang") == b"secret"
    with pytest.raises(Unsealable):
        ONE.open(sealed, "totp:zhang")


def test_a_value_sealed_by_one_court_does_not_open_in_another() -> None:
    with pytest.raises(Unsealable):
        OTHER.open(ONE.seal(b"secret", "p"), "p")
    with pytest.raises(Unsealable):
        OTHER.open_id(ONE.seal_id(NUMBER))


def test_the_same_value_is_sealed_differently_each_time_but_the_same_number_alike() -> None:
    assert ONE.seal(b"x", "p") != ONE.seal(b"x", "p")
    assert ONE.seal_id(NUMBER) == ONE.seal_id(NUMBER) != ONE.seal_id("110105194912310021")
    assert ONE.seal_id(NUMBER) != OTHER.seal_id(NUMBER)


def test_a_sealed_number_hides_the_number_and_gives_it_back() -> None:
    sealed = ONE.seal_id(NUMBER)
    assert NUMBER not in sealed
    assert ONE.open_id(sealed) == NUMBER


def test_no_number_is_no_secret() -> None:
    assert ONE.seal_id("") == "" == ONE.open_id("")


@pytest.mark.parametrize("place", [0, 15, -1])
def test_one_altered_letter_is_found(place: int) -> None:
    for sealed, opens in ((ONE.seal_id(NUMBER), ONE.open_id), (ONE.seal(b"secret", "p"), lambda s: ONE.open(s, "p"))):
        letters = list(sealed)
        letters[place] = "A" if letters[place] != "A" else "Q"
        with pytest.raises(Unsealable):
            opens("".join(letters))


@pytest.mark.parametrize("nonsense", ["", "x", "not sealed", "密"])
def test_what_was_never_sealed_is_refused_in_the_same_way(nonsense: str) -> None:
    with pytest.raises(Unsealable):
        ONE.open(nonsense, "p")
    if nonsense:
        with pytest.raises(Unsealable):
            ONE.open_id(nonsense)


def test_a_digest_depends_on_the_key_and_the_purpose() -> None:
    assert ONE.digest("123456", "a") == ONE.digest("123456", "a")
    assert len({ONE.digest("123456", "a"), ONE.digest("123456", "b"), OTHER.digest("123456", "a")}) == 3


@pytest.mark.parametrize("size", [0, 31, 33])
def test_a_root_key_of_another_length_is_no_key(size: int) -> None:
    with pytest.raises(ValueError):
        Secrets(bytes(size))


def test_the_key_is_made_once_and_read_by_its_owner_only(tmp_path: Path) -> None:
    sealed = Keyring(tmp_path).seal_id(NUMBER)
    path = tmp_path / "keys" / "desk.key"
    assert Keyring(tmp_path).open_id(sealed) == NUMBER
    assert path.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in path.parent.iterdir()] == ["desk.key"]
    assert keyring(tmp_path) is keyring(tmp_path)


def test_a_key_that_others_can_read_is_not_used(tmp_path: Path) -> None:
    Keyring(tmp_path)
    (tmp_path / "keys" / "desk.key").chmod(0o640)
    with pytest.raises(PermissionError):
        Keyring(tmp_path)


def test_processes_that_start_at_once_agree_on_one_key(tmp_path: Path) -> None:
    sealed: list[str] = []
    threads = [threading.Thread(target=lambda: sealed.append(Keyring(tmp_path).seal_id(NUMBER))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(sealed) == 8
    assert len(set(sealed)) == 1
