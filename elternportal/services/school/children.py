"""The children as their families see them: whose they are, and how they are called."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, select
from sqlmodel import Session, col

from elternportal.domain.names import pupil_name
from elternportal.domain.people import Actor
from elternportal.models.access import Guardianship
from elternportal.models.school import Pupil, SchoolClass


@dataclass(frozen=True, slots=True)
class ChildView:
    """A child at school, with its name and class as its family reads them."""

    id: int
    name: str
    class_name: str

    @property
    def label(self) -> str:
        """Ada Amsel (7b)"""
        return pupil_name(self.name, "", self.class_name)


def own_children(session: Session, actor: Actor) -> list[ChildView]:
    """The children at school of whom the actor is a guardian, by first name."""
    rows = session.execute(
        select(
            col(Pupil.id), col(Pupil.first_name), col(Pupil.surname), col(SchoolClass.short_name)
        )
        .join(Guardianship, col(Guardianship.pupil_id) == col(Pupil.id))
        .outerjoin(SchoolClass, col(SchoolClass.id) == col(Pupil.class_id))
        .where(_is_own(actor))
        .order_by(col(Pupil.first_name), col(Pupil.id))
    )
    return [view_of_child(row.id, row.first_name, row.surname, row.short_name) for row in rows]


def own_pupils(actor: Actor) -> Select[int]:
    """The ids of the children at school of whom the actor is a guardian."""
    return (
        select(col(Guardianship.pupil_id))
        .join(Pupil, col(Pupil.id) == col(Guardianship.pupil_id))
        .where(_is_own(actor))
        .correlate(None)
    )


def view_of_child(
    pupil_id: int, first_name: str, surname: str, class_name: str | None
) -> ChildView:
    """The child as it is shown to its family."""
    return ChildView(pupil_id, pupil_name(first_name, surname), class_name or "")


def names_of_children(session: Session, account_ids: Collection[int]) -> Mapping[int, list[str]]:
    """The names of each guardian's children who are at school; empty for whoever has none."""
    rows = session.execute(
        select(
            col(Guardianship.account_id),
            col(Pupil.first_name),
            col(Pupil.surname),
            col(SchoolClass.short_name),
        )
        .join(Pupil, col(Pupil.id) == col(Guardianship.pupil_id))
        .outerjoin(SchoolClass, col(SchoolClass.id) == col(Pupil.class_id))
        .where(col(Guardianship.account_id).in_(account_ids), col(Pupil.is_active))
        .order_by(col(Pupil.first_name), col(Pupil.id))
    )
    names: defaultdict[int, list[str]] = defaultdict(list)
    for account_id, first_name, surname, class_name in rows:
        names[account_id].append(pupil_name(first_name, surname, class_name or ""))
    return names


def _is_own(actor: Actor) -> ColumnElement[bool]:
    """The SQL condition that a :class:`Pupil` joined with its guardians is the actor's child."""
    return (col(Guardianship.account_id) == actor.account_id) & col(Pupil.is_active)
