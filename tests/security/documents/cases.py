"""Documents and forms, read and kept (security Z4)."""

from typing import Any

from elternportal import routes
from tests.security.case import Case, form
from tests.security.ids import Ids
from tests.security.roles import ADMINISTRATION, SIGNED_IN


def documents() -> tuple[Case, ...]:
    """All handlers of the documents and of the office's side of them."""
    state = "documents.reading.documents_page_state"
    read: dict[str, Any] = {"may": SIGNED_IN, "page": routes.DOCUMENTS, "is_scoped": False}
    return (
        Case(state, "load", **read),
        Case(state, "refresh", **read),
        *_folders(),
        *_documents(),
    )


def _office() -> dict[str, Any]:
    state = "documents.office.office_documents_page_state"
    return {"state": state, "may": ADMINISTRATION, "page": routes.OFFICE_DOCUMENTS}


def _folder(ids: Ids) -> dict[str, Any]:
    return {"folder_id": ids.folder}


def _folders() -> tuple[Case, ...]:
    own = _office()
    empty: dict[str, Any] = {"arguments": lambda ids: {"folder_id": ids.empty_folder}}
    named: dict[str, Any] = {"echoes": ("renamed_folder",), **own}
    renamed: dict[str, Any] = {
        "before": (("ask_rename", _folder),),
        "arguments": form(name="Anderer Name"),
    }
    return (
        Case(handler="load", is_scoped=False, **own),
        Case(handler="refresh", is_scoped=False, **own),
        Case(handler="add_folder", arguments=form(name="Neu"), writes=True, is_scoped=False, **own),
        Case(handler="ask_rename", arguments=_folder, **named),
        Case(handler="rename_folder", writes=True, **renamed, **named),
        Case(handler="move_folder", arguments=_folder, writes=True, **own),
        Case(handler="delete_folder", writes=True, **empty, **own),
        Case(handler="delete_folder", arguments=_folder, **own),
    )


def _documents() -> tuple[Case, ...]:
    own = _office()

    def document(ids: Ids) -> dict[str, Any]:
        return {"document_id": ids.document}

    def typed(files: str) -> dict[str, Any]:
        words = {"title": "Neuer Titel", "dated": "2026-11-01", "revision": "1"}
        return {"arguments": form(folder_id="{folder}", files=files, **words), "writes": True}

    opened: dict[str, Any] = {"before": (("open_document", document),), **own}
    new: dict[str, Any] = {"before": (("new_document", _folder),), **own}
    return (
        Case(handler="new_document", arguments=_folder, **own),
        Case(handler="open_document", arguments=document, **own),
        Case(handler="close", is_scoped=False, **own),
        Case(handler="save", **typed(""), **opened),
        Case(handler="save", **typed("{unused_key}"), **new),
        Case(handler="save", only=("unused_key",), **typed("{unused_key}"), **new),
        Case(handler="save", only=("unused_key",), **typed("{unused_key}"), **opened),
        Case(handler="do_not_ask", is_scoped=False, **own),
        Case(handler="take_theirs", **opened),
        Case(handler="ask_delete", arguments=lambda ids: {"asks": True}, is_scoped=False, **own),
        Case(handler="delete_document", writes=True, **opened),
    )


CASES = documents()
