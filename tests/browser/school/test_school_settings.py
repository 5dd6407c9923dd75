"""The head changes a setting and switches a module; the office reads."""

from playwright.sync_api import Browser, expect

from elternportal import routes
from elternportal.demo.logins import HEAD, OFFICE
from tests.support.browsing import PHONE, look_at, visiting
from tests.support.server import Portal


def test_the_head_changes_a_setting_on_a_phone_and_the_office_sees_it(
    browser: Browser, portal_server: Portal
) -> None:
    with visiting(browser, portal_server) as visits:
        page = visits.open(routes.SCHOOL_SETTINGS, HEAD.email)
        card = page.locator("[id='access.pin-valid-days']")
        card.get_by_role("button", name="Ändern").click()
        card.get_by_label("Wert").fill("0")
        card.get_by_role("button", name="Speichern").click()
        expect(card.get_by_text("Mindestens 1.")).to_be_visible()
        look_at(page, PHONE, "light")
        card.get_by_label("Wert").fill("14")
        card.get_by_role("button", name="Speichern").click()
        expect(card.get_by_text("14 Tage")).to_be_visible()
        card.get_by_role("button", name="Verlauf").click()
        expect(card.get_by_text("Vorgabe → 14 Tage")).to_be_visible()

        office = visits.open(routes.SCHOOL_SETTINGS, OFFICE.email)
        seen = office.locator("[id='access.pin-valid-days']")
        expect(seen.get_by_text("14 Tage")).to_be_visible()
        expect(office.get_by_text("Ändern kann es nur die Schulleitung")).to_be_visible()
        expect(office.get_by_role("button", name="Ändern")).to_have_count(0)


def test_a_module_is_switched_off_and_on_after_a_question(
    browser: Browser, portal_server: Portal
) -> None:
    with visiting(browser, portal_server) as visits:
        page = visits.open(routes.SCHOOL_SETTINGS, HEAD.email)
        card = page.locator("[id='modules.lost-property']")
        card.get_by_role("button", name="Ausschalten").click()
        expect(card.get_by_role("alertdialog")).to_be_visible()
        look_at(page, PHONE, "dark")
        card.get_by_role("alertdialog").get_by_role("button").first.click()
        expect(card.get_by_text("Ausgeschaltet")).to_be_visible()
        card.get_by_role("button", name="Einschalten").click()
        card.get_by_role("alertdialog").get_by_role("button").first.click()
        expect(card.get_by_text("Eingeschaltet")).to_be_visible()
