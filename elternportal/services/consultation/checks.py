"""What is checked before an appointment is written; a refusal says what would be possible."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.domain.consultation import AppointmentState, BookingRules, TalkRefusal, TalkTime
from elternportal.domain.slots import Span
from elternportal.i18n.dates import day_and_time
from elternportal.models.consultation import ConsultationAppointment, ConsultationHour
from elternportal.models.holds import FamilyHold
from elternportal.models.school import Teacher
from elternportal.school_settings.snapshot import school_settings
from elternportal.services.consultation.errors import AppointmentRefused, FamilyIsBusy, TimeTaken
from elternportal.services.consultation.offered import (
    busy_spans,
    kept_times,
    next_free,
    offered_times,
)
from elternportal.services.consultation.settings import rules_of
from elternportal.services.consultation.writes import Booker
from elternportal.services.school import guardian_ids

NEXT_FREE = 3


@dataclass(frozen=True, slots=True)
class WantedTime:
    """A time that a teacher offers, with the hour that it is of."""

    time: TalkTime
    hour: ConsultationHour


def find_time(session: Session, teacher_id: int, starts_at: datetime) -> WantedTime:
    """The time of a teacher's hours that begins then; the teacher is locked.

    Raises:
        AppointmentRefused: there is none, or not as far ahead as the school decides.
    """
    rules = rules_of(school_settings(session))
    day = clock.to_school(starts_at).date()
    if clock.today() <= day <= rules.last_day(clock.today()):
        offered = offered_times(session, [teacher_id], day, day)
        for one in offered.open:
            if one.span.starts_at == starts_at:
                return WantedTime(one, offered.hours[one.hour_id])
    raise AppointmentRefused(TalkRefusal.NO_TIME)


def require_free(
    session: Session,
    booker: Booker,
    time: TalkTime,
    rules: BookingRules,
    moving: ConsultationAppointment | None = None,
) -> None:
    """Refuse a time that the family or the teacher cannot have, with the next ones.

    Raises:
        AppointmentRefused: the teacher is one of the guardians.
        TimeTaken, FamilyIsBusy
    """
    if time.teacher_id in {one.teacher_id for one in booker.family}:
        raise AppointmentRefused(TalkRefusal.OWN_FAMILY)
    own = Span(moving.starts_at, moving.ends_at) if moving else None
    family = [span for span in family_spans(session, booker.pupil_id) if span != own]
    busy = busy_spans(session, [time.teacher_id], clock.now()).get(time.teacher_id, [])
    kept = kept_times(session, [time.teacher_id], for_others_than=booker.pupil_id)
    is_taken = any(span.overlaps(time.span) for span in busy if span != own)
    is_kept = (time.teacher_id, time.span.starts_at) in kept
    is_family_busy = any(span.overlaps(time.span) for span in family)
    if not (is_taken or is_kept or is_family_busy):
        return
    instead = next_free(session, time.teacher_id, rules, NEXT_FREE, family)
    language = booker.actor.language
    error = FamilyIsBusy if is_family_busy else TimeTaken
    raise error(
        day_and_time(time.span.starts_at, language),
        "; ".join(day_and_time(one.span.starts_at, language) for one in instead),
    )


def lock_teacher(session: Session, teacher_id: int) -> None:
    """Let two bookings with one teacher run one after the other, so that checks hold."""
    session.execute(
        select(col(Teacher.id)).where(col(Teacher.id) == teacher_id).with_for_update(key_share=True)
    )


def coming_appointment(
    session: Session, teacher_id: int, pupil_id: int
) -> ConsultationAppointment | None:
    """The next appointment of the child with the teacher, locked."""
    return session.scalars(
        select(ConsultationAppointment)
        .where(
            col(ConsultationAppointment.teacher_id) == teacher_id,
            col(ConsultationAppointment.pupil_id) == pupil_id,
            col(ConsultationAppointment.state) == AppointmentState.BOOKED,
            col(ConsultationAppointment.starts_at) > clock.now(),
        )
        .order_by(col(ConsultationAppointment.starts_at))
        .limit(1)
        .with_for_update()
    ).first()


def family_spans(session: Session, pupil_id: int) -> list[Span]:
    """When the child or one of its guardians has an appointment of any kind."""
    rows = session.execute(
        select(col(FamilyHold.starts_at), col(FamilyHold.ends_at))
        .where(
            (col(FamilyHold.pupil_id) == pupil_id)
            | col(FamilyHold.guardian_id).in_(guardian_ids([pupil_id])),
            col(FamilyHold.ends_at) > clock.now(),
        )
        .distinct()
    )
    return [Span(*row) for row in rows]
