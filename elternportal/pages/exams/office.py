"""Where teachers and office look after exams."""

import reflex as rx
from reflex.vars import ObjectVar

from elternportal import routes
from elternportal.domain.exams import EXAM_RELEASE, EXAMS, OFFICE_EXAMS
from elternportal.domain.school_calendar import FIRST_LESSON, LAST_LESSON
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.services.exams.office import LONGEST_ROOM, LONGEST_TEXT, LONGEST_TITLE
from elternportal.state.exams.office import ExamOptionLine, OfficeExamLine
from elternportal.state.exams.office import OfficeExamsPageState as State
from elternportal.ui.components import (
    button,
    empty_state,
    link_button,
    section,
    select_field,
    table_of,
    table_row,
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
from elternportal.ui.listing import choice_links, list_search, pager_links
from elternportal.ui.place import link_to
from elternportal.ui.prose import by_school, open_button

WORDS = "office-exams"
FIELDS = Fields(State, WORDS)
FORM_ID = "pruefung"
LESSONS = [(str(one), str(one)) for one in range(FIRST_LESSON, LAST_LESSON + 1)]


def view() -> rx.Component:
    return editor_page(State, _list(), _editor(), title=t("office-exams-title"), group="office")


def _list() -> rx.Component:
    heads = [t(f"office-exams-head-{name}") for name in ("when", "about", "title", "room", "note")]
    return rx.fragment(
        actions(
            button(t("office-exams-new"), icon="plus", on_click=State.new_exam),
            rx.cond(State.is_administration, _ways_of_the_office()),
            back_to(EXAMS, t("office-exams-back")),
        ),
        choice_links(t("office-exams-shown"), State.shown),
        select_field(
            t("office-exams-class"),
            "class",
            rx.fragment(
                rx.el.option(t("office-exams-all-classes"), value=""),
                rx.foreach(State.classes, _option),
            ),
            value=State.chosen_class,
            required=False,
            on_change=State.show_class,
        ),
        list_search(t("office-exams-search"), State.words, State.search, State.without_words),
        table_of(
            State.exams,
            _line,
            heads,
            caption=t("office-exams-title"),
            empty=empty_state(t("office-exams-empty"), "calendar"),
            class_name="ep-table-cards",
        ),
        pager_links(State.pages),
    )


def _ways_of_the_office() -> rx.Component:
    return rx.fragment(
        link_button(
            t("office-exams-import"),
            link_to(routes.OFFICE_IMPORT),
            kind="secondary",
            icon="upload",
        ),
        link_button(t("office-exams-release"), link_to(EXAM_RELEASE), kind="secondary"),
    )


def _line(line: ObjectVar[OfficeExamLine]) -> rx.Component:
    return table_row(
        line.when,
        rx.cond(
            State.shows_removed,
            by_school(line.about),
            open_button(line.about, State.open_exam(line.id)),
        ),
        by_school(line.title),
        line.room,
        rx.cond(
            State.shows_removed,
            button(
                t("office-exams-restore"),
                kind="secondary",
                on_click=State.restore(line.id),
                aria_label=f"{t('office-exams-restore')}: {line.about}",
            ),
            line.note,
        ),
        key=line.id.to_string(),
    )


def _editor() -> rx.Component:
    return section(
        rx.cond(State.item_id == 0, t("office-exams-new"), t("office-exams-edit")),
        rx.cond(State.is_imported, rx.el.p(t("office-exams-is-imported"), class_name="ep-muted")),
        _fields(),
        rx.cond(
            State.warnings.length() > 0, _warnings(), save_or_leave(WORDS, State.close, FORM_ID)
        ),
        removal_of(State, WORDS, State.delete),
    )


def _fields() -> rx.Component:
    return shared_form(
        State,
        State.item_id,
        FIELDS.select("class_id", rx.foreach(State.classes, _option), on_change=State.choose_class),
        FIELDS.select("course", rx.foreach(State.courses, _option)),
        FIELDS.text("day", type="date"),
        rx.el.div(
            FIELDS.select("first_lesson", LESSONS),
            FIELDS.select("last_lesson", LESSONS),
            class_name="ep-row",
        ),
        FIELDS.text(
            "title", required=False, max_length=LONGEST_TITLE, hint=t("office-exams-title-hint")
        ),
        FIELDS.text("room", required=False, max_length=LONGEST_ROOM),
        FIELDS.text("text", multiline=True, required=False, rows="3", max_length=LONGEST_TEXT),
        id=FORM_ID,
        key=State.opened.to_string(),
        on_submit=State.save,
    )


def _warnings() -> rx.Component:
    """To say yes sends the form again, as it stands by then."""
    return rx.el.div(
        rx.foreach(State.warnings, lambda text: rx.el.p(text, class_name="ep-strong")),
        actions(
            button(t("office-exams-save-anyway"), type="submit", form=FORM_ID),
            button(t("office-exams-change"), kind="secondary", on_click=State.do_not_save),
        ),
        role="alert",
        class_name="ep-card",
    )


def _option(option: ObjectVar[ExamOptionLine]) -> rx.Component:
    return rx.el.option(option.name, value=option.value, key=option.value)


PAGE = Page(OFFICE_EXAMS, view, "office-exams-title", State.load)
