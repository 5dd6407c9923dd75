"""What people see where no page can be shown: an address that does not exist, a page that broke.

Neither knows in which language it will be shown, so both hold all; CSS shows that of the document.
"""

import reflex as rx

from elternportal import routes
from elternportal.i18n import LANGUAGES, t
from elternportal.reflex_internals import ErrorBoundary
from elternportal.ui.foot import foot


def not_found_page() -> rx.Component:
    """Answers every address without a page of its own."""
    return _dead_end("missing")


def error_boundary() -> rx.Component:
    """Replaces a page whose scripts failed; loading it anew is what helps most often."""
    return ErrorBoundary.create(fallback_render=rx.Var.create(_dead_end("broken")))


def _dead_end(name: str) -> rx.Component:
    """No state here: it may be what failed."""
    return rx.el.div(
        rx.el.header(
            rx.el.a(
                rx.el.span(t("app-name"), class_name="ep-brand"),
                href=routes.START,
                class_name="ep-brand-link",
            ),
            class_name="ep-header",
        ),
        *(_said(name, language) for language in LANGUAGES),
        *(rx.el.div(foot(language), lang=language) for language in LANGUAGES),
        class_name="ep-page ep-plain ep-dead-end",
    )


def _said(name: str, language: str) -> rx.Component:
    """Plain links that load the page anew."""
    start = routes.localized(routes.START, language) or "/"
    return rx.el.main(
        rx.el.h1(t(f"dead-end-{name}-title", language), class_name="kern-heading-large ep-title"),
        rx.el.p(t(f"dead-end-{name}-text", language), class_name="kern-body"),
        rx.el.p(
            rx.el.a(t(f"dead-end-{name}-to-start", language), href=start, reload_document=True)
        ),
        lang=language,
        class_name="ep-main ep-main-narrow",
    )
