"""A monitor that follows a log over HTTP, served as plain files."""

import functools
import http.server
import shutil
import threading

import pytest
from click.testing import CliRunner

from tests.evidence.scene import LOG, checkpoint_of, cosigned
from xiezhi.evidence.cli import evidence
from xiezhi.evidence.folder import LogFolder
from xiezhi.evidence.frontier import Frontier
from xiezhi.evidence.monitor import Monitor
from xiezhi.evidence.remote import RemoteLog

LEAVES = [b"leaf %d" % number for number in range(600)]


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture
def served(tmp_path):
    folder = LogFolder(tmp_path / "log")
    folder.path.mkdir()
    handler = functools.partial(Quiet, directory=folder.path)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield folder, f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


def grow(folder, leaves, since):
    folder.append(leaves[since:], since)
    folder.publish(bytes(cosigned(checkpoint_of(leaves))))


def watch(tmp_path, url, *seen):
    options = [word for path in seen for word in ("--seen", str(path))]
    arguments = ["monitor", str(tmp_path / "state"), "--url", url, "--key", str(LOG.key), *options]
    return CliRunner().invoke(evidence, arguments)


def test_a_remote_log_is_read_by_tiles_and_by_leaves(served):
    folder, url = served
    grow(folder, LEAVES[:300], 0)
    log = RemoteLog(url)
    assert log.tree(300).root() == checkpoint_of(LEAVES[:300]).root
    for start, end in ((0, 300), (7, 256), (255, 300), (299, 300), (5, 5)):
        assert list(log.leaves(start, end)) == LEAVES[start:end]
    folder.append(LEAVES[300:], 300)
    shutil.rmtree(folder.path / "tile/0/001.p")
    shutil.rmtree(folder.path / "tile/entries/001.p")
    assert list(log.leaves(256, 300)) == LEAVES[256:300]
    assert log.tree(300).leaf_hash(290) == folder.tree(300).leaf_hash(290)
    (folder.path / "checkpoint").write_bytes(b"x" * 1_000_001)
    with pytest.raises(ValueError, match="more than"):
        log.checkpoint()
    with pytest.raises(OSError):
        list(log.leaves(0, 1_000))


def test_a_monitor_goes_on_where_it_was_and_reports_a_log_that_rewrote_its_past(served, tmp_path):
    folder, url = served
    assert watch(tmp_path, url).exit_code == 1
    for since, size in ((0, 5), (5, 300), (300, 300)):
        grow(folder, LEAVES[:size], since)
        result = watch(tmp_path, url)
        assert (result.exit_code, result.output.split()[:3]) == (0, [str(since), "→", str(size)])
    (tmp_path / "same").write_bytes(bytes(cosigned(checkpoint_of(LEAVES[:9]))))
    (tmp_path / "other").write_bytes(bytes(cosigned(checkpoint_of([b"x", *LEAVES[1:9]]))))
    assert watch(tmp_path, url, tmp_path / "same").exit_code == 0
    result = watch(tmp_path, url, tmp_path / "same", tmp_path / "other")
    assert (result.exit_code, "两个" in result.output or "two roots" in result.output) == (1, True)
    assert (tmp_path / "state.misconduct-2").read_bytes() == (tmp_path / "other").read_bytes()
    shutil.rmtree(folder.path / "tile")
    (folder.path / "checkpoint").unlink()
    grow(folder, [b"x", *LEAVES[1:400]], 0)
    result = watch(tmp_path, url)
    assert (result.exit_code, "日志作假" in result.output) == (1, True)
    assert Monitor.parse((tmp_path / "state").read_bytes(), [LOG.key]).seen.size == 300


def test_what_a_monitor_keeps_is_read_back_and_nothing_else():
    kept = Monitor([LOG.key], Frontier(), b"note")
    assert Monitor.parse(bytes(kept), [LOG.key]) == kept
    for bad in (b"{}", b"[]", b'{"frontier":"00","note":""}', b'{"frontier":"zz","note":""}', b""):
        with pytest.raises(ValueError):
            Monitor.parse(bad, [LOG.key])
