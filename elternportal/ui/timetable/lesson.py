"""A lesson with what has changed: the old value struck through, then the new one."""

import reflex as rx
from reflex.vars import ObjectVar

from elternportal.i18n import t
from elternportal.state.timetable.lesson_views import LessonLine
from elternportal.ui.components import badge
from elternportal.ui.prose import by_school


def lesson(line: ObjectVar[LessonLine]) -> rx.Component:
    """A lesson in a list of one day."""
    return rx.el.li(
        rx.el.p(
            rx.el.strong(t("timetable-lesson"), " ", line.lesson),
            rx.cond(line.time != "", rx.el.span(" ", line.time, class_name="ep-muted")),
            class_name="ep-lesson-time",
        ),
        lesson_body(line),
        key=line.key,
        class_name="ep-lesson",
    )


def lesson_body(line: ObjectVar[LessonLine]) -> rx.Component:
    """What is held, by whom and where, without its time."""
    return rx.el.div(
        rx.el.p(
            rx.cond(
                line.falls_out,
                rx.el.del_(line.subject, class_name="ep-strong"),
                _now_and_before(line.subject, line.old_subject, "ep-strong"),
            )
        ),
        rx.cond(line.classes != "", rx.el.p(line.classes)),
        rx.el.p(
            _now_and_before(line.teacher, line.old_teacher, ""),
            rx.cond((line.teacher != "") & (line.room != ""), " · ", ""),
            _now_and_before(line.room, line.old_room, ""),
            class_name="ep-muted",
        ),
        rx.cond(line.word != "", _word(line)),
        rx.cond(line.text != "", rx.el.p(by_school(line.text))),
        class_name="ep-lesson-body",
    )


def _word(line: ObjectVar[LessonLine]) -> rx.Component:
    return rx.match(
        line.tone,
        ("danger", badge(line.word, tone="danger")),
        ("warning", badge(line.word, tone="warning")),
        ("success", badge(line.word, tone="success")),
        badge(line.word),
    )


def _now_and_before(now: rx.Var[str], before: rx.Var[str], class_name: str) -> rx.Component:
    return rx.fragment(
        rx.cond(before != "", rx.fragment(rx.el.del_(before), " ")),
        rx.el.span(now, class_name=class_name),
    )
