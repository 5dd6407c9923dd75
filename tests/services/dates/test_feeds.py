"""Secret addresses of calendars: one's own alone, and nothing of another child in any feed."""

from datetime import timedelta

import pytest
from sqlmodel import select

from elternportal import clock
from elternportal.db import Database
from elternportal.domain.people import SYSTEM, Actor
from elternportal.errors import NotFound
from elternportal.models.access import Account
from elternportal.models.dates import CalendarFeed
from elternportal.school_settings.declared import switch_of
from elternportal.services.access.account_locks import delete_account
from elternportal.services.access.account_scope import OnAccount
from elternportal.services.audience import AudienceChoice
from elternportal.services.dates.calling_off import call_off_date
from elternportal.services.dates.feeds import (
    MOST_FEEDS,
    TooManyFeeds,
    create_feed,
    list_feeds,
    note_use,
    read_feed,
    revoke_feed,
)
from elternportal.services.dates.office import SaveDate, save_date
from elternportal.services.dates.reading import DateQuery, list_dates
from elternportal.services.school import take_off_guardian
from tests.support.booked_evening import make_booked_evening
from tests.support.dates import SCHOOL, add_date, date_draft
from tests.support.school_settings import decide
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")


def made(database: Database, actor: Actor, child_id: int = 0) -> str:
    with database.transaction() as session:
        return create_feed(session, actor, child_id)


def titles(database: Database, secret: str) -> list[str]:
    with database.reading() as session:
        return [entry.title for entry in read_feed(session, secret).entries]


def add_one_for_each_child(database: Database, world: World) -> None:
    with database.transaction() as session:
        for child in ("Ada", "Ben", "Carla"):
            only = AudienceChoice(pupil_ids=(world.pupils[child],))
            add_date(session, world.olga, only, title=child)


def test_a_feed_holds_what_is_for_its_persons_children_or_for_the_one_that_was_chosen(
    database: Database, world: World
) -> None:
    add_one_for_each_child(database, world)
    assert titles(database, made(database, world.anna)) == ["Ada", "Ben"]
    assert titles(database, made(database, world.anton, world.pupils["Ben"])) == ["Ben"]
    assert titles(database, made(database, world.berta)) == ["Carla"]
    assert titles(database, made(database, world.roth)) == titles_of_taught(database, world.roth)
    assert titles(database, made(database, world.olga)) == ["Ada", "Ben", "Carla"]


def titles_of_taught(database: Database, teacher: Actor) -> list[str]:
    """What a teacher reads on the page, said by another service."""
    with database.reading() as session:
        return [row.title for row in list_dates(session, teacher, DateQuery()).rows.rows]


def test_nobody_makes_an_address_for_a_child_of_others(database: Database, world: World) -> None:
    for outsider in (world.berta, world.huber, world.olga):
        with pytest.raises(NotFound), database.transaction() as session:
            create_feed(session, outsider, world.pupils["Ada"])


def test_an_address_that_was_revoked_or_made_up_is_nobodys(
    database: Database, world: World
) -> None:
    secret = made(database, world.anna)
    with database.transaction() as session:
        (feed,) = list_feeds(session, world.anna).feeds
        assert list_feeds(session, world.anton).feeds == ()
        with pytest.raises(NotFound):
            revoke_feed(session, world.anton, feed.feed_id)
        revoke_feed(session, world.anna, feed.feed_id)
    for gone in (secret, "x" * 43, ""):
        with pytest.raises(NotFound):
            titles(database, gone)


def test_a_feed_ends_with_its_persons_account_or_guardianship(
    database: Database, world: World
) -> None:
    add_one_for_each_child(database, world)
    of_anna, of_ada = made(database, world.anna), made(database, world.anna, world.pupils["Ada"])
    with database.transaction() as session:
        take_off_guardian(session, world.anna.account_id, world.pupils["Ada"], "Umzug")
    assert titles(database, of_anna) == ["Ben"]
    with pytest.raises(NotFound):
        titles(database, of_ada)
    with database.transaction() as session:
        session.get_one(Account, world.anna.account_id).is_disabled = True
    with pytest.raises(NotFound):
        titles(database, of_anna)


def test_addresses_of_a_deleted_account_are_deleted(database: Database, world: World) -> None:
    made(database, world.anna)
    made(database, world.berta)
    with database.transaction() as session:
        delete_account(session, SYSTEM, OnAccount(world.anna.account_id, "asked for it"))
    with database.reading() as session:
        owners = session.exec(select(CalendarFeed.account_id)).all()
        assert owners == [world.berta.account_id]


def test_the_secret_itself_is_not_kept_and_its_use_is_noted(
    database: Database, world: World
) -> None:
    secret = made(database, world.anna)
    with database.transaction() as session:
        (feed,) = list_feeds(session, world.anna).feeds
        assert feed.last_used_at is None
        assert session.get_one(CalendarFeed, feed.feed_id).token_hash != secret
        assert read_feed(session, secret).is_use_due
        note_use(session, secret)
        assert list_feeds(session, world.anna).feeds[0].last_used_at == clock.now()
        assert not read_feed(session, secret).is_use_due
    with clock.at(clock.now() + timedelta(hours=2)), database.reading() as session:
        assert read_feed(session, secret).is_use_due


def test_a_person_has_so_many_addresses_and_no_more(database: Database, world: World) -> None:
    for _ in range(MOST_FEEDS):
        made(database, world.anna)
    with pytest.raises(TooManyFeeds):
        made(database, world.anna)
    made(database, world.anton)


def test_what_is_called_off_stays_as_cancelled_and_each_change_counts(
    database: Database, world: World
) -> None:
    secret = made(database, world.anna)
    with database.transaction() as session:
        date_id = add_date(session, world.olga)

    def entry() -> tuple[str, int, bool]:
        with database.reading() as session:
            (found,) = read_feed(session, secret).entries
        return found.uid, found.sequence, found.is_cancelled

    seen = [entry()]
    with database.transaction() as session:
        draft = date_draft(place="Zoo")
        save_date(session, world.olga, SaveDate(date_id, draft, SCHOOL, revision=1))
    seen.append(entry())
    with database.transaction() as session:
        call_off_date(session, world.olga, date_id)
    seen.append(entry())
    uid = f"date-{date_id}"
    assert seen == [(uid, 0, False), (uid, 1, False), (uid, 2, True)]


def test_own_appointments_are_in_the_feed_until_their_module_is_switched_off(
    database: Database, world: World
) -> None:
    evening = make_booked_evening(database, world)
    evening.book(world.anna, "Ada", "Huber", 0)
    secret = made(database, world.anna)
    (title,) = titles(database, secret)
    assert "Huber" in title
    assert titles(database, made(database, world.anna, world.pupils["Ben"])) == []
    with database.transaction() as session:
        decide(session, switch_of("evening"), False)
    assert titles(database, secret) == []
