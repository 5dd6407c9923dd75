"""What happens when a handler fails unexpectedly: the log gets the place, the person a sentence."""

import logging
from collections import deque

from reflex.event import EventSpec

from elternportal.reflex_internals import EventContext
from elternportal.state.base import PortalState

logger = logging.getLogger(__name__)

# Failed events whose person was told. Telling is an event too: if it fails as well, e.g. because
# the state's store is away or the client named no sensible page, it must not be told in turn, or
# one event would keep the process busy for ever.
_told: deque[str] = deque(maxlen=1_000)


def tell_failure(exception: Exception) -> EventSpec | None:
    """Reflex's hook for exceptions of handlers. Nothing typed is lost: the page stays as it is."""
    logger.error("an event handler failed", exc_info=exception)
    event = EventContext.get()
    if event.parent_txid in _told:
        return None
    _told.append(event.txid)
    return PortalState.tell_unexpected()  # type: ignore[no-any-return]
