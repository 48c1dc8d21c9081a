"""The log, its proofs, its witness and its signatures, side by side with the peers in one run, in alternating rounds.

A ratio above 1 is ours ahead. Files for rates of the processor lie in memory, and its own time is counted; those for
rates of the disk lie on the disk, and the clock on the wall counts.
"""

import http.client
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

from tests.bench.figure import Figure
from tests.bench.peers import peers
from tests.bench.worker import ROOT, Worker, each_second
from xiezhi.evidence import merkle
from xiezhi.evidence.checkpoint import Checkpoint
from xiezhi.evidence.keys import ED25519, signer
from xiezhi.evidence.tiles import TileTree, new_tiles
from xiezhi.evidence.witness import Request

ROUNDS = 5
ORIGIN = "bench.example/log"
LARGE, SMALL = 1_000_000, 200_000
OURS, THEIRS = "evidence_ours.py", "evidence_peers.py"


@contextmanager
def folder(*, in_memory: bool) -> Iterator[str]:
    place = "/dev/shm" if in_memory and Path("/dev/shm").is_dir() else str(ROOT / "var")
    made = tempfile.mkdtemp(prefix="bench-", dir=place)
    try:
        yield made
    finally:
        shutil.rmtree(made)


def ours() -> Worker:
    return Worker(sys.executable, OURS)


def absent(*names: str) -> Iterator[Figure]:
    """Said instead of a figure."""
    for name in names:
        yield Figure(f"{name}: not here, {peers()[2]}", 0, "")


def ratio(one: Callable[[], float], other: Callable[[], float], rounds: int = ROUNDS) -> float:
    """The median of one's rate by the other's, measured in turns."""
    return median(one() / other() for _ in range(rounds))


def measure_evidence_log() -> Iterator[Figure]:
    """Appending: by the log alone against the peers' logs, and by the court's whole commit."""
    python, all_there, _ = peers()
    with folder(in_memory=True) as there, ours() as we:
        we("court", there)
        both = ["sha256", "sm3"]
        one = ratio(lambda: we("tree", there, both, 1, 200), lambda: we("raw", there, 1, 200))
        yield Figure("log.append.raw both trees, one a commit", one, "times", least=0.25)
        court = ratio(lambda: we("append", 1, 200), lambda: we("raw", there, 1, 200))
        yield Figure("log.append.raw the court's whole commit", court, "times")
        yield Figure("log.append court, one a commit, in memory", we("append", 1, 300), "a second")
        yield Figure("log.append court, 256 a commit, in memory", 256 * we("append", 256, 10), "a second")
        if python is None:
            yield from absent("log.append.pymerkle", "log.append.tlogscales", "log.append.aics")
            return
        with Worker(python, THEIRS) as they:
            found = ratio(lambda: we("tree", there, both, 1, 200), lambda: they("pymerkle", there, 1, 200))
            yield Figure("log.append.pymerkle both trees, one a commit", found, "times")
            found = ratio(lambda: we("tree", there, ["sha256"], 256, 40), lambda: they("scales", there, 256, 40))
            yield Figure("log.append.tlogscales SHA-256, 256 a commit", found, "times", least=2)
            if not all_there:
                yield from absent("log.append.aics")
                return
            found = ratio(lambda: we("tree", there, both, 1, 200), lambda: they("aics", there, 1, 60))
            yield Figure("log.append.aics both trees, one a commit", found, "times", least=5)
            found = ratio(lambda: we("append", 1, 200), lambda: they("aics", there, 1, 60))
            yield Figure("log.append.aics the court's whole commit", found, "times", least=1)
            found = ratio(lambda: we("tree", there, ["sha256"], 256, 40), lambda: they("aics", there, 256, 40))
            yield Figure("log.append.aics SHA-256, 256 a commit", found, "times", least=1.2)
            found = ratio(lambda: we("tree", there, both, 256, 40), lambda: they("aics", there, 256, 40))
            yield Figure("log.append.aics both trees, 256 a commit", found, "times", least=0.45)


def measure_evidence_fsyncs() -> Iterator[Figure]:
    """How often each flushes for one commit, as strace counts it."""
    python, all_there, _ = peers()
    if not shutil.which("strace"):
        yield Figure("log.fsyncs.pymerkle: not here, no strace", 0, "")
        return
    with folder(in_memory=False) as there:
        single = flushes(sys.executable, OURS, there, "append", 1)
        yield Figure("log.fsyncs the court, one a commit", single, "a commit", most=1.2)
        yield Figure(
            "log.fsyncs the court, 256 a commit",
            flushes(sys.executable, OURS, there, "append", 256),
            "a commit",
            most=1.5,
        )
        if python is None:
            yield from absent("log.fsyncs.pymerkle", "log.fsyncs.aics")
            return
        theirs = flushes(python, THEIRS, there, "pymerkle", 1)
        yield Figure("log.fsyncs.pymerkle ours by theirs", single / theirs, "times", most=0.35)
        if all_there:
            yield Figure(
                "log.fsyncs.aics ours by theirs", single / flushes(python, THEIRS, there, "aics", 1), "times", most=0.35
            )
        else:
            yield from absent("log.fsyncs.aics")


def flushes(python: str | Path, script: str, there: str, what: str, batch: int) -> float:
    """Calls of fsync and fdatasync for each commit beyond the first."""
    counts = []
    for number, times in enumerate((4, 24)):
        place, trace = Path(tempfile.mkdtemp(dir=there)), Path(there, f"trace-{number}")
        strace = ("strace", "-f", "-qq", "-e", "trace=fsync,fdatasync", "-o", str(trace))
        with Worker(python, script, before=strace) as worker:
            if script == OURS:
                worker("court", str(place))
                worker(what, batch, times)
            else:
                worker(what, str(place), batch, times)
            counts.append(len(re.findall(r"\bf(?:data)?sync\(", trace.read_text())))
    return (counts[1] - counts[0]) / 20


def measure_evidence_proofs() -> Iterator[Figure]:
    """Proofs from tiles in a process that has made none yet, their verification, and their length."""
    python, all_there, _ = peers()
    draw = random.Random(1)
    wanted = [draw.randrange(SMALL) for _ in range(400)]
    with folder(in_memory=True) as there:
        file = f"{there}/case.json"
        with ours() as we:
            we("built", there, [SMALL, LARGE])
            levels = merkle_levels(LARGE)
            yield Figure(
                "proof.first tiles read", we("tiles_of_first_proof", there, LARGE, wanted[0]), "tiles", most=2 * levels
            )
            yield Figure(
                "proof.length a million leaves, 3 witnesses",
                we("case", there, LARGE, wanted[0], file),
                "octets",
                most=2000,
            )
        if python is None:
            yield from absent("proof.cold.pymerkle", "proof.verify.pymerkle", "proof.cold.aics", "proof.verify.aics")
            return
        with Worker(python, THEIRS) as they:
            they("pymerkle_built", there, LARGE)
        yield Figure(
            "proof.cold.pymerkle a million leaves", ratio(*cold(python, there, LARGE, wanted, 2), 1), "times", least=100
        )
        if all_there:
            yield Figure(
                "proof.cold.aics 200,000 leaves", ratio(*cold(python, there, SMALL, wanted, 3), 1), "times", least=300
            )
        with ours() as we, Worker(python, THEIRS) as they:
            found = ratio(lambda: we("inclusion", 4096, 7, 4000), lambda: they("pymerkle_verify", 4096, 7, 2000))
            yield Figure("proof.verify.pymerkle", found, "times", least=1.5)
            mine = [we("verify", file, 4000) for _ in range(ROUNDS)]
            yield Figure(
                "proof.verify SM3 by SHA-256",
                median(each["sm3"] / each["sha256"] for each in mine),
                "times",
                least=0.35,
            )
            if not all_there:
                yield from absent("proof.cold.aics", "proof.verify.aics")
                return
            pairs = [(we("verify", file, 4000), they("aics_verify", file, 4000)) for _ in range(ROUNDS)]
            for name in ("inclusion", "whole"):
                found = median(one[name] / other[name] for one, other in pairs)
                yield Figure(f"proof.verify.aics {name}", found, "times", least=1)


def merkle_levels(size: int) -> int:
    """How many levels of tiles a tree has."""
    return (size.bit_length() - 1) // 8 + 1


def cold(
    python: Path, there: str, size: int, wanted: list[int], few: int
) -> tuple[Callable[[], float], Callable[[], float]]:
    """Our rate over many proofs and theirs over a few, each in a new process."""

    def mine() -> float:
        with ours() as we:
            return float(we("cold", there, size, wanted))

    def theirs() -> float:
        with Worker(python, THEIRS) as they:
            if size == LARGE:
                return float(they("pymerkle_cold", there, wanted[:few]))
            return float(they("aics_cold", f"{there}/sha256", size, wanted[:few]))

    return mine, theirs


def measure_evidence_witness() -> Iterator[Figure]:
    """Submissions a second, without HTTP and over one kept connection, against the peer and the disk's own floor."""
    python, all_there, _ = peers()
    key = signer(ORIGIN, ED25519, b"L" * 32)
    bodies, many = submissions(key, 800), 40
    with folder(in_memory=False) as there, ours() as we:
        address = we("witness", there, str(key.key))
        mine = iter(bodies)
        floor = [we("floor", there, many) for _ in range(3)]
        yield Figure(
            "witness.http.floor by one-row commits", http_rate(address, mine, many) / median(floor), "times", least=0.5
        )
        if python is None or not all_there:
            yield from absent("witness.http.aics", "witness.core.aics")
            return
        with Worker(python, THEIRS) as they:
            other, theirs = they("aics_witness", there, ORIGIN, str(key.key)), iter(bodies)
            found = ratio(lambda: http_rate(address, mine, many), lambda: http_rate(other, theirs, 10))
            yield Figure("witness.http.aics", found, "times", least=10)
            found = ratio(
                lambda: we("core", [next(mine) for _ in range(many)]),
                lambda: they("aics_core", [next(theirs) for _ in range(many)]),
            )
            yield Figure("witness.core.aics", found, "times", least=2)


def submissions(key: object, count: int) -> list[str]:
    """What a log sends that grows leaf by leaf."""
    hashes = [merkle.leaf_hash(b"%d" % number) for number in range(count)]
    tiles = dict(new_tiles(hashes, 0, {}.__getitem__))
    by_place = {(tile.level, tile.index): data for tile, data in tiles.items()}
    made = []
    for size in range(1, count + 1):
        tree = TileTree(size, lambda tile: by_place[tile.level, tile.index][: tile.width * 32])
        note = Checkpoint(ORIGIN, size, tree.root()).note().signed(key)  # type: ignore[arg-type]
        made.append(bytes(Request(size - 1, tuple(tree.consistency_proof(size - 1)), note)).decode())
    return made


def http_rate(address: str, bodies: Iterator[str], times: int) -> float:
    """Submissions a second over one connection, each of which must be cosigned."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc)

    def submit() -> None:
        connection.request("POST", "/add-checkpoint", next(bodies).encode())
        reply = connection.getresponse()
        assert reply.read()
        assert reply.status == 200

    try:
        return each_second(submit, times)
    finally:
        connection.close()


def measure_evidence_sm() -> Iterator[Figure]:
    """SM2 and SM3 against the program that comes with the library."""
    with ours() as we:
        pairs = [(we("sm2_rates", 400), openssl_speed()) for _ in range(ROUNDS)]
    for name, what, least in (("verify", "sm2.verify", 0.85), ("sign", "sm2.sign", 0.75), ("sm3", "sm3.digest", 0.75)):
        found = median(one[name] / other[name] for one, other in pairs)
        yield Figure(f"{what}.openssl", found, "times", least=least)


def openssl_speed() -> dict[str, float]:
    """What `openssl speed` says by the processor's time, as ours: signatures, verifications, MB of SM3 a second."""
    sm2 = subprocess.run(["openssl", "speed", "-seconds", "1", "sm2"], capture_output=True, text=True).stdout
    sm3 = subprocess.run(
        ["openssl", "speed", "-seconds", "1", "-bytes", "1048576", "-evp", "sm3"], capture_output=True, text=True
    ).stdout
    sign, verify = re.findall(r"([\d.]+)\s+([\d.]+)\s*$", sm2.strip())[-1]
    (kilobytes,) = re.findall(r"([\d.]+)k\s*$", sm3.strip())
    return {"sign": float(sign), "verify": float(verify), "sm3": float(kilobytes) / 1000}


def measure_evidence_deposit() -> Iterator[Figure]:
    """A content of 2 KiB hashed twice, committed to, put into the log and answered, by a bare row of the same stack."""
    with folder(in_memory=False) as there, ours() as we:
        we("court", there)
        found = ratio(lambda: we("deposit", 100), lambda: we("bare_insert", 100))
        yield Figure("deposit.bare_insert commits alone, without HTTP", found, "times")
        yield Figure("deposit on this disk", we("deposit", 100), "a second")


def measure_evidence_verifier() -> Iterator[Figure]:
    """A cold start of the verifier by that of the one package it needs."""

    def start(code: str) -> float:
        begin = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)
        return 1 / (time.perf_counter() - begin)

    package = "from cryptography.hazmat.primitives.asymmetric import ed25519"
    found = ratio(lambda: start(package), lambda: start("import xiezhi.evidence.verify"))
    yield Figure("verify.cold by import cryptography", found, "times", most=3)
