"""What the documents promise is there."""

import csv
import re
import subprocess
from pathlib import Path

import pytest

from tests.house.source import PACKAGE, ROOT, name, tracked

DOCUMENTS = [path for path in tracked() if path.suffix == ".md"]
NEEDED = [
    "README.md",
    "README.zh-CN.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "LICENSE",
    "docs/glossary.csv",
]


@pytest.mark.parametrize("document", NEEDED)
def test_the_house_has_its_papers(document: str) -> None:
    assert (ROOT / document).read_text(encoding="utf-8").strip()


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_links_between_documents_lead_somewhere(document: Path) -> None:
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", document.read_text(encoding="utf-8"))
    assert not [link for link in links if not (document.parent / link).exists()]


def test_every_command_in_the_documents_is_one_that_x_knows() -> None:
    known = set(re.findall(r"^\./x (\w+)", usage(), re.M))
    told = {
        (name(page), word) for page in DOCUMENTS for word in re.findall(r"\./x (\w+)", page.read_text(encoding="utf-8"))
    }
    assert {word for _, word in told} >= {"run", "test"}
    assert not {(page, word) for page, word in told if word not in known}


def test_the_readme_begins_with_the_two_commands() -> None:
    commands = re.findall(r"\./x \w+", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert commands[:2] == ["./x run", "./x test"]


def usage() -> str:
    return subprocess.run(["bash", "x"], cwd=ROOT, capture_output=True, text=True, check=True).stdout


def glossary() -> list[dict[str, str]]:
    with (ROOT / "docs/glossary.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_glossary_gives_each_term_one_identifier_with_its_source() -> None:
    rows = glossary()
    assert {tuple(row) for row in rows} == {("term", "identifier", "source", "reason")}
    assert len({row["term"] for row in rows}) == len({row["identifier"] for row in rows}) == len(rows)
    assert all(row["identifier"].isidentifier() and row["source"] for row in rows)


def test_every_identifier_of_the_glossary_is_used() -> None:
    files = [path for path in tracked() if path.is_relative_to(PACKAGE) and path.suffix == ".py"]
    text = "".join(f"{name(path)}\n{path.read_text(encoding='utf-8')}" for path in files).lower().replace("_", "")
    unused = [row["identifier"] for row in glossary() if row["identifier"].lower().replace("_", "") not in text]
    assert not unused
