"""The office sets up a parents' evening: create and edit."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, NaiveDatetime, StringConstraints
from sqlalchemy import func
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from elternportal import clock
from elternportal.db import announce
from elternportal.db_errors import FOREIGN_KEY, broken_constraint
from elternportal.domain import topics
from elternportal.domain.evening import Phase
from elternportal.domain.evening_slots import clip_presence
from elternportal.domain.people import ADMINISTRATION, Actor
from elternportal.domain.slots import Span
from elternportal.errors import Conflict, InvalidInput
from elternportal.models.base import id_of
from elternportal.models.evening import Attendance, Booking, ParentsEvening
from elternportal.services.audit import record
from elternportal.services.editing import count_edit
from elternportal.services.evening.access import rules_of
from elternportal.services.evening.publishing import has_bookings
from elternportal.services.evening.raster import evening_span, lay_out, replan
from elternportal.services.finding import find_for_office
from elternportal.services.typed_fields import FIRST_DAY, LAST_DAY, Day

# A whole school day; a slip such as 00:00 to 23:59 would make thousands of slots.
LONGEST_EVENING = timedelta(hours=10)
SLOT_OF_BOOKING = "fk_booking_slot_id_slot"

WallTime = Annotated[
    NaiveDatetime,
    Field(ge=datetime.combine(FIRST_DAY, time.min), le=datetime.combine(LAST_DAY, time.max)),
]
Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]


class TimesFrozen(Conflict):
    """Families have booked: day, times and slot length stay as they are."""

    key = "evening-setup-error-times-frozen"


class EveningDraft(BaseModel):
    """An evening as the office types it; all times are those of the clock on the wall."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    title: Title
    day: Day
    starts: time
    ends: time
    slot_minutes: int = Field(default=10, ge=5, le=30)
    invited_from: WallTime
    open_from: WallTime
    closed_from: WallTime
    cancel_until: WallTime
    max_per_child: int = Field(default=10, ge=1, le=50)
    max_per_family: int = Field(default=20, ge=1, le=100)
    pause_slots: int = Field(default=1, ge=0, le=12)
    max_consecutive: int = Field(default=0, ge=0, le=50)
    all_teachers_bookable: bool = False


@dataclass(frozen=True, slots=True)
class EditEvening:
    """``revision`` is what the form began with."""

    evening_id: int
    draft: EveningDraft
    revision: int = 0


@dataclass(frozen=True, slots=True)
class EveningRow:
    """One line of the office's list of evenings."""

    evening_id: int
    title: str
    starts_at: datetime
    ends_at: datetime
    is_published: bool
    is_called_off: bool
    phase: Phase
    teachers: int
    booked: int


@dataclass(frozen=True, slots=True)
class OfficeEveningView:
    """An evening with all its settings; ``are_times_frozen`` once families have booked."""

    evening_id: int
    draft: EveningDraft
    is_published: bool
    is_called_off: bool
    phase: Phase
    are_times_frozen: bool
    revision: int


def create_evening(session: Session, actor: Actor, draft: EveningDraft) -> int:
    """Create an unpublished evening with attendance and slots for its teachers; returns its id.

    Raises:
        NotAllowed: the actor is neither office nor head.
        InvalidInput: times or phases are in no sensible order.
    """
    actor.require(*ADMINISTRATION)
    evening = ParentsEvening(**_columns_of(draft))
    _require_coming(evening)
    session.add(evening)
    session.flush()
    lay_out(session, evening)
    replan(session, evening)
    record(session, actor.account_id, "evening-created", "evening", evening.id)
    announce(session, topics.evenings())
    return id_of(evening)


def edit_evening(session: Session, actor: Actor, command: EditEvening) -> None:
    """Change an evening; also brings in teachers who joined the school since.

    Raises:
        NotAllowed, NotFound: see :func:`find_for_office`.
        EditedMeanwhile: somebody has changed it since the form was opened.
        InvalidInput: times or phases are in no sensible order.
        TimesFrozen: day, times or slot length would change although families have booked.
    """
    evening = find_for_office(session, actor, ParentsEvening, command.evening_id)
    # Not the stronger FOR UPDATE: a booking in progress refers to this row, and would wait for it
    # while the layout waits for the booking's slot.
    session.refresh(evening, with_for_update={"key_share": True})
    count_edit(session, actor, evening, command.revision)
    before, minutes_before = evening_span(evening), evening.slot_minutes
    for name, value in _columns_of(command.draft).items():
        setattr(evening, name, value)
    if (before, minutes_before) != (evening_span(evening), evening.slot_minutes):
        if has_bookings(session, command.evening_id):
            raise TimesFrozen()
        _require_coming(evening)
        _clip_attendances(session, evening, before)
    try:
        lay_out(session, evening)
    except IntegrityError as error:
        if broken_constraint(error) not in (SLOT_OF_BOOKING, FOREIGN_KEY):
            raise
        # Booked between the check and the lock of its slot.
        raise TimesFrozen() from error
    replan(session, evening)
    record(session, actor.account_id, "evening-edited", "evening", evening.id)
    announce(session, topics.evening(command.evening_id), topics.schedule(command.evening_id))


def evening_list(session: Session, actor: Actor) -> tuple[EveningRow, ...]:
    """All evenings for office and head, the latest first.

    Raises:
        NotAllowed: the actor is neither office nor head.
    """
    actor.require(*ADMINISTRATION)
    teachers = _count_per_evening(session, Attendance)
    booked = _count_per_evening(session, Booking)
    evenings = session.exec(select(ParentsEvening).order_by(col(ParentsEvening.starts_at).desc()))
    return tuple(
        EveningRow(
            evening_id=id_of(evening),
            title=evening.title,
            starts_at=evening.starts_at,
            ends_at=evening.ends_at,
            is_published=evening.is_published,
            is_called_off=evening.called_off_at is not None,
            phase=rules_of(evening).phase(clock.now()),
            teachers=teachers.get(id_of(evening), 0),
            booked=booked.get(id_of(evening), 0),
        )
        for evening in evenings
    )


def evening_detail(session: Session, actor: Actor, evening_id: int) -> OfficeEveningView:
    """One evening with all its settings.

    Raises:
        NotAllowed, NotFound: see :func:`find_for_office`.
    """
    evening = find_for_office(session, actor, ParentsEvening, evening_id)
    return OfficeEveningView(
        evening_id=evening_id,
        draft=_draft_of(evening),
        is_published=evening.is_published,
        is_called_off=evening.called_off_at is not None,
        phase=rules_of(evening).phase(clock.now()),
        are_times_frozen=has_bookings(session, evening_id),
        revision=evening.revision,
    )


def _columns_of(draft: EveningDraft) -> dict[str, Any]:
    """The draft as columns, its times as instants, after the checks that fields cannot do alone."""
    times = {
        "starts_at": clock.from_school(datetime.combine(draft.day, draft.starts)),
        "ends_at": clock.from_school(datetime.combine(draft.day, draft.ends)),
        "invited_from": clock.from_school(draft.invited_from),
        "open_from": clock.from_school(draft.open_from),
        "closed_from": clock.from_school(draft.closed_from),
        "cancel_until": clock.from_school(draft.cancel_until),
    }
    if (times["ends_at"] - times["starts_at"]).total_seconds() < draft.slot_minutes * 60:
        raise InvalidInput("evening-setup-error-times")
    if times["ends_at"] - times["starts_at"] > LONGEST_EVENING:
        raise InvalidInput("evening-setup-error-too-long")
    if not times["invited_from"] <= times["open_from"] < times["closed_from"] <= times["ends_at"]:
        raise InvalidInput("evening-setup-error-phases")
    if times["cancel_until"] > times["ends_at"]:
        raise InvalidInput("evening-setup-error-cancel-until")
    settings = draft.model_dump(exclude={"day", "starts", "ends", *times})
    return {**settings, **times}


def _require_coming(evening: ParentsEvening) -> None:
    if evening.starts_at <= clock.now():
        raise InvalidInput("evening-setup-error-past")


def _draft_of(evening: ParentsEvening) -> EveningDraft:
    def wall(instant: datetime) -> datetime:
        return clock.to_school(instant).replace(tzinfo=None)

    return EveningDraft(
        day=wall(evening.starts_at).date(),
        starts=wall(evening.starts_at).time(),
        ends=wall(evening.ends_at).time(),
        invited_from=wall(evening.invited_from),
        open_from=wall(evening.open_from),
        closed_from=wall(evening.closed_from),
        cancel_until=wall(evening.cancel_until),
        **evening.model_dump(
            include={
                "title",
                "slot_minutes",
                "max_per_child",
                "max_per_family",
                "pause_slots",
                "max_consecutive",
                "all_teachers_bookable",
            }
        ),
    )


def _clip_attendances(session: Session, evening: ParentsEvening, before: Span) -> None:
    after = evening_span(evening)
    for each in session.exec(select(Attendance).where(Attendance.evening_id == evening.id)):
        presence = clip_presence(Span(each.arrives_at, each.leaves_at), before, after)
        each.arrives_at, each.leaves_at = presence.starts_at, presence.ends_at


def _count_per_evening(session: Session, table: type[Attendance] | type[Booking]) -> dict[int, int]:
    statement = select(table.evening_id, func.count()).group_by(col(table.evening_id))
    return dict(session.exec(statement).all())
