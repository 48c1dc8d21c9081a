"""统一身份认证登录: by a real code flow over loopback; what does not prove itself opens nothing."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from django.test import Client
from pytest_django.fixtures import Settings

from tests.pages.conftest import NUMBER, OTHER_NUMBER, Town
from tests.pages.test_identity import sued_before
from xiezhi.desk.accounts import Account
from xiezhi.engine.identity_providers import FILE
from xiezhi.outside.identity import Attested
from xiezhi.outside.identity_simulator import Registry, identity_provider
from xiezhi.outside.loopback import Mood
from xiezhi.records.person import Standing
from xiezhi.records.table import rows

WANG = Attested("w-1", "王某", NUMBER, "13800000001")
STRANGER = Attested("s-1", "孙某", OTHER_NUMBER, "13800000002")


@pytest.fixture
def registry(town: Town, settings: Settings) -> Iterator[Registry]:
    made = Registry((WANG, STRANGER), "court", "secret")
    with identity_provider(made) as wire:
        (settings.HOME / FILE).write_text(
            f'[gov]\nlabel = "政务服务网"\nenglish = "Government"\nissuer = "{wire.url}"\n'
            'client = "court"\nsecret = "secret"\n'
        )
        yield made


def asked_by(client: Client, ahead: str = "/mine") -> dict[str, str]:
    """What the browser carries to the provider."""
    away = client.get(f"/sign-in/by/gov?next={ahead}")
    assert away.status_code == 302
    return {name: values[-1] for name, values in parse_qs(urlsplit(away["Location"]).query).items()}


def shows(registry: Registry, client: Client, person: Attested, ahead: str = "/mine") -> Any:
    """The answer of the page to which the browser returns."""
    split = urlsplit(registry.comes_back(asked_by(client, ahead), person))
    return client.get(f"{split.path}?{split.query}")


def is_let_in(client: Client) -> bool:
    return client.get("/settings").status_code == 200


def test_who_the_court_knows_by_his_number_enters_and_finds_his_case(town: Town, registry: Registry) -> None:
    known, client = sued_before(town), Client()
    answer = shows(registry, client, WANG)
    assert answer["Location"] == "/mine"
    assert "王某" in client.get("/mine", follow=True).content.decode()
    assert Account.objects.get(person=known).attestations.count() == 1


def test_who_filed_by_an_account_of_his_own_enters_that_and_what_was_known_of_him_before_comes_to_it(
    town: Town, registry: Registry
) -> None:
    client = Client()
    shows(registry, client, WANG)
    mine = Account.objects.latest("pk").person
    known = sued_before(town)
    town.file()
    shows(registry, client, WANG)
    assert Account.objects.count() == len(town.accounts) + 1
    assert Account.objects.latest("pk").person == known != mine
    assert {each.person for each in rows(Standing, role="defendant", until="")} >= {known}


def test_a_stranger_has_one_account_however_often_he_comes_and_types_nothing_of_himself_when_he_files(
    town: Town, registry: Registry
) -> None:
    for _ in range(2):
        client = Client()
        assert shows(registry, client, STRANGER, "/intake").status_code == 302
        assert Account.objects.count() == len(town.accounts) + 1
    assert f">{STRANGER.name}<" in client.get("/settings").content.decode().replace("\n", "")
    client.get("/intake")
    sheets = "".join(client.get(f"/intake/{sheet}").content.decode() for sheet in (1, 2, 3))
    assert all(f'value="{each}"' in sheets for each in (STRANGER.name, STRANGER.number, STRANGER.phone))


@pytest.mark.parametrize(
    "altered", [{"aud": "somebody"}, {"iss": "https://else"}, {"nonce": "old"}, {"exp": 1}, {"id_number": "1"}]
)
def test_a_token_for_another_question_opens_nothing(town: Town, registry: Registry, altered: dict[str, Any]) -> None:
    registry.altered, client = altered, Client()
    assert shows(registry, client, WANG).status_code == 422
    assert not is_let_in(client)


def test_a_token_signed_by_another_key_or_by_none_opens_nothing(
    town: Town, registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = jwt.encode
    for key, algorithm in ((generate_private_key(SECP256R1()), "ES256"), ("", "none")):
        forged = lambda claims, _key, _algorithm, headers, k=key, a=algorithm: real(claims, k, a, headers)  # noqa: E731
        monkeypatch.setattr("xiezhi.outside.identity_simulator.jwt.encode", forged)
        client = Client()
        assert shows(registry, client, WANG).status_code == 422
        assert not is_let_in(client)


def test_an_answer_opens_the_window_that_asked_and_no_other_and_only_once(town: Town, registry: Registry) -> None:
    asking, other = Client(), Client()
    split = urlsplit(registry.comes_back(asked_by(asking), WANG))
    asked_by(other)
    assert other.get(f"{split.path}?{split.query}").status_code == 422
    assert not is_let_in(other)
    assert asking.get(f"{split.path}?{split.query}").status_code == 302
    again = asking.get(f"{split.path}?{split.query}")
    assert again.status_code == 422


def test_whoever_names_a_page_of_another_house_comes_to_ours(town: Town, registry: Registry) -> None:
    assert shows(registry, Client(), WANG, "https://else.example/")["Location"] == "/inbox"


def test_a_provider_that_is_silent_or_sends_us_elsewhere_is_said_to_have_answered_nothing(
    town: Town, registry: Registry, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = {**registry._addresses(), "authorization_endpoint": "http://127.0.0.1:9/authorize"}
    monkeypatch.setattr(Registry, "_addresses", lambda self: elsewhere)
    page = Client().get("/sign-in/by/gov")
    assert page.status_code == 422
    assert "认证平台没有答复" in page.content.decode()
    with identity_provider(replace(registry), iter([Mood.SILENT] * 9)) as wire:
        file = settings.HOME / FILE
        file.write_text(file.read_text().replace(file.read_text().split('issuer = "')[1].split('"')[0], wire.url))
        assert Client().get("/sign-in/by/gov").status_code == 422
    assert Client().get("/sign-in/by/nobody").status_code == 404
