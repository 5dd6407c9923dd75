"""Absences: guardians report their own children, the office sees why, teachers only who (Z4)."""

from datetime import date, timedelta
from typing import Any

from elternportal import clock
from elternportal.domain.absences import CLASS, CLASS_ABSENCES, OFFICE_ABSENCES, REPORT, STATISTICS
from elternportal.domain.certificates import CERTIFICATES
from elternportal.domain.leave import LEAVE, REQUEST, STAFF_LEAVE
from tests.security.case import Case, RouteCase, form
from tests.security.ids import NOBODYS, Ids
from tests.security.roles import ADMINISTRATION, HEAD, PARENTS, SIGNED_IN, STAFF


def next_weekday(day: date) -> date:
    """The next day but Saturday and Sunday; the small school has no other days off."""
    following = day + timedelta(days=1)
    while following.isoweekday() > 5:
        following += timedelta(days=1)
    return following


_APPLICATION = {
    "first_day": f"{next_weekday(clock.today() + timedelta(days=40))}",
    "last_day": "",
    "first_lesson": "",
    "last_lesson": "",
    "subject_id": "",
    "reason": "Familienfeier",
    "text": "",
    "files": "",
}


def absences() -> tuple[Case, ...]:
    """All handlers of the area."""
    office = (*_office(), *_certificates(), *_statistics())
    return (*_report(), *_classes(), *office, *_family_leave(), *_staff_leave())


def _report() -> tuple[Case, ...]:
    state = "absences.report.report_page_state"
    own: dict[str, Any] = {"may": PARENTS, "page": REPORT}
    # A day that nothing else is reported for.
    day = next_weekday(next_weekday(clock.today() + timedelta(days=5)))
    sent = {"kind": "ill", "last_day": "", "first_lesson": "", "last_lesson": "", "remark": ""}
    typed = form(**{"child-{absent_child}": "on"}, first_day=f"{day}", **sent)

    def absence(ids: Ids) -> dict[str, Any]:
        return {"absence_id": ids.absence}

    ends = form(new_last_day="{absence_first}")
    asked: dict[str, Any] = {"echoes": ("withdraws", "ends")}
    return (
        Case(state, "load", is_scoped=False, **own),
        Case(state, "refresh", is_scoped=False, **own),
        Case(state, "report", arguments=typed, writes=True, only=("absent_child",), **own),
        Case(state, "explain", arguments=absence, **own),
        Case(state, "want_call", arguments=absence, writes=True, **own),
        Case(state, "ask_withdraw", arguments=absence, **asked, **own),
        Case(state, "withdraw", before=(("ask_withdraw", absence),), writes=True, **own),
        Case(state, "ask_end", arguments=absence, **asked, **own),
        Case(
            state,
            "end",
            arguments=ends,
            before=(("ask_end", absence),),
            writes=True,
            echoes=("ends",),
            **own,
        ),
    )


def _classes() -> tuple[Case, ...]:
    state = "absences.class_day.class_absences_page_state"
    own: dict[str, Any] = {"may": STAFF, "page": CLASS_ABSENCES}

    def child(ids: Ids) -> dict[str, Any]:
        return {"pupil_id": ids.away_child}

    def school_class(ids: Ids) -> dict[str, Any]:
        return {"class_id": ids.away_class}

    return (
        Case(state, "load", is_scoped=False, **own),
        Case(state, "refresh", is_scoped=False, **own),
        Case(state, "open_class", arguments=school_class, **own),
        # Whether it writes hangs on whether today is a school day: see the tests of the services.
        Case(
            state,
            "mark_missing",
            arguments=lambda ids: {"pupil_id": NOBODYS},
            is_scoped=False,
            **own,
        ),
        Case(state, "mark_present", arguments=child, **own),
        Case(state, "mark_late", arguments=child, **own),
    )


def _office() -> tuple[Case, ...]:
    state = "absences.office.office_absences_page_state"
    own: dict[str, Any] = {"may": ADMINISTRATION, "page": OFFICE_ABSENCES}

    def absence(ids: Ids) -> dict[str, Any]:
        return {"absence_id": ids.absence}

    def away(ids: Ids) -> dict[str, Any]:
        return {"absence_id": ids.absence_on_leave}

    def child(ids: Ids) -> dict[str, Any]:
        return {"pupil_id": ids.absent_child}

    day = next_weekday(next_weekday(clock.today() + timedelta(days=5)))
    sent = {"kind": "ill", "last_day": "", "first_lesson": "", "last_lesson": "", "remark": ""}
    return (
        Case(state, "load", is_scoped=False, **own),
        Case(state, "refresh", is_scoped=False, **own),
        Case(state, "record", arguments=absence, writes=True, echoes=("recorded_last",), **own),
        Case(
            state,
            "take_back",
            arguments=absence,
            before=(("record", absence),),
            writes=True,
            echoes=("recorded_last",),
            **own,
        ),
        Case(state, "sort_again", is_scoped=False, **own),
        Case(state, "ask_certificate", arguments=away, writes=True, **own),
        Case(state, "show_reasons", is_scoped=False, writes=True, **own),
        Case(state, "clear_remark", arguments=absence, writes=True, **own),
        Case(state, "ask_cancel", arguments=absence, echoes=("cancels",), **own),
        Case(state, "cancel", before=(("ask_cancel", absence),), writes=True, **own),
        Case(state, "search", arguments=form(text="Adal"), is_scoped=False, **own),
        Case(state, "choose", arguments=child, echoes=("child_id",), **own),
        Case(
            state,
            "note",
            arguments=form(first_day=f"{day}", **sent),
            before=(("choose", child),),
            writes=True,
            **own,
        ),
    )


def _leave(ids: Ids) -> dict[str, Any]:
    return {"request_id": ids.leave}


def _family_leave() -> tuple[Case, ...]:
    state = "absences.leave.leave_page_state"
    own: dict[str, Any] = {"may": PARENTS, "page": LEAVE}
    typed = form(**{"child-{absent_child}": "on"}, **_APPLICATION)
    return (
        Case(state, "load", is_scoped=False, **own),
        Case(state, "refresh", is_scoped=False, **own),
        Case(state, "apply", arguments=typed, writes=True, only=("absent_child",), **own),
        Case(state, "ask_withdraw", arguments=_leave, echoes=("withdraws",), **own),
        Case(state, "withdraw", before=(("ask_withdraw", _leave),), writes=True, **own),
    )


def _staff_leave() -> tuple[Case, ...]:
    """To open an application is written down, so whatever is done on its page changes data."""
    state = "absences.staff_leave.staff_leave_page_state"
    one: dict[str, Any] = {
        "page": f"{STAFF_LEAVE}?{REQUEST}={{leave}}",
        "writes": True,
        "echoes": ("paper_form",),
    }
    listed: dict[str, Any] = {"may": ADMINISTRATION, "page": STAFF_LEAVE}

    def child(ids: Ids) -> dict[str, Any]:
        return {"pupil_id": ids.leave_child}

    return (
        Case(state, "load", may=STAFF, **one),
        Case(state, "refresh", may=STAFF, **one),
        Case(state, "comment", may=STAFF, arguments=form(comment="Gern"), **one),
        Case(state, "decide", may=STAFF, arguments=form(approve="nein", answer="Nein"), **one),
        Case(state, "withdraw", may=ADMINISTRATION, **one),
        Case(state, "search", STAFF, STAFF_LEAVE, form(suche="Adal"), is_scoped=False),
        Case(state, "find", arguments=form(text="Adal"), is_scoped=False, **listed),
        Case(state, "choose", arguments=child, echoes=("child_id",), **listed),
        Case(
            state,
            "enter",
            arguments=form(**_APPLICATION),
            before=(("choose", child),),
            writes=True,
            **listed,
        ),
    )


def _certificates() -> tuple[Case, ...]:
    state = "absences.certificates.certificates_page_state"
    own: dict[str, Any] = {"may": ADMINISTRATION, "page": CERTIFICATES}
    head: dict[str, Any] = {"may": HEAD, "page": CERTIFICATES}

    def certificate(ids: Ids) -> dict[str, Any]:
        return {"certificate_id": ids.certificate}

    def duty(ids: Ids) -> dict[str, Any]:
        return {"duty_id": ids.duty}

    def child(ids: Ids) -> dict[str, Any]:
        return {"pupil_id": ids.absent_child}

    days = form(first_day="2026-01-05", last_day="2026-01-06")
    return (
        Case(state, "load", is_scoped=False, **own),
        Case(state, "refresh", is_scoped=False, **own),
        Case(state, "hand_in", arguments=certificate, writes=True, **own),
        Case(state, "waive", arguments=certificate, writes=True, **own),
        Case(
            state,
            "take_back",
            arguments=certificate,
            before=(("waive", certificate),),
            writes=True,
            **own,
        ),
        Case(state, "find", arguments=form(text="Adal"), is_scoped=False, **head),
        Case(state, "choose", arguments=child, echoes=("child_id",), **head),
        Case(state, "oblige", arguments=days, before=(("choose", child),), writes=True, **head),
        Case(state, "release", arguments=duty, writes=True, **head),
    )


def _statistics() -> tuple[Case, ...]:
    state = "absences.statistics.statistics_page_state"
    own: dict[str, Any] = {"may": STAFF, "page": f"{STATISTICS}?{CLASS}={{year_class}}"}
    own["echoes"] = ("table",)
    return (Case(state, "load", **own), Case(state, "refresh", **own))


CASES = absences()
ROUTES = (
    RouteCase("ABSENCES_TABLE", ADMINISTRATION),
    RouteCase("ABSENCES_PRINT", ADMINISTRATION),
    RouteCase("YEAR_OF_CHILD", SIGNED_IN),
    RouteCase("YEAR_OF_CLASS", STAFF),
    RouteCase("LEAVE_PAPER", SIGNED_IN),
    RouteCase("LEAVE_FORM", ADMINISTRATION),
)
