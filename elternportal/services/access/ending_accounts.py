"""Accounts of people who have no child at school any more, and no work there: they hear of it, and
after three months the account is deleted (security, *data protection*).
"""

from collections.abc import Mapping
from datetime import timedelta

from sqlalchemy import ColumnElement, exists, or_, update
from sqlmodel import Session, col, select

from elternportal import clock
from elternportal.domain.retention import QUARTER
from elternportal.models.access import Account
from elternportal.models.school import Teacher
from elternportal.services.access.account_locks import erase_account
from elternportal.services.access.account_mails import DELETED, ENDING, tell, tell_at
from elternportal.services.audit import record
from elternportal.services.school import has_children

KEPT = timedelta(days=QUARTER)


def end_accounts(session: Session) -> Mapping[str, int]:
    """Tell those whom the portal is no longer for, and delete the accounts of those who have been
    told long enough ago. Whoever belongs to the school again keeps the account.
    """
    back = update(Account).where(_belongs_here(), col(Account.ends_since).is_not(None))
    session.execute(back.values(ends_since=None))
    ended = select(Account).where(
        ~_belongs_here(),
        col(Account.deleted_at).is_(None),
        col(Account.ends_since) <= clock.today() - KEPT,
    )
    accounts = session.exec(ended.with_for_update()).all()
    for account in accounts:
        tell_at(session, account, account.email, DELETED)
        erase_account(session, account, None)
        record(session, None, "account-deleted", "account", account.id)
    _begin(session)
    return {"account": len(accounts)}


def _begin(session: Session) -> None:
    """A locked account hears nothing, but its time runs as well."""
    gone = select(Account).where(
        ~_belongs_here(), col(Account.deleted_at).is_(None), col(Account.ends_since).is_(None)
    )
    for account in session.exec(gone.with_for_update()).all():
        account.ends_since = clock.today()
        if not account.is_disabled:
            tell(session, account, ENDING, date=(account.ends_since + KEPT).isoformat())


def _belongs_here() -> ColumnElement[bool]:
    """The SQL condition that an account is of somebody with a child or work at the school."""
    teaches = exists().where(col(Teacher.id) == col(Account.teacher_id), col(Teacher.is_active))
    return or_(has_children(col(Account.id)), teaches, col(Account.is_office), col(Account.is_head))
