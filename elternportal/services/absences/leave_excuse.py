"""What approved leave is for the day: an absence that the school knows, apart from all others.

It is never joined with what was reported, so that a decision can be changed and the family's notes
stand as they were. A teacher's question that it answers is joined into it.
"""

from sqlalchemy import select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.domain.absences import AbsenceKind, AbsenceState, AwaySpan, Source
from elternportal.domain.people import Actor
from elternportal.models.absences import Absence, LeaveRequest
from elternportal.models.base import id_of
from elternportal.services.absences.joining import announce_absence, join, part_again, span_of
from elternportal.services.absences.scope import is_open
from elternportal.services.school import lock_family


def excuse(session: Session, actor: Actor, request: LeaveRequest) -> None:
    """Make the absence of an approved application; an exemption has none, the child is there."""
    if request.is_exemption:
        return
    lock_family(session, request.pupil_id)
    absence = Absence(
        pupil_id=request.pupil_id,
        kind=AbsenceKind.LEAVE,
        first_day=request.first_day,
        last_day=request.last_day,
        first_lesson=request.first_lesson,
        last_lesson=request.last_lesson,
        source=Source.LEAVE,
        state=AbsenceState.RECORDED,
        reported_by=request.applied_by,
        reported_at=request.applied_at,
        recorded_by=actor.account_id or None,
        recorded_at=clock.now(),
    )
    session.add(absence)
    session.flush()
    for noted in _questions_answered(session, request.pupil_id, span_of(absence)):
        join(noted, absence)
    request.absence_id = id_of(absence)
    announce_absence(session, request.pupil_id)


def take_back_excuse(session: Session, request: LeaveRequest) -> None:
    """It does not hold any more; what it had answered stands again."""
    if request.absence_id is None:
        return
    lock_family(session, request.pupil_id)
    absence = session.get_one(Absence, request.absence_id)
    absence.state, request.absence_id = AbsenceState.WITHDRAWN, None
    session.flush()
    part_again(session, id_of(absence))
    announce_absence(session, request.pupil_id)


def _questions_answered(session: Session, pupil_id: int, span: AwaySpan) -> list[Absence]:
    """What teachers have noted, and the leave explains."""
    noted = session.scalars(
        select(Absence)
        .where(
            col(Absence.pupil_id) == pupil_id,
            col(Absence.source) == Source.TEACHER,
            is_open(),
        )
        .with_for_update()
    )
    return [one for one in noted if span.covers(span_of(one))]
