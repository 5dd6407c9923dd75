"""How many of a class are away on a day, for whoever plans something: neither who nor why."""

from datetime import date

from sqlalchemy import func, select
from sqlmodel import Session, col

from elternportal.calendars.class_days import ClassAway
from elternportal.models.absences import Absence
from elternportal.models.school import Pupil
from elternportal.services.absences.scope import is_open


def away_of_class(session: Session, class_id: int, day: date) -> tuple[ClassAway, ...]:
    """The children who have leave or were reported to be away, as one number."""
    count = session.scalar(
        select(func.count(col(Absence.pupil_id).distinct()))
        .join(Pupil, col(Pupil.id) == col(Absence.pupil_id))
        .where(
            is_open(),
            col(Absence.first_day) <= day,
            col(Absence.last_day) >= day,
            col(Pupil.class_id) == class_id,
            col(Pupil.is_active),
        )
    )
    return (ClassAway(children=count),) if count else ()
