"""Partners of a court for the tests: witnesses, a time authority and a chain, each over its wire on this machine."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives.serialization import Encoding

from tests.engine.cast import CODE
from xiezhi.engine.logbook import TREES, signers_of
from xiezhi.evidence.keys import COSIGNATURE, SM2_COSIGNATURE, signer
from xiezhi.evidence.witness import Witness
from xiezhi.evidence.witness_store import create_store
from xiezhi.outside.chain_simulator import Ledger, node
from xiezhi.outside.loopback import Loopback, Mood
from xiezhi.outside.time_simulator import certified, time_authority
from xiezhi.outside.witness_simulator import witness

INSURER = signer("insurer.example/witness", COSIGNATURE, b"i" * 32)
NOTARY = signer("notary.example/witness", SM2_COSIGNATURE, b"n" * 32)
BANK = signer("bank.example/witness", COSIGNATURE, b"b" * 32)
CONTRACT = "0x" + "11" * 20


def always(mood: Mood) -> Iterator[Mood]:
    while True:
        yield mood


@dataclass
class Town:
    """The institutions around a court, as long as the stack lasts."""

    home: Path
    stack: ExitStack
    witnesses: dict[str, Witness] = field(default_factory=dict)
    ledger: Ledger = field(default_factory=lambda: Ledger(lambda: int(time.time())))

    def is_watched(self, moods: dict[str, Iterator[Mood]] | None = None, quorum: str = "2") -> None:
        """Three witnesses, of which some must cosign."""
        logs = {signers_of(CODE, tree)[0].key.name: [each.key for each in signers_of(CODE, tree)] for tree in TREES}
        lines = []
        for made in (INSURER, NOTARY, BANK):
            name = made.key.name.partition(".")[0]
            if name not in self.witnesses:
                store = self.stack.enter_context(create_store(self.home / f"{name}.sqlite3", [made.key]))
                self.witnesses[name] = Witness(store, [made], logs)
            wire = self.stack.enter_context(witness(self.witnesses[name], (moods or {}).get(name), slow=30))
            lines.append(f"witness {name} {made.key} {wire.url}")
        lines += [f"group offices {quorum} insurer notary bank", "quorum offices", ""]
        (self.home / "witnesses").write_text("\n".join(lines))

    def has_partners(self, *, stamps: Iterator[Mood] | None = None, blocks: Iterator[Mood] | None = None) -> Loopback:
        """One time authority and one chain seen through two nodes; the authority's wire."""
        if not (self.home / "roots.pem").exists():
            root, self.authority = certified(datetime.now(UTC))
            (self.home / "roots.pem").write_bytes(root.public_bytes(Encoding.PEM))
        clock = self.stack.enter_context(time_authority(self.authority, moods=stamps, slow=30))
        nodes = [self.stack.enter_context(node(self.ledger, mood)).url for mood in (blocks, None)]
        (self.home / "anchors.toml").write_text(
            f'[time.notary]\nurl = "{clock.url}"\nroots = "roots.pem"\nseconds = 0.3\n'
            f'[chain.judicial]\nnodes = ["{nodes[0]}", "{nodes[1]}"]\ncontract = "{CONTRACT}"\nseconds = 0.3\n'
        )
        return clock
