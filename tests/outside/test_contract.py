"""The contract's source and the code that is deployed: solc, locked among npm's packages, makes one of the other."""

import json
import subprocess
from pathlib import Path

import pytest

from xiezhi.evidence import anchor

ROOT = Path(__file__).parents[2]
FOLDER = Path(anchor.__file__).parent


def compiled(source: Path) -> str:
    """What solc makes of it with the settings kept beside the contract, in hexadecimal digits."""
    asked = [ROOT / "node_modules/.bin/solcjs", "--standard-json", "--base-path", source.parent]
    settings = (FOLDER / "anchor.json").read_text()
    told = subprocess.run(asked, input=settings, capture_output=True, text=True, check=True).stdout
    found = json.loads(told[told.index("{") :])
    assert "errors" not in found
    return str(found["contracts"]["anchor.sol"]["Anchor"]["evm"]["bytecode"]["object"])


@pytest.mark.program
def test_the_code_that_is_deployed_is_what_the_compiler_makes_of_the_source(tmp_path):
    deployed = "".join((FOLDER / "anchor.bin").read_text().split())
    assert compiled(FOLDER / "anchor.sol") == deployed
    other = tmp_path / "anchor.sol"
    other.write_text((FOLDER / "anchor.sol").read_text().replace("size < head.size", "size <= head.size"))
    assert compiled(other) != deployed, "a source with another rule makes other code"
