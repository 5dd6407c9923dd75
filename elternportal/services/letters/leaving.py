"""The letters that are addressed to children who leave by an import; they stay to be read."""

from collections.abc import Sequence

from sqlalchemy import func
from sqlmodel import Session, col, select

from elternportal.domain.school_import import Hanging, Leaving
from elternportal.models.letters import LetterPupil


def letters_of(session: Session, leaving: Leaving) -> Sequence[Hanging]:
    """How many of them name each child who leaves."""
    rows = session.exec(
        select(LetterPupil.pupil_id, func.count())
        .where(col(LetterPupil.pupil_id).in_(leaving.pupil_ids))
        .group_by(col(LetterPupil.pupil_id))
    )
    return [Hanging("letters", count, pupil_id=pupil_id) for pupil_id, count in rows]
