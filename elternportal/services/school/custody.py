"""The school takes a guardian off a child, e.g. when custody has changed, and puts one back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from sqlalchemy import delete, select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.db import announce
from elternportal.domain import topics
from elternportal.domain.names import pupil_name
from elternportal.errors import Conflict, NotFound
from elternportal.models.access import EndedGuardianship, Guardianship
from elternportal.models.base import id_of
from elternportal.models.school import Pupil, SchoolClass
from elternportal.module import installed


class TakenOffBefore(Conflict):
    """A PIN does not bring back what the school has ended; it may lie at home still."""

    key: ClassVar[str] = "account-error-taken-off"


@dataclass(frozen=True, slots=True)
class OwnChildRow:
    """A child of one account, as the office reads it. ``ended_at`` and ``reason`` tell of one that
    the school has taken off it; then ``since`` is when it had begun.
    """

    pupil_id: int
    label: str
    since: datetime
    ended_at: datetime | None = None
    reason: str = ""


def take_off_guardian(session: Session, account_id: int, pupil_id: int, reason: str) -> None:
    """End what the account may see and do for the child, with all that modules hang on it.

    The child's row is locked, so that a booking at the same moment cannot hold this guardian.

    Raises:
        NotFound: the account is no guardian of the child.
    """
    session.scalars(select(Pupil).where(col(Pupil.id) == pupil_id).with_for_update()).first()
    since = session.scalar(
        delete(Guardianship)
        .where(col(Guardianship.account_id) == account_id, col(Guardianship.pupil_id) == pupil_id)
        .returning(col(Guardianship.since))
    )
    if since is None:
        raise NotFound()
    _forget_end(session, account_id, pupil_id)
    session.add(
        EndedGuardianship(
            account_id=account_id,
            pupil_id=pupil_id,
            since=since,
            ended_at=clock.now(),
            reason=reason,
        )
    )
    session.flush()
    _tell_modules(session, account_id, pupil_id)


def end_guardianship(session: Session, account_id: int, pupil_id: int) -> None:
    """Take a guardian off a child and keep no trace of it; the caller has locked the child."""
    session.execute(
        delete(Guardianship).where(
            col(Guardianship.account_id) == account_id, col(Guardianship.pupil_id) == pupil_id
        )
    )
    _tell_modules(session, account_id, pupil_id)


def end_guardianships(session: Session, account_id: int) -> None:
    """Take an account off all its children, and forget which it had: it is deleted."""
    ended = delete(Guardianship).where(col(Guardianship.account_id) == account_id)
    pupil_ids = session.scalars(ended.returning(col(Guardianship.pupil_id))).all()
    for pupil_id in pupil_ids:
        _tell_modules(session, account_id, pupil_id)
    session.execute(
        delete(EndedGuardianship).where(col(EndedGuardianship.account_id) == account_id)
    )


def allow_back(session: Session, account_id: int, pupil_id: int) -> None:
    """Forget that the child was taken off the account, so that it can be added again.

    Raises:
        NotFound: it was not.
    """
    if not _forget_end(session, account_id, pupil_id):
        raise NotFound()


def require_not_taken_off(session: Session, account_id: int, pupil_id: int) -> None:
    """Raises TakenOffBefore."""
    ended = select(col(EndedGuardianship.id)).where(
        col(EndedGuardianship.account_id) == account_id,
        col(EndedGuardianship.pupil_id) == pupil_id,
    )
    if session.scalar(ended) is not None:
        raise TakenOffBefore()


def children_of_account(session: Session, account_id: int) -> Sequence[OwnChildRow]:
    """The children at school of whom the account is a guardian, by first name."""
    rows = session.execute(
        select(Pupil, col(SchoolClass.short_name), col(Guardianship.since))
        .join(Guardianship, col(Guardianship.pupil_id) == col(Pupil.id))
        .outerjoin(SchoolClass, col(SchoolClass.id) == col(Pupil.class_id))
        .where(col(Guardianship.account_id) == account_id, col(Pupil.is_active))
        .order_by(col(Pupil.first_name), col(Pupil.id))
    )
    return [OwnChildRow(id_of(pupil), _label(pupil, name), since) for pupil, name, since in rows]


def children_taken_off(session: Session, account_id: int) -> Sequence[OwnChildRow]:
    """The children that the school has taken off the account, the latest first."""
    rows = session.execute(
        select(Pupil, col(SchoolClass.short_name), EndedGuardianship)
        .join(EndedGuardianship, col(EndedGuardianship.pupil_id) == col(Pupil.id))
        .outerjoin(SchoolClass, col(SchoolClass.id) == col(Pupil.class_id))
        .where(col(EndedGuardianship.account_id) == account_id, col(Pupil.is_active))
        .order_by(col(EndedGuardianship.ended_at).desc(), col(Pupil.id))
    )
    return [
        OwnChildRow(id_of(pupil), _label(pupil, name), end.since, end.ended_at, end.reason)
        for pupil, name, end in rows
    ]


def _tell_modules(session: Session, account_id: int, pupil_id: int) -> None:
    for module in installed():
        if module.guardian_removed:
            module.guardian_removed(session, account_id, pupil_id)
    announce(session, topics.family(account_id), topics.pins(), topics.accounts())


def _forget_end(session: Session, account_id: int, pupil_id: int) -> bool:
    forgotten = delete(EndedGuardianship).where(
        col(EndedGuardianship.account_id) == account_id,
        col(EndedGuardianship.pupil_id) == pupil_id,
    )
    return session.execute(forgotten.returning(col(EndedGuardianship.id))).first() is not None


def _label(pupil: Pupil, class_name: str | None) -> str:
    return pupil_name(pupil.first_name, pupil.surname, class_name or "")
