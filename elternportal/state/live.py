"""The browser-side home of the live columns; the server never assigns it."""

import reflex as rx

from elternportal.reflex_internals import FIELD_MARKER


class LiveState(rx.State):
    """Receives one key per watched teacher from ``state/sender.py``.

    Declares a single var so that pages have a context to look the keys up in.
    """

    version: int = 0


def column_key(topic: str) -> str:
    """The delta key of a column topic, e.g. ``column:3:17`` → ``column_3_17_rx_state_``."""
    return topic.replace(":", "_") + FIELD_MARKER
