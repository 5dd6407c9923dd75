"""The token in a mail's List-Unsubscribe address: it switches off one kind of a person's mails.

Whoever has the mail has the token; it needs no sign-in, opens nothing else, and does not expire,
because old mails keep their button.
"""

from dataclasses import dataclass

from itsdangerous import BadData, URLSafeSerializer

from elternportal import routes
from elternportal.domain.notifications import Event
from elternportal.settings import get_settings

_SALT = "unsubscribe"


@dataclass(frozen=True, slots=True)
class Unsubscribe:
    """Whose mails about which kind of event shall end."""

    account_id: int
    event: Event


def unsubscribe_link(wanted: Unsubscribe) -> str:
    """The full address. Its host comes from the settings, never from a request."""
    token = str(_serializer().dumps([wanted.account_id, wanted.event.value]))
    return get_settings().url + routes.UNSUBSCRIBE.replace("{token}", token)


def read_unsubscribe(token: str) -> Unsubscribe | None:
    """What a token stands for, or None if it is not one of ours."""
    try:
        account_id, event = _serializer().loads(token)
        return Unsubscribe(account_id, Event(event))
    except (BadData, ValueError):  # forged, or of a kind that the portal no longer knows
        return None


def _serializer() -> URLSafeSerializer:
    return URLSafeSerializer(get_settings().secret.get_secret_value(), salt=_SALT)
