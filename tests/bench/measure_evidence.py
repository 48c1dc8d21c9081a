"""The log, its proofs and its signatures, side by side with the peers in one run, in alternating rounds.

A ratio above 1 is ours ahead. Files for rates of the processor lie in memory, and its own time is counted; those for
rates of the disk lie on the disk, and the clock on the wall counts.
"""

import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from tests.bench.figure import Figure, beside, makes
from tests.bench.peers import peer_of_log, why_absent
from tests.bench.worker import ROOT, Worker

ROUNDS = 5
FEWER = round(1 / 0.35, 2)
"""How many times as often as ours the peers may flush."""
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
        yield Figure(f"{name}: not here, {why_absent(name)}", 0, "")


def in_turns(
    name: str, one: Callable[[], float], other: Callable[[], float], *, least: float | None = None, rounds: int = ROUNDS
) -> Figure:
    """Two rates, measured in alternating rounds. A peer that fails once ends the measurement: none is left out."""
    pairs = [(one(), other()) for _ in range(rounds)]
    mine, theirs = zip(*pairs, strict=True)
    return beside(name, mine, theirs, errors=0, least=least)


@makes("log.append", "log.append.raw", "log.append.pymerkle", "log.append.tlogscales", "log.append.aics")
def measure_evidence_log() -> Iterator[Figure]:
    """Appending: by the log alone against the peers' logs, and by the court's whole commit."""
    with folder(in_memory=True) as there, ours() as we:
        both = ["sha256", "sm3"]

        def log(trees: list[str], batch: int, times: int) -> Callable[[], float]:
            return lambda: float(we("tree", there, trees, batch, times))

        def commit() -> float:
            return float(we("append", 1, 200))

        def raw() -> float:
            return float(we("raw", there, 1, 200))

        we("court", there)
        yield in_turns("log.append.raw both trees, one a commit", log(both, 1, 200), raw, least=0.25)
        yield in_turns("log.append.raw the court's whole commit", commit, raw)
        yield Figure("log.append court, one a commit, in memory", we("append", 1, 300), "a second")
        yield Figure("log.append court, 256 a commit, in memory", 256 * we("append", 256, 10), "a second")
        for peer, what, mine, batch, times, least in (
            ("pymerkle", "both trees, one a commit", log(both, 1, 200), 1, 200, None),
            ("tlogscales", "SHA-256, 256 a commit", log(["sha256"], 256, 40), 256, 40, 2),
            ("aics", "both trees, one a commit", log(both, 1, 200), 1, 60, 5),
            ("aics", "the court's whole commit", commit, 1, 60, 1),
            ("aics", "SHA-256, 256 a commit", log(["sha256"], 256, 40), 256, 40, 1.2),
            ("aics", "both trees, 256 a commit", log(both, 256, 40), 256, 40, 0.45),
        ):
            python = peer_of_log(peer)
            if python is None:
                yield from absent(f"log.append.{peer}")
                continue
            with Worker(python, THEIRS) as they, folder(in_memory=True) as place:
                asked = partial(they, peer, place, batch, times)
                yield in_turns(f"log.append.{peer} {what}", mine, asked, least=least)


@makes("log.fsyncs", "log.fsyncs.pymerkle", "log.fsyncs.aics")
def measure_evidence_fsyncs() -> Iterator[Figure]:
    """How often each flushes for one commit, as strace counts it."""
    if not shutil.which("strace"):
        yield Figure("log.fsyncs.pymerkle: not here, no strace", 0, "")
        return
    with folder(in_memory=False) as there:
        single = flushes(sys.executable, OURS, there, "append", 1)
        yield Figure("log.fsyncs the court, one a commit", single, "a commit", most=1.2)
        many = flushes(sys.executable, OURS, there, "append", 256)
        yield Figure("log.fsyncs the court, 256 a commit", many, "a commit", most=1.5)
        for peer in ("pymerkle", "aics"):
            python = peer_of_log(peer)
            if python is None:
                yield from absent(f"log.fsyncs.{peer}")
                continue
            theirs = flushes(python, THEIRS, there, peer, 1)
            name = f"log.fsyncs.{peer} a commit"
            yield beside(name, [single], [theirs], errors=0, least=FEWER, faster=False)


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


@makes(
    "proof.first",
    "proof.length",
    "proof.cold.pymerkle",
    "proof.cold.aics",
    "proof.verify",
    "proof.verify.pymerkle",
    "proof.verify.aics",
)
def measure_evidence_proofs() -> Iterator[Figure]:
    """Proofs from tiles in a process that has made none yet, their verification, and their length."""
    draw = random.Random(1)
    wanted = [draw.randrange(SMALL) for _ in range(400)]
    with folder(in_memory=True) as there:
        file = f"{there}/case.json"
        with ours() as we:
            we("built", there, [SMALL, LARGE])
            read = we("tiles_of_first_proof", there, LARGE, wanted[0])
            yield Figure("proof.first tiles read", read, "tiles", most=2 * levels(LARGE))
            octets = we("case", there, LARGE, wanted[0], file)
            yield Figure("proof.length a million leaves, 3 witnesses", octets, "octets", most=2000)
            mine = [we("verify", file, 4000) for _ in range(ROUNDS)]
            sm3, sha256 = ([each[name] for each in mine] for name in ("sm3", "sha256"))
            yield beside("proof.verify SM3 by SHA-256", sm3, sha256, errors=0, least=0.35)
        if pymerkle := peer_of_log("pymerkle"):
            with Worker(pymerkle, THEIRS) as they:
                they("pymerkle_built", there, LARGE)
            yield in_turns("proof.cold.pymerkle a million leaves", *cold(pymerkle, there, LARGE, wanted, 2), least=100)
            with ours() as we, Worker(pymerkle, THEIRS) as they:
                one, other = partial(we, "inclusion", 4096, 7, 4000), partial(they, "pymerkle_verify", 4096, 7, 2000)
                yield in_turns("proof.verify.pymerkle", one, other, least=1.5)
        else:
            yield from absent("proof.cold.pymerkle", "proof.verify.pymerkle")
        if aics := peer_of_log("aics"):
            yield in_turns("proof.cold.aics 200,000 leaves", *cold(aics, there, SMALL, wanted, 3), least=300)
            with ours() as we, Worker(aics, THEIRS) as they:
                pairs = [(we("verify", file, 4000), they("aics_verify", file, 4000)) for _ in range(ROUNDS)]
            for name in ("inclusion", "whole"):
                rates = ([each[side][name] for each in pairs] for side in (0, 1))
                yield beside(f"proof.verify.aics {name}", *rates, errors=0, least=1)
        else:
            yield from absent("proof.cold.aics", "proof.verify.aics")


def levels(size: int) -> int:
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


@makes("sm2.verify.openssl", "sm2.sign.openssl", "sm3.digest.openssl")
def measure_evidence_sm() -> Iterator[Figure]:
    """SM2 and SM3 against the program that comes with the library."""
    with ours() as we:
        pairs = [(we("sm2_rates", 400), openssl_speed()) for _ in range(ROUNDS)]
    for name, what, least in (("verify", "sm2.verify", 0.85), ("sign", "sm2.sign", 0.75), ("sm3", "sm3.digest", 0.75)):
        mine, theirs = ([each[side][name] for each in pairs] for side in (0, 1))
        yield beside(f"{what}.openssl", mine, theirs, errors=0, least=least)


def openssl_speed() -> dict[str, float]:
    """What `openssl speed` says by the processor's time, as ours: signatures, verifications, MB of SM3 a second."""
    sm2 = subprocess.run(["openssl", "speed", "-seconds", "1", "sm2"], capture_output=True, text=True).stdout
    sm3 = subprocess.run(
        ["openssl", "speed", "-seconds", "1", "-bytes", "1048576", "-evp", "sm3"], capture_output=True, text=True
    ).stdout
    sign, verify = re.findall(r"([\d.]+)\s+([\d.]+)\s*$", sm2.strip())[-1]
    (kilobytes,) = re.findall(r"([\d.]+)k\s*$", sm3.strip())
    return {"sign": float(sign), "verify": float(verify), "sm3": float(kilobytes) / 1000}


@makes("verify.cold")
def measure_evidence_verifier() -> Iterator[Figure]:
    """A cold start of the verifier in the processor's time, by what it takes to load the one package it needs.

    `import cryptography` loads no more than its version; what every verifier needs of it is Ed25519.
    """

    def start(code: str) -> float:
        def spent() -> float:
            used = resource.getrusage(resource.RUSAGE_CHILDREN)
            return used.ru_utime + used.ru_stime

        begin = spent()
        subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)
        return 1 / (spent() - begin)

    verifier = "import xiezhi.evidence.verify"
    for what, code in (
        ("the import of Ed25519 from cryptography", "from cryptography.hazmat.primitives.asymmetric import ed25519"),
        ("import cryptography", "import cryptography"),
    ):
        name = f"verify.cold starts a second by {what}"
        yield in_turns(name, partial(start, verifier), partial(start, code), least=round(1 / 3, 2))
