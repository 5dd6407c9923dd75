"""A domain that refuses the school's mails is one task of the office, and nobody's fault."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier

import pytest
from sqlmodel import select

from elternportal import clock
from elternportal.db import Database
from elternportal.domain.people import Actor
from elternportal.errors import NotFound
from elternportal.mail.addresses import note_refused
from elternportal.mail.sender import SmtpSender
from elternportal.models.access import Account
from elternportal.models.mail import OutboxMail
from elternportal.services.office.tasks import TaskRow, finish_task, free_address, list_tasks
from tests.support.notices import tell_of_notice
from tests.support.outbox import enqueue_cancellations, work
from tests.support.smtp import SmtpServer
from tests.support.world import World

ANSWER = "550 5.7.1 mails from this network are not accepted"


def open_tasks(database: Database, world: World) -> list[TaskRow]:
    with database.reading() as session:
        return list(list_tasks(session, world.olga).open)


async def send(
    database: Database, world: World, smtp_server: SmtpServer, *people: Actor, title: str
) -> None:
    """Mails to these people, all of which are refused, while the server takes one to others."""
    with database.transaction() as session:
        for person in people:
            smtp_server.refusals[session.get_one(Account, person.account_id).email] = ANSWER
        tell_of_notice(session, *people, title=title)
    sender = SmtpSender(smtp_server.settings)
    await work(database, sender)
    with database.transaction() as session:
        enqueue_cancellations(session, world, "somebody@well.example")
    with clock.at(clock.now() + timedelta(minutes=1)):
        await work(database, sender)
    with clock.at(clock.now() + timedelta(hours=3)):
        await work(database, sender)


async def test_many_refused_mails_are_one_task_for_each_domain(
    database: Database, world: World, smtp_server: SmtpServer, stopped_clock: datetime
) -> None:
    with database.transaction() as session:
        session.get_one(Account, world.berta.account_id).email = "berta@sub.example.org"
    everybody = (world.anna, world.anton, world.berta)
    await send(database, world, smtp_server, *everybody, title="Sommerfest")
    await send(database, world, smtp_server, *everybody, title="Pausenverkauf")

    tasks = open_tasks(database, world)
    assert {(task.name, task.reason) for task in tasks} == {
        ("example.org", ANSWER),
        ("sub.example.org", ANSWER),
    }
    assert len(tasks) == 2
    assert {(task.address, task.children, task.is_about_person) for task in tasks} == {
        ("", (), False)
    }
    with database.reading() as session:
        assert session.exec(select(Account.id).where(Account.mail_unreachable)).all() == []


async def test_a_domain_that_refuses_again_after_the_task_was_done_is_a_new_task(
    database: Database, world: World, smtp_server: SmtpServer, stopped_clock: datetime
) -> None:
    await send(database, world, smtp_server, world.anna, title="Sommerfest")
    [task] = open_tasks(database, world)
    with database.transaction() as session:
        finish_task(session, world.olga, task.id)
    assert open_tasks(database, world) == []
    with clock.at(stopped_clock + timedelta(days=1)):
        await send(database, world, smtp_server, world.anna, title="Pausenverkauf")
    [again] = open_tasks(database, world)
    assert again.id != task.id


async def test_such_a_task_can_only_be_ticked_off_because_no_address_is_blocked(
    database: Database, world: World, smtp_server: SmtpServer
) -> None:
    await send(database, world, smtp_server, world.anna, title="Sommerfest")
    [task] = open_tasks(database, world)
    with database.transaction() as session, pytest.raises(NotFound):
        free_address(session, world.olga, task.id)


def test_two_processes_that_hear_of_it_at_once_make_one_task(
    database: Database, world: World
) -> None:
    people = (world.anna, world.berta)
    start = Barrier(len(people))

    def hear(person: Actor) -> None:
        start.wait()
        with database.transaction() as session:
            account = session.get_one(Account, person.account_id)
            mail = OutboxMail(account_id=account.id, recipient=account.email)
            note_refused(session, mail, ANSWER)

    with ThreadPoolExecutor(len(people)) as threads:
        list(threads.map(hear, people))
    assert [task.name for task in open_tasks(database, world)] == ["example.org"]


def test_a_refusal_of_an_address_that_nobody_has_any_more_is_no_task(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        note_refused(session, OutboxMail(recipient="left@gone.example"), ANSWER)
    assert open_tasks(database, world) == []
