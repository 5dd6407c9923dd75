"""Whose account is which teacher's."""

from sqlmodel import Session

from elternportal.models.access import Account
from elternportal.models.base import id_of
from elternportal.module import installed


def link_teacher(session: Session, account: Account, teacher_id: int | None) -> None:
    """Make the account the teacher's, or nobody's, with all that modules hang on it.

    Raises:
        Conflict: a module cannot bear it (see its ``teacher_linked``); the whole transaction must
            be given up.
    """
    account.teacher_id = teacher_id
    session.flush()
    for module in installed():
        if module.teacher_linked:
            module.teacher_linked(session, id_of(account), teacher_id)
