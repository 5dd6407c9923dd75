"""The other children of a child's guardians, as the office sees the family."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlmodel import Session, col

from elternportal.domain.names import pupil_name
from elternportal.models.access import Guardianship
from elternportal.models.school import Pupil, SchoolClass


@dataclass(frozen=True, slots=True)
class SiblingRow:
    """Another child at school of one of the child's guardians.

    ``is_of_all``: every guardian of the child is its guardian, too, so that what goes home with the
    child may speak of it. Parents who live apart may have children whom the other does not know.
    """

    pupil_id: int
    label: str
    is_of_all: bool


def siblings_of(session: Session, pupil_id: int) -> tuple[SiblingRow, ...]:
    """The siblings by first name; the caller has checked who asks."""
    own = select(col(Guardianship.account_id)).where(col(Guardianship.pupil_id) == pupil_id)
    guardians = session.scalar(select(func.count()).select_from(own.subquery())) or 0
    rows = session.execute(
        select(
            col(Pupil.id),
            col(Pupil.first_name),
            col(Pupil.surname),
            col(SchoolClass.short_name),
            func.count().label("shared"),
        )
        .join(Guardianship, col(Guardianship.pupil_id) == col(Pupil.id))
        .outerjoin(SchoolClass, col(SchoolClass.id) == col(Pupil.class_id))
        .where(
            col(Pupil.is_active),
            col(Pupil.id) != pupil_id,
            col(Guardianship.account_id).in_(own),
        )
        .group_by(
            col(Pupil.id), col(Pupil.first_name), col(Pupil.surname), col(SchoolClass.short_name)
        )
        .order_by(col(Pupil.first_name), col(Pupil.id))
    )
    return tuple(
        SiblingRow(
            row.id,
            pupil_name(row.first_name, row.surname, row.short_name or ""),
            row.shared == guardians,
        )
        for row in rows
    )
