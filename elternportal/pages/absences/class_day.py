"""Who is away today in a teacher's classes, without a reason."""

import reflex as rx
from reflex.vars import ObjectVar

from elternportal.domain.absences import CLASS_ABSENCES
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.state.absences.class_day import AwayLine, ClassDayLine, RegisterLine
from elternportal.state.absences.class_day import ClassAbsencesPageState as State
from elternportal.ui.components import (
    EventSpec,
    badge,
    button,
    empty_state,
    section,
    skeleton,
)
from elternportal.ui.layout import page_frame


def view() -> rx.Component:
    return page_frame(
        rx.cond(
            State.is_loaded,
            rx.fragment(
                rx.el.p(State.day, class_name="ep-muted"),
                rx.cond(State.class_id != 0, _register(), _classes()),
            ),
            skeleton(6),
        ),
        title=t("class-absences-title"),
        group="reports",
    )


def _classes() -> rx.Component:
    return rx.cond(
        State.classes.length() > 0,
        rx.foreach(State.classes, _class),
        empty_state(t("class-absences-no-class"), "users"),
    )


def _register() -> rx.Component:
    return section(
        State.class_name,
        rx.el.p(t("class-absences-register-about"), class_name="ep-muted"),
        rx.el.ul(rx.foreach(State.register, _child), class_name="ep-calls"),
        rx.el.div(
            button(t("class-absences-back"), kind="secondary", on_click=State.open_class(0)),
            class_name="ep-actions",
        ),
    )


def _child(line: ObjectVar[RegisterLine]) -> rx.Component:
    return rx.el.li(
        rx.el.div(
            rx.el.strong(line.name),
            rx.cond(line.told != "", rx.el.p(line.told)),
            rx.cond(line.exempted != "", rx.el.p(line.exempted, class_name="ep-muted")),
        ),
        rx.cond(
            line.is_there,
            button(
                t("class-absences-mark"),
                kind="secondary",
                aria_label=t("class-absences-mark") + ": " + line.name.to(str),
                on_click=State.mark_missing(line.pupil_id),
            ),
            rx.cond(
                line.is_missing,
                rx.el.div(
                    rx.cond(
                        line.may_come_late,
                        _way("class-absences-late", line, State.mark_late(line.pupil_id)),
                    ),
                    _way("class-absences-unmark", line, State.mark_present(line.pupil_id)),
                    class_name="ep-actions",
                ),
                badge(t("class-absences-excused"), tone="success"),
            ),
        ),
        key=line.pupil_id.to_string(),
    )


def _way(key: str, line: ObjectVar[RegisterLine], on_click: EventSpec) -> rx.Component:
    return button(
        t(key),
        kind="quiet",
        aria_label=t(key) + ": " + line.name.to(str),
        on_click=on_click,
    )


def _class(line: ObjectVar[ClassDayLine]) -> rx.Component:
    return section(
        line.title,
        rx.el.p(line.told, class_name="ep-muted"),
        rx.el.ul(rx.foreach(line.away, _away), class_name="ep-calls"),
        rx.el.ul(rx.foreach(line.exempted, _exempted), class_name="ep-muted"),
        rx.el.div(
            button(
                t("class-absences-open"),
                kind="secondary",
                icon="list-checks",
                aria_label=t("class-absences-open") + ": " + line.title.to(str),
                on_click=State.open_class(line.id),
            ),
            class_name="ep-actions",
        ),
        key=line.id.to_string(),
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


def _exempted(sentence: rx.Var[str]) -> rx.Component:
    return rx.el.li(sentence, key=sentence)


PAGE = Page(CLASS_ABSENCES, view, "class-absences-title", State.load)
