"""Accounts in a real browser on a phone: from the PIN in the letter to signing in again."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from elternportal.demo.logins import DEMO_PASSWORD, OFFICE
from tests.support.accounts import NEW_PASSWORD, PASSWORD
from tests.support.browsing import PHONE, issue_pin, mailed_link
from tests.support.server import Portal

EMAIL = "doris.dachs@example.org"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=PHONE, locale="de-DE")
    yield context.new_page()
    context.close()


def sign_in(page: Page, portal: Portal, email: str, password: str) -> None:
    page.goto(f"{portal.url}/anmelden")
    page.get_by_label("E-Mail-Adresse").fill(email)
    page.get_by_label("Passwort", exact=True).fill(password)
    page.get_by_role("button", name="Anmelden").click()


def test_a_letter_leads_a_parent_to_an_open_account(page: Page, portal_server: Portal) -> None:
    pin = issue_pin(portal_server)
    page.goto(f"{portal_server.url}/aktivieren#{pin}")
    expect(page.get_by_label("PIN")).to_have_value(pin)
    assert pin not in page.url
    page.get_by_label("E-Mail-Adresse").fill(EMAIL)
    page.get_by_role("button", name="Mail mit Link anfordern").click()
    expect(page.get_by_text("Wir haben eine Mail an")).to_be_visible()

    expect(page.get_by_text(EMAIL)).to_be_visible()
    page.get_by_role("button", name="Noch einmal schicken").click()
    expect(page.get_by_text("Wir haben die Mail noch einmal")).to_be_visible()
    page.get_by_role("button", name="Andere Adresse").click()
    email = page.get_by_label("E-Mail-Adresse")
    expect(email).to_have_value(EMAIL)
    email.fill("müller@example.org")
    expect(page.get_by_text("Vor dem @ darf „ü“ nicht stehen.")).to_be_visible()

    link = mailed_link(portal_server, EMAIL)
    page.goto(link)
    page.get_by_label("Ihr Name").fill("Doris Dachs")
    new_password = page.get_by_label("Neues Passwort")
    new_password.fill("kurz")
    page.get_by_role("button", name="Passwort speichern").click()
    expect(page.get_by_text("Das Passwort ist zu kurz.")).to_be_visible()
    expect(page.get_by_label("Ihr Name")).to_have_value("Doris Dachs")
    new_password.fill(PASSWORD)
    page.get_by_role("button", name="Passwort speichern").click()
    page.wait_for_url(f"{portal_server.url}/")
    assert page.evaluate("document.cookie") == ""

    page.goto(f"{portal_server.url}/hilfe")
    page.goto(link)
    expect(page.get_by_text("Mit diesem Link wurde schon ein Passwort gewählt")).to_be_visible()
    expect(page.get_by_label("Neues Passwort")).to_have_count(0)

    page.goto(f"{portal_server.url}/aktivieren#{issue_pin(portal_server)}")
    page.get_by_role("button", name="Kind hinzufügen").click()
    expect(page.get_by_text("Das Kind gehört jetzt zu Ihrem Zugang.")).to_be_visible()

    page.goto(f"{portal_server.url}/einstellungen")
    page.get_by_label("Bisheriges Passwort").fill(PASSWORD)
    page.get_by_label("Neues Passwort").fill(NEW_PASSWORD)
    page.get_by_role("button", name="Passwort ändern").click()
    expect(page.get_by_text("Ihr Passwort ist geändert.")).to_be_visible()
    page.locator("header form button").click()
    page.wait_for_url(f"{portal_server.url}/anmelden")

    sign_in(page, portal_server, EMAIL, "falsch")
    expect(page.get_by_text("E-Mail-Adresse oder Passwort stimmt nicht.")).to_be_visible()
    expect(page.get_by_label("E-Mail-Adresse")).to_have_value(EMAIL)
    sign_in(page, portal_server, EMAIL, NEW_PASSWORD)
    page.wait_for_url(f"{portal_server.url}/")
    assert pin not in portal_server.log
    assert EMAIL not in portal_server.log


def test_the_office_sees_a_new_pin_at_once(page: Page, portal_server: Portal) -> None:
    sign_in(page, portal_server, OFFICE.email, DEMO_PASSWORD)
    page.wait_for_url(f"{portal_server.url}/")
    page.goto(f"{portal_server.url}/verwaltung/pins")
    row = page.locator("tbody tr").first
    expect(row).to_contain_text("keine")
    with page.context.expect_page():
        row.get_by_role("button", name="Neue PIN").click()
    expect(row).to_contain_text("offen bis")


def test_letters_for_many_ask_with_numbers_and_are_found_again_as_a_job(
    page: Page, portal_server: Portal
) -> None:
    sign_in(page, portal_server, OFFICE.email, DEMO_PASSWORD)
    page.wait_for_url(f"{portal_server.url}/")
    page.goto(f"{portal_server.url}/verwaltung/pins")
    page.get_by_text("Klasse wählen").click()
    page.get_by_role("navigation", name="Klassen").get_by_role("link").nth(1).click()
    page.get_by_role("button", name="Briefe für die Kinder dieser Klasse").click()
    expect(page.get_by_label("Wer bekommt einen Brief?")).to_have_value("missing")
    page.get_by_role("button", name="Briefe drucken").click()
    page.wait_for_url("**/verwaltung/auftraege")
    page.goto(f"{portal_server.url}/")
    page.goto(f"{portal_server.url}/verwaltung/auftraege")
    with page.expect_download(timeout=60_000) as download:
        page.get_by_role("link", name="PDF herunterladen").click(timeout=60_000)
    assert download.value.path().read_bytes().startswith(b"%PDF")
    page.get_by_role("button", name="Datei jetzt löschen").click()
    expect(page.get_by_text("Fertig. Die Datei wurde gelöscht.")).to_be_visible()


def test_A1_a_form_sent_before_the_page_is_alive_keeps_the_pin_out_of_the_address(
    page: Page, portal_server: Portal
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.route("**/assets/*.js", lambda route: route.abort())  # the page never comes alive
    page.goto(f"{portal_server.url}/aktivieren#{issue_pin(portal_server)}")
    page.get_by_label("E-Mail-Adresse").fill(EMAIL)
    page.get_by_role("button", name="Mail mit Link anfordern").click()
    expect(page.get_by_label("E-Mail-Adresse")).to_have_value(EMAIL)
    assert not [url for url in asked if "pin=" in url]
    assert page.url == f"{portal_server.url}/aktivieren"
