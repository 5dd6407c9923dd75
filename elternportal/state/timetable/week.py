"""The timetable page: the week of a child, and for staff that of others."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

import reflex as rx
from reflex.event import EventSpec

from elternportal import clock, routes
from elternportal.domain.people import ADMINISTRATION
from elternportal.domain.timetable import (
    A_DAY,
    CHILD,
    CLASS,
    DAY,
    PLAN_TOPIC,
    ROOM,
    SUBSTITUTIONS_TOPIC,
    TEACHER,
    TIMETABLE,
    class_topic,
    monday_of,
    teacher_topic,
)
from elternportal.i18n import t
from elternportal.i18n.dates import date_with_year
from elternportal.i18n.dates import day as day_text
from elternportal.services.timetable.choices import PlanChoicesView, read_choices
from elternportal.services.timetable.week import DayView, PlanAsked, WeekView, read_week
from elternportal.state.arguments import number
from elternportal.state.base import PortalState
from elternportal.state.listing import ChoiceLine, list_address
from elternportal.state.page import LivePageState
from elternportal.state.policy import allow, opens_for_signed_in
from elternportal.state.request import current_request
from elternportal.state.timetable.lesson_views import (
    LessonLine,
    lesson_line,
    time_text,
    why_free,
)

A_WEEK = 7 * A_DAY


@dataclass
class WeekdayLine:
    """One day of the week; ``href`` leads to it, ``free`` says why nothing is planned."""

    key: str
    name: str
    href: str
    is_current: bool
    is_today: bool
    free: str
    text: str
    lessons: list[LessonLine] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass
class CellLine:
    """What is held in one lesson of one day."""

    key: str
    lessons: list[LessonLine]


@dataclass
class RowLine:
    """One lesson of all days."""

    lesson: str
    time: str
    cells: list[CellLine]


@dataclass
class PlanOptionLine:
    """A class, teacher or room to choose."""

    value: str
    name: str


@opens_for_signed_in
class TimetablePageState(LivePageState, PortalState):
    """One week; whose and which stands in the address."""

    title: rx.Field[str] = rx.field("")
    week_name: rx.Field[str] = rx.field("")
    people: rx.Field[list[ChoiceLine]] = rx.field(default_factory=list)
    days: rx.Field[list[WeekdayLine]] = rx.field(default_factory=list)
    rows: rx.Field[list[RowLine]] = rx.field(default_factory=list)
    paper: rx.Field[str] = rx.field("")  # the address of the PDF, or empty
    day_before: rx.Field[str] = rx.field("")  # where a swipe on the phone leads
    day_after: rx.Field[str] = rx.field("")
    before: rx.Field[str] = rx.field("")
    this_week: rx.Field[str] = rx.field("")
    after: rx.Field[str] = rx.field("")
    classes: rx.Field[list[PlanOptionLine]] = rx.field(default_factory=list)
    teachers: rx.Field[list[PlanOptionLine]] = rx.field(default_factory=list)
    rooms: rx.Field[list[PlanOptionLine]] = rx.field(default_factory=list)
    chosen_class: rx.Field[str] = rx.field("")
    chosen_teacher: rx.Field[str] = rx.field("")
    chosen_room: rx.Field[str] = rx.field("")

    _watched: tuple[str, ...] = ()

    def _topics(self) -> Iterable[str]:
        return [PLAN_TOPIC, *self._watched]

    @allow(*ADMINISTRATION)
    async def choose_class(self, class_id: str) -> EventSpec:
        return self._go_to(CLASS, class_id)

    @allow(*ADMINISTRATION)
    async def choose_teacher(self, teacher_id: str) -> EventSpec:
        return self._go_to(TEACHER, teacher_id)

    @allow(*ADMINISTRATION)
    async def choose_room(self, room: str) -> EventSpec:
        return self._go_to(ROOM, room)

    async def _show(self) -> None:
        choices = await self._read(read_choices)
        if choices is None:
            return
        self._show_options(choices)
        asked, day = self._asked() or choices.first, self._named_day() or choices.usual_day
        self._show_people(choices, asked, day)
        week = await self._read(read_week, asked, day) if asked else None
        if week is None:
            self.title, self.days, self.rows, self._watched = "", [], [], ()
            return
        self._show_week(week, asked or PlanAsked(), day)

    def _asked(self) -> PlanAsked | None:
        """Whose plan the address asks for; None if it asks for nobody's."""
        query = self.router.url.query_parameters
        asked = PlanAsked(
            child_id=number(query.get(CHILD)),
            class_id=number(query.get(CLASS)),
            teacher_id=number(query.get(TEACHER)),
            room=str(query.get(ROOM, ""))[:40],
        )
        named = any(name in query for name in (CHILD, CLASS, TEACHER, ROOM))
        return asked if named else None

    def _named_day(self) -> date | None:
        """The day that the address names; None if it names none that is near."""
        try:
            day = date.fromisoformat(str(self.router.url.query_parameters.get(DAY, "")))
        except ValueError:
            return None
        return day if abs(day.year - clock.today().year) <= 1 else None

    def _go_to(self, whose: str, value: str) -> EventSpec:
        day = self._named_day()
        chosen = {whose: value, DAY: day.isoformat() if day else ""}
        return rx.redirect(list_address(TIMETABLE, current_request().language, chosen))

    def _show_week(self, week: WeekView, asked: PlanAsked, day: date) -> None:
        language = current_request().language
        whose = _parameters(asked)

        def address(other: date) -> str:
            return list_address(TIMETABLE, language, {**whose, DAY: other.isoformat()})

        monday = monday_of(day)
        friday = week.days[-1].day
        self.title = week.title
        self.week_name = t(
            "timetable-week",
            language,
            week=day.isocalendar().week,
            first=day_text(monday, language),
            last=date_with_year(friday, language),
        )
        self.before, self.after = address(day - A_WEEK), address(day + A_WEEK)
        self.day_before, self.day_after = map(address, _beside(week, min(day, friday)))
        self.this_week = address(clock.today())
        has_paper = asked.child_id or asked.teacher_id
        paper = routes.week_paper(asked.child_id, asked.teacher_id, monday, language)
        self.paper = paper if has_paper else ""
        current = min(day, friday)
        names_classes = not week.class_id
        self.days = [
            _day_line(one, address(one.day), one.day == current, language, names_classes)
            for one in week.days
        ]
        self.rows = _rows(week.days, self.days)
        self._watched = _watched(week)

    def _show_people(self, choices: PlanChoicesView, asked: PlanAsked | None, day: date) -> None:
        language = current_request().language
        found = [(PlanAsked(child_id=child.id), child.label) for child in choices.children]
        if choices.own_teacher_id:
            own = PlanAsked(teacher_id=choices.own_teacher_id)
            found.append((own, t("timetable-own", language)))
        self.people = [
            ChoiceLine(
                key=name,
                label=name,
                href=list_address(TIMETABLE, language, {**_parameters(one), DAY: day.isoformat()}),
                is_current=one == asked,
            )
            for one, name in found
        ]

    def _show_options(self, choices: PlanChoicesView) -> None:
        asked = self._asked() or PlanAsked()
        self.classes = [PlanOptionLine(str(row.id), row.name) for row in choices.classes]
        self.teachers = [PlanOptionLine(str(row.id), row.name) for row in choices.teachers]
        self.rooms = [PlanOptionLine(room, room) for room in choices.rooms]
        self.chosen_class = str(asked.class_id or "")
        self.chosen_teacher = str(asked.teacher_id or "")
        self.chosen_room = asked.room


def _parameters(asked: PlanAsked) -> dict[str, str | int]:
    return {
        CHILD: asked.child_id,
        CLASS: asked.class_id,
        TEACHER: asked.teacher_id,
        ROOM: asked.room,
    }


def _beside(week: WeekView, current: date) -> tuple[date, date]:
    """The days before and after one of the week's, in the weeks beside it if need be."""
    days = [one.day for one in week.days]
    place = days.index(current)
    before = days[place - 1] if place else days[-1] - A_WEEK
    after = days[place + 1] if place + 1 < len(days) else days[0] + A_WEEK
    return before, after


def _watched(week: WeekView) -> tuple[str, ...]:
    if week.class_id:
        return (class_topic(week.class_id),)
    return (teacher_topic(week.teacher_id),) if week.teacher_id else (SUBSTITUTIONS_TOPIC,)


def _day_line(
    day: DayView, href: str, is_current: bool, language: str, names_classes: bool
) -> WeekdayLine:
    return WeekdayLine(
        key=day.day.isoformat(),
        name=day_text(day.day, language),
        href=href,
        is_current=is_current,
        is_today=day.day == clock.today(),
        free=why_free(day, language),
        text=day.text,
        lessons=[lesson_line(one, language, names_classes=names_classes) for one in day.lessons],
        notes=list(day.notes),
    )


def _rows(days: Iterable[DayView], lines: list[WeekdayLine]) -> list[RowLine]:
    """The days beside each other, one row for each lesson that any of them has."""
    times = {
        str(timed.held.lesson): time_text(timed) for day in days for timed in reversed(day.lessons)
    }
    return [
        RowLine(
            lesson=lesson,
            time=times[lesson],
            cells=[
                CellLine(line.key, [one for one in line.lessons if one.lesson == lesson])
                for line in lines
            ],
        )
        for lesson in sorted(times, key=int)
    ]
