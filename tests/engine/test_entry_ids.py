"""An entry's id is its key's: the same again is the same entry, and what was asked together stands together."""

from uuid import UUID

import pytest

from xiezhi.engine import entry_ids
from xiezhi.engine.entry_ids import entry_id, fresh_key

MOMENT = 0x692B9A10
COURT = "内0902"


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """The machine's clock, which stands until it is set."""
    monkeypatch.setattr(entry_ids.time, "time", lambda: float(MOMENT))
    return monkeypatch


def test_the_same_key_is_the_same_entry_whenever_it_is_sent_and_anothers_is_another(at: pytest.MonkeyPatch) -> None:
    key = fresh_key()
    first = entry_id(COURT, "zhang", key)
    at.setattr(entry_ids.time, "time", lambda: MOMENT + 86_400.0)
    entry_id.cache_clear()
    assert entry_id(COURT, "zhang", key) == first
    assert entry_id(COURT, "wang", key) != first
    assert entry_id("内0901", "zhang", key) != first
    assert fresh_key() != key


def test_what_is_asked_later_stands_behind_whatever_was_asked_before(at: pytest.MonkeyPatch) -> None:
    """In a growing table each random id changes a page of its own in every index."""
    before = {entry_id(COURT, "zhang", fresh_key()) for _ in range(200)}
    at.setattr(entry_ids.time, "time", lambda: MOMENT + 1.0)
    after = {entry_id(COURT, "zhang", fresh_key()) for _ in range(200)}
    assert max(before) < min(after)
    assert len(before | after) == 400


def test_what_follows_from_an_entry_stands_beside_it(at: pytest.MonkeyPatch) -> None:
    """Errands, seals and what an entry opens have keys with the entry in them."""
    entry = entry_id(COURT, "zhang", fresh_key())
    for key in (f"{entry}>1", f"deliver:{entry}/2", f"seal:{entry}-1:{'0' * 64}", f"{entry}-3:{fresh_key()}"):
        assert entry_id(COURT, "clock", key)[:7] == entry[:7], key


def test_a_uuid_that_counts_milliseconds_names_its_moment(at: pytest.MonkeyPatch) -> None:
    """RFC 9562, section 5.7; with hyphens and without."""
    known = UUID("017f22e2-79b0-7cc3-98c4-dc0c0c07398f")
    at.setattr(entry_ids.time, "time", lambda: 0x017F22E279B0 / 1000)
    assert entry_id(COURT, "bank", str(known))[:7] == fresh_key()[:7]
    assert entry_id(COURT, "bank", known.hex)[:7] == fresh_key()[:7]


@pytest.mark.parametrize(
    "key", ["found", "PICC-1", "919108f7-52d1-4320-9bac-f847db4148a8", "f" * 7 + "a" * 13, "x" + "f" * 7 + "a" * 12]
)
def test_a_key_that_names_no_moment_has_the_id_it_always_had(key: str) -> None:
    """Sixteen letters: what was sent before keys named moments is still recognised."""
    assert len(entry_id(COURT, "bank", key)) == 16
    assert entry_id(COURT, "founder", "found") == "gh6ixt7w45xniuan"
