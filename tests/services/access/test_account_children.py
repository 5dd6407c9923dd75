"""Second guardians, PINs in wrong hands, and parents who separate, from beginning to end."""

import pytest
from sqlmodel import Session, select

from elternportal.auth.sessions import find_actor, open_session
from elternportal.db import Database
from elternportal.domain.people import Actor
from elternportal.errors import NotAllowed, NotFound
from elternportal.models.access import Account
from elternportal.models.audit import AuditEntry
from elternportal.models.evening import Booking
from elternportal.models.holds import FamilyHold
from elternportal.services.access.account_children import OnChild, put_back_child, take_off_child
from elternportal.services.access.account_scope import ReasonMissing
from elternportal.services.access.account_view import read_account
from elternportal.services.access.activation import add_child
from elternportal.services.access.child_guardians import ChildQuery, list_children
from elternportal.services.access.pin_check import PinNoLongerValid
from elternportal.services.access.set_password import SetPassword, set_password_by_link
from elternportal.services.school import TakenOffBefore, own_children
from tests.support.accounts import PASSWORD, activate, issue, mails_to, request, run
from tests.support.booked_evening import make_booked_evening
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("cheap_passwords", "stopped_clock")

WHY = "family court, 3 November"


def take_off(database: Database, actor: Actor, account_id: int, pupil_id: int) -> int:
    with database.transaction() as session:
        return take_off_child(session, actor, OnChild(account_id, pupil_id, WHY))


def put_back(database: Database, actor: Actor, account_id: int, pupil_id: int) -> None:
    with database.transaction() as session:
        put_back_child(session, actor, OnChild(account_id, pupil_id, "a mistake"))


def guardians(database: Database, world: World, child: str) -> list[str]:
    with database.reading() as session:
        rows = list_children(session, world.olga, ChildQuery(words=child)).page.rows
    (row,) = [row for row in rows if row.pupil_id == world.pupils[child]]
    return sorted(guardian.email for guardian in row.guardians)


def account_of(session: Session, email: str) -> int:
    return session.exec(select(Account.id).where(Account.email == email)).one() or 0


def children_of(database: Database, actor: Actor) -> list[int]:
    with database.reading() as session:
        return [child.id for child in own_children(session, actor)]


def test_a_second_guardian_comes_by_a_pin_of_their_own(database: Database, world: World) -> None:
    (first,) = issue(database, world, "Dora")
    activate(database, first.pin, "dagmar@example.org")
    (second,) = issue(database, world, "Dora", keeps_unused=True)
    activate(database, second.pin, "dirk@example.org")
    assert guardians(database, world, "Dora") == ["dagmar@example.org", "dirk@example.org"]


def test_a_pin_that_a_wrong_family_used_is_put_right_and_does_not_come_back(
    database: Database, world: World
) -> None:
    """Dora's letter was in Berta's envelope."""
    pins = issue(database, world, "Dora", copies=2)
    run(add_child(database, world.berta, str(pins[0].pin)))
    assert world.pupils["Dora"] in children_of(database, world.berta)
    remaining = take_off(database, world.olga, world.berta.account_id, world.pupils["Dora"])
    assert remaining == 0
    assert children_of(database, world.berta) == [world.pupils["Carla"]]
    with pytest.raises(PinNoLongerValid):  # the other one lies in the wrong home, too
        run(add_child(database, world.berta, str(pins[1].pin)))
    (new,) = issue(database, world, "Dora")
    with pytest.raises(TakenOffBefore):
        run(add_child(database, world.berta, str(new.pin)))
    activate(database, new.pin, "dagmar@example.org")  # so it was not spent
    assert guardians(database, world, "Dora") == ["dagmar@example.org"]


def test_a_link_on_its_way_does_not_bring_the_child_back_either(
    database: Database, world: World
) -> None:
    berta = world.berta.account_id
    (pin,) = issue(database, world, "Carla")
    with database.reading() as session:
        email = session.get_one(Account, berta).email
    token = request(database, pin.pin, email)
    take_off(database, world.olga, berta, world.pupils["Carla"])
    with pytest.raises(PinNoLongerValid):
        run(set_password_by_link(database, SetPassword(token, PASSWORD)))


def test_of_parents_who_separate_one_keeps_the_child_and_the_appointments(
    database: Database, world: World
) -> None:
    anton, ada = world.anton.account_id, world.pupils["Ada"]
    booking = make_booked_evening(database, world).book(world.anna, "Ada", "Huber", 0)
    with database.transaction() as session:
        cookie = open_session(session, session.get_one(Account, anton))
    assert take_off(database, world.olga, anton, ada) == 1
    assert children_of(database, world.anton) == [world.pupils["Ben"]]
    assert ada in children_of(database, world.anna)
    with database.reading() as session:
        assert find_actor(session, cookie) is None  # no open page shows the child any longer
        assert session.get(Booking, booking) is not None
        holders = session.exec(select(FamilyHold.guardian_id)).all()
        told, others = (
            [mail.template for mail in mails_to(session, session.get_one(Account, who).email)]
            for who in (anton, world.anna.account_id)
        )
        view = read_account(session, world.olga, anton)
        audit = session.exec(
            select(AuditEntry.detail).where(
                AuditEntry.subject == "pupil", AuditEntry.subject_id == ada
            )
        ).all()
    assert anton not in holders
    assert world.anna.account_id in holders
    assert told[-1] == "account-child-taken-off"
    assert "account-child-taken-off" not in others
    assert [(child.pupil_id, child.reason) for child in view.taken_off] == [(ada, WHY)]
    assert audit == [{"reason": WHY, "account": str(anton)}]


def test_what_was_taken_off_by_mistake_is_put_back_with_all_that_hangs_on_it(
    database: Database, world: World
) -> None:
    anton, ada = world.anton.account_id, world.pupils["Ada"]
    make_booked_evening(database, world).book(world.anna, "Ada", "Huber", 0)
    take_off(database, world.olga, anton, ada)
    put_back(database, world.hanna, anton, ada)
    assert ada in children_of(database, world.anton)
    with database.reading() as session:
        assert anton in session.exec(select(FamilyHold.guardian_id)).all()
        assert read_account(session, world.olga, anton).taken_off == ()
    with pytest.raises(NotFound):
        put_back(database, world.hanna, anton, ada)


def test_whoever_loses_the_only_child_keeps_the_account(database: Database, world: World) -> None:
    take_off(database, world.olga, world.berta.account_id, world.pupils["Carla"])
    with database.transaction() as session:
        cookie = open_session(session, session.get_one(Account, world.berta.account_id))
        session.flush()
        found = find_actor(session, cookie)
    assert found is not None
    assert found.actor.roles == frozenset()


def test_a_child_is_taken_off_only_where_it_belongs_and_with_a_reason(
    database: Database, world: World
) -> None:
    for account_id, child in (
        (world.anna.account_id, world.pupils["Carla"]),
        (world.anna.account_id, 999_999),
        (999_999, world.pupils["Carla"]),
    ):
        with pytest.raises(NotFound):
            take_off(database, world.olga, account_id, child)
    with database.transaction() as session, pytest.raises(ReasonMissing):
        take_off_child(
            session, world.olga, OnChild(world.berta.account_id, world.pupils["Carla"], " ")
        )


@pytest.mark.parametrize("person", ["anna", "anton", "huber"])
def test_Z4_neither_the_other_parent_nor_a_teacher_takes_a_child_off_anybody(
    database: Database, world: World, person: str
) -> None:
    actor = getattr(world, person)
    with pytest.raises(NotAllowed):
        take_off(database, actor, world.anton.account_id, world.pupils["Ada"])
    with pytest.raises(NotAllowed):
        put_back(database, actor, world.anton.account_id, world.pupils["Ada"])
    with database.reading() as session, pytest.raises(NotAllowed):
        list_children(session, actor, ChildQuery())
