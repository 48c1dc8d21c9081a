"""The key of the court's seal in a cryptographic machine (PKCS#11): it is made there, signs there and never leaves.

`token.toml` stands in the seal's place among the court's keys:

module = "/usr/lib/softhsm/libsofthsm2.so"
token = "court"                    # label of the token
key = "seal"                       # label of the key pair
pin = "pin"                        # file with the PIN, beside this one
"""

from __future__ import annotations

import threading
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from asn1crypto.x509 import Certificate
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import load_der_public_key
from pyhanko.sign.signers import Signer

if TYPE_CHECKING:
    from pkcs11 import Session

FILE = "token.toml"
_ONE_AT_A_TIME = threading.RLock()
"""A session with a token belongs to one thread at a time."""


class NoToken(OSError):
    """The machine does not answer, knows no such token or key, or refuses the PIN."""


@dataclass(frozen=True, slots=True)
class Token:
    """A key pair in a machine."""

    module: str
    token: str
    key: str
    pin: Path

    @classmethod
    def read(cls, file: Path) -> Token:
        """As `token.toml` says; NoToken naming what is missing."""
        told = tomllib.loads(file.read_text(encoding="utf-8"))
        try:
            return cls(told["module"], told["token"], told["key"], file.parent / told["pin"])
        except KeyError as missing:
            raise NoToken(f"{file}: {missing} is missing") from None

    def signer(self, certificate: Certificate, root: Certificate) -> Signer:
        """What presses the seal with this key."""
        from pyhanko.sign.pkcs11 import PKCS11Signer

        session, mine = self._session(), {"signing_cert": certificate, "ca_chain": [root], "key_label": self.key}
        return PKCS11Signer(session, use_raw_mechanism=True, **mine)  # hashed here: not every machine hashes too

    def make_key(self) -> ec.EllipticCurvePublicKey:
        """Make the key pair in the machine, on P-256; the public half. NoToken if there is one already."""
        from pkcs11 import Attribute, KeyType, PKCS11Error
        from pkcs11.util.ec import encode_ec_public_key, encode_named_curve_parameters

        with _ONE_AT_A_TIME:
            session = self._session()
            try:
                if list(session.get_objects({Attribute.LABEL: self.key})):
                    raise NoToken(f"the token {self.token} has a key {self.key} already")
                curve = {Attribute.EC_PARAMS: encode_named_curve_parameters("secp256r1")}
                parameters = session.create_domain_parameters(KeyType.EC, curve, local=True)
                public, _private = parameters.generate_keypair(store=True, label=self.key)
            except PKCS11Error as error:
                raise NoToken(f"the token {self.token} makes no key ({type(error).__name__})") from error
            made = load_der_public_key(encode_ec_public_key(public))
        assert isinstance(made, ec.EllipticCurvePublicKey), "a key on P-256"
        return made

    def _session(self) -> Session:
        with _ONE_AT_A_TIME:
            opened: Session = _opened(self.module, self.token, self.pin.read_text(encoding="utf-8").strip())
            return opened


@cache
def _opened(module: str, token: str, pin: str) -> Any:
    from pkcs11 import PKCS11Error, lib

    try:
        return lib(module).get_token(token_label=token).open(rw=True, user_pin=pin)
    except (PKCS11Error, RuntimeError) as error:
        raise NoToken(f"the token {token} in {module} does not open ({type(error).__name__})") from error
