"""What a teacher wrote to an invitation. A long note shows two lines until it is opened."""

import reflex as rx

from elternportal.i18n import t
from elternportal.state.evening.family_views import ColumnLine


def invitation_note(column: rx.Var[ColumnLine]) -> rx.Component:
    """Nothing without a note."""
    return rx.cond(
        column.is_note_long,
        rx.el.details(
            rx.el.summary(
                rx.el.span(column.note, class_name="ep-note-text"),
                rx.el.span(t("evening-note-more"), class_name="ep-note-more", aria_hidden="true"),
            ),
            class_name="ep-note",
        ),
        rx.cond(column.note != "", rx.el.p(column.note, class_name="ep-teacher-subjects")),
    )
