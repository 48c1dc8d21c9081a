"""The seal's key in a cryptographic machine, played by SoftHSM: made there, never seen, and the seal is as good."""

import subprocess
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.papers.test_seal import COURT, SINCE, WHEN, paper
from xiezhi.papers.authority import move_seal, open_authority, root_certificate
from xiezhi.papers.seal import check, seal
from xiezhi.papers.token import FILE, NoToken, Token

MODULE = "/usr/lib/softhsm/libsofthsm2.so"
pytestmark = pytest.mark.program


@pytest.fixture
def token(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Token:
    store, pin = tmp_path / "tokens", tmp_path / "pin"
    store.mkdir()
    (tmp_path / "softhsm2.conf").write_text(f"directories.tokendir = {store}\nobjectstore.backend = file\n")
    pin.write_text("264819\n")
    monkeypatch.setenv("SOFTHSM2_CONF", str(tmp_path / "softhsm2.conf"))
    made = ["softhsm2-util", "--init-token", "--free", "--label", "court", "--pin", "264819", "--so-pin", "918273"]
    subprocess.run(made, check=True, capture_output=True)
    return Token(MODULE, "court", "seal", pin)


def test_the_court_seals_with_a_key_that_no_file_holds(token: Token, tmp_path: Path) -> None:
    """《商用密码管理条例》第三十九条。"""
    keys = tmp_path / "keys"
    before = open_authority(keys, COURT, since=SINCE)
    with pytest.raises(NoToken, match="does not open"):
        replace(token, token="elsewhere").make_key()
    move_seal(keys, before, token, when=SINCE + timedelta(days=1))
    assert sorted(file.name for file in (keys / "papers").iterdir()) == [
        "authority.key",
        "authority.pem",
        "seal.pem",
        FILE,
    ]
    after = open_authority(keys, COURT, since=SINCE)
    sealed = seal(paper("confirmed"), after, reason="签发", when=WHEN).content
    old = seal(paper("confirmed"), before, reason="签发", when=WHEN).content
    assert [found.good for found in check(sealed, [root_certificate(keys)])] == [True]
    assert [found.good for found in check(old, [root_certificate(keys)])] == [True]
    assert after.seal.public_key() != before.seal.public_key()
    with pytest.raises(NoToken, match="already"):
        token.make_key()
