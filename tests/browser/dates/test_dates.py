"""A date from the office to a parent's phone and calendar, in real browsers."""

from playwright.sync_api import FilePayload, expect

from elternportal import routes
from elternportal.demo.logins import FAMILY_1_FIRST, OFFICE
from tests.support.browsing import DESKTOP, PHONE, SMALL_PHONE, Visits, look_at
from tests.support.calendar_files import calendar, event


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


def test_the_office_takes_over_a_calendar_file_on_a_phone(visits: Visits) -> None:
    page = visits.open(routes.OFFICE_DATES_IMPORT, OFFICE.email)
    file = calendar(event("a", ";VALUE=DATE:20261201", title="Sporttag"))
    sent = FilePayload(name="termine.ics", mimeType="text/calendar", buffer=file.content)
    page.get_by_label("Kalenderdatei").set_input_files(sent)
    page.get_by_role("button", name="Datei prüfen").click()
    expect(page.get_by_text("Neu: 1")).to_be_visible()
    look_at(page, PHONE, "light")
    look_at(page, DESKTOP, "light")
    page.get_by_role("button", name="Übernehmen", exact=True).click()
    look_at(page, PHONE, "light")
    page.get_by_role("button", name="Ja, übernehmen").click()
    expect(page.get_by_text("1 Termin ist übernommen.")).to_be_visible()
    expect(page.get_by_text("Die Datei bringt nichts Neues.")).to_be_visible()


def test_a_parent_makes_an_address_and_a_calendar_reads_it(visits: Visits) -> None:
    page = visits.open(routes.CALENDAR_FEEDS, FAMILY_1_FIRST.email)
    page.get_by_role("button", name="Adresse erstellen").click()
    address = page.get_by_label("Ihre Adresse")
    expect(address).to_be_visible()
    look_at(page, PHONE, "light")
    answer = page.request.get(address.input_value())
    assert answer.status == 200
    assert "BEGIN:VEVENT" in answer.text()
    page.get_by_role("button", name="Widerrufen").first.click()
    expect(page.get_by_text("Die Adresse gilt nicht mehr.")).to_be_visible()
    assert page.request.get(answer.url).status == 404
