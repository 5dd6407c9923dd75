"""Dokumente und Formulare, as everybody reads them."""

import reflex as rx
from reflex.vars import ObjectVar

from elternportal import routes
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.state.documents.reading import DocumentLine, FolderLine
from elternportal.state.documents.reading import DocumentsPageState as State
from elternportal.ui.components import empty_state, file_link, section
from elternportal.ui.icons import icon
from elternportal.ui.prose import by_school
from elternportal.ui.reading import reading_page


def view() -> rx.Component:
    return reading_page(
        State,
        _folders(),
        title=t("school-documents-title"),
        manage=t("school-documents-manage"),
        office=routes.OFFICE_DOCUMENTS,
        group="service",
    )


def _folders() -> rx.Component:
    return rx.cond(
        State.folders.length() > 0,
        rx.foreach(State.folders, _folder),
        empty_state(t("school-documents-empty"), "folder-open"),
    )


def _folder(folder: ObjectVar[FolderLine]) -> rx.Component:
    return section(
        by_school(folder.name),
        rx.el.ul(rx.foreach(folder.documents, _document), class_name="ep-documents"),
        key=folder.key,
    )


def _document(document: ObjectVar[DocumentLine]) -> rx.Component:
    return rx.el.li(
        file_link(
            icon("file-text"),
            rx.el.span(by_school(document.title), class_name="ep-file-name"),
            href=document.href,
            class_name="kern-link ep-file-link",
        ),
        rx.cond(document.description != "", rx.el.p(by_school(document.description))),
        rx.el.p(document.about, class_name="ep-muted"),
        id="document-" + document.key.to(str),
        key=document.key,
        class_name="ep-document",
    )


PAGE = Page(routes.DOCUMENTS, view, "school-documents-title", State.load)
