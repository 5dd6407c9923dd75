"""A whole school year of one child, told by plain Python, against page, feed and evening mail.

The model knows a calendar, lessons of A and B weeks with their validity, changes, exams, dates and
the day on which the child changes its class. What it says of a day, the timetable page, the
calendar feed and the mail of the evening before have to say, too, whatever the year is like.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import Session, select

from elternportal import clock
from elternportal.db import Database
from elternportal.domain.notifications import Channel
from elternportal.domain.school_calendar import BellTimes, LessonTime
from elternportal.models.exams import Exam, ExamGroup
from elternportal.models.mail import OutboxMail
from elternportal.models.notifications import NotificationChoice
from elternportal.models.school import FormerClass, Lesson, Pupil
from elternportal.models.school_calendar import Holiday
from elternportal.models.timetable import Substitution, TimetableSlot
from elternportal.services.audience import AudienceChoice
from elternportal.services.dates.feeds import create_feed, read_feed
from elternportal.services.school.bell_plans import SaveBellTimes, save_bell_times
from elternportal.services.timetable.tomorrow import NOTICE, tell_tomorrow, tomorrow_due
from elternportal.services.timetable.week import PlanAsked, read_week
from tests.support.databases import fresh_sqlite
from tests.support.dates import add_date
from tests.support.exams import release_all
from tests.support.world import World, make_world

DAY = timedelta(days=1)
BEGINS, ENDS = date(2026, 8, 1), date(2027, 7, 31)  # until the school sets its year
# The clocks change on the Sundays before these Mondays.
AFTER_CLOCK_CHANGES = (date(2026, 10, 26), date(2027, 3, 29))
# The number of each lesson in tests/support/world.py, by class.
NUMBERS = {"7b": ((1, "M", "Mathematik"), (3, "E", "Englisch")), "9a": ((2, "M", "Mathematik"),)}

Held = set[tuple[int, str, bool]]
"""The lessons of a day: number, subject, and whether it is held."""


@dataclass(frozen=True)
class Slot:
    class_name: str
    number: int
    subject: str
    weekday: int
    lesson: int
    week: str  # "A", "B" or "" for every week
    last_day: date | None


@dataclass(frozen=True)
class Year:
    """What the model knows; all else follows."""

    slots: tuple[Slot, ...]
    holidays: tuple[tuple[date, date], ...]
    cancelled: frozenset[tuple[date, int]]  # the lesson with this number is not held on the day
    exams: frozenset[tuple[str, date]]
    trips: frozenset[date]
    moves_on: date  # the child is in 7b until the day before, then in 9a
    looked_at: tuple[date, ...]

    def class_on(self, day: date) -> str:
        return "7b" if day < self.moves_on else "9a"

    def has_school(self, day: date) -> bool:
        is_off = any(first <= day <= last for first, last in self.holidays)
        return BEGINS <= day <= ENDS and day.isoweekday() < 6 and not is_off

    def lessons(self, day: date) -> Held:
        week = "B" if day.isocalendar().week % 2 == 0 else "A"
        return {
            (slot.lesson, slot.subject, (day, slot.number) not in self.cancelled)
            for slot in self.slots
            if self.has_school(day)
            and slot.class_name == self.class_on(day)
            and slot.weekday == day.isoweekday()
            and slot.week in ("", week)
            and (slot.last_day is None or day <= slot.last_day)
        }

    def appointments(self, day: date) -> int:
        return ((self.class_on(day), day) in self.exams) + (day in self.trips)

    def changes(self, day: date) -> int:
        return sum(not is_held for _lesson, _subject, is_held in self.lessons(day))


def days(first: date = BEGINS, last: date = ENDS) -> st.SearchStrategy[date]:
    return st.dates(first, last)


@st.composite
def years(draw: st.DrawFn) -> Year:
    """Any year, looked at on some of its days in their order, those after a clock change among."""
    slots: dict[tuple[str, int, int], Slot] = {}
    week_of = {number: draw(st.sampled_from(["", "A", "B"])) for number in (1, 2, 3)}
    until = {number: draw(st.none() | days()) for number in (1, 2, 3)}
    for class_name, weekday, lesson in draw(
        st.lists(
            st.tuples(st.sampled_from(["7b", "9a"]), st.integers(1, 5), st.integers(1, 6)),
            min_size=10,
            max_size=24,
            unique=True,
        )
    ):
        number, _short, subject = draw(st.sampled_from(NUMBERS[class_name]))
        slots[class_name, weekday, lesson] = Slot(
            class_name, number, subject, weekday, lesson, week_of[number], until[number]
        )
    first_days = draw(st.lists(days(), max_size=4))
    holidays = tuple((first, first + draw(st.integers(0, 14)) * DAY) for first in first_days)
    looked_at = sorted({*draw(st.lists(days(), min_size=6, max_size=6)), *AFTER_CLOCK_CHANGES})
    some = st.sampled_from(looked_at)
    return Year(
        slots=tuple(slots.values()),
        holidays=holidays,
        cancelled=frozenset(draw(st.lists(st.tuples(some, st.integers(1, 3)), max_size=6))),
        exams=frozenset(draw(st.lists(st.tuples(st.sampled_from(["7b", "9a"]), some), max_size=4))),
        trips=frozenset(draw(st.lists(some, max_size=2))),
        moves_on=draw(days(date(2026, 9, 1), date(2027, 6, 30))),
        looked_at=tuple(looked_at),
    )


@contextmanager
def school_of(year: Year) -> Iterator[tuple[Database, World, str]]:
    """The year in a database, and Berta's feed; her child Carla is in 7b."""
    with TemporaryDirectory() as folder:
        database = Database(fresh_sqlite(Path(folder) / "year.db"))
        with database.transaction() as session, clock.at(_at(BEGINS, 8)):
            world = make_world(session)
            _write(session, world, year)
            feed = create_feed(session, world.berta, 0)
        yield database, world, feed
        database.close()


def _write(session: Session, world: World, year: Year) -> None:
    lessons = tuple(LessonTime(n, time(7 + n), time(7 + n, 45)) for n in range(1, 7))
    times = BellTimes(frozenset(range(1, 6)), 5, 13, BEGINS, None, lessons)
    save_bell_times(session, world.hanna, SaveBellTimes(0, times))
    subjects = {1: "M", 2: "M", 3: "E"}
    for slot in year.slots:
        session.add(
            TimetableSlot(
                number=slot.number,
                class_id=world.classes[slot.class_name],
                subject_id=world.subjects[subjects[slot.number]],
                weekday=slot.weekday,
                lesson=slot.lesson,
            )
        )
        for row in session.exec(select(Lesson).where(Lesson.number == slot.number)):
            row.week, row.last_day = slot.week, slot.last_day
    for first, last in year.holidays:
        session.add(Holiday(first_day=first, last_day=last, name="Frei", kind="own"))
    for day, number in year.cancelled:
        for slot in year.slots:
            if slot.number == number and slot.weekday == day.isoweekday():
                _cancel(session, world, year, day, slot)
    release_all(session, world)
    for count, (class_name, day) in enumerate(sorted(year.exams)):
        exam = Exam(key=f"e{count}", day=day, first_lesson=1, last_lesson=2, title="Probe")
        session.add(exam)
        session.flush()
        group = ExamGroup(exam_id=exam.id or 0, class_id=world.classes[class_name])
        session.add(group)
    for day in year.trips:
        only = AudienceChoice(pupil_ids=(world.pupils["Carla"],))
        add_date(session, world.olga, only, first_day=day)
    session.add(
        NotificationChoice(account_id=world.berta.account_id, event=NOTICE.key, channel=Channel.NOW)
    )


def _cancel(session: Session, world: World, year: Year, day: date, slot: Slot) -> None:
    """As the planning program does it: only what is held on that day has a change."""
    is_of_class = (slot.lesson, slot.subject, False) in year.lessons(day)
    if is_of_class and year.class_on(day) == slot.class_name:
        session.add(
            Substitution(
                day=day,
                key=f"{slot.class_name}-{slot.lesson}",
                class_id=world.classes[slot.class_name],
                lesson=slot.lesson,
                number=slot.number,
                kind="cancelled",
            )
        )


def _move(session: Session, world: World, year: Year) -> None:
    pupil = session.get_one(Pupil, world.pupils["Carla"])
    pupil.class_id = world.classes["9a"]
    last_day = year.moves_on - DAY
    session.add(
        FormerClass(pupil_id=pupil.id or 0, class_id=world.classes["7b"], last_day=last_day)
    )


def _at(day: date, hour: int) -> datetime:
    return clock.from_school(datetime.combine(day, time(hour)))


def on_the_page(session: Session, world: World, day: date) -> tuple[Held, int]:
    asked = PlanAsked(child_id=world.pupils["Carla"])
    shown = next(it for it in read_week(session, world.berta, asked, day).days if it.day == day)
    lessons = {
        (one.held.lesson, one.held.planned.subject, one.held.takes_place)
        for one in shown.lessons
        if one.held.planned
    }
    assert len(lessons) == len(shown.lessons)
    return lessons, len(shown.notes)


def in_the_feed(session: Session, feed: str, day: date) -> tuple[Held, int]:
    lessons, others = set(), 0
    for entry in read_feed(session, feed).entries:
        begins = entry.begins
        on = clock.to_school(begins).date() if isinstance(begins, datetime) else begins
        if on == day and entry.uid.startswith("lesson-"):
            assert isinstance(begins, datetime)
            number = clock.to_school(begins).hour - 7
            lessons.add((number, entry.title.partition(" –")[0], not entry.is_cancelled))
        elif on == day and not entry.uid.startswith("days-off"):
            others += 1
    return lessons, others


def in_the_mail(database: Database, world: World) -> tuple[int, int] | None:
    """Changes and appointments of tomorrow; None if no mail comes."""
    with database.transaction() as session:
        if not tomorrow_due(session):
            return None
        tell_tomorrow(session, world.berta.account_id)
        mail = session.exec(select(OutboxMail).where(OutboxMail.template == "tomorrow")).one()
        told = mail.params["changes"], mail.params["notes"]
        session.delete(mail)
    return told


@settings(max_examples=6)
@given(years())
def test_page_feed_and_mail_say_what_the_child_has_on_every_day(year: Year) -> None:
    with school_of(year) as (database, world, feed):
        has_moved = False
        for day in year.looked_at:
            if day >= year.moves_on and not has_moved:
                with database.transaction() as session:
                    _move(session, world, year)
                has_moved = True
            expected = year.lessons(day), year.appointments(day)
            with clock.at(_at(day, 6)), database.reading() as session:
                if day.isoweekday() < 6:
                    assert on_the_page(session, world, day) == expected
                assert in_the_feed(session, feed, day) == expected
            if year.class_on(day - DAY) == year.class_on(day):
                with clock.at(_at(day - DAY, 19)):
                    told = in_the_mail(database, world)
                counted = year.changes(day), year.appointments(day)
                assert told == (counted if year.has_school(day) else None)
