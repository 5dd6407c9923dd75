"""A feed as a calendar program reads it: no cookie, only the secret address."""

import gzip
from datetime import UTC, date, datetime, time, timedelta

import pytest
import recurring_ical_events
from icalendar import Calendar
from starlette.applications import Starlette
from starlette.testclient import TestClient

import elternportal.db
from elternportal import clock, routes
from elternportal.auth.log_scrubbing import scrub
from elternportal.auth.security import SecurityWall
from elternportal.db import Database
from elternportal.services.dates.calling_off import call_off_date
from elternportal.services.dates.feeds import create_feed, list_feeds, revoke_feed
from elternportal.web.dates.feed import feed_routes
from tests.support.dates import add_date
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")


@pytest.fixture
def client(database: Database, world: World, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    monkeypatch.setattr(elternportal.db, "_database", database)
    return TestClient(SecurityWall(Starlette(routes=feed_routes())))


@pytest.fixture
def address(database: Database, world: World) -> str:
    with database.transaction() as session:
        return routes.calendar_feed(create_feed(session, world.anna, 0))


def test_a_calendar_program_reads_days_and_times_also_across_the_clock_changes(
    client: TestClient, database: Database, world: World, address: str
) -> None:
    with database.transaction() as session:
        add_date(
            session,
            world.olga,
            title="Fahrt",
            first_day=date(2026, 12, 1),
            last_day=date(2026, 12, 4),
        )
        for day in (date(2027, 3, 27), date(2027, 3, 28), date(2027, 10, 30), date(2027, 10, 31)):
            at = {"starts_at": time(8), "ends_at": time(9, 30)}
            add_date(session, world.olga, title="Probe", place="Aula", first_day=day, **at)
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    calendar = Calendar.from_ical(answer.content)
    events = recurring_ical_events.of(calendar).between(date(2026, 11, 1), date(2027, 12, 1))
    trip = next(event for event in events if event["SUMMARY"] == "Fahrt")
    assert (trip.start, trip.end) == (date(2026, 12, 1), date(2026, 12, 5))
    begins = sorted(event.start.astimezone(UTC) for event in events if event is not trip)
    assert begins == [
        datetime(2027, 3, 27, 7, tzinfo=UTC),
        datetime(2027, 3, 28, 6, tzinfo=UTC),
        datetime(2027, 10, 30, 6, tzinfo=UTC),
        datetime(2027, 10, 31, 7, tzinfo=UTC),
    ]
    # The zone in the file says the same as the one that programs know by its name.
    (zone,) = calendar.timezones
    for event in events:
        if event is not trip:
            in_file = event.start.replace(tzinfo=zone.to_tz(lookup_tzid=False))
            assert in_file.astimezone(UTC) == event.start.astimezone(UTC)


def test_what_has_not_changed_is_not_sent_again(
    client: TestClient, database: Database, world: World, address: str
) -> None:
    with database.transaction() as session:
        date_id = add_date(session, world.olga)
    first = client.get(address)
    tag = {"If-None-Match": first.headers["etag"]}
    with clock.at(clock.now() + timedelta(days=1)):
        again = client.get(address, headers=tag)
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    with database.transaction() as session:
        call_off_date(session, world.olga, date_id)
    changed = client.get(address, headers=tag)
    assert changed.status_code == 200
    (event,) = Calendar.from_ical(changed.content).events
    assert event["STATUS"] == "CANCELLED"


def test_a_feed_is_packed_for_whoever_can_unpack_it(client: TestClient, address: str) -> None:
    plain = client.get(address, headers={"Accept-Encoding": "identity"})
    with client.stream("GET", address, headers={"Accept-Encoding": "gzip"}) as packed:
        assert packed.headers["content-encoding"] == "gzip"
        assert gzip.decompress(b"".join(packed.iter_raw())) == plain.content
    assert "content-encoding" not in plain.headers


def test_a_revoked_address_answers_exactly_like_one_that_never_was(
    client: TestClient, database: Database, world: World, address: str
) -> None:
    with database.transaction() as session:
        (feed,) = list_feeds(session, world.anna).feeds
        revoke_feed(session, world.anna, feed.feed_id)
    revoked, made_up = client.get(address), client.get(routes.calendar_feed("x" * 43))
    assert revoked.status_code == made_up.status_code == 404
    assert revoked.text == made_up.text
    assert "etag" not in revoked.headers


def test_W4_the_secret_is_in_no_log(address: str) -> None:
    secret = address.rpartition("/")[2].removesuffix(".ics")
    for line in (f'GET {address} HTTP/1.1" 200', f"https://portal.example{address}", secret):
        assert secret not in scrub(line)
