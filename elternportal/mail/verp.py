"""Where a bounce comes back to: an address of its own for each mail (VERP).

It names the mail and carries a code that only this portal can make, so a forged bounce proves
nothing. Letters are lower case, because mail servers need not keep the case of an address.
"""

import hashlib
import hmac
import re
from dataclasses import dataclass

from elternportal.models.mail import OutboxMail
from elternportal.settings import get_settings

CODE_LENGTH = 20  # 80 bits, in hex digits
_TOKEN = re.compile(rf"\+(\d{{1,9}})-([0-9a-f]{{{CODE_LENGTH}}})$")


@dataclass(frozen=True, slots=True)
class BounceToken:
    """What an address claims; :func:`is_genuine` tells whether it is true."""

    mail_id: int
    code: str


def return_path(mail: OutboxMail) -> str:
    """The envelope sender of a mail; empty if the school has no address for bounces."""
    address = get_settings().bounce_address
    if not address:
        return ""
    local, _, domain = address.rpartition("@")
    return f"{local}+{mail.id}-{_code(mail)}@{domain}"


def find_token(address: str) -> BounceToken | None:
    """The token in the address that a bounce was sent to."""
    own_local, _, own_domain = get_settings().bounce_address.rpartition("@")
    local, _, domain = address.strip().strip("<>").lower().rpartition("@")
    found = _TOKEN.search(local)
    if not found or not own_local or (local[: found.start()], domain) != (own_local, own_domain):
        return None
    return BounceToken(int(found[1]), found[2])


def is_genuine(token: BounceToken, mail: OutboxMail) -> bool:
    """Whether this portal gave the token to this mail."""
    return token.mail_id == mail.id and hmac.compare_digest(token.code, _code(mail))


def _code(mail: OutboxMail) -> str:
    key = get_settings().secret.get_secret_value().encode()
    digest = hmac.digest(key, b"bounce:" + mail.message_id.encode(), hashlib.sha256)
    return digest.hex()[:CODE_LENGTH]
