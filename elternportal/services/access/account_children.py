"""Office and head take a guardian off a child, e.g. after a court's decision, and put one back."""

from dataclasses import dataclass

from sqlmodel import Session

from elternportal.auth.sessions import revoke_sessions
from elternportal.backup.deletions import Deleted, remember
from elternportal.domain.people import Actor
from elternportal.models.access import Account
from elternportal.models.base import id_of
from elternportal.services.access.account_locks import note
from elternportal.services.access.account_mails import CHILD_PUT_BACK, CHILD_TAKEN_OFF, tell
from elternportal.services.access.account_scope import find_account, lock_row, parse_reason
from elternportal.services.access.pins import revoke_unused
from elternportal.services.audit import record
from elternportal.services.school import (
    add_guardian,
    allow_back,
    guardians_of,
    take_off_guardian,
)


@dataclass(frozen=True, slots=True)
class OnChild:
    """One account and one child, and why something is done about the two."""

    account_id: int
    pupil_id: int
    reason: str


def take_off_child(session: Session, actor: Actor, command: OnChild) -> int:
    """The person sees and does nothing for the child any more; returns how many guardians remain.

    The child's appointments and answers stay. Unused PINs of the child die, because one may lie in
    this person's home, and no new PIN brings the child back to the account. The person is signed
    out everywhere, so no open page shows the child.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NotFound: no such account, or it is no guardian of the child.
        NotConfirmed, HeadOnly, ReasonMissing
    """
    reason = parse_reason(command.reason)
    find_account(session, actor, command.account_id)
    actor.require_confirmed()
    take_off_guardian(session, command.account_id, command.pupil_id, reason)
    account = lock_row(session, actor, command.account_id)
    revoke_unused(session, {command.pupil_id})
    revoke_sessions(session, id_of(account))
    remember(session, Deleted.CHILD_OF_ACCOUNT, command.account_id, command.pupil_id)
    tell(session, account, CHILD_TAKEN_OFF)
    _note(session, actor, account, command.pupil_id, "guardian-taken-off", reason)
    return len(guardians_of(session, command.pupil_id))


def put_back_child(session: Session, actor: Actor, command: OnChild) -> None:
    """Undo :func:`take_off_child`; the PINs that died with it stay dead.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NotFound: no such account, or the child was not taken off it, or has left the school.
        NotConfirmed, HeadOnly, ReasonMissing, AlreadyGuardian, GuardianIsBusy
    """
    reason = parse_reason(command.reason)
    find_account(session, actor, command.account_id)
    actor.require_confirmed()
    allow_back(session, command.account_id, command.pupil_id)
    add_guardian(session, command.account_id, command.pupil_id)
    account = lock_row(session, actor, command.account_id)
    remember(session, Deleted.PUT_BACK, command.account_id, command.pupil_id)
    tell(session, account, CHILD_PUT_BACK)
    _note(session, actor, account, command.pupil_id, "guardian-put-back", reason)


def _note(
    session: Session, actor: Actor, account: Account, pupil_id: int, action: str, reason: str
) -> None:
    """Found by the child and by the account."""
    note(session, actor, account, action, reason)
    record(
        session,
        actor.account_id,
        action,
        "pupil",
        pupil_id,
        reason=reason,
        account=str(account.id),
    )
