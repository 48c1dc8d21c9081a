"""The offline page in Chromium, with the network cut: it judges as the program does, bundle for bundle."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.serialization import Encoding
from playwright.sync_api import Browser, Page

from tests.evidence.scene import SM3_LOG, policy_text, proof_of
from tests.evidence.test_pasted import PASTED
from tests.evidence.test_timestamp import (
    ECDSA_SHA256,
    ED25519_OID,
    ROOT,
    ROOT_KEY,
    RSA_SHA256,
    certificate,
    openssl,
    sm2_authority,
    stamped,
)
from tests.evidence.test_verify import ENTRY_SALT, FILE, FILLERS, GOOD, SALT, WORD, resealed, with_word
from xiezhi.evidence.authority import Authority
from xiezhi.evidence.bundle import Opened
from xiezhi.evidence.checkpoint import joint_message
from xiezhi.evidence.cli import evidence
from xiezhi.evidence.page import MODULES, ORDER, offline_page
from xiezhi.evidence.policy import Policy
from xiezhi.evidence.timestamp import checker
from xiezhi.evidence.verify import Trust, verify, verify_text

__all__ = ["openssl"]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    return {**browser_type_launch_args, "executable_path": "/usr/bin/chromium", "args": quiet}


@pytest.fixture
def offline(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """The page as a file of its own, in a browser without a network."""
    policy, file = tmp_path / "jiulongpo.policy", tmp_path / "page.html"
    policy.write_bytes(policy_text())
    done = CliRunner().invoke(evidence, ["page", str(file), "--policy", str(policy)])
    assert done.exit_code == 0, done.output
    context = browser.new_context(offline=True)
    page, complaints = context.new_page(), []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(said.text))
    page.goto(file.as_uri())
    yield page
    context.close()
    assert complaints == []


Told = dict[str, tuple[str, list[tuple[str, str]]]]
"""What the page says of each file: the verdict, and its rows as name and state."""


CHINESE = re.compile("[\u4e00-\u9fff]")


def told(page: Page, files: list[Path]) -> Told:
    page.evaluate("document.querySelector('[data-results]').replaceChildren()")
    page.set_input_files("input[data-take] >> nth=0", files)
    return results(page)


def results(page: Page) -> Told:
    page.wait_for_selector("[data-results] li", timeout=60_000)
    found = page.evaluate(
        """[...document.querySelectorAll("[data-results] > li")].map((item) => [
            item.querySelector("[data-path]").textContent, item.dataset.verdict,
            [...item.querySelectorAll("[data-rows] tr")].map((row) => [1, 0].map((at) => row.cells[at].textContent)),
        ])"""
    )
    return {path: (verdict, [(name, state) for name, state in rows]) for path, verdict, rows in found}


def twins() -> dict[str, bytes]:
    """Good bundles, and bad ones of every kind: broken links, foreign proofs, flipped bits with the digest mended."""
    good, through = GOOD["direct"], GOOD["by digest"]
    assert through.entry is not None
    made = {name.replace(" ", "-"): bytes(bundle) for name, bundle in GOOD.items()}
    elsewhere = {"sha256": good.proofs["sha256"], "sm3": proof_of([*FILLERS, good.leaf.bytes()], 20, "sm3")}
    for name, bundle in {
        "crossed": replace(good, proofs={"sha256": good.proofs["sm3"], "sm3": good.proofs["sha256"]}),
        "elsewhere": replace(good, proofs=elsewhere),
        "salted": replace(good, salt=b"t" * 32),
        "unsalted": replace(good, salt=None),
        "entry": replace(through, entry=Opened(through.entry.text + " ", ENTRY_SALT)),
        "value": replace(through, values=(Opened("李某", SALT),)),
        "word-forged": with_word(signed=WORD.text.replace("482190", "482191")),
        "word-unsigned": with_word(signers=(SM3_LOG,)),
        "one-tree": replace(good, proofs={"sha256": good.proofs["sha256"]}),
    }.items():
        made[name] = bytes(bundle)
    whole = bytes(good)
    for at in range(0, len(whole), 29):
        flipped = whole[:at] + bytes([whole[at] ^ 1 << at % 7]) + whole[at + 1 :]
        try:
            made[f"flipped-{at}"] = resealed(flipped)
        except (ValueError, KeyError, TypeError):
            made[f"flipped-{at}"] = flipped
    return made


@pytest.mark.browser
def test_without_a_network_the_page_judges_every_bundle_and_its_bad_twins_as_the_program_does(
    offline: Page, tmp_path: Path
) -> None:
    files, trust = [], Trust(Policy.parse(policy_text()))
    for name, bundle in twins().items():
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(FILE)
        path.with_name(path.name + ".bundle.json").write_bytes(bundle)
        files += [path, path.with_name(path.name + ".bundle.json")]
    found = told(offline, files)
    for path in files[::2]:
        report = verify(path, trust)
        expected = (report.verdict, [(step.name, step.state) for step in report.steps])
        assert found[path.name] == expected, path.name
    assert {"一致", "不一致", "无法核验"} == {verdict for verdict, _ in found.values()}


@pytest.mark.browser
def test_what_is_pasted_without_a_network_is_judged_as_the_program_does(offline: Page) -> None:
    trust, box = Trust(Policy.parse(policy_text())), offline.get_by_label("或者粘贴文字")
    for what, (_verdict, text) in PASTED.items():
        if not text.strip():
            continue
        offline.evaluate("document.querySelector('[data-results]').replaceChildren()")
        box.fill(text)
        box.press("Tab")
        offline.keyboard.press("Enter")
        ((path, found),) = results(offline).items()
        report = verify_text(text, trust)
        assert found[0] == report.verdict, what
        assert [name for name, _ in found[1]] == [step.name for step in report.steps], what
        assert path.startswith("粘贴的内容"), what
        assert offline.evaluate("document.activeElement.hasAttribute('data-summary')"), what


@pytest.mark.browser
def test_of_two_hundred_files_the_altered_and_the_unknown_come_first(offline: Page, tmp_path: Path) -> None:
    files = []
    for number in range(198):
        path = tmp_path / f"{number}.pdf"
        path.write_bytes(FILE + (b" " if number == 7 else b""))
        path.with_name(path.name + ".bundle.json").write_bytes(bytes(GOOD["direct"]))
        files += [path, path.with_name(path.name + ".bundle.json")]
    (tmp_path / "never.txt").write_text("never deposited")
    found = told(offline, [*files, tmp_path / "never.txt"])
    assert list(found)[:2] == ["7.pdf", "never.txt"]
    assert [found[name][0] for name in list(found)[:3]] == ["不一致", "无法核验", "一致"]
    assert "2026-03-02 10:15:07" in offline.inner_text("[data-results] > li:nth-child(3)")
    assert "insurer、notary、bank" in offline.inner_text("[data-results] > li:nth-child(3)")
    offline.get_by_role("button", name="Results in English").click()
    altered = offline.locator("[data-results] > li:first-child")
    assert altered.locator("[data-sentence]").inner_text().startswith("The file, SHA-256 — differs from the record (")
    assert not CHINESE.search("".join(altered.locator("[data-rows] th, [data-rows] td:nth-child(2)").all_inner_texts()))


@pytest.mark.browser
def test_the_page_takes_the_readers_own_policy_and_says_when_it_has_none(browser: Browser, tmp_path: Path) -> None:
    page = browser.new_page()
    page.set_content(offline_page({}).decode())
    bundle = tmp_path / "a.pdf.bundle.json"
    bundle.write_bytes(bytes(GOOD["direct"]))
    assert told(page, [bundle])[bundle.name] == ("无法核验", [("政策文件", "无法核验")])
    (tmp_path / "policy").write_bytes(policy_text())
    assert told(page, [bundle, tmp_path / "policy"])[bundle.name][0] == "一致"


def test_the_page_fetches_nothing_and_runs_no_script_but_its_own() -> None:
    page = offline_page({"</script><b>": policy_text().decode()}).decode()
    assert page.count("default-src 'none'; script-src 'sha256-") == 1
    assert "</script><b>" not in page
    for word in (" src=", "<link", "url(", "import "):
        assert word not in page
    assert all((MODULES / f"{name}.js").is_file() for name in ORDER)


def judged_alike(page: Page, folder: Path, tokens: list[bytes], root: x509.Certificate) -> list[str]:
    """The verdicts on these tokens, the same from the page and from the program."""
    (folder / "tsa.pem").write_bytes(root.public_bytes(Encoding.PEM))
    trust, files = Trust(Policy.parse(policy_text()), stamp=checker([root])), []
    for number, token in enumerate(tokens):
        files.append(folder / f"{number}.pdf.bundle.json")
        files[-1].write_bytes(bytes(replace(GOOD["direct"], stamps=(token,))))
    found = told(page, [*files, folder / "tsa.pem"])
    for path in files:
        report = verify(path, trust)
        assert found[path.name] == (report.verdict, [(step.name, step.state) for step in report.steps]), path.name
    return [found[path.name][0] for path in files]


def both_trees() -> bytes:
    return joint_message(*(GOOD["direct"].proofs[name].checkpoint for name in ("sha256", "sm3")))


@pytest.mark.browser
def test_the_page_judges_time_stamps_and_their_flipped_bits_as_the_program_does(offline: Page, tmp_path: Path) -> None:
    token = stamped(message=both_trees())
    flips = [token[:at] + bytes([token[at] ^ 1]) + token[at + 1 :] for at in range(60, len(token), 41)]
    verdicts = judged_alike(offline, tmp_path, [token, stamped(message=both_trees() + b"x"), *flips], ROOT)
    assert verdicts[:2] == ["一致", "不一致"]
    assert "一致" not in verdicts[1:]


@pytest.mark.browser
@pytest.mark.program
def test_the_page_judges_time_stamps_by_sm2(offline: Page, openssl: Any, tmp_path: Path) -> None:
    authority, _sign, root, at = sm2_authority(openssl, tmp_path)
    tokens = [stamped(authority, message, at, "sm3") for message in (both_trees(), both_trees() + b"x")]
    assert judged_alike(offline, tmp_path, tokens, root) == ["一致", "不一致"]
    assert judged_alike(offline, tmp_path, tokens[:1], ROOT) == ["不一致"]


RSA_PLAIN, RSA_SHA512 = "1.2.840.113549.1.1.1", "1.2.840.113549.1.1.13"
ECDSA_SHA384, ECDSA_SHA512 = "1.2.840.10045.4.3.3", "1.2.840.10045.4.3.4"


def authority_with(key: Any, oid: str, sign: Any, hash_name: str = "sha256", issuer: Any = ROOT_KEY) -> Authority:
    return Authority(certificate("时间戳机构", key, "根", issuer), lambda data: sign(key, data), oid, hash_name)


@pytest.mark.browser
@pytest.mark.parametrize("kind", ["rsa", "rsa of another hash", "ed25519", "p384"])
def test_the_page_judges_time_stamps_by_other_keys_as_the_program_does(
    offline: Page, tmp_path: Path, kind: str
) -> None:
    key = rsa.generate_private_key(65537, 2048) if kind.startswith("rsa") else (
        ed25519.Ed25519PrivateKey.generate() if kind == "ed25519" else ec.generate_private_key(ec.SECP384R1())
    )  # fmt: skip
    authority = {
        "rsa": lambda: authority_with(key, RSA_SHA256, lambda k, d: k.sign(d, PKCS1v15(), hashes.SHA256())),
        "rsa of another hash": lambda: authority_with(
            key, RSA_PLAIN, lambda k, d: k.sign(d, PKCS1v15(), hashes.SHA512()), "sha512"
        ),
        "ed25519": lambda: authority_with(key, ED25519_OID, lambda k, d: k.sign(d), "sha512"),
        "p384": lambda: authority_with(key, ECDSA_SHA384, lambda k, d: k.sign(d, ec.ECDSA(hashes.SHA384())), "sha384"),
    }[kind]()
    token = stamped(authority, both_trees(), algorithm="sha384")
    flips = [token[:at] + bytes([token[at] ^ 1]) + token[at + 1 :] for at in range(len(token) - 200, len(token), 37)]
    tokens = [token, stamped(authority, both_trees() + b"x"), *flips]
    verdicts = judged_alike(offline, tmp_path, tokens, ROOT)
    assert verdicts[:2] == ["一致", "不一致"]
    assert "一致" not in verdicts[1:]


@pytest.mark.browser
def test_the_page_trusts_a_root_that_signs_by_rsa(offline: Page, tmp_path: Path) -> None:
    issuer = rsa.generate_private_key(65537, 2048)
    root = certificate("根", issuer, "根", issuer, ca=True)
    key = ec.generate_private_key(ec.SECP256R1())
    authority = authority_with(key, ECDSA_SHA256, lambda k, d: k.sign(d, ec.ECDSA(hashes.SHA256())), issuer=issuer)
    assert judged_alike(offline, tmp_path, [stamped(authority, both_trees())], root) == ["一致"]
    two = [stamped(authority, both_trees(), algorithm=name) for name in ("sha256", "sha512")]
    assert judged_alike(offline, tmp_path, two, ROOT) == ["不一致", "不一致"]


@pytest.mark.browser
def test_what_the_page_cannot_judge_it_leaves_to_the_program_and_says_so(offline: Page, tmp_path: Path) -> None:
    key = ec.generate_private_key(ec.SECP521R1())
    authority = authority_with(key, ECDSA_SHA512, lambda k, d: k.sign(d, ec.ECDSA(hashes.SHA512())), "sha512")
    path = tmp_path / "a.pdf.bundle.json"
    path.write_bytes(bytes(replace(GOOD["direct"], stamps=(stamped(authority, both_trees()),))))
    (tmp_path / "tsa.pem").write_bytes(ROOT.public_bytes(Encoding.PEM))
    trust = Trust(Policy.parse(policy_text()), stamp=checker([ROOT]))
    assert verify(path, trust).verdict == "一致"
    verdict, rows = told(offline, [path, tmp_path / "tsa.pem"])[path.name]
    assert (verdict, dict(rows)["时间戳"]) == ("无法核验", "无法核验")
    assert "请用 xiezhi-verify 程序" in offline.inner_text("[data-results] > li")
