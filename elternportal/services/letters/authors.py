"""Whether those who let a letter go out later may still send it when its time has come.

Until then an account may have been closed, a teacher have left, or a class have another teacher.
"""

from collections.abc import Iterator

from sqlalchemy import and_, select
from sqlmodel import Session, col

from elternportal.domain.people import Actor, Role
from elternportal.errors import NotAllowed, NotFound
from elternportal.models.access import Account
from elternportal.models.base import id_of
from elternportal.models.letters import Letter
from elternportal.models.school import Teacher
from elternportal.services.audience import read_choice, require_own
from elternportal.services.letters.scope import require_author


def may_be_published(session: Session, letter: Letter) -> bool:
    """Whether its author, or whoever set its time last, may still write to its audience."""
    choice = read_choice(session, letter.audience_id)
    for actor in _responsible(session, letter):
        try:
            require_author(session, actor)
            require_own(session, actor, choice)
        except (NotAllowed, NotFound):
            continue
        return True
    return False


def _responsible(session: Session, letter: Letter) -> Iterator[Actor]:
    """Those of the two whose accounts are open, with the roles of this moment."""
    is_active_teacher = and_(col(Teacher.id) == col(Account.teacher_id), col(Teacher.is_active))
    accounts = (
        select(Account, col(Teacher.id))
        .outerjoin(Teacher, is_active_teacher)
        .where(
            col(Account.id).in_([letter.author_id, letter.scheduled_by_id]),
            ~col(Account.is_disabled),
        )
    )
    for account, teacher_id in session.execute(accounts):
        held = {
            Role.TEACHER: teacher_id is not None,
            Role.OFFICE: account.is_office,
            Role.HEAD: account.is_head,
        }
        roles = frozenset(role for role, holds in held.items() if holds)
        yield Actor(id_of(account), roles, teacher_id=teacher_id)
