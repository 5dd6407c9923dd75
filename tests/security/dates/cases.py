"""The school's dates, read and written, and the addresses of calendar feeds (security Z4)."""

from typing import Any

from elternportal import clock, routes
from tests.security.case import Arguments, Case, RouteCase, form
from tests.security.ids import Ids
from tests.security.roles import ADMINISTRATION, EVERYBODY, SIGNED_IN


def _typed(**fields: str) -> Arguments:
    day = clock.today().isoformat()
    plain = {"title": "Neuer Termin", "category": "event", "first_day": day, "last_day": day}
    return form(**plain, revision="1", files="", **fields)


def dates() -> tuple[Case, ...]:
    """All handlers of the dates, of the office's side of them and of the feeds."""
    state = "dates.dates.dates_page_state"
    read: dict[str, Any] = {"may": SIGNED_IN, "page": routes.DATES, "is_scoped": False}
    one = f"{routes.DATES}?{routes.DATE_ID}={{date}}"
    return (
        Case(state, "load", **read),
        Case(state, "load", may=SIGNED_IN, page=one),
        Case(state, "refresh", **read),
        Case(state, "search", arguments=form(suche="Termin"), **read),
        *_office(),
        *_feeds(),
        *_import(),
    )


def _office() -> tuple[Case, ...]:
    state = "dates.office.office_dates_page_state"
    own: dict[str, Any] = {"may": ADMINISTRATION, "page": routes.OFFICE_DATES}

    def one(ids: Ids) -> dict[str, Any]:
        return {"date_id": ids.date}

    def called_off(ids: Ids) -> dict[str, Any]:
        return {"date_id": ids.called_off}

    opened: dict[str, Any] = {"before": (("open_date", one),), **own}
    new: dict[str, Any] = {"before": (("new_date", lambda ids: {}),), "is_scoped": False, **own}
    return (
        Case(state, "load", **own),
        Case(state, "refresh", **own),
        Case(state, "search", arguments=form(suche="Termin"), **own),
        Case(state, "new_date", is_scoped=False, **own),
        Case(state, "open_date", arguments=one, **own),
        Case(state, "copy_date", **opened),
        Case(state, "close", **own),
        Case(state, "save", arguments=_typed(), writes=True, **opened),
        Case(state, "save", arguments=_typed(), writes=True, **new),
        Case(state, "save", arguments=_typed(is_mailed="on"), **new),
        Case(state, "save", arguments=_typed(ends_at="09:00"), **opened),
        Case(state, "do_not_ask", **own),
        Case(state, "take_theirs", **opened),
        Case(state, "ask_delete", arguments=lambda ids: {"asks": True}, **own),
        Case(state, "delete", writes=True, **opened),
        Case(state, "restore", arguments=called_off, writes=True, **own),
    )


def _feeds() -> tuple[Case, ...]:
    state = "dates.feeds.calendar_feeds_page_state"
    own: dict[str, Any] = {"may": SIGNED_IN, "page": routes.CALENDAR_FEEDS}
    secret: dict[str, Any] = {"echoes": ("address", "webcal"), "writes": True}

    def feed(ids: Ids) -> dict[str, Any]:
        return {"feed_id": ids.feed_id}

    return (
        Case(state, "load", is_scoped=False, **own),
        Case(state, "create", arguments=form(child="0"), is_scoped=False, **secret, **own),
        Case(state, "create", arguments=form(child="{feed_child}"), **secret, **own),
        Case(state, "revoke", arguments=feed, writes=True, **own),
    )


def _import() -> tuple[Case, ...]:
    """The upload of the small school is no calendar, so its plan is refused and nothing written."""
    state = "dates.calendar_import.dates_import_page_state"
    page = f"{routes.OFFICE_DATES_IMPORT}?{routes.UPLOAD_ID}={{upload}}"
    own: dict[str, Any] = {"may": ADMINISTRATION, "page": page}
    return (
        Case(state, "load", **own),
        Case(state, "apply", arguments=form(category="event"), **own),
        Case(state, "cancel", **own),
    )


CASES = dates()
# Whoever has the secret is whom it was made for; no session counts.
ROUTES = (RouteCase("CALENDAR_FEED", EVERYBODY, writes=True),)
