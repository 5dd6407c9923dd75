"""Guardians read, confirm and answer letters in real browsers, and see what the other one does."""

import re
from datetime import timedelta

from playwright.sync_api import Page, expect

from elternportal import clock, routes
from elternportal.demo.logins import FAMILY_1_FIRST, FAMILY_1_SECOND, FAMILY_2
from elternportal.domain.letters import Demand
from tests.support.browsing import DESKTOP, PHONE, SMALL_PHONE, Visits, look_at, tab_to
from tests.support.family_letters import correct_letter, publish_to_family
from tests.support.server import Portal

NEXT_WEEK = clock.today() + timedelta(days=7)
TEXT = "Liebe Eltern,\n\nwir wandern am **Freitag**."
ON_PHONE = ".ep-menu-link .ep-menu-badge"
ON_DESKTOP = ".ep-menu-page:has-text('Elternbriefe') .ep-menu-badge"


def address(letter_id: int) -> str:
    return f"{routes.LETTER}?{routes.LETTER_ID}={letter_id}"


def badge(page: Page, place: str = ON_PHONE) -> int:
    """The number at the menu, as people see it."""
    shown = page.locator(place)
    expect(shown).to_be_visible()
    return int(re.findall(r"\d+", shown.inner_text())[0])


def top_of(page: Page, place: str) -> float:
    """How far from the top of the screen something begins."""
    box = page.locator(place).first.bounding_box()
    assert box is not None
    return box["y"]


def test_one_parent_answers_and_the_other_sees_it_and_the_change_without_reload(
    visits: Visits, portal_server: Portal
) -> None:
    letter_id = publish_to_family(
        portal_server,
        "Wandertag mit Antwort",
        children=1,
        text=TEXT,
        demand=Demand.YES_NO,
        question="Wandert Ihr Kind mit?",
        deadline=NEXT_WEEK,
    )
    first = visits.open(address(letter_id), FAMILY_1_FIRST.email, PHONE)
    second = visits.open(address(letter_id), FAMILY_1_SECOND.email, DESKTOP)
    for page in (first, second):
        expect(page.get_by_role("heading", name="Wandertag mit Antwort")).to_be_visible()
        expect(page.locator("strong", has_text="Freitag")).to_be_visible()
        expect(page.get_by_role("group", name="Wandert Ihr Kind mit?")).to_be_visible()
    look_at(first, PHONE, "light")
    assert top_of(first, "article") <= PHONE["height"] / 3
    assert top_of(first, ".ep-back") < top_of(first, "h1")
    expect(first).to_have_title(re.compile("^Wandertag mit Antwort – "))
    waiting = badge(second, ON_DESKTOP)

    first.get_by_label("Ja").check()
    first.get_by_role("button", name="Antwort senden").click()
    expect(first.get_by_text("Danke. Ihre Antwort ist gespeichert.")).to_be_visible()
    expect(first.get_by_text(re.compile("^Von Ihnen beantwortet"))).to_be_visible()
    expect(second.get_by_text(re.compile("^Beantwortet von "))).to_be_visible()
    expect(second.get_by_role("button", name="Antwort senden")).to_have_count(0)
    expect(second.locator(".ep-letter-replies")).to_have_text("Ja")
    expect(second.locator(ON_DESKTOP)).to_contain_text(str(waiting - 1))

    second.get_by_role("button", name=re.compile("^Antwort ändern")).click()
    expect(second.get_by_label("Ja")).to_be_checked()
    look_at(second, PHONE, "dark")
    second.set_viewport_size(DESKTOP)
    second.get_by_label("Nein").check()
    second.get_by_role("button", name="Geänderte Antwort senden").click()
    expect(first.locator(".ep-letter-replies")).to_have_text("Nein")
    look_at(first, SMALL_PHONE, "light")


def test_from_the_start_page_to_one_confirmation_for_both_children_by_keyboard(
    visits: Visits, portal_server: Portal
) -> None:
    title = "Nur zur Kenntnis"
    publish_to_family(
        portal_server, title, text=TEXT, demand=Demand.CONFIRMATION, deadline=NEXT_WEEK
    )
    page = visits.open(routes.START, FAMILY_1_FIRST.email, DESKTOP)
    row = page.get_by_role("listitem").filter(has=page.get_by_role("link", name=title))
    expect(row.locator(".ep-chip")).to_have_count(2)
    waiting = badge(page, ON_DESKTOP)
    tab_to(page, row.get_by_role("link"))
    page.keyboard.press("Enter")
    confirm = page.get_by_role("button", name="Zur Kenntnis genommen")
    expect(confirm).to_be_visible()
    tab_to(page, confirm)
    page.keyboard.press("Enter")
    expect(page.get_by_text(re.compile("^Von Ihnen bestätigt"))).to_have_count(2)
    expect(confirm).to_have_count(0)
    expect(page.locator(ON_DESKTOP)).to_contain_text(str(waiting - 1))

    page.get_by_role("link", name="Alle Elternbriefe").click()
    row = page.get_by_role("listitem").filter(has=page.get_by_role("link", name=title))
    expect(row.get_by_text(re.compile("^Von Ihnen bestätigt"))).to_have_count(2)
    page.get_by_role("link", name=re.compile("^Zu erledigen")).click()
    expect(page.get_by_role("link", name=re.compile("^Zu erledigen"))).to_have_attribute(
        "aria-current", "page"
    )
    expect(page.get_by_role("link", name=title)).to_have_count(0)


def test_what_was_typed_stays_when_the_letter_is_corrected_meanwhile(
    visits: Visits, portal_server: Portal
) -> None:
    letter_id = publish_to_family(
        portal_server,
        "Was bringen Sie mit?",
        children=1,
        text=TEXT,
        demand=Demand.TEXT,
        question="Was bringen Sie mit?",
    )
    page = visits.open(address(letter_id), FAMILY_1_FIRST.email)
    typed = page.get_by_label("Was bringen Sie mit?")
    typed.fill("Einen Kuchen")
    correct_letter(
        portal_server, letter_id, "Was bringen Sie mit?", TEXT.replace("Freitag", "Montag")
    )
    page.get_by_role("button", name="Antwort senden").click()
    expect(page.get_by_text(re.compile("Die Schule hat den Brief gerade geändert"))).to_be_visible()
    expect(page.locator(".ep-prose strong")).to_have_text("Montag")
    expect(typed).to_have_value("Einen Kuchen")
    page.get_by_role("button", name="Meldung schließen").click()
    page.get_by_text(re.compile("^Fassung 2 vom")).click()
    expect(page.locator("del")).to_contain_text("Freitag")
    look_at(page, PHONE, "dark")
    page.get_by_role("button", name="Antwort senden").click()
    expect(page.locator(".ep-letter-replies")).to_have_text("Einen Kuchen")


def test_search_filter_and_child_stand_in_the_address(
    visits: Visits, portal_server: Portal
) -> None:
    publish_to_family(portal_server, "Fahrradprüfung", children=1, text="Mit Helm.")
    page = visits.open(routes.LETTERS, FAMILY_1_FIRST.email)
    page.get_by_label("In den Briefen suchen").fill("fahrradprufung HELM")
    page.get_by_role("button", name="Suchen").click()
    expect(page.locator(".ep-letter-row")).to_have_count(1)
    page.get_by_label("Kind wählen").get_by_role("link").nth(1).click()
    expect(page.get_by_label("Kind wählen").get_by_role("link").nth(1)).to_have_attribute(
        "aria-current", "page"
    )
    page.reload()
    expect(page.get_by_label("In den Briefen suchen")).to_have_value("fahrradprufung HELM")
    page.get_by_label("In den Briefen suchen").fill("Nichtsdergleichen")
    page.get_by_role("button", name="Suchen").click()
    expect(page.get_by_text("Kein Brief enthält diese Wörter.")).to_be_visible()
    look_at(page, PHONE, "light")
    page.get_by_role("link", name="Suche beenden").click()
    expect(page.get_by_role("link", name="Fahrradprüfung")).to_be_visible()


def test_a_letter_to_others_looks_as_if_it_did_not_exist(
    visits: Visits, portal_server: Portal
) -> None:
    letter_id = publish_to_family(portal_server, "Nur für eine Klasse", children=1, text=TEXT)
    page = visits.open(address(letter_id), FAMILY_2.email)
    expect(page.get_by_text("Das gibt es nicht oder es gehört nicht zu Ihrem")).to_be_visible()
    assert "Nur für eine Klasse" not in page.content()
