"""The office takes dates over from a calendar file."""

import reflex as rx
from reflex.vars import ObjectVar

from elternportal import routes
from elternportal.i18n import current_language, t
from elternportal.pages import Page
from elternportal.state.dates.calendar_import import DatesImportPageState as State
from elternportal.state.dates.calendar_import import PlannedLine
from elternportal.ui.audience import audience_chooser
from elternportal.ui.components import (
    button,
    card,
    file_field,
    form,
    section,
    select_field,
    skeleton,
)
from elternportal.ui.dates.entry import category_options
from elternportal.ui.editing import actions, back_to
from elternportal.ui.layout import page_frame

FORM_ID = "uebernehmen"


def view() -> rx.Component:
    return page_frame(
        actions(back_to(routes.OFFICE_DATES, t("office-dates-title"))),
        rx.cond(
            State.is_loaded,
            rx.fragment(rx.cond(State.file_name != "", _plan()), _upload()),
            skeleton(4),
        ),
        title=t("dates-import-title"),
        group="news",
    )


def _upload() -> rx.Component:
    address = f"{routes.IMPORT_UPLOAD}?{routes.UPLOAD_FOR}={routes.FOR_DATES}"
    return section(
        rx.cond(State.file_name != "", t("dates-import-other"), t("dates-import-file")),
        form(
            rx.el.p(t("dates-import-intro")),
            file_field(
                t("dates-import-file"),
                "files",
                accept=".ics",
                hint=t("dates-import-file-hint"),
            ),
            button(t("dates-import-upload"), kind="secondary", type="submit", icon="upload"),
            action=f"{address}&{routes.DOCUMENT_LANGUAGE}={current_language()}",
            enc_type="multipart/form-data",
        ),
    )


def _plan() -> rx.Component:
    return section(
        t("dates-import-plan"),
        rx.el.p(t("dates-import-named", name=f"{State.file_name}")),
        rx.cond(State.findings.length() > 0, _findings()),
        rx.cond(State.is_empty, rx.el.p(t("dates-import-same"), class_name="ep-strong")),
        rx.foreach(State.planned, _planned),
        rx.cond(State.has_plan & ~State.is_empty, _apply()),
    )


def _findings() -> rx.Component:
    return card(
        rx.el.ul(rx.foreach(State.findings, lambda sentence: rx.el.li(sentence))),
        title=t("dates-import-findings"),
    )


def _planned(line: ObjectVar[PlannedLine]) -> rx.Component:
    return card(
        rx.el.ul(rx.foreach(line.dates, lambda date: rx.el.li(date))),
        rx.cond(line.more != "", rx.el.p(line.more)),
        title=line.head,
        key=line.key,
    )


def _apply() -> rx.Component:
    return rx.fragment(
        form(
            rx.cond(
                State.has_new,
                rx.fragment(
                    rx.el.p(t("dates-import-for-new"), class_name="ep-strong"),
                    select_field(t("office-dates-field-category"), "category", category_options()),
                ),
            ),
            id=FORM_ID,
            on_submit=State.apply,
        ),
        rx.cond(State.has_new, audience_chooser()),
        rx.cond(
            State.question != "",
            rx.el.div(
                rx.el.p(State.question, class_name="ep-strong"),
                actions(
                    button(t("dates-import-yes"), type="submit", form=FORM_ID),
                    button(t("office-dates-cancel"), kind="secondary", on_click=State.cancel),
                ),
                role="alert",
                class_name="ep-card",
            ),
            actions(button(t("dates-import-apply"), type="submit", form=FORM_ID)),
        ),
    )


PAGE = Page(routes.OFFICE_DATES_IMPORT, view, "dates-import-title", State.load)
