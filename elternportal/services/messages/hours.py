"""When a teacher answers, and a note while away: set by the teacher, read by the families."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, StringConstraints
from sqlmodel import Session

from elternportal import clock
from elternportal.domain.messages import LONGEST_NOTE
from elternportal.domain.people import Actor, Role
from elternportal.errors import InvalidInput, NotAllowed
from elternportal.models.messages import AnswerHours
from elternportal.services.messages.recipients import teachers_for
from elternportal.services.messages.scope import find_thread
from elternportal.services.typed_fields import Day

WEEKDAYS = "1234567"


class HoursNotForwards(InvalidInput):
    """Both times or none, the second after the first."""

    key: ClassVar[str] = "messages-error-hours"
    field_name = "ends"


class HoursDraft(BaseModel):
    """What a teacher types; ``away_until`` is the last day away."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    weekdays: Annotated[str, StringConstraints(pattern=r"^[1-7]{0,7}$")] = ""
    begins: time | None = None
    ends: time | None = None
    away_until: Day | None = None
    away_note: Annotated[str, StringConstraints(strip_whitespace=True, max_length=LONGEST_NOTE)] = (
        ""
    )


@dataclass(frozen=True, slots=True)
class AnswerHoursView:
    """What families read of a teacher. ``is_open``: within the hours, and not away, at this moment;
    ``away_until`` is None unless the teacher is away.
    """

    weekdays: str
    begins: time | None
    ends: time | None
    away_until: date | None
    away_note: str
    is_open: bool


def own_hours(session: Session, actor: Actor) -> HoursDraft:
    """What the actor has set.

    Raises:
        NotAllowed: the actor is no teacher.
    """
    row = session.get(AnswerHours, _teacher_id(actor))
    if row is None:
        return HoursDraft()
    return HoursDraft(
        weekdays=row.weekdays,
        begins=row.begins,
        ends=row.ends,
        away_until=row.away_until,
        away_note=row.away_note,
    )


def set_hours(session: Session, actor: Actor, draft: HoursDraft) -> None:
    """Replace what the actor has set.

    Raises:
        NotAllowed: the actor is no teacher.
        HoursNotForwards
    """
    teacher_id = _teacher_id(actor)
    if (draft.begins is None) != (draft.ends is None):
        raise HoursNotForwards()
    if draft.begins is not None and draft.ends is not None and draft.begins >= draft.ends:
        raise HoursNotForwards()
    row = session.get(AnswerHours, teacher_id) or AnswerHours(teacher_id=teacher_id)
    row.weekdays = "".join(sorted(set(draft.weekdays)))
    row.begins, row.ends = draft.begins, draft.ends
    row.away_until = draft.away_until
    row.away_note = draft.away_note
    session.add(row)
    session.flush()


def hours_of(session: Session, teacher_id: int | None) -> AnswerHoursView | None:
    """What a teacher says about answering; None if that is nothing."""
    row = session.get(AnswerHours, teacher_id) if teacher_id is not None else None
    if row is None:
        return None
    is_away = row.away_until is not None and clock.today() <= row.away_until
    if not (row.weekdays or row.begins or is_away):
        return None
    return AnswerHoursView(
        weekdays=row.weekdays,
        begins=row.begins,
        ends=row.ends,
        away_until=row.away_until if is_away else None,
        away_note=row.away_note if is_away else "",
        is_open=not is_away and _is_within(row, clock.to_school(clock.now())),
    )


def hours_for_family(session: Session, actor: Actor, thread_id: int) -> AnswerHoursView | None:
    """What the teacher of a conversation says about answering; None if that is nothing.

    Raises:
        NotFound: the actor is on neither side.
    """
    thread, _ = find_thread(session, actor, thread_id)
    return hours_of(session, thread.teacher_id)


def hours_of_teachers(
    session: Session, actor: Actor, pupil_id: int
) -> Mapping[int, AnswerHoursView]:
    """What those say to whom a guardian may write about an own child, by teacher.

    Raises:
        NotAllowed, NotFound: see :func:`teachers_for`.
    """
    teachers = teachers_for(session, actor, pupil_id).teachers
    found = ((row.teacher_id, hours_of(session, row.teacher_id)) for row in teachers)
    return {teacher_id: view for teacher_id, view in found if view is not None}


def _is_within(row: AnswerHours, now: datetime) -> bool:
    is_day = not row.weekdays or str(now.isoweekday()) in row.weekdays
    if row.begins is None or row.ends is None:
        return is_day
    return is_day and row.begins <= now.time() < row.ends


def _teacher_id(actor: Actor) -> int:
    actor.require(Role.TEACHER)
    if actor.teacher_id is None:
        raise NotAllowed()
    return actor.teacher_id
