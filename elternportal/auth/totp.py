"""Codes of six digits that an app makes from a shared secret and the time (TOTP, RFC 6238)."""

import secrets
from base64 import b32decode, b32encode
from datetime import datetime
from urllib.parse import quote

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor import InvalidToken
from cryptography.hazmat.primitives.twofactor.totp import TOTP

SECRET_BYTES = 20  # RFC 4226, 4: 160 bits
DIGITS, STEP_SECONDS = 6, 30  # what every app understands
STEPS_ASIDE = (0, -1, 1)  # clocks of phones go wrong by some seconds (RFC 6238, 5.2)


def new_secret() -> str:
    """Random bits in base32, as apps take them."""
    return b32encode(secrets.token_bytes(SECRET_BYTES)).decode()


def matching_step(secret: str, code: str, at: datetime) -> int | None:
    """The time step of which the code is, if it is of this one or the one before or after."""
    digits = "".join(code.split())
    totp = TOTP(_bytes(secret), DIGITS, SHA1(), STEP_SECONDS)  # noqa: S303 - what apps can do
    present = int(at.timestamp()) // STEP_SECONDS
    for aside in STEPS_ASIDE:
        try:
            totp.verify(digits.encode(errors="replace"), (present + aside) * STEP_SECONDS)
        except InvalidToken:
            continue
        return present + aside
    return None


def address(secret: str, issuer: str, account: str) -> str:
    """What the QR code says to the app (the key URI format that all of them read)."""
    label = quote(f"{issuer}:{account}")
    return f"otpauth://totp/{label}?secret={secret}&issuer={quote(issuer)}"


def _bytes(secret: str) -> bytes:
    return b32decode(secret)
