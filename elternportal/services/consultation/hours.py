"""Teachers keep their weekly consultation hours; the office keeps those of all."""

from dataclasses import dataclass
from datetime import time
from typing import Annotated, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from sqlalchemy import select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.db import announce
from elternportal.domain.consultation import (
    HOURS_TOPIC,
    LONGEST_SLOT,
    SHORTEST_SLOT,
    HourKind,
    TimesOfLesson,
    teacher_topic,
)
from elternportal.domain.people import Actor
from elternportal.domain.school_calendar import FIRST_LESSON, LAST_LESSON
from elternportal.errors import InvalidInput, NotFound
from elternportal.models.base import id_of
from elternportal.models.consultation import (
    ConsultationHour,
)
from elternportal.services.audit import record
from elternportal.services.consultation.family import HourRow, hour_row
from elternportal.services.consultation.offered import times_of_lessons
from elternportal.services.consultation.scope import find_teacher
from elternportal.services.editing import begin_edit
from elternportal.services.typed_fields import Day

Empty = BeforeValidator(lambda typed: None if typed == "" else typed)
TimeOfDay = Annotated[time | None, Empty]
LessonNumber = Annotated[int, Field(ge=FIRST_LESSON, le=LAST_LESSON)]
Short = Annotated[str, StringConstraints(strip_whitespace=True, max_length=40)]
Long = Annotated[str, StringConstraints(strip_whitespace=True, max_length=300)]


class HourDraft(BaseModel):
    """An hour as a teacher types it. With ``lesson`` it lasts that lesson, else from–to.

    A single date has the same first and last day; its weekday follows.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    kind: HourKind = HourKind.SLOTS
    weekday: int = Field(default=1, ge=1, le=7)
    lesson: Annotated[LessonNumber | None, Empty] = None
    starts_at: TimeOfDay = None
    ends_at: TimeOfDay = None
    slot_minutes: int = Field(default=10, ge=SHORTEST_SLOT, le=LONGEST_SLOT)
    first_day: Day
    last_day: Annotated[Day | None, Empty] = None
    room: Short = ""
    on_site: bool = False
    by_phone: bool = False
    by_video: bool = False
    video_link: Long = ""
    note: Long = ""
    is_for_all: bool = False

    def checked(self) -> Self:
        """The draft as it is stored.

        Raises:
            InvalidInput: naming the field that does not fit the others.
        """
        if self.last_day is not None and self.last_day < self.first_day:
            raise refused_field("last_day", "days")
        weekday = self.first_day.isoweekday() if self._is_single else self.weekday
        if self.kind is HourKind.ARRANGED:
            nothing = {"lesson": None, "starts_at": None, "ends_at": None}
            return self.model_copy(update={"weekday": weekday, **nothing})
        if not (self.on_site or self.by_phone or self.by_video):
            raise refused_field("on_site", "form")
        if self.by_video and not self.video_link.startswith("https://"):
            raise refused_field("video_link", "link")
        if self.lesson is not None:
            return self.model_copy(update={"weekday": weekday, "starts_at": None, "ends_at": None})
        if self.starts_at is None or self.ends_at is None:
            raise refused_field("starts_at", "no-time")
        if self.starts_at >= self.ends_at:
            raise refused_field("ends_at", "times")
        return self.model_copy(update={"weekday": weekday})

    @property
    def _is_single(self) -> bool:
        return self.first_day == self.last_day


@dataclass(frozen=True, slots=True)
class SaveHour:
    """``hour_id`` is 0 for a new hour; ``revision`` is what the form began with."""

    teacher_id: int
    hour_id: int
    draft: HourDraft
    revision: int = 0


@dataclass(frozen=True, slots=True)
class HourView:
    """An hour with all that can be changed."""

    hour_id: int
    draft: HourDraft
    revision: int
    row: HourRow


def hours_of(session: Session, actor: Actor, teacher_id: int) -> tuple[HourView, ...]:
    """A teacher's hours that are not over, in the order of the week.

    Raises:
        NotAllowed, NotFound: see :func:`find_teacher`.
    """
    find_teacher(session, actor, teacher_id)
    rows = session.scalars(
        select(ConsultationHour)
        .where(
            col(ConsultationHour.teacher_id) == teacher_id,
            col(ConsultationHour.last_day).is_(None)
            | (col(ConsultationHour.last_day) >= clock.today()),
        )
        .order_by(
            col(ConsultationHour.weekday), col(ConsultationHour.lesson), col(ConsultationHour.id)
        )
    )
    of = times_of_lessons(session)
    return tuple(_view(row, of) for row in rows)


def read_hour(session: Session, actor: Actor, hour_id: int) -> HourView:
    """One hour.

    Raises:
        NotAllowed, NotFound: see :func:`find_teacher`.
    """
    hour = _find_hour(session, actor, hour_id)
    return _view(hour, times_of_lessons(session))


def save_hour(session: Session, actor: Actor, command: SaveHour) -> int:
    """Keep an hour; returns its id. What was booked and is offered no more is moved by the clock
    (``lost.py``).

    Raises:
        NotAllowed, NotFound: see :func:`find_teacher`.
        InvalidInput: fields do not fit together.
        EditedMeanwhile
    """
    find_teacher(session, actor, command.teacher_id)
    values = command.draft.checked().model_dump()
    if command.hour_id:
        hour = _find_hour(session, actor, command.hour_id)
        if hour.teacher_id != command.teacher_id:
            raise NotFound()
        begin_edit(session, actor, hour, command.revision)
        for name, value in values.items():
            setattr(hour, name, value)
    else:
        hour = ConsultationHour(teacher_id=command.teacher_id, **values)
        session.add(hour)
    session.flush()
    record_hours(session, actor, "consultation-hour-saved", id_of(hour))
    announce_hours(session, command.teacher_id)
    return id_of(hour)


def delete_hour(session: Session, actor: Actor, hour_id: int) -> None:
    """Offer the hour no more.

    Raises:
        NotAllowed, NotFound: see :func:`find_teacher`.
    """
    hour = _find_hour(session, actor, hour_id)
    record_hours(session, actor, "consultation-hour-removed", hour_id)
    announce_hours(session, hour.teacher_id)
    session.delete(hour)


def _view(hour: ConsultationHour, of: TimesOfLesson) -> HourView:
    draft = HourDraft.model_validate(hour.model_dump())
    return HourView(id_of(hour), draft, hour.revision, hour_row(hour, of))


def _find_hour(session: Session, actor: Actor, hour_id: int) -> ConsultationHour:
    hour = session.get(ConsultationHour, hour_id)
    find_teacher(session, actor, hour.teacher_id if hour else 0)
    if hour is None:
        raise NotFound()
    return hour


def refused_field(field: str, why: str) -> InvalidInput:
    """What was typed into a field does not fit, with its own sentence."""
    refused = InvalidInput(f"consultation-hour-error-{why}")
    refused.field_name = field
    return refused


def announce_hours(session: Session, teacher_id: int) -> None:
    """All who look at the teacher's hours see them as they are now."""
    announce(session, teacher_topic(teacher_id), HOURS_TOPIC)


def record_hours(session: Session, actor: Actor, action: str, subject_id: int) -> None:
    """Note who has changed whose hours."""
    record(session, actor.account_id, action, "consultation-hour", subject_id)
