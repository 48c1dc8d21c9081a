"""C2SP tlog-witness: every answer of add-checkpoint, in order; a store that forgets nothing; HTTP."""

import http.client
import socket
import sqlite3
import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.evidence.scene import LOG, LOG_SM2, ORIGIN, SM3_LOG, SM3_LOG_SM2, TIME, WITNESSES, checkpoint_of, cosigned
from xiezhi.evidence import merkle
from xiezhi.evidence.checkpoint import Checkpoint
from xiezhi.evidence.keys import COSIGNATURE, ED25519, signer
from xiezhi.evidence.note import Note, Signature
from xiezhi.evidence.witness import Cosigned, Request, Witness, origin_hash
from xiezhi.evidence.witness_server import WitnessServer
from xiezhi.evidence.witness_store import create_store, open_store

LEAVES = [b"leaf %d" % number for number in range(40)]
LOGS = {ORIGIN: [LOG.key, LOG_SM2.key], ORIGIN + "/sm3": [SM3_LOG.key, SM3_LOG_SM2.key]}
OWN = [WITNESSES["insurer"], WITNESSES["bank"]]


class Clock:
    now = TIME

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def store(tmp_path):
    with create_store(tmp_path / "witness.sqlite3", [each.key for each in OWN]) as store:
        yield store


@pytest.fixture
def served(witness):
    with WitnessServer(witness) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def witness(store, clock):
    return Witness(store, OWN, LOGS, clock)


def submission(old, size, algorithm="sha256", leaves=LEAVES, **changes):
    hashes = [merkle.leaf_hash(leaf, algorithm) for leaf in leaves]
    proof = merkle.consistency_proof(hashes, old, size, algorithm) if 0 < old <= size else []
    note = cosigned(checkpoint_of(leaves[:size], algorithm), algorithm, [])
    return bytes(Request(**({"old": old, "proof": tuple(proof), "note": note} | changes)))


@pytest.mark.parametrize("algorithm", ["sha256", "sm3"])
def test_a_log_that_grows_is_cosigned_by_both_keys_every_time(witness, clock, algorithm):
    old = 0
    for size in (0, 1, 7, 7, 8, 40):
        clock.now += 1
        reply = witness.add_checkpoint(submission(old, size, algorithm))
        assert reply.status == 200, reply.body
        text = checkpoint_of(LEAVES[:size], algorithm).text
        note = Note.parse(text.encode() + b"\n" + reply.body)
        assert [(s.key, s.time) for s in note.verify([each.key for each in OWN])] == [
            (each.key, clock.now) for each in OWN
        ]
        old = size


def test_a_malformed_request_is_400(witness):
    good = submission(0, 3)
    for bad in (b"", b"old 0\n", good.replace(b"old 0", b"old 00"), good.replace(b"old 0", b"old -1"), good[:-1],
                good.replace(b"old 0\n", b"old 0\nAAAA\n"), good.replace(b"\n3\n", b"\n03\n"), b"\xff" + good,
                good.replace(b"old 0\n", b"old 0\n" + (b"A" * 43 + b"=\n") * 64)):  # fmt: skip
        assert witness.add_checkpoint(bad).status == 400, bad


def test_an_unknown_origin_is_404(witness):
    stranger = signer("stranger.example/log", ED25519, b"s" * 32)
    note = Checkpoint("stranger.example/log", 3, bytes(32)).note().signed(stranger)
    assert witness.add_checkpoint(submission(0, 3, note=note)).status == 404


def test_no_trusted_signature_or_a_failing_one_is_403(witness):
    note = checkpoint_of(LEAVES[:3]).note()
    stranger = signer(ORIGIN, ED25519, b"s" * 32)
    failing = Signature(ORIGIN, LOG_SM2.key.id, b"x" * 64)
    for bad in (note.signed(stranger), Note(note.text, (*note.signed(LOG).signatures, failing))):
        assert witness.add_checkpoint(submission(0, 3, note=bad)).status == 403


def test_an_old_size_above_the_new_one_is_400_before_it_is_409(witness):
    assert witness.add_checkpoint(submission(4, 3)).status == 400


def test_an_old_size_that_is_not_the_last_is_409_with_the_last(witness):
    reply = witness.add_checkpoint(submission(2, 3))
    assert (reply.status, reply.body, reply.content_type) == (409, b"0\n", "text/x.tlog.size")
    witness.add_checkpoint(submission(0, 7))
    for old in (0, 6, 8):
        reply = witness.add_checkpoint(submission(old, 9))
        assert (reply.status, reply.body) == (409, b"7\n")


def test_a_fork_is_422_and_kept_as_evidence(witness, store):
    witness.add_checkpoint(submission(0, 7))
    forked = [b"another", *LEAVES[1:]]
    for body in (
        submission(7, 7, leaves=forked),
        submission(7, 9, leaves=forked),
        submission(7, 9, proof=()),
        submission(7, 7, proof=(bytes(32),)),
    ):
        assert witness.add_checkpoint(body).status == 422
        time, status, request = store.misconduct(ORIGIN)[-1]
        assert (time, status, request) == (TIME, 422, body)
    assert len(store.misconduct(ORIGIN)) == 4
    assert witness.add_checkpoint(submission(7, 9)).status == 200


def test_a_fork_under_a_wrong_old_size_is_409_and_kept_too(witness, store):
    witness.add_checkpoint(submission(0, 7))
    assert witness.add_checkpoint(submission(0, 7, leaves=[b"another", *LEAVES])).status == 409
    assert len(store.misconduct(ORIGIN)) == 1
    assert witness.add_checkpoint(submission(0, 7)).status == 409
    assert len(store.misconduct(ORIGIN)) == 1


def test_an_empty_tree_has_one_root_and_proves_nothing(witness):
    wrong = Checkpoint(ORIGIN, 0, bytes(32)).note().signed(LOG)
    assert witness.add_checkpoint(submission(0, 0, note=wrong)).status == 422
    assert witness.add_checkpoint(submission(0, 3, proof=(bytes(32),))).status == 422
    assert witness.add_checkpoint(submission(0, 3)).status == 200


def test_a_clock_behind_the_last_cosignature_is_503_and_nothing_is_signed(witness, clock):
    witness.add_checkpoint(submission(0, 3))
    clock.now -= 1
    assert witness.add_checkpoint(submission(3, 4)).status == 503
    clock.now += 1
    assert witness.add_checkpoint(submission(3, 4)).status == 200


def test_the_latest_checkpoint_is_shown_for_an_hour_with_both_signatures(witness, clock):
    assert witness.latest(origin_hash(ORIGIN)).status == 404
    witness.add_checkpoint(submission(0, 3))
    clock.now += 3600
    reply = witness.latest(origin_hash(ORIGIN))
    signed = Note.parse(reply.body).verify([*LOGS[ORIGIN], *(each.key for each in OWN)])
    assert [each.key for each in signed] == [*LOGS[ORIGIN], *(each.key for each in OWN)]
    clock.now += 1
    assert witness.latest(origin_hash(ORIGIN)).status == 404


def test_a_line_of_a_stranger_is_not_passed_on_to_monitors(witness):
    stranger = signer("stranger.example", COSIGNATURE, b"s" * 32)
    note = checkpoint_of(LEAVES[:3]).note().signed(LOG).signed(stranger, 1)
    assert witness.add_checkpoint(submission(0, 3, note=note)).status == 200
    assert b"stranger" not in witness.latest(origin_hash(ORIGIN)).body


def test_a_witness_is_no_log_and_signs_as_a_cosigner(store):
    same = signer("insurer.example/log", ED25519, b"i" * 32)
    with pytest.raises(ValueError, match="not the log"):
        Witness(store, OWN, {"insurer.example/log": [same.key]})
    with pytest.raises(ValueError, match="cosigner"):
        Witness(store, [LOG], {})


def test_a_witness_goes_on_after_a_restart_and_not_without_its_memory_or_key(tmp_path, clock):
    path, keys = tmp_path / "w", [each.key for each in OWN]
    with create_store(path, keys) as store:
        Witness(store, OWN, LOGS, clock).add_checkpoint(submission(0, 7))
    with pytest.raises(FileExistsError):
        create_store(path, keys)
    with open_store(path, keys) as store:
        assert Witness(store, OWN, LOGS, clock).add_checkpoint(submission(0, 7)).body == b"7\n"
    with pytest.raises(ValueError, match="other keys"):
        open_store(path, keys[:1])
    with pytest.raises(FileNotFoundError, match="takes a new key"):
        open_store(tmp_path / "lost", keys)


def test_a_pinned_checkpoint_spares_the_first_belief(tmp_path, clock):
    at = checkpoint_of(LEAVES[:5])
    pinned = Cosigned(ORIGIN, at.size, at.root, bytes(cosigned(at)), TIME)
    with create_store(tmp_path / "w", [each.key for each in OWN], [pinned]) as store:
        witness = Witness(store, OWN, LOGS, clock)
        assert witness.add_checkpoint(submission(0, 7)).body == b"5\n"
        assert witness.add_checkpoint(submission(5, 7)).status == 200


def test_nothing_is_signed_that_could_not_be_stored(witness, store):
    store._db.execute("CREATE TRIGGER full BEFORE INSERT ON cosigned BEGIN SELECT RAISE(ABORT, 'disk full'); END")
    with pytest.raises(sqlite3.IntegrityError, match="disk full"):
        witness.add_checkpoint(submission(0, 3))
    store._db.execute("DROP TRIGGER full")
    assert witness.add_checkpoint(submission(0, 3)).status == 200


def together(store, witness, bodies):
    """Submit these from a thread each while the store is busy, so that they wait together; the answers as they come."""
    answers, errors = [], []

    def submit(body):
        try:
            answers.append(witness.add_checkpoint(body))
        except sqlite3.Error as error:
            errors.append(error)

    threads = [threading.Thread(target=submit, args=(body,)) for body in bodies]
    commits = []
    store._db.set_trace_callback(lambda said: commits.append(len(answers)) if said == "COMMIT" else None)
    with store._lock:
        for thread in threads:
            thread.start()
        while len(store._waiting) < len(bodies):
            threads[0].join(0.001)
    for thread in threads:
        thread.join()
    store._db.set_trace_callback(None)
    return answers, errors, commits


def test_of_many_at_once_exactly_one_branch_is_cosigned_and_the_others_are_kept(witness, store):
    """Split view: the log signs a different root for the same size to each."""
    bodies = [submission(0, 9, leaves=[b"branch %d" % n, *LEAVES]) for n in range(12)]
    answers, _, _ = together(store, witness, bodies)
    assert sorted(each.status for each in answers) == [200] + [409] * 11
    assert len(store.misconduct(ORIGIN)) == 11


def test_logs_that_wait_together_share_one_commit_and_none_is_answered_before_it(store, clock):
    keys = [signer(f"log{n}.example/log", ED25519, bytes([n]) * 32) for n in range(1, 9)]
    witness = Witness(store, OWN, {each.key.name: [each.key] for each in keys}, clock)
    bodies = [submission(0, 3, note=Checkpoint(each.key.name, 3, bytes(32)).note().signed(each)) for each in keys]
    answers, _, commits = together(store, witness, bodies)
    assert [each.status for each in answers] == [200] * 8
    assert commits == [0]


def test_of_those_that_wait_together_none_is_answered_if_the_disk_takes_one_of_them_not(store, clock):
    witness = Witness(store, OWN, LOGS, clock)
    store._db.execute(
        "CREATE TRIGGER full BEFORE INSERT ON cosigned WHEN new.origin LIKE '%/sm3'"
        " BEGIN SELECT RAISE(ABORT, 'disk full'); END"
    )
    answers, errors, _ = together(store, witness, [submission(0, 3), submission(0, 3, "sm3")])
    assert (answers, [str(each) for each in errors]) == ([], ["disk full"] * 2)
    assert witness.latest(origin_hash(ORIGIN)).status == 404
    assert witness.add_checkpoint(submission(0, 3)).status == 200


@settings(max_examples=60)
@given(st.data())
def test_a_request_parses_or_is_refused_and_is_written_the_same(data):
    good = submission(3, 7)
    at = data.draw(st.integers(0, len(good) - 1))
    bad = good[:at] + data.draw(st.binary(max_size=3)) + good[at + 1 :]
    try:
        request = Request.parse(bad)
    except ValueError:
        return
    assert bytes(request) == bad


def test_a_witness_shuts_a_connection_beyond_the_most(witness, monkeypatch):
    monkeypatch.setattr("xiezhi.evidence.witness_server.MAX_CONNECTIONS", 1)
    with WitnessServer(witness) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            first, second = (http.client.HTTPConnection("127.0.0.1", server.server_port) for _ in range(2))
            first.request("GET", "/")
            assert first.getresponse().read()
            with pytest.raises((http.client.RemoteDisconnected, ConnectionError)):
                second.request("GET", "/")
                second.getresponse()
            first.close()
        finally:
            server.shutdown()
            thread.join()


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        (b"GET /x/checkpoint HTTP/1.1\r\nContent-Length: 0\r\n\r\n", 404),
        (b"GET /x/checkpoint HTTP/1.0\r\n\r\n", 404),
        (b"GET /x/checkpoint HTTP/1.1\r\nContent-Length: 4\r\n\r\nbody", 501),
        (b"HEAD /x/checkpoint HTTP/1.1\r\n\r\n", 501),
        (b"GET /x/checkpoint HTTP/2.0\r\n\r\n", 400),
        (b"GET /x/checkpoint\r\n\r\n", 400),
        (b"GET  /x/checkpoint HTTP/1.1\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost : a\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nA: b\r\n folded\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nno field\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\n" + b"A: b\r\n" * 101 + b"\r\n", 400),
        (b"GET / HTTP/1.1\r\nA: " + b"b" * 70_000 + b"\r\n\r\n", 400),
        (b"POST /add-checkpoint HTTP/1.1\r\n\r\n", 411),
        (b"POST /add-checkpoint HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\nx", 411),
        (b"POST /add-checkpoint HTTP/1.1\r\nContent-Length: +1\r\n\r\nx", 411),
        (b"POST /add-checkpoint HTTP/1.1\r\nContent-Length: 1\r\n\r\nx", 400),
    ],
)
def test_a_head_is_understood_in_one_way_or_refused(served, asked, status):
    with socket.create_connection(("127.0.0.1", served.server_port)) as line:
        line.sendall(asked)
        line.shutdown(socket.SHUT_WR)
        answer = line.makefile("rb").read()
    assert answer.startswith(b"HTTP/1.1 %d " % status)
    assert answer.count(b"HTTP/1.1 ") == 1


def test_who_waits_to_be_told_to_go_on_is_told(served):
    body = submission(0, 3)
    head = b"POST /add-checkpoint HTTP/1.1\r\nContent-Length: %d\r\nExpect: 100-continue\r\n\r\n" % len(body)
    with socket.create_connection(("127.0.0.1", served.server_port)) as line, line.makefile("rb") as answers:
        line.sendall(head)
        assert answers.readline() == b"HTTP/1.1 100 Continue\r\n"
        line.sendall(body)
        assert answers.readline() == b"\r\n"
        assert answers.readline() == b"HTTP/1.1 200 OK\r\n"


def test_the_witness_answers_over_http_on_one_connection(witness, store):
    with WitnessServer(witness) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            link = http.client.HTTPConnection("127.0.0.1", server.server_port)

            def ask(method, path, body=None, headers=None):
                link.request(method, path, body, headers or {})
                reply = link.getresponse()
                return reply.status, reply.headers["Content-Type"], reply.read()

            assert ask("POST", "/add-checkpoint", submission(0, 3))[0] == 200
            assert ask("POST", "/add-checkpoint", submission(0, 3)) == (409, "text/x.tlog.size", b"3\n")
            status, kind, body = ask("GET", f"/{origin_hash(ORIGIN)}/checkpoint")
            assert (status, kind) == (200, "text/plain; charset=utf-8")
            assert Note.parse(body).verify([OWN[0].key])
            assert ask("GET", "/x/checkpoint")[0] == 404
            assert ask("GET", "/")[0] == 404
            assert ask("POST", "/other", b"x")[0] == 404
            assert ask("POST", "/add-checkpoint", b"", {"Content-Length": "2000000"})[0] == 413
            assert (
                ask("POST", "/add-checkpoint", b"x", {"Content-Length": "1", "Transfer-Encoding": "chunked"})[0] == 411
            )
            store._db.execute("CREATE TRIGGER f BEFORE INSERT ON cosigned BEGIN SELECT RAISE(ABORT, 'full'); END")
            assert ask("POST", "/add-checkpoint", submission(3, 4))[0] == 503
            link.close()
        finally:
            server.shutdown()
            thread.join()
