"""Passkeys and security keys: WebAuthn Level 2. What is to be signed is kept with the session and used once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import webauthn
from django.db import IntegrityError, models, transaction
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from xiezhi.desk.accounts import Account
from xiezhi.desk.declined import Declined
from xiezhi.desk.sessions import Session, keep_challenge, take_challenge

MOST = 10
"""Passkeys of one account."""


@dataclass(frozen=True)
class Site:
    """For whom a passkey signs: host name, court's name, and the one origin it is asked from."""

    host: str
    name: str
    origin: str


class Passkey(models.Model):
    """A credential's public half."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="passkeys")
    credential = models.CharField(max_length=1400, unique=True)
    public_key = models.TextField()
    sign_count = models.BigIntegerField()
    label = models.CharField(max_length=64)
    made = models.DateTimeField()
    used = models.DateTimeField(null=True)


def begin_registration(session: Session, account: Account, site: Site, now: datetime) -> str:
    """Options for `navigator.credentials.create`, as JSON."""
    options = webauthn.generate_registration_options(
        rp_id=site.host,
        rp_name=site.name,
        user_id=account.handle.encode(),
        user_name=account.login,
        exclude_credentials=_descriptors(account),
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.PREFERRED, user_verification=UserVerificationRequirement.PREFERRED
        ),
    )
    keep_challenge(session, bytes_to_base64url(options.challenge), now)
    return webauthn.options_to_json(options)


def finish_registration(
    session: Session, account: Account, answer: Mapping[str, Any], site: Site, now: datetime, *, label: str
) -> Passkey:
    """Keep the passkey that signed the session's challenge; raises Declined."""
    challenge = base64url_to_bytes(take_challenge(session, now))
    try:
        proof = webauthn.verify_registration_response(
            credential=dict(answer),
            expected_challenge=challenge,
            expected_rp_id=site.host,
            expected_origin=site.origin,
        )
    except WebAuthnException:
        raise Declined(
            "没有认出这个通行密钥，请再试一次。", english="This passkey was not recognised; please try again."
        ) from None
    if account.passkeys.count() >= MOST:
        raise Declined(
            "通行密钥最多%(most)s个，请先删除不用的。",
            english="There can be %(most)s passkeys at most; please delete one that you no longer use.",
            most=MOST,
        )
    try:
        with transaction.atomic():
            return Passkey.objects.create(
                account=account,
                credential=bytes_to_base64url(proof.credential_id),
                public_key=bytes_to_base64url(proof.credential_public_key),
                sign_count=proof.sign_count,
                label=label.strip()[:64],
                made=now,
            )
    except IntegrityError:
        raise Declined("这个通行密钥已经登记过。", english="This passkey is registered already.") from None


def begin_authentication(session: Session, site: Site, now: datetime, account: Account | None = None) -> str:
    """Options for `navigator.credentials.get`, as JSON: after a password for its account, else for whoever has one."""
    options = webauthn.generate_authentication_options(
        rp_id=site.host,
        allow_credentials=_descriptors(account) if account else None,
        user_verification=UserVerificationRequirement.PREFERRED if account else UserVerificationRequirement.REQUIRED,
    )
    keep_challenge(session, bytes_to_base64url(options.challenge), now)
    return webauthn.options_to_json(options)


def finish_authentication(
    session: Session, answer: Mapping[str, Any], site: Site, now: datetime, account: Account | None = None
) -> Account:
    """Whose passkey signed the session's challenge. After a password it must be a passkey of that account; alone it
    must also have verified its user, by finger, face or PIN. Raises Declined; a copied key is found by its counter."""
    challenge = base64url_to_bytes(take_challenge(session, now))
    found = Passkey.objects.select_related("account").filter(credential=str(answer.get("id", "")), account__closed=None)
    passkey = (found.filter(account=account) if account else found).first()
    if passkey is None:
        raise Declined(
            "没有认出这个通行密钥，请再试一次。", english="This passkey was not recognised; please try again."
        )
    try:
        proof = webauthn.verify_authentication_response(
            credential=dict(answer),
            expected_challenge=challenge,
            expected_rp_id=site.host,
            expected_origin=site.origin,
            credential_public_key=base64url_to_bytes(passkey.public_key),
            credential_current_sign_count=passkey.sign_count,
            require_user_verification=account is None,
        )
    except WebAuthnException:
        raise Declined(
            "没有认出这个通行密钥，请再试一次。", english="This passkey was not recognised; please try again."
        ) from None
    same = Passkey.objects.filter(pk=passkey.pk, sign_count=passkey.sign_count)
    if not same.update(sign_count=proof.new_sign_count, used=now):
        raise Declined(
            "没有认出这个通行密钥，请再试一次。", english="This passkey was not recognised; please try again."
        )
    return passkey.account


def has_passkey(account: Account) -> bool:
    return account.passkeys.exists()


def remove_passkey(account: Account, passkey: int) -> bool:
    """Whether this account had it."""
    return bool(account.passkeys.filter(pk=passkey).delete()[0])


def _descriptors(account: Account) -> list[PublicKeyCredentialDescriptor]:
    known = account.passkeys.values_list("credential", flat=True)
    return [PublicKeyCredentialDescriptor(id=base64url_to_bytes(credential)) for credential in known]
