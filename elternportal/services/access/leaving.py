"""The people who are signed in for teachers and children who leave by an import."""

from collections.abc import Sequence

from sqlalchemy import func
from sqlmodel import Session, col, select

from elternportal.domain.school_import import Hanging, Leaving
from elternportal.models.access import Account, LoginSession
from elternportal.services.school import guardian_pairs

SESSIONS = "sessions"


def sessions_of(session: Session, leaving: Leaving) -> Sequence[Hanging]:
    """How many sessions the accounts of these teachers and the guardians of these children have."""
    open_session = col(LoginSession.revoked_at).is_(None)
    teachers = session.exec(
        select(Account.teacher_id, func.count())
        .join(LoginSession, col(LoginSession.account_id) == col(Account.id))
        .where(col(Account.teacher_id).in_(leaving.teacher_ids), open_session)
        .group_by(col(Account.teacher_id))
    ).all()
    pairs = guardian_pairs()
    pupils = session.execute(
        select(pairs.c.pupil_id, func.count())
        .join(LoginSession, col(LoginSession.account_id) == pairs.c.account_id)
        .where(pairs.c.pupil_id.in_(leaving.pupil_ids), open_session)
        .group_by(pairs.c.pupil_id)
    ).all()
    return [
        *(Hanging(SESSIONS, count, teacher_id=teacher_id) for teacher_id, count in teachers),
        *(Hanging(SESSIONS, count, pupil_id=pupil_id) for pupil_id, count in pupils),
    ]
