"""统一身份认证: the code flow of OpenID Connect with PKCE, by a provider that has checked who somebody is.

All that goes out with the browser is derived from one secret that the session keeps: whoever comes back with anything
else is somebody else. The provider's addresses are of its issuer's own origin, so that it sends this server nowhere.
"""

from __future__ import annotations

import hmac
import json
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any
from urllib.parse import urlencode, urlsplit

import jwt

from xiezhi.outside.wire import Reply, get, post

ALGORITHMS = ["RS256", "PS256", "ES256", "EdDSA"]
LEEWAY = 60
"""Seconds by which the provider's clock may differ."""
MOST = 1 << 20
CLAIMS = {"name": "name", "number": "id_number", "phone": "phone_number"}
"""What a provider calls them, where the court's file does not say."""


class NotAttested(ValueError):
    """What the provider answered proves nothing; the text says why."""


@dataclass(frozen=True, slots=True)
class Attested:
    """Of whom a provider speaks, by its own name for him, and what it has checked of him."""

    subject: str
    name: str
    number: str
    phone: str


@dataclass(frozen=True, slots=True)
class Provider:
    """One provider, and as whom the court is known there. `claims`: what it calls name, number and phone."""

    label: str
    english: str
    issuer: str
    client: str
    secret: str
    claims: Mapping[str, str] = field(default_factory=lambda: CLAIMS)
    seconds: float = 5.0

    def address(self, kept: str, back: str, state: str) -> str:
        """Where the browser goes; OSError or NotAttested where the provider does not say. `kept`: the secret."""
        asked = {
            "response_type": "code",
            "client_id": self.client,
            "redirect_uri": back,
            "scope": "openid profile",
            "state": state,
            "nonce": derived(kept, "nonce"),
            "code_challenge": _encoded(sha256(derived(kept, "verifier").encode()).digest()),
            "code_challenge_method": "S256",
        }
        return f"{self._told('authorization_endpoint')}?{urlencode(asked)}"

    def attested(self, code: str, kept: str, back: str) -> Attested:
        """Whom the code that the browser brought stands for; NotAttested, or OSError where nobody answers."""
        given = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": back,
            "client_id": self.client,
            "client_secret": self.secret,
            "code_verifier": derived(kept, "verifier"),
        }
        media = "application/x-www-form-urlencoded"
        address = self._told("token_endpoint")
        said = _read(post(address, urlencode(given).encode(), media, seconds=self.seconds, most=MOST))
        claims = self._proved(str(said.get("id_token", "")), derived(kept, "nonce"))
        if not claims.get(self.claims["number"]) and said.get("access_token"):
            claims |= self._more(str(said["access_token"]), claims["sub"])
        name, number, phone = (str(claims.get(self.claims[each]) or "").strip() for each in ("name", "number", "phone"))
        return Attested(claims["sub"], name, number.upper(), phone.removeprefix("+86").strip())

    def _proved(self, token: str, nonce: str) -> dict[str, Any]:
        """The claims of an identity token: signed by a key of the provider, for us, for this very question."""
        keys = self._keys()
        try:
            wanted = jwt.get_unverified_header(token).get("kid")
            key = next((each for each in keys.keys if wanted in (None, each.key_id)), None)
            if key is None:
                raise NotAttested(f"no key {wanted}")
            claims: dict[str, Any] = jwt.decode(
                token,
                key,
                ALGORITHMS,
                audience=self.client,
                issuer=self.issuer,
                leeway=LEEWAY,
                options={"require": ["exp", "iat", "sub", "nonce"]},
            )
        except jwt.PyJWTError as wrong:
            raise NotAttested(str(wrong)) from None
        if not hmac.compare_digest(str(claims["nonce"]), nonce):
            raise NotAttested("the answer to another question")
        return claims

    def _keys(self) -> jwt.PyJWKSet:
        told = _read(get(self._told("jwks_uri"), seconds=self.seconds, most=MOST))
        try:
            return jwt.PyJWKSet.from_dict(told)
        except jwt.PyJWTError as wrong:
            raise NotAttested(str(wrong)) from None

    def _more(self, access: str, subject: str) -> dict[str, Any]:
        """What the provider tells only of the person who has just shown himself."""
        address = self._told("userinfo_endpoint")
        told = _read(get(address, seconds=self.seconds, most=MOST, authorization=f"Bearer {access}"))
        if told.get("sub") != subject:
            raise NotAttested("somebody else's particulars")
        return told

    def _told(self, endpoint: str) -> str:
        """One of its addresses, as it publishes them."""
        address = f"{self.issuer.rstrip('/')}/.well-known/openid-configuration"
        told = _read(get(address, seconds=self.seconds, most=MOST))
        found = str(told.get(endpoint, ""))
        if told.get("issuer") != self.issuer:
            raise NotAttested("another issuer")
        if urlsplit(found)[:2] != urlsplit(self.issuer)[:2]:
            raise NotAttested(f"{endpoint} is elsewhere")
        return found


def derived(kept: str, use: str) -> str:
    """What goes out for one use: from it nobody learns what was kept, nor what goes out for another."""
    return _encoded(hmac.digest(kept.encode(), use.encode(), "sha256"))


def _encoded(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def _read(reply: Reply) -> dict[str, Any]:
    try:
        told = json.loads(reply.body)
    except ValueError:
        told = None
    if reply.status != 200 or not isinstance(told, dict):
        raise NotAttested(f"answered {reply.status}")
    return told
