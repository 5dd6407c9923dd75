"""Trips of a class among the school's dates, for whoever plans something for that day."""

from datetime import date

from sqlalchemy import exists, select
from sqlmodel import Session, col

from elternportal.calendars.class_days import ClassAway
from elternportal.domain.dates import DateCategory
from elternportal.models.dates import SchoolDate
from elternportal.models.school import Pupil
from elternportal.services.audience import reaches


def trips_of_class(session: Session, class_id: int, day: date) -> tuple[ClassAway, ...]:
    """The trips on this day for which at least one child of the class is meant."""
    is_for_class = (
        exists()
        .where(
            col(Pupil.class_id) == class_id,
            col(Pupil.is_active),
            reaches(col(SchoolDate.audience_id), col(Pupil.id)),
        )
        .correlate(SchoolDate)
    )
    titles = session.scalars(
        select(col(SchoolDate.title))
        .where(
            col(SchoolDate.category) == DateCategory.TRIP,
            col(SchoolDate.removed_at).is_(None),
            col(SchoolDate.first_day) <= day,
            col(SchoolDate.last_day) >= day,
            is_for_class,
        )
        .order_by(col(SchoolDate.first_day), col(SchoolDate.id))
    )
    return tuple(ClassAway(trip=title) for title in titles)
