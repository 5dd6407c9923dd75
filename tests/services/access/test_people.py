"""Own data, own sessions, and how long a session lasts (security S3, S4)."""

from datetime import timedelta

import pytest

from elternportal import clock
from elternportal.auth.passwords import PasswordTooShort
from elternportal.auth.sessions import find_actor, open_session, touch
from elternportal.db import Database
from elternportal.domain.people import Actor, Role
from elternportal.errors import InvalidInput, NotFound
from elternportal.models.access import Account, Guardianship
from elternportal.models.school import Teacher
from elternportal.services.access.login import SignIn, sign_in
from elternportal.services.access.people import (
    EmailTaken,
    change_language,
    change_name,
    create_admin,
    end_session,
    my_profile,
)
from tests.conftest import NOON
from tests.support.accounts import PASSWORD, run
from tests.support.world import World

FIREFOX = "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0"


def signed_in(database: Database, actor: Actor) -> tuple[str, Actor]:
    with database.transaction() as session:
        token = open_session(session, session.get_one(Account, actor.account_id), FIREFOX)
        session.flush()
        found = find_actor(session, token)
    assert found is not None
    return token, found.actor


def is_valid(database: Database, token: str) -> bool:
    with database.reading() as session:
        return find_actor(session, token) is not None


def test_S3_a_person_sees_the_own_browsers_and_can_sign_one_out(
    database: Database, world: World
) -> None:
    _, here = signed_in(database, world.anna)
    lost_token, lost = signed_in(database, world.anna)
    signed_in(database, world.berta)
    with database.reading() as session:
        sessions = my_profile(session, here).sessions
    assert {(view.id, view.is_current) for view in sessions} == {
        (here.session_id, True),
        (lost.session_id, False),
    }
    assert sessions[0].browser == "Firefox, Android"
    with database.transaction() as session:
        end_session(session, here, lost.session_id or 0)
    assert not is_valid(database, lost_token)


def test_an_outsider_cannot_end_a_foreign_session_and_it_looks_like_a_missing_one(
    database: Database, world: World
) -> None:
    token, anna = signed_in(database, world.anna)
    for session_id in (anna.session_id or 0, 999_999):
        with database.transaction() as session, pytest.raises(NotFound):
            end_session(session, world.berta, session_id)
    assert is_valid(database, token)


def test_the_profile_names_only_the_own_children(database: Database, world: World) -> None:
    with database.reading() as session:
        children = my_profile(session, world.berta).children
    assert [child.name for child in children] == ["Carla Carlasen"]


def test_name_and_language_can_be_changed_but_not_to_nonsense(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        change_name(session, world.berta, "  Berta   Birke-Buche ")
        change_language(session, world.berta, "en")
    for change, value in (
        (change_name, " "),
        (change_name, "x" * 101),
        (change_name, "berta@example.org"),
        (change_language, "xx"),
    ):
        with database.transaction() as session, pytest.raises(InvalidInput):
            change(session, world.berta, value)
    with database.reading() as session:
        profile = my_profile(session, world.berta)
    assert (profile.name, profile.language) == ("Berta Birke-Buche", "en")


@pytest.mark.parametrize(
    ("person", "idle", "total"),
    [
        ("olga", timedelta(minutes=30), timedelta(hours=12)),
        ("huber", timedelta(minutes=30), timedelta(hours=12)),
        ("anna", timedelta(days=14), timedelta(days=30)),
    ],
)
def test_S4_a_session_ends_when_idle_and_for_good_after_its_total_time(
    database: Database, world: World, person: str, idle: timedelta, total: timedelta
) -> None:
    with clock.at(NOON):
        token, actor = signed_in(database, getattr(world, person))
    with clock.at(NOON + idle):
        assert is_valid(database, token)
    with clock.at(NOON + idle + timedelta(seconds=1)):
        assert not is_valid(database, token)
    with clock.at(NOON + total - timedelta(seconds=1)):
        with database.transaction() as session:
            touch(session, actor)
        assert is_valid(database, token)
    with clock.at(NOON + total):
        assert not is_valid(database, token)


def test_S3_a_session_follows_the_account_at_every_look(database: Database, world: World) -> None:
    token, _ = signed_in(database, world.olga)
    with database.transaction() as session:
        account = session.get_one(Account, world.olga.account_id)
        account.is_office = False
        session.add(account)
    with database.reading() as session:
        found = find_actor(session, token)
        assert found is not None
        assert found.actor.roles == frozenset()
    with database.transaction() as session:
        account = session.get_one(Account, world.olga.account_id)
        account.is_disabled = True
        session.add(account)
    assert not is_valid(database, token)


@pytest.mark.parametrize("person", ["huber", "maier"])
def test_S3_a_teacher_who_left_is_a_teacher_no_more_and_stays_a_parent(
    database: Database, world: World, person: str
) -> None:
    token, teacher = signed_in(database, getattr(world, person))
    with database.transaction() as session:
        if person == "maier":
            pupil_id = world.pupils["Ada"]
            session.add(
                Guardianship(account_id=teacher.account_id, pupil_id=pupil_id, since=clock.now())
            )
        session.get_one(Teacher, teacher.teacher_id).is_active = False
    with database.reading() as session:
        found = find_actor(session, token)
    assert found is not None
    assert found.actor.roles == ({Role.PARENT} if person == "maier" else frozenset())
    assert found.actor.teacher_id is None


def test_the_first_account_of_a_school_can_sign_in(database: Database) -> None:
    with database.transaction() as session:
        create_admin(session, "Head@Example.org", "Hanna Head", PASSWORD, is_head=True)
    token = run(sign_in(database, SignIn("head@example.org", PASSWORD)))
    with database.reading() as session:
        found = find_actor(session, token)
    assert found is not None
    assert found.actor.roles == {Role.HEAD}


def test_an_account_is_neither_doubled_nor_made_with_a_weak_password(
    database: Database, world: World
) -> None:
    with database.transaction() as session, pytest.raises(EmailTaken):
        create_admin(session, "olga.office@example.org", "Olga", PASSWORD)
    with database.transaction() as session, pytest.raises(PasswordTooShort):
        create_admin(session, "new@example.org", "Neu", "kurz")
