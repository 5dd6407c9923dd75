"""Secrets in mailed links (security A10): 256 bits that neither table nor outbox gives away.

The outbox needs the link until the mail is sent, so it keeps a random seed instead; only together
with the portal's own secret does the seed become the token. The token stands in the fragment of
the link, which browsers send to nobody.
"""

import base64
import hashlib
import hmac
import secrets
from urllib.parse import urlencode

from elternportal import routes
from elternportal.settings import get_settings


def new_seed() -> str:
    """256 random bits for one mail."""
    return secrets.token_urlsafe(32)


def token_of(seed: str) -> str:
    """The token that a seed stands for: 43 characters that are safe in an address."""
    key = get_settings().secret.get_secret_value().encode()
    digest = hmac.digest(key, b"mail-link:" + seed.encode(), hashlib.sha256)
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def set_password_link(seed: str, language: str, *, is_new: bool = False) -> str:
    """The address that a mail shows. Its host comes from the settings, never from a request.

    ``is_new`` is for an account that comes into being: its page also asks for the name.
    """
    page = routes.localized(routes.SET_PASSWORD, language)
    query = f"?{routes.NEW_PERSON}=1" if is_new else ""
    return f"{get_settings().url}{page}{query}#{token_of(seed)}"


def confirm_link(seed: str, language: str, what: str) -> str:
    """The address of the page on which one says yes or no; ``what`` is one of its kinds."""
    page = routes.localized(routes.CONFIRM, language)
    query = urlencode({routes.CONFIRM_WHAT: what})
    return f"{get_settings().url}{page}?{query}#{token_of(seed)}"
