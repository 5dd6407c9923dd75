"""The office keeps documents: folders with their documents, and the form of one document."""

import reflex as rx
from reflex.vars import ObjectVar

from elternportal import routes
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.state.documents.office import OfficeDocumentsPageState as State
from elternportal.state.documents.office_views import DocumentVersionLine, OfficeFolderLine
from elternportal.ui.components import (
    button,
    cancel_button,
    empty_state,
    file_link,
    form,
    section,
    table_of,
    table_row,
    text_field,
)
from elternportal.ui.documents.editor import document_editor
from elternportal.ui.editing import actions, back_to, editor_page
from elternportal.ui.prose import by_school, open_button


def view() -> rx.Component:
    return editor_page(
        State,
        _list(),
        document_editor(),
        title=t("school-documents-manage-title"),
        group="service",
    )


def _list() -> rx.Component:
    return rx.fragment(
        actions(back_to(routes.DOCUMENTS, t("school-documents-back-to-page"))),
        rx.cond(
            State.folders.length() > 0,
            rx.foreach(State.folders, _folder),
            empty_state(t("school-documents-folders-empty"), "folder-plus"),
        ),
        section(
            t("school-documents-folder-new"),
            form(
                text_field(t("school-documents-folder-name"), "name", max_length=80),
                button(t("school-documents-folder-add"), type="submit", icon="folder-plus"),
                on_submit=State.add_folder,
                key=State.saved.to_string(),
            ),
        ),
    )


def _folder(folder: ObjectVar[OfficeFolderLine]) -> rx.Component:
    return section(
        by_school(folder.name),
        table_of(
            folder.documents,
            _document,
            [t(f"school-documents-head-{name}") for name in ("title", "dated", "version", "file")],
            caption=folder.name,
            empty=rx.el.p(t("school-documents-folder-is-empty"), class_name="ep-muted"),
        ),
        rx.cond(State.renamed_folder == folder.id, _rename(folder), _folder_actions(folder)),
        key=folder.value,
    )


def _document(document: ObjectVar[DocumentVersionLine]) -> rx.Component:
    return table_row(
        open_button(document.title, State.open_document(document.id)),
        document.dated,
        document.number,
        file_link(document.file.name, href=document.file.href, class_name="kern-link"),
        key=document.id.to_string(),
    )


def _folder_actions(folder: ObjectVar[OfficeFolderLine]) -> rx.Component:
    return actions(
        button(
            t("school-documents-add"),
            kind="secondary",
            icon="plus",
            on_click=State.new_document(folder.id),
        ),
        button(
            t("school-documents-folder-rename"),
            kind="quiet",
            on_click=State.ask_rename(folder.id),
        ),
        rx.cond(
            folder.is_first,
            rx.fragment(),
            button(
                t("school-documents-folder-up"),
                kind="quiet",
                on_click=State.move_folder(folder.id),
            ),
        ),
        rx.cond(
            folder.documents.length() == 0,
            button(
                t("school-documents-folder-delete"),
                kind="quiet",
                on_click=State.delete_folder(folder.id),
            ),
        ),
    )


def _rename(folder: ObjectVar[OfficeFolderLine]) -> rx.Component:
    return form(
        text_field(
            t("school-documents-folder-name"),
            "name",
            value=folder.name,
            max_length=80,
            field_id="feld-ordner-name",
            auto_focus=True,
        ),
        actions(
            button(t("school-documents-folder-rename-save"), kind="secondary", type="submit"),
            cancel_button(t("school-documents-cancel"), State.ask_rename(0)),
        ),
        on_submit=State.rename_folder,
    )


PAGE = Page(routes.OFFICE_DOCUMENTS, view, "school-documents-manage-title", State.load)
