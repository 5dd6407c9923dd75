"""Office and head get colleagues, and roles are given and taken again."""

import pytest
from sqlmodel import select

from elternportal.auth.sessions import find_actor, open_session
from elternportal.db import Database
from elternportal.domain.people import SYSTEM, Actor, Role
from elternportal.errors import InvalidInput, NotAllowed, NotFound
from elternportal.models.access import Account
from elternportal.services.access.account_scope import (
    HeadOnly,
    LastHead,
    OwnAccount,
    ReasonMissing,
)
from elternportal.services.access.account_view import read_account
from elternportal.services.access.address_owner import OwnerUnseen, owner_of
from elternportal.services.access.people import EmailTaken
from elternportal.services.access.roles import (
    HasNotRole,
    HasRoleAlready,
    RemoveRole,
    accept_role,
    remove_role,
)
from elternportal.services.access.set_password import SetPassword, set_password_by_link
from elternportal.services.access.staff_accounts import NewStaff, StaffOutcome, add_staff
from tests.support.accounts import PASSWORD, give_password, mails_to, run, token_mailed_to
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("cheap_passwords")

OTTILIE = "ottilie@example.org"


def add(
    database: Database, actor: Actor, role: Role, email: str = OTTILIE, owner_id: int | None = None
) -> StaffOutcome:
    command = NewStaff(email, "Ottilie Ost", role, "starts in May", owner_id)
    with database.transaction() as session:
        return add_staff(session, actor, command)


def remove(
    database: Database, actor: Actor, account_id: int, role: Role, why: str = "left"
) -> None:
    with database.transaction() as session:
        remove_role(session, actor, RemoveRole(account_id, role, why))


def signed_in(database: Database, account_id: int) -> Actor | None:
    with database.transaction() as session:
        cookie = open_session(session, session.get_one(Account, account_id))
        session.flush()
        found = find_actor(session, cookie)
    return found.actor if found else None


def test_a_new_colleague_sets_the_password_by_a_mailed_link(
    database: Database, world: World
) -> None:
    assert add(database, world.olga, Role.OFFICE) is StaffOutcome.INVITED
    cookie = run(
        set_password_by_link(database, SetPassword(token_mailed_to(database, OTTILIE), PASSWORD))
    )
    with database.reading() as session:
        found = find_actor(session, cookie)
    assert found is not None
    assert (found.actor.roles, found.actor.name) == ({Role.OFFICE}, "Ottilie Ost")


def test_only_a_head_makes_another_head(database: Database, world: World) -> None:
    with pytest.raises(HeadOnly):
        add(database, world.olga, Role.HEAD)
    add(database, world.hanna, Role.HEAD)
    with pytest.raises(InvalidInput):
        add(database, world.hanna, Role.TEACHER)


def test_a_parent_gets_into_the_office_only_by_the_own_yes(
    database: Database, world: World
) -> None:
    berta = give_password(database, world.berta.account_id)
    with pytest.raises(OwnerUnseen) as unseen:
        add(database, world.olga, Role.OFFICE, berta)
    assert "Carla" in str(unseen.value.args_for_text["owner"])
    with database.reading() as session:
        owner = owner_of(session, world.olga, berta.upper())
    assert owner is not None
    assert (owner.name, owner.roles) == ("Berta Birke", (Role.PARENT,))
    asked = add(database, world.olga, Role.OFFICE, berta, owner.account_id)
    assert asked is StaffOutcome.ASKED
    with database.reading() as session:
        view = read_account(session, world.olga, owner.account_id)
    assert [offer.role for offer in view.offers] == [Role.OFFICE]
    event = view.events[0]
    assert (event.action, event.role, event.reason) == ("role-offered", "office", "starts in May")
    assert view.roles == (Role.PARENT,)
    with database.transaction() as session:
        accept_role(session, token_mailed_to(database, berta))
    actor = signed_in(database, owner.account_id)
    assert actor is not None
    assert actor.roles == {Role.PARENT, Role.OFFICE}
    with pytest.raises(HasRoleAlready):
        add(database, world.olga, Role.OFFICE, berta, owner.account_id)


def test_an_account_of_nobody_is_taken_over_without_a_question(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        session.add(Account(email=OTTILIE, created_at=session.get_one(Account, 1).created_at))
    assert add(database, world.olga, Role.OFFICE) is StaffOutcome.INVITED
    with database.reading() as session:
        assert session.exec(select(Account).where(Account.email == OTTILIE)).one().is_office


def test_a_locked_account_s_address_is_refused(database: Database, world: World) -> None:
    with database.transaction() as session:
        account = session.get_one(Account, world.berta.account_id)
        account.is_disabled = True
        email = account.email
    with pytest.raises(EmailTaken):
        add(database, world.olga, Role.OFFICE, email)


def test_a_teacher_s_account_is_taken_off_the_teacher_and_stays_a_parent_s(
    database: Database, world: World
) -> None:
    huber = give_password(database, world.huber.account_id)
    with database.transaction() as session:
        cookie = open_session(session, session.get_one(Account, world.huber.account_id))
    remove(database, world.olga, world.huber.account_id, Role.TEACHER, "wrong person")
    with database.reading() as session:
        assert find_actor(session, cookie) is None
        assert session.get_one(Account, world.huber.account_id).teacher_id is None
        assert [mail.template for mail in mails_to(session, huber)] == ["account-role-taken"]
        view = read_account(session, world.olga, world.huber.account_id)
    assert (view.roles, view.teacher) == ((), "")
    assert view.events[0].reason == "wrong person"
    with pytest.raises(HasNotRole):
        remove(database, world.olga, world.huber.account_id, Role.TEACHER)


def test_the_last_head_keeps_the_role_and_nobody_takes_the_own(
    database: Database, world: World
) -> None:
    for actor in (world.hanna, SYSTEM):
        with pytest.raises(LastHead):
            remove(database, actor, world.hanna.account_id, Role.HEAD)
    add(database, world.hanna, Role.HEAD)
    with pytest.raises(OwnAccount):
        remove(database, world.hanna, world.hanna.account_id, Role.HEAD)
    with pytest.raises(HeadOnly):
        remove(database, world.olga, world.hanna.account_id, Role.HEAD)
    remove(database, SYSTEM, world.hanna.account_id, Role.HEAD)
    assert signed_in(database, world.hanna.account_id) is not None
    remove(database, SYSTEM, world.olga.account_id, Role.OFFICE)


def test_a_role_is_neither_given_nor_taken_without_a_reason(
    database: Database, world: World
) -> None:
    with pytest.raises(ReasonMissing):
        remove(database, world.hanna, world.olga.account_id, Role.OFFICE, " ")
    command = NewStaff(OTTILIE, "Ottilie Ost", Role.OFFICE, "")
    with database.transaction() as session, pytest.raises(ReasonMissing):
        add_staff(session, world.hanna, command)
    with pytest.raises(NotFound):
        remove(database, world.hanna, 999_999, Role.OFFICE)


@pytest.mark.parametrize("person", ["anna", "huber"])
def test_Z4_no_parent_and_no_teacher_gives_or_takes_roles_or_learns_whose_an_address_is(
    database: Database, world: World, person: str
) -> None:
    actor = getattr(world, person)
    with pytest.raises(NotAllowed):
        add(database, actor, Role.OFFICE)
    with pytest.raises(NotAllowed):
        remove(database, actor, world.olga.account_id, Role.OFFICE)
    with database.reading() as session, pytest.raises(NotAllowed):
        owner_of(session, actor, "anna.amsel@example.org")
