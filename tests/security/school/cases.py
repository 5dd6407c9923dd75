"""The import of a school's files, its settings and its calendar (security Z4)."""

from typing import Any

from elternportal import routes
from tests.security.case import Case, RouteCase, form
from tests.security.ids import Ids
from tests.security.roles import ADMINISTRATION, EVERYBODY
from tests.security.school.calendar_cases import school_calendar
from tests.security.school.people_cases import people_by_hand
from tests.security.school.settings_cases import school_settings


def school_import() -> tuple[Case, ...]:
    """All handlers of the import page."""
    state = "school.school_import.import_page_state"
    page = f"{routes.OFFICE_IMPORT}?{routes.UPLOAD_ID}={{upload}}"
    upload: dict[str, Any] = {"may": ADMINISTRATION, "page": page}
    return (
        Case(state, "load", **upload),
        Case(state, "check", **upload),
        Case(state, "leave_out_all", **upload),
        Case(state, "leave_out_none", **upload),
        Case(state, "ask", **upload),
        Case(state, "cancel", **upload),
        Case(state, "apply", writes=True, **upload),
        Case(state, "unlock", arguments=form(password="x"), **upload),
        Case(state, "apply_missing", arguments=form(missing="1"), **upload),
        Case(state, "choose_again", **upload),
        Case(
            state,
            "leave_out",
            arguments=lambda ids: {"file": "GPU006.TXT", "line": 1, "is_left_out": True},
            **upload,
        ),
        Case(
            state,
            "tell_apart",
            arguments=lambda ids: {"file": "GPU004.TXT", "line": 1, "is_apart": True},
            **upload,
        ),
    )


def import_journal() -> tuple[Case, ...]:
    """All handlers of the journal of imports."""
    state = "school.import_journal.import_journal_page_state"
    journal: dict[str, Any] = {"may": ADMINISTRATION, "page": routes.OFFICE_IMPORTS}
    return (
        Case(state, "load", **journal),
        Case(state, "ask", arguments=lambda ids: {"run_id": 1}, **journal),
        Case(state, "cancel", **journal),
        Case(state, "undo", arguments=lambda ids: {"run_id": 1}, **journal),
    )


def import_sources() -> tuple[Case, ...]:
    """All handlers of the programs that upload by themselves; of a program that is not there."""
    state = "school.import_sources.import_sources_page_state"
    own: dict[str, Any] = {"may": ADMINISTRATION, "page": routes.IMPORT_SOURCES}

    def source(ids: Ids) -> dict[str, Any]:
        return {"source_id": 0}

    return (
        Case(state, "load", **own),
        Case(state, "create", arguments=form(name=""), echoes=("token", "command"), **own),
        Case(state, "ask", arguments=lambda ids: {"source_id": 0, "act": "renew"}, **own),
        Case(state, "cancel", **own),
        Case(state, "renew", arguments=source, **own),
        Case(state, "revoke", arguments=source, **own),
    )


CASES = (
    *school_import(),
    *import_journal(),
    *import_sources(),
    *school_settings(),
    *school_calendar(),
    *people_by_hand(),
)
ROUTES = (
    RouteCase("IMPORT_UPLOAD", ADMINISTRATION, {}, {"files": ("GPU006.TXT", b'"M","M",\r\n')}),
    RouteCase("IMPORT_BY_TOKEN", EVERYBODY, {}, {"files": ("GPU006.TXT", b'"M","M",\r\n')}),
    RouteCase("SCHOOL_SETTINGS_FILE", ADMINISTRATION),
    RouteCase("SCHOOL_COLOURS", EVERYBODY),
    RouteCase("MANIFEST", EVERYBODY),
    RouteCase("SCHOOL_LOGO", EVERYBODY),
)
