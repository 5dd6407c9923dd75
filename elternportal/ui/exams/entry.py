"""An exam as it is read, below the month's name where one begins."""

import reflex as rx
from reflex.vars import ObjectVar

from elternportal.i18n import t
from elternportal.state.exams.words import ExamLine
from elternportal.ui.components import badge, card
from elternportal.ui.icons import icon
from elternportal.ui.prose import by_school


def exam_entry(line: ObjectVar[ExamLine]) -> rx.Component:
    """A card with what is written, when, where and by whom."""
    return rx.fragment(
        rx.cond(
            line.heading != "",
            rx.el.h2(line.heading, class_name="kern-heading-medium ep-month"),
        ),
        card(
            rx.cond(
                line.is_course,
                rx.el.div(badge(t("exams-course")), class_name="ep-notice-head"),
            ),
            _fact("clock", line.when),
            _fact("info", line.about),
            _fact("map-pin", line.room),
            _fact("users", line.child),
            rx.cond(line.text != "", rx.el.p(by_school(line.text), class_name="ep-lines")),
            title=by_school(line.title),
        ),
        key=line.key,
    )


def _fact(name: str, text: rx.Var[str]) -> rx.Component:
    """A symbol with its text, or nothing."""
    return rx.cond(
        text != "",
        rx.el.p(icon(name, 16), rx.el.span(text), class_name="ep-date-fact"),
    )
