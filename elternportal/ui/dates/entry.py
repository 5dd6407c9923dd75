"""A date as it is read, and what it is about as a word with its icon and colour."""

from typing import cast

import reflex as rx
from reflex.vars import ObjectVar

from elternportal.domain.dates import DateCategory
from elternportal.i18n import t
from elternportal.state.dates.words import DateLine
from elternportal.ui.attachments import file_list
from elternportal.ui.components import Tone, badge, card
from elternportal.ui.icons import icon
from elternportal.ui.prose import by_school, prose

_LOOKS: dict[DateCategory, tuple[Tone, str]] = {
    DateCategory.EVENT: ("success", "calendar"),
    DateCategory.MEETING: ("info", "users"),
    DateCategory.TRIP: ("success", "bus"),
    DateCategory.DEADLINE: ("danger", "flag"),
    DateCategory.FREE: ("warning", "sun"),
    DateCategory.OTHER: ("info", "info"),
}


def category_badge(category: rx.Var[str]) -> rx.Component:
    """The badge of a :class:`~elternportal.domain.dates.DateCategory` value."""
    badges = (
        (one.value, badge(t(f"dates-category-{one}"), tone=tone, icon=name))
        for one, (tone, name) in _LOOKS.items()
    )
    return cast("rx.Component", rx.match(category, *badges, rx.fragment()))


def category_options() -> list[tuple[str, str]]:
    """The categories for a field in which one is chosen."""
    return [(one.value, t(f"dates-category-{one}")) for one in DateCategory]


def date_entry(line: ObjectVar[DateLine]) -> rx.Component:
    """A date, below the month's name where one begins."""
    return rx.fragment(
        rx.cond(
            line.heading != "",
            rx.el.h2(line.heading, class_name="kern-heading-medium ep-month"),
        ),
        card(
            rx.el.div(category_badge(line.category), class_name="ep-notice-head"),
            _fact("clock", line.when),
            _fact("map-pin", line.place),
            _fact("users", line.children),
            rx.cond(line.html != "", prose(line.html)),
            rx.cond(line.files.length() > 0, file_list(line.files)),
            title=by_school(line.title),
            id=line.anchor,
        ),
        key=line.key,
    )


def _fact(name: str, text: rx.Var[str]) -> rx.Component:
    """A symbol with its text, or nothing."""
    return rx.cond(
        text != "",
        rx.el.p(icon(name, 16), rx.el.span(text), class_name="ep-date-fact"),
    )
