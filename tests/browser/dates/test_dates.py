"""A date from the office to a parent's phone and calendar, in real browsers."""

from playwright.sync_api import expect

from elternportal import routes
from elternportal.demo.logins import FAMILY_1_FIRST, OFFICE
from tests.support.browsing import DESKTOP, PHONE, SMALL_PHONE, Visits, look_at


def test_what_the_office_enters_is_on_the_open_page_of_a_parents_phone(visits: Visits) -> None:
    parent = visits.open(f"{routes.DATES}?suche=Sommerkonzert", FAMILY_1_FIRST.email)
    expect(parent.get_by_text("Dazu gibt es keine Termine.")).to_be_visible()
    office = visits.open(routes.OFFICE_DATES, OFFICE.email)
    office.get_by_role("button", name="Neuer Termin").click()
    office.get_by_label("Titel").fill("Sommerkonzert")
    office.get_by_label("Beginn").fill("18:00")
    office.get_by_label("Ort").fill("Aula")
    office.get_by_label("Eltern per E-Mail Bescheid geben").check()
    look_at(office, PHONE, "light")
    look_at(office, DESKTOP, "light")
    office.get_by_role("button", name="Termin speichern").click()
    expect(office.get_by_text("die Mail geht an")).to_be_visible()
    look_at(office, PHONE, "light")
    office.get_by_role("button", name="Ja, speichern und senden").click()
    expect(office.get_by_text("Der Termin ist gespeichert.")).to_be_visible()
    expect(parent.get_by_role("heading", name="Sommerkonzert")).to_be_visible()

    parent.get_by_role("link", name="Monat", exact=True).click()
    expect(parent.locator(".ep-month-table")).to_be_visible()
    for size in (SMALL_PHONE, PHONE, DESKTOP):
        look_at(parent, size, "light")
    parent.set_viewport_size(PHONE)
    parent.screenshot(path="/tmp/datesb-month-phone.png", full_page=True)
    parent.set_viewport_size(DESKTOP)
    parent.goto(parent.url.partition("?")[0] + "?monat=" + parent.url.partition("monat=")[2][:7])
    expect(parent.locator(".ep-month-table")).to_be_visible()
    parent.screenshot(path="/tmp/datesb-month-desktop.png", full_page=True)


def test_a_parent_makes_an_address_and_a_calendar_reads_it(visits: Visits) -> None:
    page = visits.open(routes.CALENDAR_FEEDS, FAMILY_1_FIRST.email)
    page.get_by_role("button", name="Adresse erstellen").click()
    address = page.get_by_label("Ihre Adresse")
    expect(address).to_be_visible()
    look_at(page, PHONE, "light")
    page.screenshot(path="/tmp/datesb-feeds.png", full_page=True)
    answer = page.request.get(address.input_value())
    assert answer.status == 200
    assert "BEGIN:VEVENT" in answer.text()
    page.get_by_role("button", name="Widerrufen").first.click()
    expect(page.get_by_text("Die Adresse gilt nicht mehr.")).to_be_visible()
    assert page.request.get(address_of(answer.url)).status == 404


def address_of(url: str) -> str:
    return url
