"""Errors that a person can cause, each with a sentence for that person.

    PortalError                 base; ``key`` names the sentence in the catalogues
    ├── NotFound                missing, or not yours: both look the same (security Z4)
    ├── NotAllowed              signed in, but this role may not do it
    ├── NotSignedIn             no valid session
    ├── NotConfirmed            signed in, but not known to sit there at this moment
    ├── InvalidInput            what was typed cannot be accepted
    ├── Conflict                somebody or something else was there first
    └── TooManyRequests         slow down

An area defines its own subclasses beside its services, e.g. ``SlotTaken(Conflict)``.
"""

from typing import Any, ClassVar


class PortalError(Exception):
    """An expected error. ``args_for_text`` fills the placeholders of the sentence.

    ``field_name`` is the field of the form that it is about, if it is about one.
    """

    key: ClassVar[str] = "error-unexpected"
    status: ClassVar[int] = 400
    field_name: str = ""

    def __init__(self, key: str | None = None, **args_for_text: Any) -> None:
        self.text_key = key or self.key
        self.args_for_text = args_for_text
        super().__init__(self.text_key)


class NotFound(PortalError):
    key = "error-not-found"
    status = 404


class NotAllowed(PortalError):
    key = "error-not-allowed"
    status = 403


class NotSignedIn(PortalError):
    key = "error-not-signed-in"
    status = 401


class NotConfirmed(PortalError):
    """What is weighty needs the password again (security S4); the page then asks for it."""

    key = "error-not-confirmed"
    status = 403


class InvalidInput(PortalError):
    key = "error-invalid-input"
    status = 422


class Conflict(PortalError):
    key = "error-conflict"
    status = 409


class TooManyRequests(PortalError):
    key = "error-too-many-requests"
    status = 429
