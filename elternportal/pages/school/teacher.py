"""One teacher for office and head: enter them, put them right, let them leave."""

import reflex as rx

from elternportal import routes
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.state.school.teacher import OfficeTeacherPageState as State
from elternportal.ui.components import skeleton
from elternportal.ui.editing import Fields, shared_form
from elternportal.ui.layout import page_frame
from elternportal.ui.place import back_link
from elternportal.ui.school.people_by_hand import (
    gender_choices,
    how_it_stands,
    leaving,
    save_button,
)

WORDS = "teacher"
FIELDS = Fields(State, WORDS)


def view() -> rx.Component:
    return page_frame(
        rx.cond(State.is_loaded, _teacher(), skeleton(6)),
        title=rx.cond(State.name != "", State.name, t("teacher-title")),
        group="office",
        back=back_link(routes.OFFICE_TEACHERS, t("teacher-back")),
    )


def _teacher() -> rx.Component:
    may_leave = (State.item_id != 0) & State.is_active & ~State.has_lessons
    return rx.fragment(
        how_it_stands(State),
        shared_form(
            State,
            State.item_id,
            rx.el.div(
                FIELDS.text("first_name", required=False, max_length=100),
                FIELDS.text("surname", max_length=100),
                class_name="ep-row",
            ),
            rx.el.div(
                FIELDS.text("title", required=False, max_length=40),
                FIELDS.select("gender", gender_choices(), required=False),
                class_name="ep-row",
            ),
            FIELDS.text(
                "short_name",
                max_length=40,
                read_only=State.item_id != 0,
                hint=t("teacher-short-name-hint"),
            ),
            FIELDS.email("email", required=False, hint=t("teacher-email-hint")),
            save_button(
                State,
                enter=t("teacher-enter"),
                save=t("teacher-save"),
                take_back=t("teacher-return"),
            ),
            key=State.opened.to_string(),
            on_submit=State.save,
        ),
        rx.cond(may_leave, _leaving()),
    )


def _leaving() -> rx.Component:
    about = t("teacher-leave-about")
    return leaving(State, t("teacher-leave-title"), about, t("teacher-leave"), State.leave)


PAGE = Page(routes.OFFICE_TEACHER, view, "teacher-title", State.load)
