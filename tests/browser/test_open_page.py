"""What happens to an evening page that stays open: its server restarts, booking opens or closes."""

from datetime import timedelta
from pathlib import Path

from playwright.sync_api import Browser, expect
from sqlmodel import select

from elternportal import clock, routes
from elternportal.db import Database
from elternportal.demo.logins import FAMILY_1_FIRST
from elternportal.demo.school import create_demo
from elternportal.models.evening import ParentsEvening
from tests.support.browsing import DESKTOP, PHONE, Visits, visiting
from tests.support.family_evening import Grid, book_beside, open_to_both, parent_in_same_class
from tests.support.server import running_portal

RECONNECT_MS = 120_000
OPENS_AFTER = timedelta(hours=1)
ASKS_WITHIN = timedelta(minutes=1)  # pages ask spread over a moment
# Timers of half an hour and more ring when the test says so.
HELD_TIMERS = """
    const start = window.setTimeout
    window.held = []
    window.setTimeout = (work, after = 0, ...rest) =>
        after < 1_800_000 ? start(work, after, ...rest) : window.held.push({ work, after })
"""


def change_phases(database: Database, opens_after: timedelta, lasts: timedelta) -> None:
    """Let booking open at a time from now, for everybody at once."""
    with database.transaction() as session:
        evening = session.exec(select(ParentsEvening)).one()
        evening.invited_from = evening.open_from = clock.now() + opens_after
        evening.closed_from = evening.open_from + lasts
        session.add(evening)


def test_an_open_page_outlives_its_server_and_catches_up_by_itself(
    browser: Browser, tmp_path: Path
) -> None:
    with running_portal(tmp_path, create_demo) as portal:
        visits = Visits(browser, portal)  # their consoles complain while the server is away
        page = visits.open(routes.EVENING, FAMILY_1_FIRST.email, DESKTOP)
        neighbour = parent_in_same_class(portal, FAMILY_1_FIRST.email)
        grid = Grid(page, "desktop")
        theirs = Grid(visits.open(routes.EVENING, neighbour, PHONE))
        (column, their_column, time), *_ = open_to_both(grid, theirs)
        slot = grid.slot(column, time)
        slot.focus()

        portal.kill()
        lost = page.locator("#connection").get_by_text("Verbindung unterbrochen.")
        expect(lost).to_be_visible(timeout=RECONNECT_MS)
        book_beside(portal, neighbour, their_column, time)
        expect(slot).to_have_attribute("data-state", "free")

        portal.start()
        expect(lost).to_have_count(0, timeout=RECONNECT_MS)
        expect(slot).to_have_attribute("data-state", "taken")
        expect(slot).to_be_focused()
        visits.close()


def test_a_page_opens_by_itself_at_the_announced_moment(browser: Browser, tmp_path: Path) -> None:
    with running_portal(tmp_path, create_demo) as portal, visiting(browser, portal) as visits:
        with portal.database() as database:
            change_phases(database, OPENS_AFTER, timedelta(days=1))
        page = visits.open("/favicon.ico", FAMILY_1_FIRST.email, PHONE)
        page.add_init_script(HELD_TIMERS)
        page.goto(f"{portal.url}{routes.EVENING}")
        grid = Grid(page)
        slot = grid.slot(*grid.free()[0])
        expect(page.get_by_text("Die Buchung öffnet am")).to_be_visible()
        expect(slot).to_have_attribute("aria-disabled", "true")

        (after,) = page.evaluate("held.map(timer => timer.after)")
        assert OPENS_AFTER / 2 < timedelta(milliseconds=after) < OPENS_AFTER + ASKS_WITHIN
        with portal.database() as database:
            change_phases(database, timedelta(0), timedelta(days=1))  # no page hears of it
        page.evaluate("held[0].work()")
        expect(slot).to_have_attribute("aria-disabled", "false")
        expect(page.get_by_text("Sie können bis")).to_be_visible()
        slot.click()
        expect(slot).to_have_attribute("data-state", "mine")


def test_a_closed_evening_shows_the_plan_and_invites_nobody_to_tap(
    browser: Browser, tmp_path: Path
) -> None:
    with running_portal(tmp_path, create_demo) as portal, visiting(browser, portal) as visits:
        with portal.database() as database:
            change_phases(database, timedelta(hours=-2), timedelta(hours=1))
        page = visits.open(routes.EVENING, FAMILY_1_FIRST.email, PHONE)
        grid = Grid(page)
        expect(page.get_by_text("Die Buchung ist geschlossen.")).to_be_visible()
        slot = grid.slot(*grid.free()[0])
        expect(slot).to_have_attribute("aria-disabled", "true")
        slot.click(force=True)
        expect(page.locator(".ep-notice")).to_contain_text("Die Buchung ist geschlossen.")
        expect(slot).to_have_attribute("data-state", "free")
