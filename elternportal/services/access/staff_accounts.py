"""Accounts for the office and the head: made by mail, so that nobody else knows the password."""

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from elternportal import clock
from elternportal.db_errors import broken_constraint
from elternportal.domain.email_address import parse_email
from elternportal.domain.names import parse_person_name
from elternportal.domain.people import ADMINISTRATION, Actor, Role
from elternportal.errors import InvalidInput
from elternportal.models.access import Account
from elternportal.models.base import id_of
from elternportal.school_settings.identity import LANGUAGE
from elternportal.school_settings.snapshot import school_settings
from elternportal.services.access.account_email import ONE_PER_ADDRESS
from elternportal.services.access.account_locks import note
from elternportal.services.access.account_mails import INVITE_STAFF, tell
from elternportal.services.access.account_scope import HeadOnly, parse_reason
from elternportal.services.access.address_owner import account_at, is_nobodys, require_seen
from elternportal.services.access.mail_tokens import Purpose, create_link, spend_other_links
from elternportal.services.access.people import EmailTaken
from elternportal.services.access.roles import offer_role


class StaffOutcome(StrEnum):
    """What became of a new member of the administration."""

    INVITED = "invited"  # a new account, opened by a mailed link
    ASKED = "asked"  # there was an account: its owner is asked whether the role is theirs


@dataclass(frozen=True, slots=True)
class NewStaff:
    """Who is to work in the office, or as head.

    ``owner_id`` is the account that has the address, once the actor has seen whose it is; the name
    is for a new one.
    """

    email: str
    name: str
    role: Role
    reason: str
    owner_id: int | None = None


def add_staff(session: Session, actor: Actor, command: NewStaff) -> StaffOutcome:
    """Make an account for the office or the head, or ask the owner of the one there is.

    Raises:
        NotAllowed: the actor is neither office nor head; HeadOnly: only a head makes a head.
        NotConfirmed, ReasonMissing, EmailMalformed, NotAName, OwnerUnseen, HasRoleAlready
        EmailTaken: the account with this address is locked, or was opened at this moment.
    """
    actor.require(*ADMINISTRATION)
    if command.role not in ADMINISTRATION:
        raise InvalidInput(field="role")
    if command.role is Role.HEAD and not actor.has(Role.HEAD):
        raise HeadOnly()
    actor.require_confirmed()
    reason, email = parse_reason(command.reason), parse_email(command.email)
    account = account_at(session, email)
    if account is not None and not is_nobodys(session, account):
        if account.is_disabled:
            raise EmailTaken()
        require_seen(session, account, command.owner_id)
        offer_role(session, actor, account, command.role, reason=reason)
        return StaffOutcome.ASKED
    if account is None:
        account = _new_account(session, email)
    account.name = parse_person_name(command.name)
    account.is_office = command.role is Role.OFFICE
    account.is_head = command.role is Role.HEAD
    mail_invitation(session, account)
    note(session, actor, account, f"{command.role}-invited", reason)
    return StaffOutcome.INVITED


def mail_invitation(session: Session, account: Account) -> None:
    """Mail a link for the first password; one that was mailed before ends."""
    spend_other_links(session, account.email)
    seed = create_link(session, Purpose.RESET, account.email, account_id=id_of(account))
    tell(session, account, INVITE_STAFF, seed=seed)


def _new_account(session: Session, email: str) -> Account:
    """Raises EmailTaken if somebody opens an account with this address at the same moment."""
    account = Account(
        email=email, language=school_settings(session)[LANGUAGE], created_at=clock.now()
    )
    try:
        with session.begin_nested():
            session.add(account)
            session.flush()
    except IntegrityError as error:
        if broken_constraint(error) != ONE_PER_ADDRESS:
            raise
        raise EmailTaken() from error
    return account
