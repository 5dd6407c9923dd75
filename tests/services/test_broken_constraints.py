"""Both databases name the constraint that stopped a write, and no other error is taken for it."""

from collections.abc import Callable

import pytest
from sqlalchemy import UniqueConstraint, text
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from elternportal import clock
from elternportal.db import Database
from elternportal.db_errors import FOREIGN_KEY, broken_constraint
from elternportal.domain.people import Actor, Role
from elternportal.models import metadata
from elternportal.models.access import Account, ActivationPin, Guardianship
from elternportal.models.overlap import OVERLAP_NAMES
from elternportal.models.polls import PollBallot
from elternportal.models.school import Teacher
from elternportal.services.access import invite_teachers
from tests.support.booked_evening import Evening, make_booked_evening
from tests.support.letter_desk import Desk
from tests.support.news import add_poll
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")
NOBODY = 4711


@pytest.fixture
def evening(database: Database, world: World) -> Evening:
    return make_booked_evening(database, world)


def broken_by(database: Database, write: Callable[[Session], None]) -> str | None:
    with pytest.raises(IntegrityError) as stopped, database.transaction() as session:
        write(session)
    return broken_constraint(stopped.value)


def account(**fields: object) -> Account:
    return Account(**{"email": "neu@example.org", "created_at": clock.now(), **fields})


def test_a_value_that_must_be_unique(database: Database, world: World) -> None:
    with database.transaction() as session:
        session.add(account())
    assert broken_by(database, lambda s: s.add(account())) == "uq_account_email"


def test_values_that_must_be_unique_together(database: Database, world: World) -> None:
    again = Guardianship(
        account_id=world.anna.account_id, pupil_id=world.pupils["Ada"], since=clock.now()
    )
    assert broken_by(database, lambda s: s.add(again)) == "uq_guardianship_account_id_pupil_id"


def test_a_row_of_that_id_is_there(database: Database, world: World) -> None:
    again = account(id=world.anna.account_id)
    assert broken_by(database, lambda s: s.add(again)) == "pk_account"


@pytest.mark.parametrize(
    ("is_per_child", "name"),
    [(True, "uq_poll_ballot_per_child"), (False, "uq_poll_ballot_per_guardian")],
)
def test_an_index_that_is_unique_for_some_rows(
    database: Database, world: World, is_per_child: bool, name: str
) -> None:
    with database.transaction() as session:
        poll_id = add_poll(session, world.olga, is_per_child=is_per_child)

    def vote_twice(session: Session) -> None:
        child = world.pupils["Ada"] if is_per_child else None
        for _ in range(2):
            session.add(
                PollBallot(poll_id=poll_id, account_id=world.anna.account_id, pupil_id=child)
            )

    assert broken_by(database, vote_twice) == name


def test_a_check(database: Database, world: World) -> None:
    pin = ActivationPin(
        selector="ABCDEF",
        verifier_hash="",
        pupil_id=world.pupils["Ada"],
        issued_at=clock.now(),
        expires_at=clock.now(),
        failures=-1,
    )
    assert broken_by(database, lambda s: s.add(pin)) == "ck_activation_pin_failures"


def test_a_row_that_refers_to_nothing(database: Database, world: World) -> None:
    lost = Guardianship(account_id=NOBODY, pupil_id=world.pupils["Ada"], since=clock.now())
    name = FOREIGN_KEY if database.is_sqlite else "fk_guardianship_account_id_account"
    assert broken_by(database, lambda s: s.add(lost)) == name


def test_a_value_that_is_missing_has_no_name(database: Database, world: World) -> None:
    def forget(session: Session) -> None:
        session.execute(text("UPDATE account SET email = NULL"))

    assert broken_by(database, forget) is None


def test_a_person_who_is_held_twice(evening: Evening) -> None:
    evening.book(evening.world.anna, "Ada", "Huber", 20)

    def hold_again(session: Session) -> None:
        session.execute(
            text(
                "INSERT INTO family_hold (booking_id, pupil_id, starts_at, ends_at)"
                " SELECT booking_id, pupil_id, starts_at, ends_at FROM family_hold"
                " WHERE pupil_id IS NOT NULL"
            )
        )

    assert broken_by(evening.database, hold_again) in OVERLAP_NAMES


def test_what_must_be_unique_has_one_name_per_group_of_columns() -> None:
    """SQLite tells the columns alone."""
    for table in metadata.tables.values():
        groups = [tuple(table.primary_key.columns.keys())]
        groups += [
            tuple(each.columns.keys())
            for each in table.constraints
            if isinstance(each, UniqueConstraint)
        ]
        groups += [tuple(index.columns.keys()) for index in table.indexes if index.unique]
        assert len(groups) == len(set(groups)), table.name


def test_a_letter_of_nobody_is_not_told_as_a_number_that_is_taken(
    database: Database, world: World
) -> None:
    nobody = Actor(NOBODY, frozenset({Role.OFFICE}))
    with pytest.raises(IntegrityError):
        Desk(database, world).save(nobody)


def test_an_account_that_cannot_be_kept_is_not_told_as_an_address_that_is_taken(
    database: Database, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(**fields: object) -> Account:
        return account(**fields, teacher_id=NOBODY)

    monkeypatch.setattr(invite_teachers, "Account", broken)
    teacher = Teacher(short_name="Neu", surname="Neu")
    with pytest.raises(IntegrityError), database.transaction() as session:
        invite_teachers._new_account(session, teacher, "neu@example.org")
