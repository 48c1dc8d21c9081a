"""A judgment on paper: a stranger reads its square with a phone, and checks the file with the network cut."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.pages.windows import Open, browser_type_launch_args, look, opened, run, serve

__all__ = ["browser_type_launch_args", "opened"]
pytestmark = pytest.mark.browser
CAST: dict[str, Any] = {}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    home = tmp_path_factory.mktemp("judged")
    run("-m", "tests.pages.small_trials", str(home), "unserved")
    CAST.update(json.loads((home / "cast.json").read_text(encoding="utf-8")))
    yield from serve(home)


def printed(judge: Page, folder: Path) -> tuple[Path, str]:
    """The sealed judgment, and where the square on its paper leads: read from a picture of the page."""
    judge.goto(f"/demo?court={CAST['court']}")
    judge.locator("li.mid", has_text=CAST["judge"]).get_by_role("button").first.click()
    import cv2  # comes with what reads photographs, which the usual run does without

    judge.goto(f"/case/{CAST['judgment']}/papers")
    judge.get_by_role("link", name="民事判决书", exact=True).first.click()
    answer = judge.request.get(f"{judge.url.partition('?')[0]}.pdf")
    assert answer.body().startswith(b"%PDF-")
    file = folder / "民事判决书.pdf"
    file.write_bytes(answer.body())
    subprocess.run(["pdftoppm", "-r", "200", "-png", str(file), str(folder / "page")], check=True)
    read = (cv2.QRCodeDetector().detectAndDecode(cv2.imread(str(each)))[0] for each in folder.glob("page*.png"))
    return file, next(filter(None, read))


def drop(page: Page, *files: Path) -> Any:
    page.locator("input[data-take]").first.set_input_files(list(files))
    return page.locator("[data-results] > li")


def proof_of(page: Page, address: str) -> bytes:
    """The proof, once the entry of the seal lies under a checkpoint."""
    for _ in range(120):
        answer = page.request.get(address)
        if answer.ok:
            return bytes(answer.body())
        page.wait_for_timeout(500)
    raise AssertionError("no checkpoint in a minute")


def test_a_stranger_checks_a_printed_judgment_by_its_square_and_again_with_the_network_cut(
    opened: Open, browser: Browser, tmp_path: Path
) -> None:
    """《人民法院在线诉讼规则》第十六条。"""
    file, address = printed(opened(), tmp_path)
    stranger = opened("phone")
    stranger.goto(urlsplit(address).path)
    expect(stranger.locator("main")).to_contain_text("法院发过这份文书")
    look(stranger)
    stranger.locator("#mine").set_input_files(file)
    expect(stranger.locator("[data-verdict='ok']")).to_be_visible()
    proof = proof_of(stranger, f"{urlsplit(address).path}/proof")
    file.with_name(f"{file.name}.bundle.json").write_bytes(proof)
    (tmp_path / "核验页.html").write_bytes(stranger.request.get("/verify/page.html").body())
    alone = browser.new_context(offline=True).new_page()
    alone.goto((tmp_path / "核验页.html").as_uri())
    found = drop(alone, file, file.with_name(f"{file.name}.bundle.json"))
    expect(found.first).to_have_attribute("data-verdict", "一致", timeout=60_000)
    altered = tmp_path / "altered.pdf"
    altered.write_bytes(file.read_bytes() + b" ")
    altered.with_name(f"{altered.name}.bundle.json").write_bytes(proof)
    alone.evaluate("document.querySelector('[data-results]').replaceChildren()")
    found = drop(alone, altered, altered.with_name(f"{altered.name}.bundle.json"))
    expect(found.first).to_have_attribute("data-verdict", "不一致", timeout=60_000)
    alone.context.close()
