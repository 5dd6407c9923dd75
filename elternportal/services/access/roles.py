"""Roles are offered to people who have an account already, and taken from them again.

Whose account it is only the person can say: an address that was mistyped, or that a family shares,
would make a parent the teacher. So a mailed link asks, and the role counts once it was answered.
"""

from dataclasses import dataclass
from typing import ClassVar
from uuid import uuid4

from sqlalchemy import ColumnElement
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select, update

from elternportal import clock
from elternportal.auth.sessions import revoke_sessions
from elternportal.db import announce
from elternportal.db_errors import broken_constraint
from elternportal.domain import topics
from elternportal.domain.names import surname_of
from elternportal.domain.people import ADMINISTRATION, Actor, Role
from elternportal.errors import Conflict
from elternportal.mail.outbox import enqueue
from elternportal.models.access import Account, MailToken
from elternportal.models.base import id_of
from elternportal.models.school import Teacher
from elternportal.services.access.account_locks import note
from elternportal.services.access.account_mails import (
    ROLE_DECLINED,
    ROLE_GIVEN,
    ROLE_OFFERED,
    ROLE_TAKEN,
    tell,
)
from elternportal.services.access.account_scope import (
    HeadOnly,
    find_account,
    lock_row,
    parse_reason,
    require_others,
)
from elternportal.services.access.mail_tokens import (
    LinkInvalid,
    Purpose,
    RoleOffer,
    create_link,
    spend_link,
)
from elternportal.services.audit import record
from elternportal.services.school import link_teacher

ONE_PER_TEACHER = "uq_account_teacher_id"


class HasRoleAlready(Conflict):
    key: ClassVar[str] = "accounts-error-has-role"


class HasNotRole(Conflict):
    key: ClassVar[str] = "accounts-error-has-not-role"


@dataclass(frozen=True, slots=True)
class RemoveRole:
    """Which role an account loses, and why."""

    account_id: int
    role: Role
    reason: str


def offer_role(
    session: Session,
    actor: Actor,
    account: Account,
    role: Role,
    teacher: Teacher | None = None,
    reason: str = "",
) -> None:
    """Ask the person by mail whether the role is theirs; a link that asked before ends.

    Args:
        teacher: whom the account would act for, for the role of a teacher.

    Raises:
        NotAllowed: the actor is neither office nor head, or no head and it is the head's role.
        HasRoleAlready
    """
    actor.require(*ADMINISTRATION)
    if role is Role.HEAD and not actor.has(Role.HEAD):
        raise HeadOnly()
    teacher_id = id_of(teacher) if teacher else None
    if _has_role(account, role, teacher_id):
        raise HasRoleAlready()
    is_same = (col(MailToken.account_id) == account.id) & (col(MailToken.role) == role)
    if teacher_id is not None:
        is_same |= col(MailToken.teacher_id) == teacher_id
    withdraw_offers(session, is_same)
    offer = RoleOffer(role, teacher_id, actor.account_id or None)
    seed = create_link(session, Purpose.ROLE, account.email, account_id=account.id, offer=offer)
    shown = {"teacher": surname_of(teacher)} if teacher else {}
    tell(session, account, ROLE_OFFERED, seed=seed, role=role, **shown)
    note(session, actor, account, "role-offered", reason, role)


def withdraw_offers(session: Session, which: ColumnElement[bool]) -> None:
    """End the open links by which roles were offered, of those :class:`MailToken` that ``which``
    names.
    """
    session.execute(
        update(MailToken)
        .where(col(MailToken.purpose) == Purpose.ROLE, col(MailToken.used_at).is_(None), which)
        .values(used_at=clock.now())
    )


def accept_role(session: Session, token: str) -> None:
    """The person says by the mailed link that the role is theirs; it counts from the next sign-in.

    Raises:
        LinkInvalid: also if the role has gone to somebody else, or the teacher has left.
        TeacherIsBusy: the person has an appointment as a parent at the same time as the teacher.
    """
    link, account = _spend(session, token)
    role = Role(link.role)
    if role is Role.TEACHER:
        _become_teacher(session, account, link.teacher_id)
    elif role is Role.OFFICE:
        account.is_office = True
    else:
        account.is_head = True
    revoke_sessions(session, id_of(account))  # the next one counts by the rules for staff
    tell(session, account, ROLE_GIVEN, role=role)
    _note_answer(session, account, "role-accepted", role)


def decline_role(session: Session, token: str) -> None:
    """The person says that the role is not theirs; whoever asked hears so.

    Raises:
        LinkInvalid
    """
    link, account = _spend(session, token)
    asker = session.get(Account, link.asked_by) if link.asked_by else None
    if asker is not None and not asker.is_disabled:
        enqueue(
            session,
            ROLE_DECLINED,
            event=f"role-declined-{link.id}-{uuid4().hex}",
            to=asker.email,
            account_id=asker.id,
            language=asker.language,
            params={"role": link.role},
        )
    _note_answer(session, account, "role-declined", Role(link.role))


def remove_role(session: Session, actor: Actor, command: RemoveRole) -> None:
    """Take a role from an account, which keeps its other ones; of a teacher's, the link to the
    teacher ends. The person is signed out everywhere and told.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NotConfirmed, NotFound, HeadOnly, ReasonMissing, HasNotRole
        LastHead, LastAdministration, OwnAccount
    """
    reason = parse_reason(command.reason)
    find_account(session, actor, command.account_id)
    actor.require_confirmed()
    if command.role in ADMINISTRATION:
        require_others(session, actor, command.account_id)
    account = lock_row(session, actor, command.account_id)
    if not _has_role(account, command.role, account.teacher_id):
        raise HasNotRole()
    if command.role is Role.TEACHER:
        link_teacher(session, account, None)
    elif command.role is Role.OFFICE:
        account.is_office = False
    else:
        account.is_head = False
    revoke_sessions(session, id_of(account))
    tell(session, account, ROLE_TAKEN, role=command.role)
    note(session, actor, account, f"role-taken-{command.role}", reason)


def _has_role(account: Account, role: Role, teacher_id: int | None) -> bool:
    held = {
        Role.TEACHER: teacher_id is not None and account.teacher_id == teacher_id,
        Role.OFFICE: account.is_office,
        Role.HEAD: account.is_head,
    }
    return held.get(role, False)


def _spend(session: Session, token: str) -> tuple[MailToken, Account]:
    link = spend_link(session, token, Purpose.ROLE)
    account = session.get(Account, link.account_id, with_for_update=True)
    if account is None or account.is_disabled or account.email != link.email:
        raise LinkInvalid()
    return link, account


def _become_teacher(session: Session, account: Account, teacher_id: int | None) -> None:
    """A teacher who came back under another short name takes the account along.

    An account that was made for the teacher and never opened gives way.
    """
    teacher = session.get(Teacher, teacher_id)
    holder = session.get(Teacher, account.teacher_id) if account.teacher_id else None
    is_others = holder is not None and holder is not teacher and holder.is_active
    if teacher is None or not teacher.is_active or is_others:
        raise LinkInvalid()
    before = session.exec(select(Account).where(Account.teacher_id == teacher.id)).first()
    if before is not None and before is not account:
        if before.password_hash:
            raise LinkInvalid()
        link_teacher(session, before, None)
    try:
        with session.begin_nested():
            link_teacher(session, account, id_of(teacher))
    except IntegrityError as error:
        if broken_constraint(error) != ONE_PER_TEACHER:
            raise
        raise LinkInvalid() from error


def _note_answer(session: Session, account: Account, action: str, role: Role) -> None:
    record(session, id_of(account), action, "account", account.id, role=role)
    announce(session, topics.accounts(), topics.teacher_accounts())
