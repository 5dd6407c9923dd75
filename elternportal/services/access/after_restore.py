"""What a restored backup must not bring back: who was deleted since, and who was signed in."""

from collections.abc import Sequence

from sqlalchemy import delete
from sqlmodel import Session

from elternportal.backup.deletions import Deleted, Deletion
from elternportal.errors import NotFound
from elternportal.models.access import Account, LoginSession, MailToken
from elternportal.services.access.account_locks import erase_account
from elternportal.services.school import take_off_guardian


def end_sessions_and_links(session: Session) -> None:
    """Everybody signs in anew: a session, or a link in a mail, may have been ended since."""
    session.execute(delete(LoginSession))
    session.execute(delete(MailToken))


def delete_again(session: Session, deletions: Sequence[Deletion], reason: str) -> int:
    """Do what was done since the backup; returns how many of them the backup did not have."""
    return sum(_delete(session, deletion, reason) for deletion in deletions)


def _delete(session: Session, deletion: Deletion, reason: str) -> bool:
    if deletion.what == Deleted.CHILD_OF_ACCOUNT:
        try:
            take_off_guardian(session, deletion.account_id, deletion.pupil_id, reason)
        except NotFound:
            return False
        return True
    account = session.get(Account, deletion.account_id)
    if account is None or account.deleted_at is not None:
        return False
    erase_account(session, account, None)
    return True
