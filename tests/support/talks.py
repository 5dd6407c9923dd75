"""Consultation hours for tests: Frau Huber on Wednesdays from 9:40 to 10:20, four times; at NOON
the next ones are in two days. Frau Roth is there for all, on Thursdays from 14:00 to 14:20.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TypeVar

from sqlalchemy import func, select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.db import Database
from elternportal.domain.people import Actor
from elternportal.models.consultation import ConsultationAppointment, ConsultationHour
from elternportal.models.office import FamilyCall
from elternportal.services.consultation.bookings import TakenTalk, TakeTime, take
from elternportal.services.consultation.family import TimeState, consultation
from tests.support.world import World

T = TypeVar("T")
WEDNESDAY, NEXT_WEDNESDAY, THURSDAY = date(2026, 11, 25), date(2026, 12, 2), date(2026, 11, 26)


def at_school(day: date, hour: int, minute: int) -> datetime:
    """The instant at which the clock on the school's wall shows it."""
    return clock.from_school(datetime.combine(day, time(hour, minute)))


FIRST, SECOND = at_school(WEDNESDAY, 9, 40), at_school(WEDNESDAY, 9, 50)


@dataclass
class Talks:
    """Books at once what a test names, and reads what stands in the database."""

    database: Database
    world: World

    def run(self, work: Callable[[Session], T]) -> T:
        with self.database.transaction() as session:
            return work(session)

    def book(self, actor: Actor, child: str, starts_at: datetime, teacher: str = "Huber") -> int:
        return self.tap(actor, child, starts_at, teacher).appointment_id

    def tap(
        self, actor: Actor, child: str, starts_at: datetime, teacher: str = "Huber"
    ) -> TakenTalk:
        command = TakeTime(
            self.world.teachers[teacher], starts_at.isoformat(), self.world.pupils[child]
        )
        return self.run(lambda s: take(s, actor, command))

    def states(self, actor: Actor, child: str, teacher: str = "Huber") -> str:
        """What the next day's times are for the family, a letter each: f, m, t or n."""
        with self.database.reading() as session:
            view = consultation(session, actor)
        key = f"{self.world.pupils[child]}-{self.world.teachers[teacher]}"
        [row] = [one for one in view.teachers if one.key == key]
        return "".join(TimeState(one.state)[0] for one in row.days[0][1]) if row.days else ""

    def own(self, actor: Actor) -> list[datetime]:
        with self.database.reading() as session:
            return [talk.starts_at for talk in consultation(session, actor).own]

    def appointment(self, appointment_id: int) -> ConsultationAppointment:
        with self.database.reading() as session:
            return session.get_one(ConsultationAppointment, appointment_id)

    def count(self, table: type) -> int:
        with self.database.reading() as session:
            return session.execute(select(func.count()).select_from(table)).scalar_one()

    def calls(self) -> list[str]:
        """What the office has to call families about."""
        with self.database.reading() as session:
            return list(session.scalars(select(col(FamilyCall.kind)).order_by(col(FamilyCall.id))))


def make_talks(database: Database, world: World) -> Talks:
    """The hours of the two teachers."""
    with database.transaction() as session:
        add_hour(session, world.teachers["Huber"], 3, time(9, 40), time(10, 20), room="R 104")
        add_hour(session, world.teachers["Roth"], 4, time(14, 0), time(14, 20), is_for_all=True)
    return Talks(database, world)


def add_hour(
    session: Session, teacher_id: int, weekday: int, starts: time, ends: time, **more: object
) -> int:
    """An hour of a teacher since September, with ten minutes for each talk; returns its id."""
    values = {
        "teacher_id": teacher_id,
        "weekday": weekday,
        "starts_at": starts,
        "ends_at": ends,
        "first_day": date(2026, 9, 15),
    } | more
    hour = ConsultationHour.model_validate(values)
    session.add(hour)
    session.flush()
    assert hour.id is not None
    return hour.id
