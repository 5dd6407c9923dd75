"""Messages: only the two sides of a conversation, whatever else they are at school (Z4)."""

from typing import Any

from elternportal import routes
from elternportal.domain.messages import (
    ANSWER_HOURS,
    CLASS,
    CLASS_MESSAGE,
    CONVERSATION,
    MESSAGES,
    NEW_MESSAGE,
    REPORTED_MESSAGES,
    ROUND,
    WHOLE,
)
from tests.security.case import Case, RouteCase, form
from tests.security.ids import Ids
from tests.security.roles import ADMINISTRATION, HEAD, PARENTS, SIGNED_IN, STAFF

TEACHING = ("huber", "roth")


def messages() -> tuple[Case, ...]:
    """All handlers of the area."""
    return (*_conversations(), *_new(), *_class_message(), *_hours(), *_reported())


def _own_message(ids: Ids) -> dict[str, Any]:
    return {"message_id": ids.own_message}


def _their_message(ids: Ids) -> dict[str, Any]:
    return {"message_id": ids.their_message}


def _conversations() -> tuple[Case, ...]:
    state = "messages.conversations.messages_page_state"
    page = f"{MESSAGES}?{CONVERSATION}={{thread}}"
    echoed = ("thread_id",)
    own: dict[str, Any] = {"may": SIGNED_IN, "page": page, "echoes": echoed}
    asked: dict[str, Any] = {**own, "echoes": (*echoed, "withdraws", "reports")}
    at_school: dict[str, Any] = {**own, "may": STAFF}
    handed: dict[str, Any] = {**own, "may": TEACHING}
    sent = form(text="Danke", files="", deliver_at="")
    return (
        Case(state, "load", **own),
        Case(state, "refresh", **own),
        Case(state, "search", arguments=form(suche="Frage"), is_scoped=False, **own),
        Case(state, "send", arguments=sent, writes=True, **own),
        Case(state, "ask_withdraw", arguments=_own_message, **asked),
        Case(state, "withdraw", before=(("ask_withdraw", _own_message),), writes=True, **asked),
        Case(state, "ask_report", arguments=_their_message, **asked),
        Case(
            state,
            "report",
            arguments=form(reason="Ton"),
            before=(("ask_report", _their_message),),
            writes=True,
            **asked,
        ),
        Case(
            state,
            "close",
            arguments=lambda _ids: {"closes": True},
            writes=True,
            **at_school,
        ),
        Case(state, "ask_hand_over", arguments=lambda _ids: {"asks": True}, **handed),
        Case(state, "give_to", arguments=form(successor="{successor}"), writes=True, **handed),
    )


def _new() -> tuple[Case, ...]:
    state = "messages.new.new_message_page_state"
    own: dict[str, Any] = {
        "may": SIGNED_IN,
        "page": f"{NEW_MESSAGE}?{routes.CHILD_ID}={{written_child}}",
        "echoes": ("pupil_id",),
    }
    class_page = f"{NEW_MESSAGE}?{CLASS}={{written_class}}&{WHOLE}=1"
    to_class: dict[str, Any] = {"may": TEACHING, "page": class_page, "echoes": ("class_id",)}
    typed = {"subject": "Frage", "text": "Hallo", "files": "", "deliver_at": ""}
    return (
        Case(state, "load", **own),
        Case(state, "search", ADMINISTRATION, NEW_MESSAGE, form(text="Adal"), is_scoped=False),
        Case(state, "send", arguments=form(recipient="office", **typed), writes=True, **own),
        Case(state, "send_to_class", arguments=form(asked="1", **typed), writes=True, **to_class),
        Case(state, "do_not_send", **to_class),
    )


def _class_message() -> tuple[Case, ...]:
    state = "messages.class_message.class_message_page_state"
    page = f"{CLASS_MESSAGE}?{ROUND}={{class_message}}"
    own: dict[str, Any] = {"may": TEACHING, "page": page, "echoes": ("round_id",)}
    return (
        Case(state, "load", **own),
        Case(state, "refresh", **own),
        Case(state, "ask_withdraw", arguments=lambda _ids: {"asks": True}, **own),
        Case(state, "withdraw", writes=True, **own),
    )


def _hours() -> tuple[Case, ...]:
    state = "messages.hours.answer_hours_page_state"
    own: dict[str, Any] = {"may": TEACHING, "page": ANSWER_HOURS, "is_scoped": False}
    typed = form(**{"day-1": "on"}, begins="08:00", ends="16:00", away_until="", away_note="")
    return (Case(state, "load", **own), Case(state, "save", arguments=typed, writes=True, **own))


def _reported() -> tuple[Case, ...]:
    state = "messages.reported.reported_messages_page_state"
    own: dict[str, Any] = {"may": HEAD, "page": REPORTED_MESSAGES}

    def report(ids: Ids) -> dict[str, Any]:
        return {"report_id": ids.report}

    return (
        Case(state, "load", is_scoped=False, **own),
        Case(state, "refresh", is_scoped=False, **own),
        Case(state, "show_text", arguments=report, writes=True, **own),
        Case(state, "finish", arguments=report, writes=True, **own),
    )


CASES = messages()
ROUTES = (
    RouteCase("THREAD_PAPER", (*PARENTS, *STAFF)),
    RouteCase("THREAD_NOTE", TEACHING),
    RouteCase("CLASS_MESSAGE_NOTES", TEACHING),
)
