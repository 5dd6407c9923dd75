"""The form of one document, with its versions and whom it is for."""

import reflex as rx
from reflex.vars import ObjectVar

from elternportal.i18n import t
from elternportal.state.documents.office import OfficeDocumentsPageState as State
from elternportal.state.documents.office_views import DocumentVersionLine, OfficeFolderLine
from elternportal.ui.attachments import attachments_field
from elternportal.ui.audience import audience_chooser
from elternportal.ui.components import (
    checkbox_field,
    data_table,
    file_link,
    section,
    table_row,
)
from elternportal.ui.editing import Fields, removal_of, save_or_leave, shared_form
from elternportal.ui.mail_question import or_mail_question

WORDS = "school-documents"
FIELDS = Fields(State, WORDS)
IS_NEW = State.item_id == 0
FORM_ID = "dokument"


def document_editor() -> rx.Component:
    """What :class:`OfficeDocumentsPageState` has opened."""
    title = f"{FIELDS.value('title')}"
    return rx.fragment(
        section(
            rx.cond(IS_NEW, t("school-documents-new"), t("school-documents-edit")),
            _fields(),
            audience_chooser(),
            or_mail_question(State, save_or_leave(WORDS, State.close, FORM_ID), FORM_ID),
        ),
        rx.cond(IS_NEW, rx.fragment(), _versions()),
        removal_of(State, WORDS, State.delete_document, title=title),
    )


def _fields() -> rx.Component:
    return shared_form(
        State,
        State.item_id,
        FIELDS.text("title", max_length=160),
        FIELDS.text("description", multiline=True, required=False, max_length=500),
        rx.el.div(
            FIELDS.select("folder_id", rx.foreach(State.folders, _folder)),
            FIELDS.text("dated", type="date"),
            class_name="ep-row",
        ),
        rx.cond(
            IS_NEW,
            attachments_field(t("school-documents-field-files"), multiple=False, required=True),
            attachments_field(
                t("school-documents-field-new-file"),
                multiple=False,
                hint=t("school-documents-new-file-hint"),
            ),
        ),
        checkbox_field(t("school-documents-field-is-mailed"), "is_mailed"),
        id=FORM_ID,
        key=State.opened.to_string(),
        on_submit=State.save,
    )


def _folder(folder: ObjectVar[OfficeFolderLine]) -> rx.Component:
    return rx.el.option(folder.name, value=folder.value, lang=State.school_language)


def _versions() -> rx.Component:
    return section(
        t("school-documents-versions"),
        data_table(
            [
                t("school-documents-head-version"),
                t("school-documents-head-dated"),
                t("school-documents-head-file"),
            ],
            rx.foreach(State.versions, _version),
            caption=t("school-documents-versions"),
        ),
    )


def _version(version: ObjectVar[DocumentVersionLine]) -> rx.Component:
    return table_row(
        version.number,
        version.dated,
        file_link(version.file.name, href=version.file.href, class_name="kern-link"),
        key=version.number,
    )
