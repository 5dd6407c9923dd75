"""Office and head lock an account, open it again, sign a person out everywhere, or delete it."""

from sqlalchemy import delete
from sqlmodel import Session, col

from elternportal import clock
from elternportal.auth.sessions import revoke_sessions
from elternportal.backup.deletions import Deleted, remember
from elternportal.db import announce
from elternportal.domain import topics
from elternportal.domain.people import Actor
from elternportal.errors import Conflict
from elternportal.mail.addresses import trust_address
from elternportal.mail.forgetting import forget_receiver
from elternportal.models import metadata
from elternportal.models.access import Account, LoginSession, MailToken
from elternportal.models.base import id_of
from elternportal.module import installed
from elternportal.services.access.account_mails import (
    DELETED,
    LOCKED,
    SIGNED_OUT,
    UNLOCKED,
    tell,
    tell_at,
)
from elternportal.services.access.account_scope import (
    OnAccount,
    find_account,
    lock_row,
    parse_reason,
    require_others,
)
from elternportal.services.access.mail_tokens import spend_links_of
from elternportal.services.audit import record
from elternportal.services.school import end_guardianships, link_teacher


class AlreadyLocked(Conflict):
    key = "accounts-error-already-locked"


class NotLocked(Conflict):
    key = "accounts-error-not-locked"


def lock_account(session: Session, actor: Actor, command: OnAccount) -> None:
    """Nobody gets in by this account until it is unlocked; its open pages close by themselves.

    Its links end, no mail goes to it but the one that says so, and its data stays.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NotConfirmed, NotFound, HeadOnly, ReasonMissing, AlreadyLocked
        LastHead, LastAdministration, OwnAccount
    """
    reason = parse_reason(command.reason)
    account = _lock_one_of_several(session, actor, command.account_id)
    if account.is_disabled:
        raise AlreadyLocked()
    account.is_disabled = True
    _sign_out(session, account)
    tell_at(session, account, account.email, LOCKED)
    note(session, actor, account, "account-locked", reason)


def unlock_account(session: Session, actor: Actor, command: OnAccount) -> None:
    """Let the person in again, by the password as before.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NotFound, HeadOnly, ReasonMissing, NotLocked
    """
    reason = parse_reason(command.reason)
    account = lock_row(session, actor, command.account_id)
    if not account.is_disabled:
        raise NotLocked()
    account.is_disabled = False
    account.failed_logins, account.login_blocked_until = 0, None
    tell(session, account, UNLOCKED)
    note(session, actor, account, "account-unlocked", reason)


def end_all_sessions(session: Session, actor: Actor, command: OnAccount) -> None:
    """Sign the person out everywhere, e.g. because a phone was lost; links to a password end, too.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NotFound, HeadOnly, ReasonMissing
    """
    reason = parse_reason(command.reason)
    account = lock_row(session, actor, command.account_id)
    _sign_out(session, account)
    tell(session, account, SIGNED_OUT)
    note(session, actor, account, "account-signed-out", reason)


def delete_account(session: Session, actor: Actor, command: OnAccount) -> None:
    """Delete a person's account: name, address, password, children, roles and choices are gone.

    The bare row stays for what the person did for a child or the school, e.g. an answer to a
    letter. The address is free at once, so the person can open a new account by a PIN.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NotConfirmed, NotFound, HeadOnly, ReasonMissing, LastHead, LastAdministration, OwnAccount
    """
    reason = parse_reason(command.reason)
    account = _lock_one_of_several(session, actor, command.account_id)
    tell_at(session, account, account.email, DELETED)
    erase_account(session, account, actor.account_id or None)
    note(session, actor, account, "account-deleted", reason)


def erase_account(session: Session, account: Account, by_account_id: int | None) -> None:
    """Take all that tells who somebody is out of an account's row, and what hangs on it; a backup
    that is restored later will have it taken out again.
    """
    account_id, email = id_of(account), account.email
    end_guardianships(session, account_id)
    trust_address(session, account_id, by_account_id)  # and so its tasks are done
    link_teacher(session, account, None)
    empty_account(session, account)
    forget_receiver(session, account_id, account.email)
    session.execute(delete(LoginSession).where(col(LoginSession.account_id) == account_id))
    _delete_what_hangs_on(session, account_id)
    session.execute(
        delete(MailToken).where(
            (col(MailToken.account_id) == account_id) | (col(MailToken.email) == email)
        )
    )
    remember(session, Deleted.ACCOUNT, account_id)


def _delete_what_hangs_on(session: Session, account_id: int) -> None:
    """What the cards declare to go with an account, e.g. its addresses of calendars."""
    for kept in (kept for module in installed() for kept in module.retention):
        if kept.owner == "account":
            table = metadata.tables[kept.table]
            session.execute(delete(table).where(table.c.account_id == account_id))


def empty_account(session: Session, account: Account) -> None:
    """Leave the bare row of an account, which tells nothing of the person and opens to nobody."""
    account.email = f"deleted-{account.id}@invalid"
    account.name = account.password_hash = ""
    account.is_office = account.is_head = False
    account.signed_in_at = account.factor_since = account.factor_due = None
    account.is_disabled, account.deleted_at = True, clock.now()
    session.flush()


def note(
    session: Session, actor: Actor, account: Account, action: str, reason: str, role: str = ""
) -> None:
    """Write down who did what to the account and why, and let the open pages show it."""
    record(session, actor.account_id, action, "account", account.id, reason=reason, role=role)
    session.flush()
    announce(session, topics.accounts(), topics.teacher_accounts())


def _lock_one_of_several(session: Session, actor: Actor, account_id: int) -> Account:
    find_account(session, actor, account_id)
    actor.require_confirmed()
    require_others(session, actor, account_id)
    return lock_row(session, actor, account_id)


def _sign_out(session: Session, account: Account) -> None:
    revoke_sessions(session, id_of(account))
    spend_links_of(session, id_of(account), account.email)
