"""A disk that fails, or a machine that dies, at any moment of writing a log folder."""

import contextlib
import os
import shutil

import pytest

from tests.evidence.scene import LOG, LOG_SM2, checkpoint_of, cosigned
from xiezhi.evidence import folder as folder_module
from xiezhi.evidence.checkpoint import Checkpoint
from xiezhi.evidence.folder import LogFolder
from xiezhi.evidence.fsck import check_folder
from xiezhi.evidence.note import Note

KEYS = [LOG.key, LOG_SM2.key]
LEAVES = [b"leaf %d" % number for number in range(300)]
NOTES = {size: bytes(cosigned(checkpoint_of(LEAVES[:size]))) for size in (254, 257)}


class Killed(BaseException):
    """The process is gone: no handler of the program may run, and none could."""


class FaultyOs:
    """The `os` module, but call number `at` of those that touch the disk fails; after a kill, so does every other."""

    TOUCHING = ("fdopen", "fsync", "replace", "chmod", "open", "close", "unlink")

    def __init__(self, at, error):
        self.left, self.error = at, error

    def __getattr__(self, name):
        real = getattr(os, name)
        if name not in self.TOUCHING:
            return real

        def call(*arguments):
            self.left -= 1
            if self.left == 0 or (self.left < 0 and isinstance(self.error, Killed)):
                raise self.error
            return None if name == "fsync" else real(*arguments)

        return call


def publish(folder, since, size):
    folder.append(LEAVES[since:size], since)
    folder.publish(NOTES[size])


def faults_survived(root, monkeypatch, error):
    publish(LogFolder(root / "start"), 0, 254)
    at = 0
    while True:
        at += 1
        folder = LogFolder(root / str(at))
        shutil.copytree(root / "start", folder.path)
        faulty = FaultyOs(at, error)
        with monkeypatch.context() as patched:
            patched.setattr(folder_module, "os", faulty)
            with contextlib.suppress(type(error)):
                publish(folder, 254, 257)
        size = Checkpoint.parse(Note.parse(folder.checkpoint()).text).size
        assert list(check_folder(folder, KEYS)) == [], f"after fault {at}"
        with monkeypatch.context() as patched:
            patched.setattr(folder_module, "os", FaultyOs(0, None))
            publish(folder, 254, 257)
        assert list(check_folder(folder, KEYS)) == [], f"mended after fault {at}"
        if faulty.left > 0:
            assert size == 257
            return at - 1


@pytest.mark.parametrize("error", [OSError(5, "EIO"), OSError(28, "ENOSPC"), Killed()], ids=["EIO", "ENOSPC", "killed"])
def test_after_a_fault_at_any_call_the_folder_is_whole_and_writing_again_completes_it(tmp_path, monkeypatch, error):
    assert faults_survived(tmp_path, monkeypatch, error) > 25
