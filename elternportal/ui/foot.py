"""The foot of every page: help, imprint, privacy, accessibility. Plain links to HTTP routes."""

import reflex as rx

from elternportal import routes
from elternportal.domain.foot import FOOT
from elternportal.i18n import current_language, t
from elternportal.ui.icons import icon
from elternportal.ui.place import current_route, link_to


def foot(language: str | None = None) -> rx.Component:
    """The links in a language, by default that of the page being built."""
    own = language or current_language()
    return rx.el.footer(
        rx.el.nav(
            rx.el.ul(
                *[
                    rx.el.li(
                        rx.el.a(
                            t(key, own), href=routes.localized(route, own), reload_document=True
                        )
                    )
                    for key, route in FOOT
                ]
            ),
            aria_label=t("foot-label", own),
        ),
        class_name="ep-foot",
    )


def help_link() -> rx.Component:
    """The "?" that opens the help of the page being built."""
    slug = routes.help_slug(current_route())
    return rx.el.a(
        icon("circle-help"),
        href=link_to(routes.help_page(slug, "de")),
        aria_label=t("help-open"),
        title=t("help-open"),
        reload_document=True,
        class_name="ep-help-link",
    )


def _link(words: str, address: str) -> rx.Component:
    """Reflex does not know these addresses, so the browser loads them itself."""
    return rx.el.a(words, href=address, reload_document=True)
