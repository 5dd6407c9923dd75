"""What happens when a handler fails unexpectedly: the log gets the place, the person a sentence."""

import logging

from reflex.event import EventSpec

from elternportal.state.base import PortalState

logger = logging.getLogger(__name__)


def tell_failure(exception: Exception) -> EventSpec:
    """Reflex's hook for exceptions of handlers. Nothing typed is lost: the page stays as it is."""
    logger.error("an event handler failed", exc_info=exception)
    return PortalState.tell_unexpected()  # type: ignore[no-any-return]
