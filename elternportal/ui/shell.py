"""What surrounds all pages: style sheets, document head, error boundary and connection line."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import reflex as rx

from elternportal import routes
from elternportal.ui.connection import connection_line
from elternportal.ui.dead_ends import error_boundary

ASSETS = Path(__file__).resolve().parents[2] / "assets"

# KERN first, in its own cascade layer; print last, because it overrules what is for the screen.
STYLESHEETS = [
    f"/css/{name}.css"
    for name in (
        "kern",
        "tokens",
        "frame",
        "parts",
        "booking",
        "staff",
        "results",
        "letters",
        "editor",
        "service",
        "timetable",
        "news",
        "messages",
        "print",
    )
]

# KERN's page backgrounds, for the browser's own bars.
LIGHT_PAGE = "#f3f4f7"
DARK_PAGE = "#131525"


def head() -> list[rx.Component]:
    """Icons, manifest and the colour of the browser's bars, the same on every page."""
    return [
        rx.el.link(rel="icon", type="image/svg+xml", href=kept("/icon.svg")),
        rx.el.link(rel="apple-touch-icon", href=kept("/icon-192.png")),
        rx.el.link(rel="manifest", href=routes.MANIFEST),
        rx.el.link(rel="stylesheet", href=routes.SCHOOL_COLOURS),
        # Before all others: it watches the socket that Reflex opens.
        rx.el.script(src=kept("/connection.js")),
        rx.el.script(src=kept("/portal.js"), defer=True),
        rx.el.meta(name="color-scheme", content="light dark"),
        _page_colour(LIGHT_PAGE, "light"),
        _page_colour(DARK_PAGE, "dark"),
    ]


def kept(path: str) -> str:
    """The address of a file of ``assets/`` that names its content, so that phones keep it for ever
    (``web/static.py``).
    """
    file = ASSETS / path.lstrip("/")
    # The build joins scripts: the address of each changes with any of them.
    files = sorted(ASSETS.glob("*.js")) if file.suffix == ".js" else [file]
    content = hashlib.sha256(b"".join(one.read_bytes() for one in files))
    return f"{path}?v={content.hexdigest()[:8]}"


def _page_colour(colour: str, scheme: str) -> rx.Component:
    """Reflex's own meta element knows no ``media``, and would leave it out."""
    media = {"media": f"(prefers-color-scheme: {scheme})"}
    return rx.el.meta(name="theme-color", content=colour, custom_attrs=media)


def app_wraps() -> dict[tuple[int, str], Callable[[bool], rx.Component | None]]:
    """Replaces Reflex's English error page and connection toast by our own."""
    return {
        (55, "ErrorBoundary"): lambda _stateful: error_boundary(),
        (5, "Overlay"): lambda _stateful: connection_line(),
    }
