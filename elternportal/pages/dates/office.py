"""The office enters dates: the list of all, and the form of one."""

import reflex as rx
from reflex.vars import ObjectVar

from elternportal import routes
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.state.dates.office import OfficeDateLine
from elternportal.state.dates.office import OfficeDatesPageState as State
from elternportal.ui.attachments import attachments_field
from elternportal.ui.audience import audience_chooser
from elternportal.ui.components import (
    button,
    empty_state,
    link_button,
    section,
    table_of,
    table_row,
)
from elternportal.ui.dates.entry import category_badge, category_options
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
from elternportal.ui.mail_question import or_mail_question
from elternportal.ui.place import link_to
from elternportal.ui.prose import by_school, open_button

WORDS = "office-dates"
FIELDS = Fields(State, WORDS)
FORM_ID = "termin"


def view() -> rx.Component:
    return editor_page(State, _list(), _editor(), title=t("office-dates-title"))


def _list() -> rx.Component:
    heads = [t(f"office-dates-head-{name}") for name in ("title", "category", "when", "note")]
    return rx.fragment(
        actions(
            button(t("office-dates-new"), icon="plus", on_click=State.new_date),
            link_button(
                t("dates-import-to-page"),
                link_to(routes.OFFICE_DATES_IMPORT),
                kind="secondary",
                icon="upload",
            ),
            back_to(routes.DATES, t("office-dates-back")),
        ),
        choice_links(t("office-dates-shown"), State.shown),
        list_search(t("dates-search"), State.words, State.search, State.without_words),
        table_of(
            State.dates,
            _line,
            heads,
            caption=t("office-dates-title"),
            empty=empty_state(t("office-dates-empty"), "calendar"),
        ),
        pager_links(State.pages),
    )


def _line(line: ObjectVar[OfficeDateLine]) -> rx.Component:
    return table_row(
        rx.cond(
            State.shows_removed,
            by_school(line.title),
            open_button(line.title, State.open_date(line.id)),
        ),
        category_badge(line.category),
        line.when,
        rx.cond(
            State.shows_removed,
            button(
                t("office-dates-restore"),
                kind="secondary",
                on_click=State.restore(line.id),
                aria_label=f"{t('office-dates-restore')}: {line.title}",
            ),
            line.note,
        ),
        key=line.id.to_string(),
    )


def _editor() -> rx.Component:
    return section(
        rx.cond(State.item_id == 0, t("office-dates-new"), t("office-dates-edit")),
        _fields(),
        audience_chooser(),
        or_mail_question(State, save_or_leave(WORDS, State.close, FORM_ID), FORM_ID),
        removal_of(
            State,
            WORDS,
            State.delete,
            button(t("office-dates-copy"), kind="secondary", on_click=State.copy_date),
            title=f"{FIELDS.value('title')}",
        ),
    )


def _fields() -> rx.Component:
    return shared_form(
        State,
        State.item_id,
        FIELDS.text("title", max_length=160),
        FIELDS.select("category", category_options()),
        rx.el.div(
            FIELDS.text("first_day", type="date"),
            FIELDS.text("last_day", type="date"),
            class_name="ep-row",
        ),
        rx.el.div(
            FIELDS.text("starts_at", type="time", required=False),
            FIELDS.text("ends_at", type="time", required=False),
            class_name="ep-row",
        ),
        rx.el.p(t("office-dates-times-hint"), class_name="kern-hint"),
        FIELDS.text("place", required=False, max_length=160),
        FIELDS.text(
            "text",
            multiline=True,
            required=False,
            max_length=4000,
            rows="5",
            hint=t("office-dates-text-hint"),
        ),
        attachments_field(t("office-dates-field-files"), kept=State.files, multiple=False),
        FIELDS.box("is_mailed", hint=t("office-dates-mail-hint")),
        id=FORM_ID,
        key=State.opened.to_string(),
        on_submit=State.save,
    )


PAGE = Page(routes.OFFICE_DATES, view, "office-dates-title", State.load)
