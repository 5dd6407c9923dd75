"""The form of one document, with its versions and whom it is for."""

from typing import cast

import reflex as rx
from reflex.vars import ObjectVar

from elternportal.i18n import t
from elternportal.state.documents.office import OfficeDocumentsState as State
from elternportal.state.documents.office_views import Editor, FolderRow, VersionLine
from elternportal.ui.attachments import attachments_field
from elternportal.ui.audience import audience_chooser
from elternportal.ui.components import (
    button,
    checkbox_field,
    data_table,
    file_link,
    form,
    section,
    select_field,
    table_row,
    text_field,
)
from elternportal.ui.removal import removal

EDITOR = cast("ObjectVar[Editor]", State.editor)
IS_NEW = EDITOR.document_id == 0
FORM_ID = "dokument"


def document_editor() -> rx.Component:
    """What :class:`OfficeDocumentsState` has opened."""
    return rx.fragment(
        section(
            rx.cond(IS_NEW, t("school-documents-new"), t("school-documents-edit")),
            _fields(),
            audience_chooser(),
            rx.el.div(
                button(t("school-documents-save"), type="submit", form=FORM_ID),
                button(t("school-documents-cancel"), kind="secondary", on_click=State.close),
                class_name="ep-actions",
            ),
        ),
        rx.cond(IS_NEW, rx.fragment(), rx.fragment(_versions(), _removal())),
    )


def _fields() -> rx.Component:
    return form(
        text_field(t("school-documents-field-title"), "title", value=EDITOR.title, max_length=160),
        text_field(
            t("school-documents-field-description"),
            "description",
            value=EDITOR.description,
            multiline=True,
            required=False,
            max_length=500,
        ),
        rx.el.div(
            select_field(
                t("school-documents-field-folder-id"),
                "folder_id",
                rx.foreach(State.folders, _folder),
                value=EDITOR.folder,
            ),
            text_field(t("school-documents-field-dated"), "dated", type="date", value=EDITOR.dated),
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
        on_submit=State.save,
    )


def _folder(folder: ObjectVar[FolderRow]) -> rx.Component:
    return rx.el.option(folder.name, value=folder.value)


def _versions() -> rx.Component:
    return section(
        t("school-documents-versions"),
        data_table(
            [
                t("school-documents-head-version"),
                t("school-documents-head-dated"),
                t("school-documents-head-file"),
            ],
            rx.foreach(EDITOR.versions, _version),
            caption=t("school-documents-versions"),
        ),
    )


def _version(version: ObjectVar[VersionLine]) -> rx.Component:
    return table_row(
        version.number,
        version.dated,
        file_link(version.file.name, href=version.file.href, class_name="kern-link"),
        key=version.number,
    )


def _removal() -> rx.Component:
    return removal(
        t("school-documents-delete"),
        t("school-documents-delete-ask", title=f"{EDITOR.title}"),
        asks=State.asks_delete,
        ask=State.ask_delete,
        delete=State.delete_document,
    )
