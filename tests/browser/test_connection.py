"""What a page does while its connection is lost, and what it still has afterwards."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from elternportal import routes
from elternportal.demo.logins import FAMILY_1_FIRST, HEAD, OFFICE
from elternportal.demo.school import create_demo
from tests.support.browsing import DESKTOP, PHONE, SMALL_PHONE, Visits
from tests.support.cut_line import Line, portal_behind_a_line
from tests.support.uploads import pdf

PDF_TYPE = "application/pdf"
SOON_MS = 5_000
BACK_MS = 30_000
LOST = "Verbindung unterbrochen."

Away = tuple[Visits, Line]


@pytest.fixture(scope="module")
def away(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Away]:
    """A demo school at the end of a line; consoles complain while it is cut."""
    folder = tmp_path_factory.mktemp("line")
    with portal_behind_a_line(folder, create_demo) as (portal, line):
        visits = Visits(browser, portal)
        yield visits, line
        visits.close()


@pytest.fixture(autouse=True)
def mended(away: Away) -> Iterator[None]:
    yield
    away[1].mend()


def new_notice(visits: Visits) -> Page:
    page = visits.open(routes.OFFICE_BOARD, OFFICE.email, DESKTOP)
    page.get_by_role("button", name="Neuer Aushang").click()
    page.get_by_label("Überschrift").fill("Sommerfest")
    page.locator("#feld-text").fill("Mit Kuchen")
    return page


def expect_typed(page: Page) -> None:
    expect(page.get_by_label("Überschrift")).to_have_value("Sommerfest")
    expect(page.locator("#feld-text")).to_have_value("Mit Kuchen")


def test_a_break_is_said_at_once_and_nothing_typed_or_open_is_lost(away: Away) -> None:
    visits, line = away
    page = new_notice(visits)
    said = page.locator("#connection")
    line.cut()
    expect(said).to_contain_text(LOST, timeout=SOON_MS)
    page.locator("#feld-text").press("End")
    page.keyboard.type(" und Saft")
    page.get_by_role("button", name="Aushang speichern").click()
    expect(said).to_contain_text("„Aushang speichern“ wurde nicht ausgeführt")
    page.get_by_role("link", name="Aktuelles").first.click()
    expect(said).to_contain_text("lässt sich gerade nicht öffnen")
    expect(page.get_by_label("Überschrift")).to_be_visible()
    line.mend()
    expect(said).to_contain_text(
        "Die Verbindung ist wieder da. „Aushang speichern“", timeout=BACK_MS
    )
    expect(page.get_by_label("Überschrift")).to_have_value("Sommerfest")
    expect(page.locator("#feld-text")).to_have_value("Mit Kuchen und Saft")
    page.get_by_role("button", name="Aushang speichern").click()
    expect(page.locator(".ep-notice")).to_contain_text("Der Aushang ist gespeichert.")
    page.get_by_role("button", name="Neuer Aushang").click()
    expect(page.get_by_label("Überschrift")).to_have_value("")


def test_what_is_typed_survives_a_reload_and_another_session_but_no_other_person(
    away: Away,
) -> None:
    visits, _ = away
    page = new_notice(visits)
    page.reload()
    page.get_by_role("button", name="Neuer Aushang").click()
    expect_typed(page)
    token = visits.portal.cookie_of(OFFICE.email).partition("=")[2]
    page.context.clear_cookies()
    page.context.add_cookies([{"name": "session", "value": token, "url": visits.portal.url}])
    page.reload()
    page.get_by_role("button", name="Neuer Aushang").click()
    expect_typed(page)
    page.get_by_role("button", name="Abmelden").click()
    expect(page.get_by_label("Passwort", exact=True)).to_be_visible()
    assert (
        page.evaluate("Object.keys(sessionStorage).filter(key => key.startsWith('ep-draft'))") == []
    )


def test_what_is_given_back_after_a_reload_overwrites_nobody_in_silence(away: Away) -> None:
    visits, _ = away
    page, other = (
        visits.open(routes.OFFICE_BOARD, email, DESKTOP) for email in (OFFICE.email, HEAD.email)
    )
    for each in (page, other):
        each.locator("table button").first.click()
    page.locator("#feld-text").fill("Mit Kuchen")
    cake: FilePayload = {"name": "kuchen.pdf", "mimeType": PDF_TYPE, "buffer": pdf("Rezept")}
    page.locator("#feld-files").set_input_files(cake)
    expect(page.locator(".ep-attached")).to_contain_text("kuchen.pdf")
    other.get_by_label("Überschrift").fill("Von der Leitung")
    other.get_by_role("button", name="Aushang speichern").click()
    expect(other.locator(".ep-notice-success")).to_be_visible()
    page.reload()
    page.get_by_role("button", name="Von der Leitung").click()
    expect(page.locator("#feld-text")).to_have_value("Mit Kuchen")
    expect(page.locator(".ep-attached")).to_contain_text("kuchen.pdf")
    page.get_by_role("button", name="Aushang speichern").click()
    expect(page.locator("[data-both-texts]")).to_contain_text("hat das inzwischen geändert")
    expect(page.locator("#feld-text")).to_have_value("Mit Kuchen")
    page.locator("#feld-text").fill("Mit Kuchen und Spaten")
    page.get_by_role("button", name="Aushang speichern").click()
    expect(page.locator(".ep-notice-success")).to_be_visible()
    page.locator("table button").first.click()
    expect(page.locator("#feld-text")).to_have_value("Mit Kuchen und Spaten")
    expect(page.locator(".ep-attached")).to_contain_text("kuchen.pdf")


def test_who_leaves_a_form_by_its_button_finds_it_empty(away: Away) -> None:
    page = new_notice(away[0])
    page.get_by_role("button", name="Abbrechen").click()
    page.get_by_role("button", name="Neuer Aushang").click()
    expect(page.get_by_label("Überschrift")).to_have_value("")


def test_a_password_is_never_kept(away: Away) -> None:
    page = away[0].open(routes.SETTINGS, FAMILY_1_FIRST.email, PHONE)
    page.get_by_label("Bisheriges Passwort").fill("geheim-geheim")
    page.get_by_label("Name").first.fill("Anders")
    kept = page.evaluate("JSON.stringify(Object.assign({}, sessionStorage))")
    assert "Anders" in kept
    assert "geheim" not in kept


def test_a_tap_into_a_dead_line_is_said_to_be_unsaved(away: Away) -> None:
    visits, line = away
    page = new_notice(visits)
    said = page.locator("#connection")
    line.freeze()
    page.get_by_role("button", name="Aushang speichern").click()
    waits = page.get_by_role("button", name="Aushang speichern")
    expect(waits).to_have_attribute("aria-busy", "true", timeout=SOON_MS)
    expect(said).to_contain_text("noch nicht gespeichert", timeout=SOON_MS)
    line.cut()
    expect(said).to_contain_text("Bitte sehen Sie nach, ob „Aushang speichern“", timeout=SOON_MS)
    line.mend()


def test_a_phone_that_was_locked_is_right_again_when_it_is_looked_at(away: Away) -> None:
    visits, line = away
    page = visits.open(routes.START, FAMILY_1_FIRST.email, SMALL_PHONE)
    expect(page.locator(".ep-person")).not_to_be_empty()
    sockets: list[str] = []
    page.on("websocket", lambda opened: sockets.append(opened.url))
    line.freeze()
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator("#connection")).to_contain_text(LOST, timeout=2_000)
    line.mend()
    expect(page.locator("#connection")).to_contain_text("wieder da", timeout=BACK_MS)
    assert sockets


def test_the_browsers_own_sign_is_heard_before_any_timeout(away: Away) -> None:
    visits, line = away
    page = visits.open(routes.START, FAMILY_1_FIRST.email, PHONE)
    expect(page.locator(".ep-person")).not_to_be_empty()
    line.freeze()
    page.context.set_offline(True)
    expect(page.locator("#connection")).to_contain_text(LOST, timeout=2_000)
    page.context.set_offline(False)
    line.mend()


def test_an_address_with_a_port_keeps_it_for_the_socket(away: Away) -> None:
    visits, line = away
    page = visits.open(routes.SIGN_IN, "", PHONE)
    address = page.evaluate("new WebSocket('wss://localhost/_event/?x=1').url")
    assert address == f"wss://localhost:{line.port}/_event/?x=1"


def test_who_has_no_right_to_a_page_is_told_and_led_on(away: Away) -> None:
    page = away[0].open(routes.OFFICE_BOARD, FAMILY_1_FIRST.email, PHONE)
    expect(page.get_by_text("keine Berechtigung")).to_be_visible()
    page.get_by_role("link", name="Zur Startseite").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Start")
