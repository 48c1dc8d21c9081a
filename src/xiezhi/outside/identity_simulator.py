"""A provider of identities played on this machine: OpenID Connect over loopback, where one picks who one is."""

from __future__ import annotations

import json
import secrets
import time
from base64 import urlsafe_b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from html import escape
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePrivateKey, generate_private_key
from jwt.algorithms import ECAlgorithm

from xiezhi.outside.identity import CLAIMS, Attested
from xiezhi.outside.loopback import Loopback, Mood
from xiezhi.outside.wire import Reply

LASTS = 120
"""Seconds for which a code is good, once."""


@dataclass
class Registry:
    """Who can show himself, and the codes that were given out. `altered` changes what a token says, for tests."""

    people: Sequence[Attested]
    client: str
    secret: str
    url: str = ""
    altered: dict[str, Any] = field(default_factory=dict)
    key: EllipticCurvePrivateKey = field(default_factory=lambda: generate_private_key(SECP256R1()))
    given: dict[str, tuple[Attested, dict[str, str], float]] = field(default_factory=dict)

    def answer(self, method: str, path: str, body: bytes) -> Reply:
        split = urlsplit(path)
        asked = {name: values[-1] for name, values in parse_qs(split.query or body.decode()).items()}
        match method, split.path:
            case "GET", "/.well-known/openid-configuration":
                return _said(self._addresses())
            case "GET", "/keys":
                return _said({"keys": [self._public()]})
            case "GET", "/authorize":
                return Reply(200, self._choice(asked).encode())
            case "POST", "/token":
                return self._token(asked)
        return Reply(404, b"{}")

    def comes_back(self, asked: dict[str, str], person: Attested) -> str:
        """The address to which the browser of who has shown himself returns."""
        code = secrets.token_urlsafe(16)
        self.given[code] = (person, asked, time.time() + LASTS)
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def _choice(self, asked: dict[str, str]) -> str:
        """The page on which one picks who one is."""
        links = "".join(
            f'<li><a href="{escape(self.comes_back(asked, each))}">{escape(each.name)}</a></li>' for each in self.people
        )
        return (
            '<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>统一身份认证（演示）</title>'
            '<meta name="viewport" content="width=device-width"><body style="font:1.25rem/2 sans-serif;margin:2rem">'
            f"<main><h1>统一身份认证（演示）</h1><p>在真的平台上，这里是刷脸或者扫码。您是：</p><ul>{links}</ul></main>"
        )

    def _addresses(self) -> dict[str, Any]:
        return {
            "issuer": self.url,
            "authorization_endpoint": f"{self.url}/authorize",
            "token_endpoint": f"{self.url}/token",
            "jwks_uri": f"{self.url}/keys",
        }

    def _public(self) -> dict[str, Any]:
        return {**ECAlgorithm.to_jwk(self.key.public_key(), as_dict=True), "kid": "1", "use": "sig", "alg": "ES256"}

    def _token(self, asked: dict[str, str]) -> Reply:
        person, question, until = self.given.pop(asked.get("code", ""), (None, {}, 0.0))
        verifier = urlsafe_b64encode(sha256(asked.get("code_verifier", "").encode()).digest()).rstrip(b"=").decode()
        ours = (asked.get("client_id"), asked.get("client_secret")) == (self.client, self.secret)
        same = asked.get("redirect_uri") == question.get("redirect_uri")
        if person is None or not ours or not same or verifier != question["code_challenge"] or time.time() > until:
            return Reply(400, b'{"error":"invalid_grant"}')
        now = int(time.time())
        claims = {
            "iss": self.url,
            "aud": self.client,
            "sub": person.subject,
            "iat": now,
            "exp": now + LASTS,
            "nonce": question["nonce"],
            **{called: getattr(person, name) for name, called in CLAIMS.items()},
        }
        token = jwt.encode(claims | self.altered, self.key, "ES256", {"kid": "1"})
        return _said({"token_type": "Bearer", "access_token": secrets.token_urlsafe(8), "id_token": token})


def identity_provider(registry: Registry, moods: Iterator[Mood] | None = None, *, slow: float = 0.5) -> Loopback:
    """The provider on its wire."""
    wire = Loopback(registry.answer, moods, slow=slow)
    registry.url = wire.url
    return wire


def _said(told: dict[str, Any]) -> Reply:
    return Reply(200, json.dumps(told).encode())
