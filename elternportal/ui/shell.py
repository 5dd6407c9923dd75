"""What surrounds all pages: error boundary and the connection line in the page's language."""

from collections.abc import Callable

import reflex as rx
from reflex.app import default_error_boundary
from reflex_components_core.core.banner import has_connection_errors

from elternportal.i18n import t


def app_wraps() -> dict[tuple[int, str], Callable[[bool], rx.Component | None]]:
    """Replaces Reflex's English connection toast by an own line."""
    return {
        (55, "ErrorBoundary"): lambda _stateful: default_error_boundary(),
        (5, "Overlay"): lambda _stateful: connection_line(),
    }


def connection_line() -> rx.Component:
    """Says that the connection is lost, until it is back. Both languages: it is outside all pages."""
    return rx.cond(
        has_connection_errors,
        rx.el.div(
            rx.el.span(t("connection-lost", "de"), lang="de"),
            rx.el.span(t("connection-lost", "en"), lang="en"),
            role="status",
            class_name="ep-connection-lost",
        ),
    )
