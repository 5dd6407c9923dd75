"""The page of the school's calendar: one school year, and one form at a time."""

from collections.abc import Iterable
from typing import Any

import reflex as rx

from elternportal import clock
from elternportal.domain import topics
from elternportal.domain.people import ADMINISTRATION, Role
from elternportal.domain.school_year import school_year_of
from elternportal.errors import NotFound
from elternportal.services.school.bell_plans import delete_bell_times, save_bell_times
from elternportal.services.school.calendar_office import (
    CalendarView,
    SaveHoliday,
    delete_holiday,
    prefill,
    preview_prefill,
    read_calendar,
    save_holiday,
    save_school_year,
)
from elternportal.state.base import PortalState
from elternportal.state.page import LivePageState
from elternportal.state.policy import allow, opens_for
from elternportal.state.request import current_request
from elternportal.state.school import calendar_views as views

LABELS = "school-calendar-field"
YEARS_AHEAD, YEARS_BACK = 2, 5


@opens_for(*ADMINISTRATION)
class SchoolCalendarPageState(LivePageState, PortalState):
    """``editing`` is empty, or which form is open: year, holiday, bells or plan (the proposal)."""

    may_change: rx.Field[bool] = rx.field(False)
    has_state: rx.Field[bool] = rx.field(False)
    year_name: rx.Field[str] = rx.field("")
    year_days: rx.Field[str] = rx.field("")
    first_day: rx.Field[str] = rx.field("")
    last_day: rx.Field[str] = rx.field("")
    is_year_set: rx.Field[bool] = rx.field(False)
    has_earlier: rx.Field[bool] = rx.field(False)
    has_later: rx.Field[bool] = rx.field(False)
    holidays: rx.Field[list[views.HolidayLine]] = rx.field(default_factory=list)
    bells: rx.Field[list[views.BellLine]] = rx.field(default_factory=list)
    editing: rx.Field[str] = rx.field("")
    asks_delete: rx.Field[bool] = rx.field(False)
    holiday: rx.Field[views.HolidayLine] = rx.field(default_factory=views.HolidayLine)
    bell: rx.Field[views.BellLine] = rx.field(default_factory=views.BellLine)
    plan: rx.Field[list[str]] = rx.field(default_factory=list)

    _year: int = 0

    async def _prepare(self) -> None:
        self.editing, self._year = "", school_year_of(clock.today())

    def _topics(self) -> Iterable[str]:
        return [topics.school_calendar(), topics.school_settings()]

    @allow(*ADMINISTRATION)
    async def turn(self, years: int) -> None:
        """To the school year before (-1) or after (1)."""
        now = school_year_of(clock.today())
        wanted = self._year + (1 if years > 0 else -1)
        self._year = max(now - YEARS_BACK, min(now + YEARS_AHEAD, wanted))
        self.editing = ""
        await self._show()

    @allow(Role.HEAD)
    async def close(self) -> None:
        self.editing, self.asks_delete = "", False

    @allow(Role.HEAD)
    async def ask_delete(self, asks: bool) -> None:
        self.asks_delete = asks

    @allow(Role.HEAD)
    async def open_year(self) -> None:
        self._open("year")

    @allow(Role.HEAD)
    async def open_holiday(self, holiday_id: int) -> None:
        """Open the form of days off; 0 opens an empty one."""
        await self._show()
        known = {0: views.HolidayLine(), **{line.id: line for line in self.holidays}}
        if holiday_id not in known:
            self._tell_error(NotFound())
            return
        self.holiday = known[holiday_id]
        self._open("holiday")

    @allow(Role.HEAD)
    async def open_bells(self, plan_id: int) -> None:
        """Open the form of lesson times; 0 opens an empty one."""
        await self._show()
        empty = views.BellLine(first=self.first_day)
        known = {0: empty, **{line.id: line for line in self.bells}}
        if plan_id not in known:
            self._tell_error(NotFound())
            return
        self.bell = known[plan_id]
        self._open("bells")

    @allow(Role.HEAD)
    async def propose(self) -> None:
        """Show what the official days of the state would change."""
        plan = await self._read(preview_prefill, self._year)
        if plan is None:
            return
        language = current_request().language
        self.plan = views.plan_lines(plan, language)
        if not self.plan:
            self._tell("school-calendar-plan-empty")
            return
        self._open("plan")

    @allow(Role.HEAD)
    async def take_proposal(self) -> None:
        await self._leave_after(await self._write(prefill, self._year))

    @allow(Role.HEAD)
    async def save_year(self, form: dict[str, Any]) -> None:
        typed = self._parsed_form(views.YearForm, form, LABELS)
        if typed is not None:
            days = typed.first_day, typed.last_day
            await self._leave_after(
                await self._write(save_school_year, self._year, *days) is not None
            )

    @allow(Role.HEAD)
    async def save_holiday(self, form: dict[str, Any]) -> None:
        typed = self._parsed_form(views.HolidayForm, form, LABELS)
        if typed is not None:
            command = SaveHoliday(self.holiday.id, typed.first_day, typed.last_day, typed.name)
            await self._leave_after(await self._write(save_holiday, command))

    @allow(Role.HEAD)
    async def save_bells(self, form: dict[str, Any]) -> None:
        typed = self._parsed_form(views.BellForm, form, LABELS)
        command = self._parsed(typed.command, self.bell.id) if typed is not None else None
        if command is not None:
            await self._leave_after(await self._write(save_bell_times, command))

    @allow(Role.HEAD)
    async def delete_holiday(self) -> None:
        await self._leave_after(await self._write(delete_holiday, self.holiday.id))

    @allow(Role.HEAD)
    async def delete_bells(self) -> None:
        await self._leave_after(await self._write(delete_bell_times, self.bell.id))

    def _open(self, form: str) -> None:
        self.editing, self.asks_delete = form, False

    async def _leave_after(self, result: object) -> None:
        """Back to the calendar once something worked; else the form stays as it is."""
        if result is not None:
            self.editing, self.asks_delete = "", False
            await self._show()
            self._tell("school-calendar-saved")

    async def _show(self) -> None:
        now = school_year_of(clock.today())
        self._year = self._year or now
        view: CalendarView | None = await self._read(read_calendar, self._year)
        if view is None:
            return
        language = current_request().language
        self.year_name = views.year_name(view, language)
        self.year_days = views.year_days(view, language)
        self.first_day = view.year.first_day.isoformat()
        self.last_day = view.year.last_day.isoformat()
        self.is_year_set, self.may_change = view.year.is_set, view.may_change
        self.has_state = view.has_state
        self.has_earlier = self._year > now - YEARS_BACK
        self.has_later = self._year < now + YEARS_AHEAD
        self.holidays = views.holiday_lines(view, language)
        self.bells = views.bell_lines(view, language)
