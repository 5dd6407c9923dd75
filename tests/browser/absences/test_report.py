"""A child is ill: three taps on a phone, and the office sees it without asking again."""

from playwright.sync_api import expect
from sqlmodel import delete

from elternportal.demo.logins import FAMILY_2, OFFICE
from elternportal.domain.absences import OFFICE_ABSENCES, REPORT
from elternportal.models.absences import Absence
from tests.support.browsing import DESKTOP, PHONE, SMALL_PHONE, Visits, look_at
from tests.support.server import Portal


def test_reported_in_three_taps_and_seen_by_the_office_at_once(
    visits: Visits, portal_server: Portal
) -> None:
    with portal_server.database() as database, database.transaction() as session:
        session.execute(delete(Absence))
    page = visits.open("/", FAMILY_2.email, PHONE)
    page.get_by_role("link", name="Meldungen").click()
    boxes = page.get_by_role("checkbox")
    expect(boxes).to_have_count(2)
    day = page.get_by_label("Ab wann?").input_value()
    office = visits.open(f"{OFFICE_ABSENCES}?tag={day}", OFFICE.email, DESKTOP)
    expect(office.get_by_text("Niemand ist abgemeldet.")).to_be_visible()
    boxes.first.check()
    page.get_by_role("button", name="Abwesenheit melden").click()
    told = page.get_by_role("status").filter(has_text="Gemeldet (")
    expect(told).to_be_visible()
    record = office.get_by_role("button", name="Erfassen")
    expect(record).to_have_count(1)
    look_at(page, SMALL_PHONE, "light")
    look_at(office, DESKTOP, "dark")
    record.click()
    expect(page.get_by_text("von der Schule erfasst")).to_be_visible()
    office.get_by_role("button", name="Rückgängig", exact=True).click()
    expect(page.get_by_role("button", name="Zurücknehmen")).to_be_visible()


def test_what_is_refused_keeps_what_was_typed(visits: Visits) -> None:
    page = visits.open(REPORT, FAMILY_2.email, PHONE)
    page.get_by_role("checkbox").first.check()
    last = page.get_by_label("Bis wann?")
    last.fill("2020-01-01")
    page.get_by_role("button", name="Abwesenheit melden").click()
    expect(last).to_have_attribute("aria-invalid", "true")
    expect(last).to_have_value("2020-01-01")
    expect(page.get_by_role("checkbox").first).to_be_checked()
