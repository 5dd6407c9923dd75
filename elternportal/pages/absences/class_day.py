"""Who is away today in a teacher's classes, without a reason."""

import reflex as rx
from reflex.vars import ObjectVar

from elternportal.domain.absences import CLASS_ABSENCES
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.state.absences.class_day import AwayLine, ClassDayLine
from elternportal.state.absences.class_day import ClassAbsencesPageState as State
from elternportal.ui.components import badge, empty_state, section, skeleton
from elternportal.ui.layout import page_frame


def view() -> rx.Component:
    return page_frame(
        rx.cond(
            State.is_loaded,
            rx.fragment(
                rx.el.p(State.day, class_name="ep-muted"),
                rx.cond(
                    State.classes.length() > 0,
                    rx.foreach(State.classes, _class),
                    empty_state(t("class-absences-no-class"), "users"),
                ),
            ),
            skeleton(6),
        ),
        title=t("class-absences-title"),
        group="reports",
    )


def _class(line: ObjectVar[ClassDayLine]) -> rx.Component:
    return section(
        line.title,
        rx.el.p(line.told, class_name="ep-muted"),
        rx.el.ul(rx.foreach(line.away, _away), class_name="ep-calls"),
        key=line.key,
    )


def _away(line: ObjectVar[AwayLine]) -> rx.Component:
    return rx.el.li(
        rx.el.div(rx.el.strong(line.name), rx.el.p(line.when, class_name="ep-muted")),
        rx.cond(
            line.is_excused,
            badge(line.excuse, tone="success"),
            badge(line.excuse, tone="warning"),
        ),
        key=line.id.to_string(),
    )


PAGE = Page(CLASS_ABSENCES, view, "class-absences-title", State.load)
