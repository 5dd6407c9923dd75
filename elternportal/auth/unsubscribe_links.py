"""The token in a mail's List-Unsubscribe address: it switches off the kinds that the mail tells of.

Whoever has the mail has the token; it needs no sign-in, opens nothing else, and does not expire,
because old mails keep their button.
"""

from dataclasses import dataclass

from itsdangerous import BadData, URLSafeSerializer

from elternportal import routes
from elternportal.settings import get_settings

_SALT = "unsubscribe"


@dataclass(frozen=True, slots=True)
class Unsubscribe:
    """Whose mails shall end, and the keys of which kinds of notices; a digest tells of several.

    The service that does it looks whether there are such kinds.
    """

    account_id: int
    notices: tuple[str, ...]


def unsubscribe_link(wanted: Unsubscribe) -> str:
    """The full address. Its host comes from the settings, never from a request."""
    token = str(_serializer().dumps([wanted.account_id, *wanted.notices]))
    return get_settings().url + routes.UNSUBSCRIBE.replace("{token}", token)


def read_unsubscribe(token: str) -> Unsubscribe | None:
    """What a token stands for, or None if it is not one of ours."""
    try:
        account_id, *notices = _serializer().loads(token)
        return Unsubscribe(account_id, tuple(notices))
    except (BadData, ValueError):  # forged
        return None


def _serializer() -> URLSafeSerializer:
    return URLSafeSerializer(get_settings().secret.get_secret_value(), salt=_SALT)
