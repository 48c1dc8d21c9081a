"""The contract on a real node: anvil, from npm, in a folder of its own."""

import json
import subprocess
import time
from pathlib import Path

import pytest

from tests.outside.test_wire import LEAVES, anchored, trees
from xiezhi.evidence.anchor import Chain, Rejected
from xiezhi.outside.chain import EvmChain
from xiezhi.outside.chain import node as node_at

FOLDER = Path(__file__).parents[2] / "var/peers/chain"
PACKAGE = "@foundry-rs/anvil-linux-amd64"
RICH = bytes.fromhex("ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80")
"""The secret of the first account that development nodes give out."""
ROUNDS, PATIENCE = 300, 0.1
"""A node takes what is sent before it stands in a block: so often it is asked again, so many seconds apart."""


@pytest.fixture
def url():
    program = FOLDER / "node_modules" / PACKAGE / "bin/anvil"
    if not program.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        options = ["--no-audit", "--no-fund", "--silent", "--ignore-scripts"]
        subprocess.run(["npm", "install", "--prefix", str(FOLDER), *options, f"{PACKAGE}@1.7.1"], check=True)
    program.chmod(0o755)
    asked = [str(program), "--host", "127.0.0.1", "--port", "0", "--hardfork", "paris"]
    node = subprocess.Popen(asked, stdout=subprocess.PIPE, text=True)
    try:
        assert node.stdout is not None
        yield next(f"http://{line.split()[-1]}" for line in node.stdout if line.startswith("Listening on"))
    finally:
        node.terminate()
        node.wait()


def mined(chain, transaction):
    """Ask until the transaction stands in a block."""
    for _ in range(ROUNDS):
        if receipt := chain.receipt(transaction):
            return receipt
        time.sleep(PATIENCE)
    raise AssertionError("never mined")


@pytest.mark.program
def test_a_real_node_takes_each_anchor_once_for_little_gas_and_refuses_rollback_and_fork(url):
    begun = int(time.time())
    deployed = Chain(node_at(url), RICH)
    assert mined(deployed, deployed.deploy())
    chain = EvmChain([url], RICH, deployed.contract)
    for size in (20, 20, 30):
        _, found = anchored(chain, LEAVES[:size], ROUNDS, PATIENCE)
        assert found.time >= begun - 1
    assert found.receipt.gas <= 60_000
    assert found.receipt.block == 4, "contract, registration, two anchors: the one repeated cost nothing"
    for wrong in (LEAVES[:20], [b"x", *LEAVES[1:30]]):
        with pytest.raises(Rejected):
            chain.anchor(*trees(wrong))
    poor = EvmChain([url], b"\x47" * 32, deployed.contract)
    with pytest.raises(Rejected, match="another account"):
        poor.anchor(*trees(LEAVES[:31]))
    assert json.dumps(node_at(url)("eth_blockNumber", [])) == '"0x4"'
