"""Since when a child or teacher has left the school: from then on their time runs."""

from collections.abc import Mapping

from sqlalchemy import update
from sqlmodel import Session, col

from elternportal import clock
from elternportal.models.school import Pupil, Teacher


def note_who_left(session: Session) -> Mapping[str, int]:
    """Write down the day on which it was found that somebody has left, and forget it of those who
    are back. By whatever way they left, it is found in the next night.
    """
    for table in (Pupil, Teacher):
        left = update(table).where(~col(table.is_active), col(table.left_on).is_(None))
        session.execute(left.values(left_on=clock.today()))
        back = update(table).where(col(table.is_active), col(table.left_on).is_not(None))
        session.execute(back.values(left_on=None))
    return {}
