"""The head sets the school's calendar; the office reads it."""

from playwright.sync_api import Browser, expect

from elternportal import routes
from elternportal.demo.logins import HEAD, OFFICE
from tests.support.browsing import PHONE, look_at, visiting
from tests.support.server import Portal


def test_the_head_enters_days_off_on_a_phone_and_the_office_sees_them(
    browser: Browser, portal_server: Portal
) -> None:
    with visiting(browser, portal_server) as visits:
        page = visits.open(routes.SCHOOL_CALENDAR, HEAD.email)
        page.get_by_role("button", name="Freie Tage eintragen").click()
        page.get_by_label("Name").fill("Beweglicher Ferientag")
        page.get_by_label("Erster Tag").fill("2027-02-08")
        page.get_by_label("Letzter Tag").fill("2027-02-08")
        look_at(page, PHONE, "light")
        page.get_by_role("button", name="Speichern").click()
        expect(page.get_by_role("button", name="Beweglicher Ferientag")).to_be_visible()

        office = visits.open(routes.SCHOOL_CALENDAR, OFFICE.email)
        expect(office.get_by_text("Beweglicher Ferientag")).to_be_visible()
        expect(office.get_by_role("button", name="Freie Tage eintragen")).to_have_count(0)


def test_lesson_times_are_typed_one_in_each_line(browser: Browser, portal_server: Portal) -> None:
    with visiting(browser, portal_server) as visits:
        page = visits.open(routes.SCHOOL_CALENDAR, HEAD.email)
        page.get_by_role("button", name="Ändern: Jahrgang 5 bis 13").click()
        lessons = page.get_by_label("Stunden")
        typed = lessons.input_value()
        lessons.fill("1 7:55 und dann")
        page.get_by_role("button", name="Speichern").click()
        expect(page.get_by_text("Diese Zeile ist keine Stunde")).to_be_visible()
        expect(lessons).to_have_value("1 7:55 und dann")
        lessons.fill(f"0 7:05-7:50\n{typed}")
        page.get_by_role("button", name="Speichern").click()
        expect(page.get_by_text("0 07:05–07:50")).to_be_visible()
