"""Children, teachers and accounts as office and head find them in the search; nobody else does."""

from collections.abc import Sequence

from sqlalchemy import or_, select
from sqlmodel import Session, col

from elternportal import routes
from elternportal.db_words import holds_words
from elternportal.domain.names import teacher_name
from elternportal.domain.people import Actor
from elternportal.models.access import Account
from elternportal.models.base import id_of
from elternportal.models.school import Teacher
from elternportal.module import FoundThing
from elternportal.services.access.account_scope import exists_for
from elternportal.services.school import children_named, names_of_children


def find_children(
    session: Session, actor: Actor, words: Sequence[str], most: int
) -> Sequence[FoundThing]:
    """Children at school by name and class; each leads to its guardians."""
    if not actor.is_administration:
        return ()
    return [
        FoundThing(
            id=child.pupil_id,
            title=f"{child.surname}, {child.first_name}",
            text=child.class_name,
            route=routes.OFFICE_GUARDIANS,
            parameters={routes.CHILD_ID: child.pupil_id},
        )
        for child in children_named(session, words, most)
    ]


def find_teachers(
    session: Session, actor: Actor, words: Sequence[str], most: int
) -> Sequence[FoundThing]:
    """Teachers at school by name, short name and address; each leads to the own account, if any."""
    if not actor.is_administration:
        return ()
    found = session.execute(
        select(Teacher, Account)
        .outerjoin(Account, col(Account.teacher_id) == col(Teacher.id))
        .where(
            col(Teacher.is_active),
            holds_words(
                words,
                Teacher.surname,
                Teacher.first_name,
                Teacher.short_name,
                Teacher.email,
                Account.email,
            ),
        )
        .order_by(col(Teacher.surname), col(Teacher.first_name), col(Teacher.id))
        .limit(most)
    )
    return [_teacher(teacher, account, actor.language) for teacher, account in found]


def find_accounts(
    session: Session, actor: Actor, words: Sequence[str], most: int
) -> Sequence[FoundThing]:
    """Accounts by name and address, but for teachers', whom :func:`find_teachers` finds."""
    if not actor.is_administration:
        return ()
    found = session.scalars(
        select(Account)
        .outerjoin(Teacher, col(Teacher.id) == col(Account.teacher_id))
        .where(
            exists_for(actor),
            or_(col(Teacher.id).is_(None), ~col(Teacher.is_active)),
            holds_words(words, Account.name, Account.email),
        )
        .order_by(col(Account.name), col(Account.id))
        .limit(most)
    ).all()
    children = names_of_children(session, [id_of(account) for account in found])
    return [_account(account, children[id_of(account)]) for account in found]


def _teacher(teacher: Teacher, account: Account | None, language: str) -> FoundThing:
    has_page = account is not None and account.deleted_at is None
    return FoundThing(
        id=id_of(teacher),
        title=f"{teacher_name(teacher, language)} ({teacher.short_name})",
        text=account.email if account else teacher.email,
        route=routes.OFFICE_ACCOUNT if has_page else routes.OFFICE_TEACHERS,
        parameters={routes.ACCOUNT_ID: id_of(account)} if account and has_page else {},
    )


def _account(account: Account, children: Sequence[str]) -> FoundThing:
    return FoundThing(
        id=id_of(account),
        title=account.name or account.email,
        text=" · ".join(filter(None, (account.email if account.name else "", *children))),
        route=routes.OFFICE_ACCOUNT,
        parameters={routes.ACCOUNT_ID: id_of(account)},
    )
