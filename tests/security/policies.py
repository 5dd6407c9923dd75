"""The handlers that the whole portal registers, for tests of who may run them."""

from typing import Any

from elternportal import elternportal
from elternportal.reflex_internals import registered_handlers

assert elternportal.app  # loads every page and its states


def registered() -> dict[str, Any]:
    """All handlers by their full name."""
    return dict(registered_handlers())
