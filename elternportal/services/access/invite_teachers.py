"""Office and head invite teachers: the account is made at once, and a mailed link opens it.

From then on the account's own address counts, so no later import hands it to another mailbox. Where
the address belongs to an account there is, e.g. of a teacher who is a parent, the office sees whose
it is, and a mailed link asks that person whether they are this teacher (``roles.py``).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col

from elternportal import clock
from elternportal.db import announce
from elternportal.db_errors import broken_constraint
from elternportal.domain import topics
from elternportal.domain.email_address import parse_email
from elternportal.domain.names import surname_of
from elternportal.domain.people import ADMINISTRATION, Actor, Role
from elternportal.duration import takes_long
from elternportal.errors import Conflict, InvalidInput, NotFound
from elternportal.models.access import Account, MailToken
from elternportal.models.base import id_of
from elternportal.models.school import Teacher
from elternportal.school_settings.identity import LANGUAGE
from elternportal.school_settings.snapshot import school_settings
from elternportal.services.access.account_email import ONE_PER_ADDRESS
from elternportal.services.access.account_mails import tell
from elternportal.services.access.address_owner import (
    OwnerUnseen,
    account_at,
    is_nobodys,
    require_seen,
)
from elternportal.services.access.mail_tokens import Purpose, create_link, spend_other_links
from elternportal.services.access.mails import INVITE_TEACHER
from elternportal.services.access.roles import offer_role, withdraw_offers
from elternportal.services.access.teacher_accounts import imported_address
from elternportal.services.audit import record
from elternportal.services.school import link_teacher


class AlreadyActive(Conflict):
    """The teacher has a password already, so there is nothing to invite to."""

    key: ClassVar[str] = "teachers-error-already-active"


class NoAddress(InvalidInput):
    """The import brought none; the office has to type one."""

    key: ClassVar[str] = "teachers-error-no-address"
    field_name = "email"


class AddressTaken(Conflict):
    """The address is that of another teacher, or of an account that was closed."""

    key: ClassVar[str] = "teachers-error-address-taken"
    field_name = "email"


class Outcome(StrEnum):
    """What an invitation came to."""

    INVITED = "invited"
    ASKED = "asked"  # there was an account: its owner is asked whether they are the teacher
    OWNED = "owned"  # there was an account, and the office has yet to see whose
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class InviteAt:
    """One teacher, at an address that the office has typed.

    ``owner_id`` is the account that has this address, once the office has seen whose it is.
    """

    teacher_id: int
    email: str
    owner_id: int | None = None


@dataclass(frozen=True, slots=True)
class Invitations:
    """How many were invited, or are asked about the account they have, and the names of the others.

    ``owned`` are those whose address belongs to an account of which the office has yet to see
    whose it is, ``refused`` those whose address cannot be theirs.
    """

    invited: int
    asked: int = 0
    owned: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


@takes_long
def invite_teachers(
    session: Session, actor: Actor, teacher_ids: Sequence[int] | None = None
) -> Invitations:
    """Mail an invitation to these teachers, or (None) to all with an address and no account.

    Who was invited before gets a new link, and the old one ends.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NotFound: one of the teachers does not exist or has left.
        AlreadyActive, NoAddress: one of the named teachers.
        OwnerUnseen, AddressTaken: the only named teacher; of several, the others are invited.
    """
    actor.require(*ADMINISTRATION)
    teachers = _locked(session, teacher_ids)
    outcomes = []
    for teacher in teachers:
        account = _account_of(session, teacher)
        email = account.email if account else imported_address(teacher)
        if teacher_ids is None and (account or not email):
            continue
        if not email:
            raise NoAddress(name=surname_of(teacher))
        is_alone = teacher_ids is not None and len(teachers) == 1
        invite = _invite if is_alone else _try_to_invite
        outcomes.append((teacher, invite(session, actor, teacher, email)))
    return _summary(session, outcomes)


def invite_at(session: Session, actor: Actor, command: InviteAt) -> Invitations:
    """Invite one teacher at a typed address, also in place of one that was wrong.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NotFound: the teacher does not exist or has left.
        EmailMalformed, AlreadyActive, AddressTaken, OwnerUnseen
    """
    actor.require(*ADMINISTRATION)
    email = parse_email(command.email)
    (teacher,) = _locked(session, [command.teacher_id])
    outcome = _invite(session, actor, teacher, email, command.owner_id)
    return _summary(session, [(teacher, outcome)])


def _locked(session: Session, teacher_ids: Sequence[int] | None) -> Sequence[Teacher]:
    """The teachers in one order, held so that of two who invite at once one comes after the other.

    Raises:
        NotFound
    """
    statement = select(Teacher).where(col(Teacher.is_active)).order_by(col(Teacher.id))
    if teacher_ids is not None:
        statement = statement.where(col(Teacher.id).in_(teacher_ids))
    teachers = session.scalars(statement.with_for_update()).all()
    if teacher_ids is not None and len(teachers) != len(set(teacher_ids)):
        raise NotFound()
    return teachers


def _try_to_invite(session: Session, actor: Actor, teacher: Teacher, email: str) -> Outcome:
    """Of many, one whose address is taken keeps nobody else from the invitation."""
    try:
        return _invite(session, actor, teacher, email)
    except OwnerUnseen:
        return Outcome.OWNED
    except AddressTaken:
        return Outcome.REFUSED


def _invite(
    session: Session, actor: Actor, teacher: Teacher, email: str, owner_id: int | None = None
) -> Outcome:
    own = _account_of(session, teacher)
    if own is not None:
        _end_links(session, own)
    found = account_at(session, email)
    if found is not None and found is not own and not is_nobodys(session, found):
        _require_free(session, found, teacher)
        require_seen(session, found, owner_id)
        offer_role(session, actor, found, Role.TEACHER, teacher)
        return Outcome.ASKED
    withdraw_offers(session, col(MailToken.teacher_id) == teacher.id)  # it was somebody else's
    account = found or own or _new_account(session, teacher, email)
    if own is not None and own is not account:
        link_teacher(session, own, None)  # it was made for an address that was wrong
    account.email, account.name = email, _name_of(teacher)
    link_teacher(session, account, id_of(teacher))
    return _mail_link(session, actor, account)


def _account_of(session: Session, teacher: Teacher) -> Account | None:
    return session.scalars(select(Account).where(col(Account.teacher_id) == teacher.id)).first()


def _end_links(session: Session, account: Account) -> None:
    """End the links to an account without a password, and see that none was used at this moment.

    In the order in which a link is used: first the link's row, then the account's.

    Raises:
        AlreadyActive
    """
    spend_other_links(session, account.email)
    session.refresh(account, with_for_update=True)
    if account.password_hash:
        raise AlreadyActive()


def _new_account(session: Session, teacher: Teacher, email: str) -> Account:
    """Raises AddressTaken if somebody opens an account with this address at the same moment."""
    account = Account(
        email=email,
        name=_name_of(teacher),
        language=school_settings(session)[LANGUAGE],
        created_at=clock.now(),
    )
    try:
        with session.begin_nested():
            session.add(account)
            session.flush()
    except IntegrityError as error:
        if broken_constraint(error) != ONE_PER_ADDRESS:
            raise
        raise AddressTaken() from error
    return account


def _name_of(teacher: Teacher) -> str:
    return f"{teacher.first_name} {teacher.surname}".strip() or teacher.short_name


def _require_free(session: Session, account: Account, teacher: Teacher) -> None:
    """A teacher who left and came back under another short name takes the account along."""
    holder = session.get(Teacher, account.teacher_id) if account.teacher_id else None
    is_others = holder is not None and holder is not teacher and holder.is_active
    if account.is_disabled or is_others:
        raise AddressTaken()


def _mail_link(session: Session, actor: Actor, account: Account) -> Outcome:
    spend_other_links(session, account.email)
    seed = create_link(session, Purpose.RESET, account.email, account_id=account.id)
    tell(session, account, INVITE_TEACHER, seed=seed)
    record(session, actor.account_id, "teacher-invited", "account", account.id)
    return Outcome.INVITED


def _summary(session: Session, outcomes: Sequence[tuple[Teacher, Outcome]]) -> Invitations:
    announce(session, topics.teacher_accounts())
    results = [outcome for _, outcome in outcomes]
    return Invitations(
        invited=results.count(Outcome.INVITED),
        asked=results.count(Outcome.ASKED),
        owned=_names(outcomes, Outcome.OWNED),
        refused=_names(outcomes, Outcome.REFUSED),
    )


def _names(outcomes: Sequence[tuple[Teacher, Outcome]], wanted: Outcome) -> tuple[str, ...]:
    return tuple(surname_of(teacher) for teacher, outcome in outcomes if outcome is wanted)
