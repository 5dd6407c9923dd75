"""The office's tasks: whom no mail reaches, whose children that concerns, and what was done."""

from datetime import datetime

import pytest
from sqlmodel import Session, select

from elternportal.db import Database
from elternportal.errors import NotAllowed, NotFound
from elternportal.mail.addresses import mark_unreachable
from elternportal.models.access import Account
from elternportal.models.audit import AuditEntry
from elternportal.models.mail import OutboxMail
from elternportal.services.office.tasks import (
    TaskListView,
    finish_task,
    free_address,
    list_tasks,
    tasks_at_start,
)
from tests.support.world import World

MISSING = 987_654


@pytest.fixture
def task_id(database: Database, world: World, stopped_clock: datetime) -> int:
    """No mail reaches Anna any more."""
    with database.transaction() as session:
        mark_unreachable(session, _mail(session, world), "550 5.1.1 unknown user")
    return _tasks(database, world).open[0].id


def test_a_task_names_the_person_the_address_the_children_and_the_reason(
    database: Database, world: World, task_id: int, stopped_clock: datetime
) -> None:
    (task,) = _tasks(database, world).open
    assert (task.name, task.address) == ("Anna Amsel", "anna.amsel@example.org")
    assert task.children == ("Ada Adasen (7b)", "Ben Bensen (9a)")
    assert (task.reason, task.since) == ("550 5.1.1 unknown user", stopped_clock)
    assert task.is_unreachable


def test_a_freed_address_gets_mails_again_and_the_task_is_done(
    database: Database, world: World, task_id: int
) -> None:
    with database.transaction() as session:
        free_address(session, world.olga, task_id)
        assert not session.get_one(Account, world.anna.account_id).mail_unreachable
        assert session.exec(select(AuditEntry.action)).all() == ["address-freed"]
    view = _tasks(database, world)
    assert view.open == ()
    assert [task.id for task in view.done] == [task_id]


def test_a_task_that_is_ticked_off_leaves_the_address_as_it_is(
    database: Database, world: World, task_id: int
) -> None:
    for _ in range(2):
        with database.transaction() as session:
            finish_task(session, world.hanna, task_id)
    view = _tasks(database, world)
    assert (view.open, len(view.done)) == ((), 1)
    assert view.done[0].is_unreachable


def test_the_start_page_counts_open_tasks_for_the_office_alone(
    database: Database, world: World, task_id: int
) -> None:
    with database.reading() as session:
        counts = [
            tasks_at_start(session, actor)
            for actor in (world.olga, world.hanna, world.huber, world.anna)
        ]
    assert counts == [1, 1, 0, 0]


def test_children_without_a_guardian_are_counted_beside_the_tasks(
    database: Database, world: World
) -> None:
    assert _tasks(database, world).children_without_access == 1  # Dora


def test_Z4_only_office_and_head_see_or_do_tasks(
    database: Database, world: World, task_id: int
) -> None:
    with database.transaction() as session:
        for outsider in (world.anna, world.berta, world.huber):
            with pytest.raises(NotAllowed):
                list_tasks(session, outsider)
            for change in (finish_task, free_address):
                with pytest.raises(NotAllowed):
                    change(session, outsider, task_id)
        for change in (finish_task, free_address):
            with pytest.raises(NotFound):
                change(session, world.olga, MISSING)
    assert len(_tasks(database, world).open) == 1


def _tasks(database: Database, world: World) -> TaskListView:
    with database.reading() as session:
        return list_tasks(session, world.olga)


def _mail(session: Session, world: World) -> OutboxMail:
    anna = session.get_one(Account, world.anna.account_id)
    return OutboxMail(account_id=anna.id, recipient=anna.email)
