"""An evening as staff see it, with short words for what tests do."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import time
from typing import TypeVar

from sqlmodel import col, select

from elternportal.db import Database
from elternportal.domain import topics
from elternportal.domain.people import Actor
from elternportal.models.audit import AuditEntry
from elternportal.models.evening import ParentsEvening, Slot
from elternportal.services.evening.bookings import BookSlot, book
from elternportal.services.evening.columns import read_columns
from elternportal.services.evening.scope import TeacherAtEvening
from elternportal.services.evening.teacher import CancelAll, ChangeTimes, ReasonDraft, TimesDraft
from elternportal.services.evening.teacher_view import TeacherEveningView, teacher_evening
from tests.support.evenings import slot_at
from tests.support.world import World

T = TypeVar("T")


@dataclass
class StaffEvening:
    """An evening in a database; Frau Huber's unless a test says otherwise."""

    database: Database
    world: World
    id: int

    def who(self, teacher: str = "Huber") -> TeacherAtEvening:
        return TeacherAtEvening(self.id, self.world.teachers[teacher])

    def slot(self, minutes: int, teacher: str = "Huber") -> int:
        with self.database.reading() as session:
            return slot_at(session, self.id, self.world.teachers[teacher], minutes)

    def run(self, work: Callable[..., T], actor: Actor, command: object) -> T:
        with self.database.transaction() as session:
            return work(session, actor, command)

    def times(self, starts: str, ends: str, teacher: str = "Huber") -> ChangeTimes:
        times = TimesDraft(starts=time.fromisoformat(starts), ends=time.fromisoformat(ends))
        return ChangeTimes(self.who(teacher), times)

    def call_off(self, teacher: str = "Huber") -> CancelAll:
        return CancelAll(self.who(teacher), ReasonDraft(reason="krank"))

    def book(self, actor: Actor, child: str, minutes: int, teacher: str = "Huber") -> int:
        command = BookSlot(self.slot(minutes, teacher), self.world.pupils[child])
        return self.run(book, actor, command)

    def column(self, teacher: str = "Huber") -> str:
        topic = topics.column(self.id, self.world.teachers[teacher])
        with self.database.reading() as session:
            return read_columns(session, [topic])[topic]

    def blocks(self) -> list[str]:
        statement = (
            select(Slot.block)
            .where(Slot.teacher_id == self.world.teachers["Huber"])
            .order_by(col(Slot.starts_at))
        )
        with self.database.reading() as session:
            return list(session.exec(statement))

    def view(self, actor: Actor | None = None) -> TeacherEveningView:
        with self.database.reading() as session:
            return teacher_evening(session, actor or self.world.huber, self.who())

    def audit(self) -> list[str]:
        with self.database.reading() as session:
            return list(session.exec(select(AuditEntry.action)))

    @contextmanager
    def rules(self) -> Iterator[ParentsEvening]:
        """The evening's row, to be changed."""
        with self.database.transaction() as session:
            yield session.get_one(ParentsEvening, self.id)
