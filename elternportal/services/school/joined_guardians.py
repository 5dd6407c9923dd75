"""The guardianships of two accounts that turn out to be one person's."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlmodel import Session, col

from elternportal.models.access import EndedGuardianship, Guardianship
from elternportal.models.school import Pupil
from elternportal.services.school.custody import TakenOffBefore, end_guardianship
from elternportal.services.school.guardians import begin_guardianship, is_guardian


def join_guardians(session: Session, goes_id: int, stays_id: int) -> Sequence[int]:
    """Make one account guardian of all children of the other, with all that modules hang on it.

    The children's rows are locked, so that a booking at the same moment cannot miss it. What was
    taken off the account that goes counts as taken off the other one. Returns the children that
    are new to it.

    Raises:
        TakenOffBefore: a child of the one was taken off the other.
        Conflict: a module cannot bear it (see its ``guardian_added``); the whole transaction must
            be given up.
    """
    of_it = select(col(Guardianship.pupil_id)).where(col(Guardianship.account_id) == goes_id)
    locked = select(Pupil).where(col(Pupil.id).in_(of_it)).order_by(col(Pupil.id))
    session.scalars(locked.with_for_update()).all()
    _require_none_taken_off(session, goes_id, stays_id)
    _require_none_taken_off(session, stays_id, goes_id)
    _join_ended(session, goes_id, stays_id)
    rows = select(Guardianship).where(col(Guardianship.account_id) == goes_id)
    since = {row.pupil_id: row.since for row in session.scalars(rows)}
    for pupil_id in since:
        end_guardianship(session, goes_id, pupil_id)
    new = [each for each in since if not session.scalar(select(is_guardian(stays_id, each)))]
    for pupil_id in new:
        begin_guardianship(session, stays_id, pupil_id, since[pupil_id])
    return new


def _require_none_taken_off(session: Session, guardian_id: int, other_id: int) -> None:
    """Raises TakenOffBefore: a child of the one was taken off the other."""
    ended = (
        select(col(EndedGuardianship.id))
        .join(Guardianship, col(Guardianship.pupil_id) == col(EndedGuardianship.pupil_id))
        .where(
            col(Guardianship.account_id) == guardian_id,
            col(EndedGuardianship.account_id) == other_id,
        )
    )
    if session.scalars(ended).first() is not None:
        raise TakenOffBefore("accounts-error-join-taken-off")


def _join_ended(session: Session, goes_id: int, stays_id: int) -> None:
    """What was taken off both is known once, by the row of the account that stays."""
    known = select(col(EndedGuardianship.pupil_id)).where(
        col(EndedGuardianship.account_id) == stays_id
    )
    of_both = set(session.scalars(known))
    of_it = select(EndedGuardianship).where(col(EndedGuardianship.account_id) == goes_id)
    for ended in session.scalars(of_it).all():
        if ended.pupil_id in of_both:
            session.delete(ended)
        else:
            ended.account_id = stays_id
    session.flush()
