"""Weighty changes of accounts need the password again (security S4)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import Session

from elternportal import clock
from elternportal.auth.sessions import find_actor, open_session
from elternportal.db import Database
from elternportal.domain.people import Actor, Role
from elternportal.errors import NotConfirmed
from elternportal.models.access import Account
from elternportal.services.access.account_children import OnChild, put_back_child, take_off_child
from elternportal.services.access.account_email import CorrectEmail, correct_email
from elternportal.services.access.account_locks import (
    delete_account,
    end_all_sessions,
    lock_account,
    unlock_account,
)
from elternportal.services.access.account_scope import OnAccount
from elternportal.services.access.roles import RemoveRole, remove_role
from elternportal.services.access.set_password import OldPasswordWrong
from elternportal.services.access.staff_accounts import NewStaff, add_staff
from elternportal.services.access.step_up import confirm_password
from tests.support.accounts import PASSWORD, give_password
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("cheap_passwords", "stopped_clock")
Act = Callable[[Session, Actor, World], object]


WEIGHTY: dict[str, Act] = {
    "lock": lambda s, a, w: lock_account(s, a, OnAccount(w.berta.account_id, "why")),
    "delete": lambda s, a, w: delete_account(s, a, OnAccount(w.berta.account_id, "why")),
    "email": lambda s, a, w: correct_email(
        s, a, CorrectEmail(w.berta.account_id, "b@example.org", "why")
    ),
    "new office": lambda s, a, w: add_staff(
        s, a, NewStaff("neu@example.org", "Nora Neu", Role.OFFICE, "why")
    ),
    "role": lambda s, a, w: remove_role(s, a, RemoveRole(w.olga.account_id, Role.OFFICE, "why")),
    "teacher": lambda s, a, w: remove_role(s, a, RemoveRole(w.roth.account_id, Role.TEACHER, "x")),
    "child": lambda s, a, w: take_off_child(
        s, a, OnChild(w.berta.account_id, w.pupils["Carla"], "why")
    ),
}


def at_the_desk(database: Database, token: str) -> Actor:
    """Hanna, as the gate would know her at this moment."""
    with database.reading() as session:
        found = find_actor(session, token)
    assert found is not None
    return found.actor


@pytest.mark.parametrize("what", WEIGHTY)
async def test_S4_ten_minutes_after_signing_in_something_weighty_needs_the_password(
    database: Database, world: World, what: str
) -> None:
    give_password(database, world.hanna.account_id)
    with database.transaction() as session:
        token = open_session(session, session.get_one(Account, world.hanna.account_id))
    assert at_the_desk(database, token).has_confirmed
    with clock.at(clock.now() + timedelta(minutes=11)):
        hanna = at_the_desk(database, token)
        with database.transaction() as session, pytest.raises(NotConfirmed):
            WEIGHTY[what](session, hanna, world)
        with pytest.raises(OldPasswordWrong):
            await confirm_password(database, hanna, "not the password")
        assert not at_the_desk(database, token).has_confirmed
        await confirm_password(database, hanna, PASSWORD)
        with database.transaction() as session:
            WEIGHTY[what](session, at_the_desk(database, token), world)


def test_S4_a_child_is_put_back_on_an_account_only_after_the_password(
    database: Database, world: World
) -> None:
    command = OnChild(world.berta.account_id, world.pupils["Carla"], "why")
    with database.transaction() as session:
        take_off_child(session, world.olga, command)
        with pytest.raises(NotConfirmed):
            put_back_child(session, replace(world.olga, has_confirmed=False), command)
        put_back_child(session, world.olga, command)


def test_S4_what_helps_at_once_needs_no_password(database: Database, world: World) -> None:
    hanna, berta = replace(world.hanna, has_confirmed=False), world.berta.account_id
    with database.transaction() as session:
        end_all_sessions(session, hanna, OnAccount(berta, "a phone was lost"))
        lock_account(session, world.hanna, OnAccount(berta, "why"))
        unlock_account(session, hanna, OnAccount(berta, "why"))
