"""The school's calendar: the office reads, the head changes (security Z4)."""

from typing import Any

from elternportal import routes
from tests.security.case import Case, form
from tests.security.ids import Ids
from tests.security.roles import ADMINISTRATION, HEAD

GONE = 987_654
STATE = "school.calendar.school_calendar_page_state"
READ: dict[str, Any] = {"page": routes.SCHOOL_CALENDAR, "may": ADMINISTRATION, "is_scoped": False}
CHANGE: dict[str, Any] = {**READ, "may": HEAD}


def school_calendar() -> tuple[Case, ...]:
    """All handlers of the page. What it changes belongs to nobody but the school."""

    def new(_ids: Ids) -> dict[str, Any]:
        return {"holiday_id": 0}

    def new_bells(_ids: Ids) -> dict[str, Any]:
        return {"plan_id": 0}

    days = {"first_day": "2026-12-23", "last_day": "2027-01-05"}
    bells = {"lessons": "1 7:55-8:40", "lowest": "5", "highest": "13", "day1": "on", **days}
    return (
        Case(STATE, "load", **READ),
        Case(STATE, "refresh", **READ),
        Case(STATE, "turn", arguments=lambda ids: {"years": 1}, **READ),
        Case(STATE, "close", **CHANGE),
        Case(STATE, "ask_delete", arguments=lambda ids: {"asks": True}, **CHANGE),
        Case(STATE, "open_year", **CHANGE),
        Case(STATE, "open_holiday", arguments=new, **CHANGE),
        Case(STATE, "open_holiday", arguments=lambda ids: {"holiday_id": GONE}, **CHANGE),
        Case(STATE, "open_bells", arguments=new_bells, **CHANGE),
        Case(STATE, "open_bells", arguments=lambda ids: {"plan_id": GONE}, **CHANGE),
        Case(STATE, "propose", **CHANGE),
        Case(STATE, "take_proposal", **CHANGE),
        Case(STATE, "save_year", arguments=form(first_day="x", last_day="x"), **CHANGE),
        Case(
            STATE,
            "save_holiday",
            arguments=form(name="Winter", **days),
            before=(("open_holiday", new),),
            writes=True,
            **CHANGE,
        ),
        Case(
            STATE,
            "save_bells",
            arguments=form(**bells),
            before=(("open_bells", new_bells),),
            writes=True,
            **CHANGE,
        ),
        Case(STATE, "delete_holiday", before=(("open_holiday", new),), **CHANGE),
        Case(STATE, "delete_bells", before=(("open_bells", new_bells),), **CHANGE),
    )
