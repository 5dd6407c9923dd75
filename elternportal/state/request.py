"""The request behind a running handler, as the gate found it."""

from contextvars import ContextVar
from dataclasses import dataclass

from elternportal.domain.people import Actor
from elternportal.errors import NotSignedIn


@dataclass(frozen=True, slots=True)
class CurrentRequest:
    """Who acts, in which language, over which socket. ``sid`` is the socket's id."""

    actor: Actor | None
    language: str
    sid: str
    address: str

    @property
    def signed_in(self) -> Actor:
        """The acting person.

        Raises:
            NotSignedIn: nobody is signed in.
        """
        if self.actor is None:
            raise NotSignedIn()
        return self.actor


_current: ContextVar[CurrentRequest | None] = ContextVar("current_request", default=None)


def current_request() -> CurrentRequest:
    """The request that the gate let pass.

    Raises:
        LookupError: called outside an event that passed the gate.
    """
    request = _current.get()
    if request is None:
        raise LookupError("no event has passed the gate")
    return request


def set_current_request(request: CurrentRequest) -> None:
    """Called by the gate for each event; lasts as long as the event's own task."""
    _current.set(request)
