"""The handlers that the whole portal registers, for tests of who may run them."""

from typing import Any

from reflex_base.registry import RegistrationContext

from elternportal import elternportal

assert elternportal.app  # loads every page and its states


def registered() -> dict[str, Any]:
    """All handlers by their full name."""
    return dict(RegistrationContext.get().event_handlers)
