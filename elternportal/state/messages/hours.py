"""A teacher says when they answer, and for how long they are away."""

from typing import Any

import reflex as rx

from elternportal.domain.people import Role
from elternportal.services.messages.hours import WEEKDAYS, HoursDraft, own_hours, set_hours
from elternportal.state.base import PortalState
from elternportal.state.page import PageState
from elternportal.state.policy import allow, opens_for

LABELS = "answer-hours-field"
DAY = "day-"  # begins the names of the boxes, each with a weekday's digit
_MAY_BE_EMPTY = ("begins", "ends", "away_until")


@opens_for(Role.TEACHER)
class AnswerHoursPageState(PageState, PortalState):
    """What the form begins with; ``days`` from Monday to Sunday."""

    days: rx.Field[list[bool]] = rx.field(default_factory=lambda: [False] * 7)
    begins: rx.Field[str] = rx.field("")
    ends: rx.Field[str] = rx.field("")
    away_until: rx.Field[str] = rx.field("")
    away_note: rx.Field[str] = rx.field("")

    @allow(Role.TEACHER)
    async def save(self, form: dict[str, Any]) -> None:
        draft = self._parsed_form(HoursDraft, _typed(form), LABELS)
        if draft is not None and await self._write(set_hours, draft):
            self._tell("answer-hours-saved")

    async def _show(self) -> None:
        draft = await self._read(own_hours)
        if draft is None:
            return
        self.days = [digit in draft.weekdays for digit in WEEKDAYS]
        self.begins = f"{draft.begins:%H:%M}" if draft.begins else ""
        self.ends = f"{draft.ends:%H:%M}" if draft.ends else ""
        self.away_until = draft.away_until.isoformat() if draft.away_until else ""
        self.away_note = draft.away_note


def _typed(form: dict[str, Any]) -> dict[str, Any]:
    """The form with its boxes as digits, and None for what was left empty."""
    typed = {name: None if name in _MAY_BE_EMPTY and not it else it for name, it in form.items()}
    return {**typed, "weekdays": "".join(one for one in WEEKDAYS if f"{DAY}{one}" in form)}
