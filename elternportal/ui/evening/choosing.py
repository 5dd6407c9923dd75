"""A choice that begins with nothing, so that one tap too many books nobody."""

import reflex as rx

from elternportal.i18n import t


def chosen_first(options: rx.Component) -> rx.Component:
    """The options of a required choice, with an empty one before them."""
    return rx.fragment(rx.el.option(t("evening-please-choose"), value=""), options)
