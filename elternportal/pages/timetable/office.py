"""The office's side of the substitution plan: changes by hand, and what is said to all."""

import reflex as rx
from reflex.vars import ArrayVar, ObjectVar

from elternportal import routes
from elternportal.domain.school_calendar import FIRST_LESSON, LAST_LESSON
from elternportal.domain.timetable import (
    OFFICE_HALL,
    OFFICE_SUBSTITUTIONS,
    SUBSTITUTIONS,
    ChangeKind,
)
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.services.timetable.office import LONGEST_DAY_TEXT, LONGEST_TEXT
from elternportal.state.timetable.office import DayTextLine, SubstitutionLine
from elternportal.state.timetable.office import OfficeSubstitutionsPageState as State
from elternportal.state.timetable.week import PlanOptionLine
from elternportal.ui.components import (
    button,
    empty_state,
    form,
    link_button,
    section,
    table_of,
    table_row,
    text_field,
)
from elternportal.ui.editing import (
    Fields,
    actions,
    back_to,
    editor_page,
    removal_of,
    save_or_leave,
    shared_form,
)
from elternportal.ui.place import link_to
from elternportal.ui.prose import by_school

WORDS = "office-substitutions"
FIELDS = Fields(State, WORDS)


def view() -> rx.Component:
    return editor_page(
        State, _list(), _editor(), title=t("office-substitutions-title"), group="office"
    )


def _list() -> rx.Component:
    heads = [
        t(f"office-substitutions-head-{name}") for name in ("day", "lesson", "about", "kind", "now")
    ]
    return rx.fragment(
        actions(
            button(t("office-substitutions-new"), icon="plus", on_click=State.new_change),
            link_button(
                t("office-substitutions-import"),
                link_to(routes.OFFICE_IMPORT),
                kind="secondary",
                icon="upload",
            ),
            link_button(
                t("office-substitutions-hall"),
                link_to(OFFICE_HALL),
                kind="secondary",
                icon="monitor",
            ),
            back_to(SUBSTITUTIONS, t("office-substitutions-back")),
        ),
        rx.cond(State.stand != "", rx.el.p(State.stand, class_name="ep-muted")),
        table_of(
            State.changes,
            _line,
            heads,
            caption=t("office-substitutions-title"),
            empty=empty_state(t("office-substitutions-empty"), "calendar-check"),
        ),
        _texts(),
    )


def _line(line: ObjectVar[SubstitutionLine]) -> rx.Component:
    return table_row(
        line.day,
        line.lesson,
        button(line.about, kind="quiet", on_click=State.open_change(line.id)),
        line.word,
        line.now,
        key=line.id.to_string(),
    )


def _texts() -> rx.Component:
    return section(
        t("office-substitutions-texts"),
        rx.el.p(t("office-substitutions-texts-about"), class_name="ep-muted"),
        rx.el.dl(rx.foreach(State.texts, _text), class_name="ep-theirs"),
        form(
            text_field(t("office-substitutions-field-day"), "day", type="date", value=State.today),
            text_field(
                t("office-substitutions-text"),
                "text",
                multiline=True,
                required=False,
                rows="3",
                max_length=LONGEST_DAY_TEXT,
            ),
            actions(button(t("office-substitutions-text-save"), kind="secondary", type="submit")),
            on_submit=State.save_text,
        ),
    )


def _text(line: ObjectVar[DayTextLine]) -> rx.Component:
    return rx.fragment(rx.el.dt(line.day), rx.el.dd(by_school(line.text)), key=line.key)


def _editor() -> rx.Component:
    return section(
        rx.cond(State.item_id == 0, t("office-substitutions-new"), t("office-substitutions-edit")),
        rx.cond(
            State.is_imported, rx.el.p(t("office-substitutions-is-imported"), class_name="ep-muted")
        ),
        shared_form(
            State,
            State.item_id,
            rx.el.div(
                FIELDS.text("day", type="date"),
                FIELDS.select(
                    "lesson",
                    [(str(one), str(one)) for one in range(FIRST_LESSON, LAST_LESSON + 1)],
                ),
                class_name="ep-row",
            ),
            FIELDS.select("class_id", _chosen(State.classes), required=False),
            FIELDS.select(
                "kind", [(one.value, t(f"timetable-change-{one}")) for one in ChangeKind]
            ),
            FIELDS.select("subject_id", _chosen(State.subjects), required=False),
            FIELDS.select("teacher_id", _chosen(State.teachers), required=False),
            FIELDS.select("new_subject_id", _chosen(State.subjects), required=False),
            FIELDS.select("substitute_id", _chosen(State.teachers), required=False),
            FIELDS.text("new_room", required=False, max_length=40),
            FIELDS.text("text", required=False, max_length=LONGEST_TEXT),
            save_or_leave(WORDS, State.close),
            key=State.opened.to_string(),
            on_submit=State.save,
        ),
        removal_of(State, WORDS, State.delete),
    )


def _chosen(options: ArrayVar[list[PlanOptionLine]]) -> rx.Component:
    """Nothing, or one of the options."""
    return rx.fragment(
        rx.el.option(t("office-substitutions-none"), value="0"), rx.foreach(options, _option)
    )


def _option(option: ObjectVar[PlanOptionLine]) -> rx.Component:
    return rx.el.option(option.name, value=option.value, key=option.value)


PAGE = Page(OFFICE_SUBSTITUTIONS, view, "office-substitutions-title", State.load)
