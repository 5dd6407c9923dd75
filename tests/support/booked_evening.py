"""An evening that families book, with short words for what tests do."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import func, select
from sqlmodel import Session

from elternportal.db import Database
from elternportal.domain.people import Actor
from elternportal.models.evening import ParentsEvening
from elternportal.services.evening.bookings import BookSlot, book
from elternportal.services.evening.family_plan import own_plan
from tests.support.evenings import EVENING_START, add_evening, slot_at
from tests.support.world import World

T = TypeVar("T")


@dataclass
class Evening:
    """Books at once what a test names, and counts what stands in the database."""

    database: Database
    world: World
    id: int

    def slot(self, teacher: str, minutes: int) -> int:
        with self.database.reading() as session:
            return slot_at(session, self.id, self.world.teachers[teacher], minutes)

    def book(self, actor: Actor, child: str, teacher: str, minutes: int) -> int:
        command = BookSlot(self.slot(teacher, minutes), self.world.pupils[child])
        return self.run(lambda s: book(s, actor, command))

    def run(self, work: Callable[[Session], T]) -> T:
        with self.database.transaction() as session:
            return work(session)

    def count(self, table: type) -> int:
        with self.database.reading() as session:
            return session.execute(select(func.count()).select_from(table)).scalar_one()

    def change_rules(self, **changes: object) -> None:
        with self.database.transaction() as session:
            row = session.get_one(ParentsEvening, self.id)
            for name, value in changes.items():
                setattr(row, name, value)
            session.add(row)

    def own_minutes(self, actor: Actor) -> list[int]:
        """When the actor's bookings begin, counted from the start of the evening."""
        with self.database.reading() as session:
            plan = own_plan(session, actor, self.id)
        return [(booking.starts_at - EVENING_START).seconds // 60 for booking in plan.bookings]


def make_booked_evening(database: Database, world: World) -> Evening:
    """An evening of the world that parents may book now."""
    with database.transaction() as session:
        return Evening(database, world, add_evening(session, world))
