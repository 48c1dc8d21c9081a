"""A small disk of its own for a court: an ext4 file system in a file, that fills up and breaks as disks do."""

from __future__ import annotations

import contextlib
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

MEGABYTES = 48
AS_ROOT = [] if os.geteuid() == 0 else ["sudo", "-n"]


def root(*words: object, given: str = "") -> str:
    """A command that only root may give; what it said."""
    asked = [*AS_ROOT, *map(str, words)]
    return subprocess.run(asked, check=True, capture_output=True, text=True, input=given).stdout.strip()


@dataclass
class Disk:
    """The file that holds it, and the folder in which it is mounted."""

    image: Path
    folder: Path

    def mount(self) -> None:
        root("mount", "-o", "loop,errors=remount-ro", self.image, self.folder)
        root("chown", os.getuid(), self.folder)

    def unmount(self) -> None:
        root("umount", self.folder)

    def fills_up(self) -> Path:
        """Not a byte is left; the file that took them."""
        filler = self.folder / "filler"
        with filler.open("wb", buffering=0) as out:
            for size in (1 << 20, 4096, 1):
                try:
                    while out.write(b"\0" * size):
                        pass
                except OSError:
                    continue
        return filler

    def breaks(self) -> None:
        """As at a bad sector: from now on the kernel lets it be read only."""
        device = root("findmnt", "-no", "SOURCE", self.folder).removeprefix("/dev/")
        root("tee", f"/sys/fs/ext4/{device}/trigger_fs_error", given="a bad sector\n")
        with contextlib.suppress(OSError):
            (self.folder / "filler").touch()
            raise AssertionError("the kernel goes on writing to a broken disk")

    def is_mended(self) -> None:
        """Unmounted, checked, mounted again: what an operator does."""
        self.unmount()
        subprocess.run([*AS_ROOT, "e2fsck", "-fy", str(self.image)], capture_output=True)
        self.mount()


@contextmanager
def disk(folder: Path) -> Iterator[Disk]:
    """A disk in this folder, for as long as one works with it."""
    made = Disk(folder / "disk.img", folder / "disk")
    made.folder.mkdir()
    with made.image.open("wb") as out:
        out.truncate(MEGABYTES << 20)
    root("mkfs.ext4", "-q", "-m", "0", made.image)
    made.mount()
    try:
        yield made
    finally:
        made.unmount()
