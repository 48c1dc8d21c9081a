"""Somebody who asks the interface over HTTP, with a token of his own."""

from __future__ import annotations

import itertools
import json
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils.timezone import now

from tests.engine.cast import Case, Court
from xiezhi.desk.accounts import Account
from xiezhi.desk.tokens import issue_token
from xiezhi.engine.facts import plain
from xiezhi.engine.possible import people_of
from xiezhi.engine.words import PROCEDURES, Step
from xiezhi.phrases.people import Party

_KEYS = itertools.count(1)
EVERY_STEP = [s.id for p in PROCEDURES.values() for s in p.steps.values() if people_of(s)]


@dataclass
class Asker:
    """A person with a token; nobody has none. Every request is made while the court's clock stands."""

    court: Court
    person: str = ""
    token: str = ""
    client: Client = field(default_factory=lambda: Client(raise_request_exception=False))

    @property
    def headers(self) -> dict[str, str]:
        return {"authorization": f"Bearer {self.token}"} if self.token else {}

    def get(self, path: str, **query: Any) -> Answer:
        with self.court.stands():
            response = self.client.get(f"/api/{path}", query_params=query, headers=self.headers)
        return Answer(response.status_code, response.content.decode())

    def post(
        self, path: str, body: object, *, key: str | None = None, raw: bytes | None = None, **headers: str
    ) -> Answer:
        data = raw if raw is not None else json.dumps(body).encode()
        keys = {"idempotency-key": f"api-{next(_KEYS)}" if key is None else key}
        sent = {**self.headers, **keys, **headers}
        with self.court.stands():
            response = self.client.post(f"/api/{path}", data, "application/json", headers=sent)
        return Answer(response.status_code, response.content.decode())

    def takes(self, on: Case, step: Step, facts: object = None, *, key: str | None = None, **members: Any) -> Answer:
        """Take a step of a proceeding."""
        body = {"facts": facts or {}, **members}
        return self.post(f"proceedings/{on.id}/steps/{step.name}", body, key=key)


@dataclass(frozen=True)
class Answer:
    status: int
    text: str

    @property
    def body(self) -> Any:
        return json.loads(self.text)

    @property
    def error(self) -> dict[str, Any]:
        """The error; its shape is always the same."""
        assert set(self.body) == {"error"}, self.text
        error = self.body["error"]
        assert set(error) == {"kind", "sentence", "field", "law"}, self.text
        assert error["sentence"], self.text
        return dict(error)


def asker(court: Court, person: str, *, steps: list[str] | None = None, reads: bool = True) -> Asker:
    """A person with an account and a token, for all steps unless some are named."""
    account, _ = Account.objects.get_or_create(
        login=f"login-{person}", defaults={"person": person, "handle": f"handle-{person}", "created": now()}
    )
    names = EVERY_STEP if steps is None else steps
    token, _ = issue_token(account, "test", steps=names, reads=reads, lasts=timedelta(days=1), now=now())
    return Asker(court, person, token)


def claim(claimants: tuple[Party, ...], defendants: tuple[Party, ...], **more: Any) -> dict[str, Any]:
    """The facts of a claim as JSON."""
    return {
        "cause": "民间借贷纠纷",
        "claimants": [plain(each) for each in claimants],
        "defendants": [plain(each) for each in defendants],
        "demands": [{"text": "偿还借款", "amount": "80000.00"}],
        "reasons": "借款到期未还",
        **more,
    }
