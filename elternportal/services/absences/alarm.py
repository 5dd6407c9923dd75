"""A child is missing and nobody has said why: after some minutes its guardians are asked.

Whoever reports in the last second stops it: the child is locked before the question goes out.
"""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.domain.absences import AbsenceState, Source
from elternportal.domain.people import SYSTEM, Actor
from elternportal.models.absences import Absence
from elternportal.models.base import known_id
from elternportal.school_settings.snapshot import school_settings
from elternportal.services.absences.joining import announce_absence
from elternportal.services.absences.mails import ask_guardians
from elternportal.services.absences.scope import find_own, is_open
from elternportal.services.absences.settings import ASK_AFTER_MINUTES
from elternportal.services.audit import record
from elternportal.services.school import ask_to_call, lock_family

CALL_UNEXPLAINED, CALL_WORRIED = "absence-unexplained", "absence-worried"


def absences_to_ask_about(session: Session) -> Sequence[int]:
    """What teachers noted today, so many minutes ago, and nobody has explained or asked about.

    About a child that has come meanwhile nobody is asked in a hurry.
    """
    minutes = school_settings(session)[ASK_AFTER_MINUTES]
    if not minutes:
        return ()
    ids = session.scalars(
        select(col(Absence.id)).where(
            is_open(),
            col(Absence.source) == Source.TEACHER,
            col(Absence.first_day) == clock.today(),
            col(Absence.last_lesson).is_(None),
            col(Absence.asked_at).is_(None),
            col(Absence.reported_at) <= clock.now() - timedelta(minutes=minutes),
        )
    )
    return [known_id(absence_id) for absence_id in ids]


def ask_about(session: Session, absence_id: int) -> None:
    """Ask the guardians by mail; whom no mail reaches, the office calls."""
    pupil_id = session.scalar(select(col(Absence.pupil_id)).where(col(Absence.id) == absence_id))
    if pupil_id is None:
        return
    lock_family(session, pupil_id)
    absence = session.get_one(Absence, absence_id, populate_existing=True)
    is_explained = absence.state in {AbsenceState.JOINED, AbsenceState.WITHDRAWN}
    has_come = absence.last_lesson is not None
    if is_explained or has_come or absence.asked_at is not None:
        return
    absence.asked_at = clock.now()
    if not ask_guardians(session, absence):
        ask_to_call(session, pupil_id, CALL_UNEXPLAINED)
    record(session, SYSTEM.account_id, "absence-asked", "absence", absence_id)
    announce_absence(session, pupil_id)


def ask_for_call(session: Session, actor: Actor, absence_id: int) -> None:
    """A guardian says: the child should be at school. The office calls at once.

    Raises:
        NotAllowed, NotFound: see :func:`find_own`.
    """
    absence = find_own(session, actor, absence_id)
    ask_to_call(session, absence.pupil_id, CALL_WORRIED)
    record(session, actor.account_id, "absence-call-wanted", "absence", absence_id)
