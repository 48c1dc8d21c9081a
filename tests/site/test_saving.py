"""A court is saved while it works: whatever happens meanwhile, what comes back is one court and not two halves."""

import shutil
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.engine.cast import CODE, Court, intake
from xiezhi.engine.logbook import last_signed, log_folder, size_of
from xiezhi.engine.publish import publish
from xiezhi.evidence.models import Head
from xiezhi.evidence.note import Note
from xiezhi.site import saving
from xiezhi.site.home import unpack


@pytest.fixture
def home(settings: Any, tmp_path: Path) -> Path:
    settings.HOME = tmp_path / "home"
    settings.HOME.mkdir()
    return Path(settings.HOME)


@pytest.fixture
def works(court: Court) -> Callable[[], None]:
    """Somebody files and the log is published."""
    amounts = iter(range(1000, 9000))

    def work() -> None:
        court.files(intake(yuan=str(next(amounts))))
        publish()

    work()
    return work


@pytest.mark.parametrize("moment", ["before the tables", "after the tables", "while the log is read"])
def test_what_is_published_while_a_court_is_saved_is_in_the_tables_that_are_saved(
    home: Path, tmp_path: Path, works: Callable[[], None], monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    sizes: list[int] = []

    def dump(target: Path) -> None:
        if moment == "before the tables":
            works()
        sizes.append(Head.objects.get(court=CODE).size)
        target.write_text("the tables")
        if moment == "after the tables":
            works()

    real = tarfile.TarFile.add

    def add(self: tarfile.TarFile, name: Any, *args: Any, **more: Any) -> None:
        real(self, name, *args, **more)
        if moment == "while the log is read" and Path(name).name == "checkpoint":
            works()

    monkeypatch.setattr(saving, "_dump", dump)
    monkeypatch.setattr(tarfile.TarFile, "add", add)
    saving.backup(home, tmp_path / "saved.tgz")
    monkeypatch.undo()
    shutil.rmtree(home)
    unpack(home, tmp_path / "saved.tgz")
    for tree in ("sha256", "sm3"):
        folder = log_folder(CODE, tree)
        shown = size_of(Note.parse(folder.checkpoint() or b""))
        signed = last_signed(CODE, tree)
        assert signed is not None
        assert shown <= signed.size <= sizes[0]
        assert folder.tree(shown).root()


def test_a_backup_for_which_there_is_no_room_leaves_nothing_behind(
    home: Path, tmp_path: Path, works: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(saving, "_dump", full)
    with pytest.raises(OSError, match="No space"):
        saving.backup(home, tmp_path / "saved.tgz")
    assert [each.name for each in tmp_path.iterdir()] == ["home"]
    assert not [each for each in home.iterdir() if each.name.startswith("tmp")]
