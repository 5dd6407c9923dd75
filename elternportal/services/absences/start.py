"""Own children who are away today or will be, for the start page; and the office's number."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.domain.people import Actor, Role
from elternportal.models.absences import Absence
from elternportal.services.absences.reporting import OwnAbsenceRow, own_absences
from elternportal.services.absences.scope import is_unrecorded


def absences_at_start(session: Session, actor: Actor) -> Sequence[OwnAbsenceRow]:
    """What guardians have reported for today and later, the next one first; and what they owe."""
    if not actor.has(Role.PARENT):
        return ()
    rows = [row for row in own_absences(session, actor) if row.is_to_come or row.certificate]
    return sorted(rows, key=lambda row: (row.span.begins, row.child.name))


def unrecorded_absences(session: Session, actor: Actor) -> int:
    """How many the office has not taken note of, of today and the days to come."""
    if not actor.is_administration:
        return 0
    query = select(func.count()).select_from(Absence)
    waiting = query.where(is_unrecorded(), col(Absence.last_day) >= clock.today())
    return session.scalar(waiting) or 0
