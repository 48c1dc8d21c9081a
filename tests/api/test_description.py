"""schemathesis asks what the description allows: 0 server errors, and every answer is as described."""

from __future__ import annotations

import itertools
from copy import deepcopy
from typing import Any

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.api.asking import Asker
from tests.api.described import DESCRIBED
from tests.engine.cast import CODE, Court

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
SCHEMA = schemathesis.openapi.from_dict(deepcopy(DESCRIBED))
OPERATIONS = [result.ok() for result in SCHEMA.get_all_operations()]
BOUNDED = settings(
    max_examples=4, derandomize=True, database=None, phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)  # fmt: skip


@pytest.mark.django_db
def test_whatever_fits_the_description_is_answered_as_described(court: Court, wang: Asker, judge: Asker) -> None:
    """Every operation, for a claimant with a case and for the judge of it, upon that case and upon nothing."""
    application = get_wsgi_application()
    known = {"id": court.files().id, "court": CODE}
    answered: set[int] = set()
    turn = itertools.count()

    def ask(operation: Any, who: Asker) -> None:
        @BOUNDED
        @given(case=operation.as_strategy())
        def asked(case: schemathesis.Case) -> None:
            parameters = dict(case.path_parameters or {})
            if next(turn) % 4:
                case.path_parameters = {name: known.get(name, value) for name, value in parameters.items()}
            with court.stands():
                response = case.call(app=application, headers=who.headers)
                case.validate_response(response, checks=CHECKS)
            answered.add(response.status_code)

        asked()

    for operation in OPERATIONS:
        ask(operation, wang)
        ask(operation, judge)
    assert {200, 404, 409, 422} <= answered
    assert not {status for status in answered if status >= 500}
