"""The saved groups in which children are who leave by an import."""

from collections.abc import Sequence

from sqlalchemy import func
from sqlmodel import Session, col, select

from elternportal.domain.school_import import Hanging, Leaving
from elternportal.models.audience import PupilGroupMember


def groups_of(session: Session, leaving: Leaving) -> Sequence[Hanging]:
    """How many of them name each child who leaves."""
    rows = session.exec(
        select(PupilGroupMember.pupil_id, func.count())
        .where(col(PupilGroupMember.pupil_id).in_(leaving.pupil_ids))
        .group_by(col(PupilGroupMember.pupil_id))
    )
    return [Hanging("groups", count, pupil_id=pupil_id) for pupil_id, count in rows]
