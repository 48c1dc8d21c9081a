"""Every table of the desk, for Django."""

from xiezhi.desk.accounts import Account
from xiezhi.desk.attestations import Attestation
from xiezhi.desk.codes import OneTimeCode
from xiezhi.desk.copies import Copy
from xiezhi.desk.drafts import Draft
from xiezhi.desk.errands import Errand
from xiezhi.desk.findings import Finding
from xiezhi.desk.limits import Tries
from xiezhi.desk.notices import Notice
from xiezhi.desk.passkeys import Passkey
from xiezhi.desk.reads import Reading
from xiezhi.desk.recovery import RecoveryCode
from xiezhi.desk.reported import Reported
from xiezhi.desk.sessions import Session
from xiezhi.desk.tabled import Tabled
from xiezhi.desk.tokens import ApiToken
from xiezhi.desk.totp import Authenticator
from xiezhi.desk.uploads import Upload

__all__ = [
    "Account",
    "ApiToken",
    "Attestation",
    "Authenticator",
    "Copy",
    "Draft",
    "Errand",
    "Finding",
    "Notice",
    "OneTimeCode",
    "Passkey",
    "Reading",
    "RecoveryCode",
    "Reported",
    "Session",
    "Tabled",
    "Tries",
    "Upload",
]
