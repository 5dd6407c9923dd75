"""The photo of a found thing, for everybody's and the office's page."""

import reflex as rx

from elternportal.i18n import t
from elternportal.reflex_internals import A
from elternportal.ui.icons import icon


def found_photo(address: rx.Var[str], title: rx.Var[str]) -> rx.Component:
    """The photo, which opens in full size in a tab of its own; without one, a picture's place."""
    return rx.cond(
        address != "",
        A.create(
            rx.el.img(src=address, alt=title, loading="lazy", class_name="ep-found-photo"),
            href=address,
            target="_blank",
            aria_label=t("lost-property-enlarge", title=f"{title}"),
        ),
        rx.el.div(icon("image-off", 32), class_name="ep-found-photo ep-found-none"),
    )
