"""docs/law-coverage.md：每个编号、每一节都在其中，写着的名字都存在。"""

import re
from functools import reduce
from importlib import import_module
from pathlib import Path

import pytest

from xiezhi.law import coverage
from xiezhi.law.rules import RULES

ROOT = Path(__file__).parents[2]
RULEBOOKS = ROOT / "../shared/law"
ID = re.compile(r"\b(?:CIV|SERV|PRES|ENF|MED|ONL|BKR|OVS|SME|FEE|ADM)\.[A-Z][A-Z0-9_]+")


def listed() -> set[str]:
    return {place.id for place in coverage.places()} | {section.id for section in coverage.sections()}


def test_the_list_in_the_documents_is_the_list_of_the_code() -> None:
    written = (ROOT / "docs/law-coverage.md").read_text(encoding="utf-8")
    assert written == coverage.document(), "python -m xiezhi.law.coverage > docs/law-coverage.md"


def test_the_list_leads_to_names_that_exist() -> None:
    names = [f"{place.module}:{place.name}" for place in coverage.places()]
    names += [f"xiezhi.law.{name}" for section in coverage.sections() for name in section.where]
    for name in dict.fromkeys(names):
        module, _, path = name.partition(":")
        reduce(getattr, path.split("."), import_module(module))


def test_nothing_is_listed_twice_and_no_rule_is_missing() -> None:
    ids = [place.id for place in coverage.places()] + [section.id for section in coverage.sections()]
    assert len(ids) == len(set(ids))
    assert set(RULES) <= set(ids)


@pytest.mark.texts
def test_every_rule_id_of_procedure_is_listed() -> None:
    wanted = set(ID.findall((RULEBOOKS / "procedure.md").read_text(encoding="utf-8")))
    assert len(wanted) > 110
    assert not [id_ for id_ in wanted if not any(one == id_ or one.startswith(f"{id_}_") for one in listed())]


@pytest.mark.texts
def test_every_section_of_the_money_rules_is_listed_with_code_or_a_reason() -> None:
    text = (RULEBOOKS / "money.md").read_text(encoding="utf-8")
    wanted = {f"M{one}" for one in re.findall(r"^### ([A-F]\d+)\.", text, re.M)} | {"MG"}
    wanted |= {f"M0.{number}" for number in range(1, 7)} | {f"MD{number}" for number in range(1, 7)}
    assert len(wanted) > 40
    assert not {one for one in wanted if not any(id_ == one or id_.startswith(f"{one}.") for id_ in listed())}
    assert not [section.id for section in coverage.sections() if not section.where and not section.why]
