"""Drafts: two windows do not overwrite each other, and nobody else reads them."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.desk.conftest import NOW
from xiezhi.desk.accounts import Account, create_account
from xiezhi.desk.declined import Declined
from xiezhi.desk.drafts import (
    LARGEST,
    Draft,
    DraftConflict,
    drafts_of,
    drop_draft,
    find_draft,
    save_draft,
    sweep_drafts,
)
from xiezhi.desk.secrets import Keyring

FORM = "Intake.submit"


def save(keys: Keyring, account: Account, body: dict[str, object], version: int, minutes: int = 0) -> int:
    return save_draft(account, FORM, body, version=version, keys=keys, now=NOW + timedelta(minutes=minutes))


def test_each_saving_gives_the_version_that_the_next_must_name(wang: Account, keys: Keyring) -> None:
    first = save(keys, wang, {"name": "王"}, 0)
    second = save(keys, wang, {"name": "王某"}, first, minutes=1)
    found = find_draft(wang, FORM, keys)
    assert found is not None
    assert (first, second, found.version, found.body) == (1, 2, 2, {"name": "王某"})
    assert found.saved == NOW + timedelta(minutes=1)


def test_a_window_left_behind_is_told_so_and_overwrites_nothing(wang: Account, keys: Keyring) -> None:
    save(keys, wang, {"sum": "1"}, 0)
    save(keys, wang, {"sum": "2"}, 1, minutes=32)
    for version in (0, 1, 3):
        with pytest.raises(DraftConflict, match="09:32在另一处改过") as told:
            save(keys, wang, {"sum": "3"}, version)
        assert told.value.current is not None
        assert (told.value.current.version, told.value.current.body) == (2, {"sum": "2"})


def test_a_draft_that_was_used_is_not_revived_by_an_open_window(wang: Account, keys: Keyring) -> None:
    save(keys, wang, {}, 0)
    assert drop_draft(wang, FORM)
    with pytest.raises(DraftConflict, match="已经提交或删除") as told:
        save(keys, wang, {}, 1)
    assert told.value.current is None
    assert not Draft.objects.exists()


def test_each_account_has_its_own(wang: Account, zhang: Account, keys: Keyring) -> None:
    save(keys, wang, {"of": "wang"}, 0)
    assert find_draft(zhang, FORM, keys) is None
    assert not drop_draft(zhang, FORM)
    save(keys, zhang, {"of": "zhang"}, 0)
    assert [saved.body for saved in drafts_of(wang, keys)] == [{"of": "wang"}]


def test_a_draft_may_be_64_kilobytes_and_no_more(wang: Account, keys: Keyring) -> None:
    around = len('{"t":""}')
    save(keys, wang, {"t": "x" * (LARGEST - around)}, 0)
    with pytest.raises(Declined, match="太大"):
        save(keys, wang, {"t": "x" * (LARGEST - around + 1)}, 1)


def test_what_was_typed_does_not_stand_in_the_table(wang: Account, keys: Keyring) -> None:
    save(keys, wang, {"id": "11010519491231002X"}, 0)
    assert "11010519491231002X" not in str(list(Draft.objects.values_list()))


def test_of_two_windows_that_save_at_once_one_wins(at_once: Callable[..., None], keys: Keyring) -> None:
    saved, lost = [], []

    def begin() -> None:
        save(keys, create_account("王某", None, keys=keys, now=NOW), {}, 0)

    def type_on(text: str) -> Callable[[], None]:
        def task() -> None:
            try:
                saved.append(save(keys, Account.objects.get(login="王某"), {"text": text}, 1))
            except DraftConflict:
                lost.append(text)

        return task

    at_once(begin)
    at_once(*(type_on(text) for text in "甲乙丙"))
    assert (saved, len(lost)) == ([2], 2)


def test_a_draft_that_nobody_touches_is_swept(wang: Account, keys: Keyring) -> None:
    save(keys, wang, {}, 0)
    assert sweep_drafts(before=NOW) == 0
    assert sweep_drafts(before=NOW + timedelta(seconds=1)) == 1
