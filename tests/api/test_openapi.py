"""The description of the interface is made from the definitions, so it cannot say anything else than they do."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.api.asking import Asker
from tests.api.described import DESCRIBED
from tests.engine.cast import Court
from xiezhi.api.forms import body_schema
from xiezhi.engine.facts import fields_of
from xiezhi.engine.possible import people_of
from xiezhi.engine.words import PROCEDURES
from xiezhi.law.calculators import CALCULATORS


def test_it_is_served_as_openapi_three_point_one(court: Court, nobody: Asker) -> None:
    served = nobody.get("openapi.json").body
    assert served["openapi"].startswith("3.1")
    assert served["paths"].keys() == DESCRIBED["paths"].keys()


def test_every_step_that_people_take_has_a_path_and_no_other_step_has_one() -> None:
    described = {
        each["step"] for path in DESCRIBED["paths"].values() for each in path.get("post", {}).get("x-steps", [])
    }
    steps = [step for procedure in PROCEDURES.values() for step in procedure.steps.values()]
    assert described == {step.id for step in steps if people_of(step)}
    assert "affairs.found" not in described
    assert "filing.submit" in described


def test_a_form_asks_for_exactly_the_fields_of_its_facts() -> None:
    for procedure in PROCEDURES.values():
        for step in procedure.steps.values():
            facts = body_schema(step)["properties"]["facts"]
            assert list(facts["properties"]) == [field.name for field in fields_of(step.facts)]
            assert facts["required"] == [field.name for field in fields_of(step.facts) if field.required]
            assert facts["additionalProperties"] is False


def test_a_path_says_label_roles_and_article_of_its_step() -> None:
    operation = DESCRIBED["paths"]["/api/proceedings/{id}/steps/docket"]["post"]
    assert "登记立案" in operation["summary"].split("、")
    assert "立案法官" in operation["description"]
    assert "第一百二十六条" in operation["description"]


def test_every_operation_but_the_public_ones_asks_who_it_is() -> None:
    public = {"/api/courts", "/api/procedures", "/api/v/{code}", *(f"/api/law/{name}" for name in CALCULATORS)}
    public |= {"/api/evidence/digests", "/api/figures", "/api/figures/{name}"}
    for path, methods in DESCRIBED["paths"].items():
        for operation in methods.values():
            assert bool(operation.get("security")) == (path not in public), path


def test_pages_and_interface_do_not_know_each_other() -> None:
    """Loaded in a process of its own, the interface brings no page with it but what the settings name."""
    told = "import django; django.setup(); import sys; before = {m for m in sys.modules if '.pages' in m}; "
    told += "import xiezhi.api.urls; print({m for m in sys.modules if '.pages' in m} - before)"
    made = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True, env=_environment())
    assert made.stdout.strip() == "set()"


def _environment() -> dict[str, str]:
    return {**os.environ, "DJANGO_SETTINGS_MODULE": "xiezhi.site.settings"}
