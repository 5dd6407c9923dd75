"""What the office has to look after so that nobody falls through, e.g. an address that fails."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, func, select, update
from sqlmodel import Session, col

from elternportal import clock
from elternportal.db import announce
from elternportal.domain import topics
from elternportal.domain.office import ACTIVATION_FAILED, IMPORT_FAILED, LETTER_STOPPED
from elternportal.domain.people import ADMINISTRATION, Actor
from elternportal.errors import NotFound
from elternportal.mail.addresses import trust_address
from elternportal.models.access import Account
from elternportal.models.base import id_of
from elternportal.models.office import OfficeTask
from elternportal.services.audit import record
from elternportal.services.office.calls import count_open_calls
from elternportal.services.office.mail_tasks import (
    REFUSED,
    STOPPED,
    UNREACHABLE,
    domain_and_reason,
)
from elternportal.services.school import children_without_guardian, names_of_children

SHOWN_DONE = 50


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task about one person, or about a mail domain or letter, without address and children.

    ``name`` is that of the person or domain, or the letter's title. ``reason`` is the mail
    server's answer, in its own words.
    ``is_unreachable`` tells how it is now: a task that was ticked off need not have changed that.
    """

    id: int
    kind: str
    name: str
    reason: str
    since: datetime
    done_at: datetime | None
    address: str = ""
    children: tuple[str, ...] = ()
    is_unreachable: bool = False
    account_id: int = 0  # of the person whom it is about; 0 if about none

    @property
    def is_about_person(self) -> bool:
        """Whether an address fails, and not the school's own mail server."""
        return self.kind == UNREACHABLE


@dataclass(frozen=True, slots=True)
class TaskListView:
    """All open tasks, the oldest first, and the :data:`SHOWN_DONE` that were done last."""

    open: tuple[TaskRow, ...]
    done: tuple[TaskRow, ...]
    children_without_access: int


def list_tasks(session: Session, actor: Actor) -> TaskListView:
    """The office's tasks.

    Raises:
        NotAllowed: the actor is neither office nor head.
    """
    actor.require(*ADMINISTRATION)
    is_open = col(OfficeTask.done_at).is_(None)
    oldest = (col(OfficeTask.created_at), col(OfficeTask.id))
    return TaskListView(
        open=_rows(session, _tasks().where(is_open).order_by(*oldest)),
        done=_rows(
            session,
            _tasks().where(~is_open).order_by(col(OfficeTask.done_at).desc()).limit(SHOWN_DONE),
        ),
        children_without_access=children_without_guardian(session),
    )


def count_open_tasks(session: Session) -> int:
    """How many tasks are open, for the start page; the caller has checked who sees it."""
    is_open = col(OfficeTask.done_at).is_(None)
    return session.scalar(select(func.count()).select_from(OfficeTask).where(is_open)) or 0


def tasks_at_start(session: Session, actor: Actor) -> int:
    """How many tasks are open; 0 for whoever is not in the office."""
    if not actor.is_administration:
        return 0
    return count_open_tasks(session) + count_open_calls(session)


def finish_task(session: Session, actor: Actor, task_id: int) -> None:
    """Tick a task off, e.g. because the family now gets paper; one that is done stays as it is.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NotFound: there is no such task.
    """
    actor.require(*ADMINISTRATION)
    _get(session, task_id)
    session.execute(
        update(OfficeTask)
        .where(col(OfficeTask.id) == task_id, col(OfficeTask.done_at).is_(None))
        .values(done_at=clock.now(), done_by=actor.account_id or None)
    )
    announce(session, topics.tasks())


def free_address(session: Session, actor: Actor, task_id: int) -> None:
    """Let mails go to the person of a task again; if they fail again, a new task comes.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NotFound: there is no such task about a person.
    """
    actor.require(*ADMINISTRATION)
    task = _get(session, task_id)
    if task.kind != UNREACHABLE:
        raise NotFound()
    trust_address(session, task.account_id, actor.account_id or None)
    record(session, actor.account_id, "address-freed", "account", task.account_id)


def _get(session: Session, task_id: int) -> OfficeTask:
    task = session.get(OfficeTask, task_id)
    if task is None:
        raise NotFound()
    return task


def _tasks() -> Select[OfficeTask, Account]:
    return select(OfficeTask, Account).join(Account, col(Account.id) == col(OfficeTask.account_id))


def _rows(session: Session, tasks: Select[OfficeTask, Account]) -> tuple[TaskRow, ...]:
    found = session.execute(tasks).all()
    children = names_of_children(session, {id_of(account) for _, account in found})
    return tuple(_row(task, account, children[id_of(account)]) for task, account in found)


def _row(task: OfficeTask, account: Account, children: Sequence[str]) -> TaskRow:
    if task.kind in (REFUSED, ACTIVATION_FAILED):
        return _about(task, *domain_and_reason(task))
    if task.kind == STOPPED:
        return _about(task, name="", reason=task.detail)
    if task.kind in (LETTER_STOPPED, IMPORT_FAILED):
        return _about(task, name=task.detail)
    return _about_person(task, account, children)


def _about(task: OfficeTask, name: str, reason: str = "") -> TaskRow:
    return TaskRow(
        id=id_of(task),
        kind=task.kind,
        name=name,
        reason=reason,
        since=task.created_at,
        done_at=task.done_at,
    )


def _about_person(task: OfficeTask, account: Account, children: Sequence[str]) -> TaskRow:
    return TaskRow(
        id=id_of(task),
        kind=task.kind,
        name=account.name or account.email,
        reason=task.detail,
        since=task.created_at,
        done_at=task.done_at,
        address=account.email,
        children=tuple(children),
        is_unreachable=account.mail_unreachable,
        account_id=0 if account.deleted_at else id_of(account),
    )
