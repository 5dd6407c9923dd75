"""Exams: read by families and teachers for themselves, entered by teachers and office (Z4)."""

from datetime import timedelta
from typing import Any

from elternportal import clock
from elternportal.domain.exams import CHILD, EXAM_RELEASE, EXAMS, OFFICE_EXAMS
from tests.security.case import Arguments, Case, form
from tests.security.ids import Ids
from tests.security.roles import ADMINISTRATION, SIGNED_IN, STAFF


def _typed(course: str) -> Arguments:
    return form(
        class_id="{exam_class}",
        course=course,
        day=f"{clock.today() + timedelta(days=10)}",  # nobody of the class is ill or on leave
        first_lesson="5",
        last_lesson="6",
        text="Neuer Text",
        revision="1",
    )


def exams() -> tuple[Case, ...]:
    """All handlers of the area."""
    state = "exams.exams.exams_page_state"
    own: dict[str, Any] = {"may": SIGNED_IN, "page": f"{EXAMS}?{CHILD}={{exam_child}}"}
    return (
        Case(state, "load", **own, is_scoped=False),
        Case(state, "refresh", **own, is_scoped=False),
        *_office(),
        *_release(),
    )


def _office() -> tuple[Case, ...]:
    state = "exams.office.office_exams_page_state"
    own: dict[str, Any] = {"may": STAFF, "page": OFFICE_EXAMS}

    def one(ids: Ids) -> dict[str, Any]:
        return {"exam_id": ids.exam}

    def called_off(ids: Ids) -> dict[str, Any]:
        return {"exam_id": ids.exam_called_off}

    def of_class(ids: Ids) -> dict[str, Any]:
        return {"class_id": str(ids.exam_class)}

    opened: dict[str, Any] = {"before": (("open_exam", one),), **own}
    new: dict[str, Any] = {"before": (("new_exam", lambda ids: {}),), **own}
    return (
        Case(state, "load", is_scoped=False, **own),
        Case(state, "refresh", is_scoped=False, **own),
        Case(state, "search", arguments=form(suche="Mathe"), is_scoped=False, **own),
        Case(state, "show_class", arguments=of_class, is_scoped=False, **own),
        Case(state, "new_exam", is_scoped=False, **own),
        Case(state, "open_exam", arguments=one, **own),
        Case(state, "choose_class", arguments=of_class, is_scoped=False, **own),
        Case(state, "close", is_scoped=False, **own),
        Case(state, "save", arguments=_typed("kept"), writes=True, **opened),
        Case(state, "save", arguments=_typed("{exam_course}"), writes=True, **new),
        Case(state, "do_not_save", is_scoped=False, **own),
        Case(state, "take_theirs", **opened),
        Case(state, "ask_delete", arguments=lambda ids: {"asks": True}, is_scoped=False, **own),
        Case(state, "delete", writes=True, **opened),
        Case(state, "restore", arguments=called_off, writes=True, **own),
    )


def _release() -> tuple[Case, ...]:
    state = "exams.release.exam_release_page_state"
    own: dict[str, Any] = {"may": ADMINISTRATION, "page": EXAM_RELEASE}

    def grade(ids: Ids) -> dict[str, Any]:
        return {"grade": ids.exam_grade}

    return (
        Case(state, "load", is_scoped=False, **own),
        Case(state, "refresh", is_scoped=False, **own),
        Case(state, "ask_release", arguments=grade, is_scoped=False, **own),
        Case(state, "do_not_release", is_scoped=False, **own),
        Case(state, "release", arguments=grade, writes=True, **own),
        Case(state, "withdraw", arguments=grade, writes=True, **own),
    )


CASES = exams()
