"""One child's absences on the same days are one: whoever reports extends what is there.

What was reported before stays as it was, joined into the new one, until it is forgotten.
"""

from collections.abc import Sequence
from functools import partial

from sqlalchemy import select, update
from sqlmodel import Session, col

from elternportal import clock
from elternportal.db import announce
from elternportal.domain.absences import (
    ABSENCES_TOPIC,
    AbsenceKind,
    AbsenceState,
    AwaySpan,
    Source,
    are_one,
    joined,
)
from elternportal.domain.people import Actor
from elternportal.models.absences import Absence
from elternportal.models.base import id_of
from elternportal.services.absences.scope import is_open
from elternportal.services.school import announce_families, lock_family, next_school_day


def span_of(absence: Absence) -> AwaySpan:
    """The days and lessons of an absence."""
    return AwaySpan(absence.first_day, absence.last_day, absence.first_lesson, absence.last_lesson)


def write_absence(
    session: Session,
    actor: Actor,
    pupil_id: int,
    span: AwaySpan,
    *,
    kind: AbsenceKind,
    remark: str,
    is_late: bool,
) -> Absence | None:
    """Enter an absence, joined with those that it meets; None if they say all of it already.

    The child is locked, so that two guardians and the office at once make one absence. The caller
    has checked that the child is the actor's to report.
    """
    lock_family(session, pupil_id)
    known = _open_of(session, pupil_id)
    if any(says_all_of(one, span, kind) for one in known):
        return None
    meeting, whole = _met_by(session, known, span, kind)
    written = Absence(
        pupil_id=pupil_id,
        kind=kind,
        remark=remark,
        first_day=whole.first_day,
        last_day=whole.last_day,
        first_lesson=whole.first_lesson,
        last_lesson=whole.last_lesson,
        source=source_of(actor, kind),
        is_late=is_late,
        reported_by=actor.account_id or None,
        reported_at=clock.now(),
    )
    session.add(written)
    session.flush()
    for one in meeting:
        join(one, written)
    announce_absence(session, pupil_id)
    return written


def source_of(actor: Actor, kind: AbsenceKind) -> Source:
    """As what somebody says that a child is away."""
    if kind is AbsenceKind.UNEXPLAINED:
        return Source.TEACHER
    return Source.OFFICE if actor.is_administration else Source.GUARDIAN


def says_all_of(absence: Absence, span: AwaySpan, kind: AbsenceKind) -> bool:
    """Whether nothing is new: the days are known, and why, unless nobody says why now either."""
    is_explained = absence.source != Source.TEACHER or kind is AbsenceKind.UNEXPLAINED
    return is_explained and span_of(absence).covers(span)


def join(old: Absence, new: Absence) -> None:
    """From now on ``new`` tells of the days of ``old``."""
    old.state, old.joined_into_id = AbsenceState.JOINED, id_of(new)


def part_again(session: Session, absence_id: int) -> None:
    """What was joined into an absence that is withdrawn stands again as it was before."""
    was_joined = col(Absence.joined_into_id) == absence_id
    for state, is_recorded in ((AbsenceState.RECORDED, True), (AbsenceState.REPORTED, False)):
        session.execute(
            update(Absence)
            .where(was_joined, col(Absence.recorded_at).is_not(None) == is_recorded)
            .values(state=state, joined_into_id=None)
        )


def announce_absence(session: Session, pupil_id: int) -> None:
    """Office, teachers and the child's guardians see it without asking again."""
    announce(session, ABSENCES_TOPIC)
    announce_families(session, [pupil_id])


def _open_of(session: Session, pupil_id: int) -> list[Absence]:
    query = select(Absence).where(col(Absence.pupil_id) == pupil_id, is_open())
    return list(session.scalars(query.with_for_update()))


def _met_by(
    session: Session, known: Sequence[Absence], span: AwaySpan, kind: AbsenceKind
) -> tuple[list[Absence], AwaySpan]:
    """Those of the child's absences that are one with these days, and all those days together.

    Leave stays apart, for its decision may change. What a teacher has noted is explained only by
    days that hold all of it, and joins nothing itself.
    """
    if kind is AbsenceKind.UNEXPLAINED:
        return [], span
    apart = [one for one in known if one.source not in {Source.LEAVE, Source.TEACHER}]
    meeting: list[Absence] = []
    next_day = partial(next_school_day, session)
    while found := [one for one in apart if are_one(span_of(one), span, next_day)]:
        for one in found:
            span = joined(span, span_of(one))
            apart.remove(one)
        meeting += found
    noted = [one for one in known if one.source == Source.TEACHER]
    meeting += [one for one in noted if span.covers(span_of(one))]
    return meeting, span
