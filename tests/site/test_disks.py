"""A served court on a disk of its own that really fills up, and really breaks: what has a receipt stands, the rest is
said in a sentence, and what can be read is read."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.site.disks import Disk, disk
from tests.site.filer import Filer, small_court, xiezhi
from tests.site.gate import served
from tests.site.test_failures import FIRST, is_said
from tests.soak import long

pytestmark = [pytest.mark.program, pytest.mark.soak]
CLAIMS = long(30, 300)


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_court(tmp_path_factory.mktemp("courts") / "small")


@pytest.fixture
def small(founded: Path, tmp_path: Path) -> Iterator[Disk]:
    with disk(tmp_path) as made:
        shutil.copytree(founded, made.folder / "court")
        os.sync()  # the court stood there long before its disk broke
        yield made


def is_whole(home: Path) -> None:
    for check in (("replay", "--check"), ("fsck",)):
        checked = xiezhi(*check, "--home", home)
        assert checked.returncode == 0, checked.stdout


def test_when_the_disk_is_full_to_the_last_byte_it_is_said_and_with_room_all_goes_on(
    small: Disk, record_property: Callable[[str, object], None]
) -> None:
    home = small.folder / "court"
    with served(home) as gate:
        wang = Filer(gate).signs_in()
        assert [wang.files(number).status for number in FIRST] == [200] * len(FIRST)
        filler = small.fills_up()
        tried = [wang.files(number) for number in range(10, 10 + CLAIMS)]
        refused = [each for each in tried if each.status != 200]
        assert refused, "so many claims found room where there was none"
        for each in refused:
            is_said(each)
        assert gate.get("/").status == 200
        record_property("claims", CLAIMS)
        record_property("refused", len(refused))
        filler.unlink()
        assert [wang.files(number).status for number in range(10, 10 + CLAIMS)] == [200] * CLAIMS
        assert wang.finds_all()
    is_whole(home)


def test_when_the_disk_breaks_and_can_only_be_read_what_has_a_receipt_stands(small: Disk) -> None:
    home = small.folder / "court"
    with served(home) as gate:
        wang = Filer(gate).signs_in()
        assert [wang.files(number).status for number in FIRST] == [200] * len(FIRST)
        small.breaks()
        is_said(wang.files(99))
        is_said(wang.files(99))
        assert gate.get("/").status == 200
    small.is_mended()
    with served(home) as gate:
        wang.gate = gate
        wang.signs_in()
        assert wang.finds_all()
        assert wang.files(99).status == 200
    is_whole(home)
