"""The witness beside the peer's, and beside what the disk could do, in one run, in alternating rounds."""

import http.client
import socket
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from urllib.parse import urlsplit

from tests.bench.figure import Figure, makes
from tests.bench.measure_evidence import THEIRS, absent, folder, in_turns, ours
from tests.bench.peers import peer_of_log
from tests.bench.worker import Worker, each_second
from xiezhi.evidence import merkle
from xiezhi.evidence.checkpoint import Checkpoint
from xiezhi.evidence.keys import ED25519, Signer, signer
from xiezhi.evidence.tiles import TileTree, new_tiles
from xiezhi.evidence.witness import Request

ORIGIN = "bench.example/log"
LOGS = 8


@makes("witness.http.floor", "witness.http.aics", "witness.core.aics")
def measure_evidence_witness() -> Iterator[Figure]:
    """Submissions a second, without HTTP and over kept connections, against the peer and the disk's own floor.

    The floor is one client that commits one row after another, by the clock on the wall like the rest: at the half of
    it or above is a witness which several logs ask at once, each waiting for its answer before it asks again.
    """
    keys, many = [signer(f"{ORIGIN}/{number}", ED25519, b"L" * 32) for number in range(LOGS)], 40
    with folder(in_memory=False) as there, ours() as we:
        address = we("witness", there, [str(key.key) for key in keys])
        bodies = [submissions(key, 200 if at else 1_000) for at, key in enumerate(keys)]
        mine = [iter(each) for each in bodies]
        floor = partial(we, "floor", there, many)
        one = partial(http_rate, address, mine[:1], many)
        eight = partial(http_rate, address, mine, many)
        yield in_turns("witness.http.floor eight logs at once by one-row commits", eight, floor, least=0.5)
        yield in_turns("witness.http.floor one log by one-row commits", one, floor)
        python = peer_of_log("aics")
        if python is None:
            yield from absent("witness.http.aics", "witness.core.aics")
            return
        with Worker(python, THEIRS) as they:
            first = keys[0].key
            other, theirs = they("aics_witness", there, first.name, str(first)), iter(bodies[0])
            for client, quick, least in (
                ("a plain client", False, 10),
                ("a client that acknowledges at once", True, None),
            ):
                us, them = (
                    partial(http_rate, *which, quick=quick)
                    for which in ((address, mine[:1], many), (other, [theirs], 10))
                )
                yield in_turns(f"witness.http.aics {client}", us, them, least=least)
            yield in_turns(
                "witness.core.aics",
                lambda: we("core", [next(mine[0]) for _ in range(many)]),
                lambda: they("aics_core", [next(theirs) for _ in range(many)]),
                least=2,
            )


def submissions(key: Signer, count: int) -> list[str]:
    """What a log sends that grows leaf by leaf."""
    hashes = [merkle.leaf_hash(b"%d" % number) for number in range(count)]
    tiles = dict(new_tiles(hashes, 0, {}.__getitem__))
    by_place = {(tile.level, tile.index): data for tile, data in tiles.items()}
    made = []
    for size in range(1, count + 1):
        tree = TileTree(size, lambda tile: by_place[tile.level, tile.index][: tile.width * 32])
        note = Checkpoint(key.key.name, size, tree.root()).note().signed(key)
        made.append(bytes(Request(size - 1, tuple(tree.consistency_proof(size - 1)), note)).decode())
    return made


def http_rate(address: str, logs: Sequence[Iterator[str]], times: int, *, quick: bool = False) -> float:
    """Submissions a second over a connection for each log, each of which must be cosigned before the next is sent.

    A quick client acknowledges each packet at once; a plain one lets its kernel wait up to 40 ms, for which a server
    that writes its answer in two waits too.
    """

    def submit(bodies: list[str]) -> None:
        connection = http.client.HTTPConnection(urlsplit(address).netloc)
        connection.connect()
        for body in bodies:
            connection.request("POST", "/add-checkpoint", body.encode())
            if quick:
                connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)
            reply = connection.getresponse()
            assert reply.read()
            assert reply.status == 200
        connection.close()

    wanted = [[next(log) for _ in range(times)] for log in logs]
    with ThreadPoolExecutor(len(logs)) as at_once:
        return times * len(logs) * each_second(lambda: list(at_once.map(submit, wanted)), 1)
