"""The office looks after accounts on a phone and at the desk, and a person answers a mail."""

import pytest
from playwright.sync_api import Page, expect

from elternportal import routes
from elternportal.demo.logins import OFFICE, SUBJECT_TEACHER, family_email
from tests.support.browsing import DESKTOP, PHONE, Visits, look_at, mailed_link
from tests.support.server import Portal

PARENT, OTHER_PARENT = family_email(20, 0), family_email(21, 0)
WHY = "am Telefon gewünscht"


def find(page: Page, words: str) -> None:
    """Search for an account and open it."""
    page.get_by_label("Name, E-Mail-Adresse oder Kind").fill(words)
    page.get_by_role("button", name="Suchen").click()
    expect(page.get_by_text("1 gefunden")).to_be_visible()
    page.locator("td").get_by_role("link").click()
    expect(page.get_by_role("heading", name="Was geschehen ist")).to_be_visible()


def act(page: Page, name: str) -> None:
    """Do something to the account that is open, for a reason."""
    page.get_by_role("button", name=name, exact=True).click()
    page.get_by_label("Grund").fill(WHY)
    page.get_by_role("button", name="Ausführen").click()
    expect(page.get_by_text("Erledigt.")).to_be_visible()


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desk"])
def test_an_account_is_found_locked_so_that_its_open_page_empties_and_unlocked(
    visits: Visits, size: dict[str, int]
) -> None:
    parent = visits.open("/", PARENT)
    expect(parent.locator(".ep-person")).not_to_be_empty()
    page = visits.open(routes.OFFICE_ACCOUNTS, OFFICE.email, PHONE)
    page.set_viewport_size(size)  # type: ignore[arg-type]
    find(page, PARENT)
    page.get_by_role("button", name="Sperren", exact=True).click()
    look_at(page, size, "light")  # type: ignore[arg-type]
    page.get_by_role("button", name="Abbrechen").click()
    act(page, "Sperren")
    parent.wait_for_url(f"**{routes.SIGN_IN}?*")
    expect(parent.get_by_text("Ihre Sitzung ist abgelaufen oder wurde beendet.")).to_be_visible()
    act(page, "Entsperren")
    expect(page.get_by_role("cell", name=WHY).first).to_be_visible()
    # Whoever comes next as this parent signs in anew.
    if visits.regulars is not None:
        visits.regulars.pop((PARENT, "de")).close()


def test_a_parent_is_asked_before_becoming_a_teacher_and_says_no(
    visits: Visits, portal_server: Portal
) -> None:
    page = visits.open(routes.OFFICE_TEACHERS, OFFICE.email)
    page.get_by_role("button", name="Andere Adresse").first.click()
    page.get_by_label("E-Mail-Adresse von").fill(OTHER_PARENT)
    page.get_by_role("button", name="Einladen", exact=True).click()
    expect(page.get_by_role("alertdialog")).to_contain_text(OTHER_PARENT)
    expect(page.get_by_role("alertdialog")).to_contain_text("Elternteil")
    look_at(page, PHONE, "light")
    page.get_by_role("button", name="Mail mit der Frage senden").click()
    expect(page.get_by_text("Bis zur Antwort ändert sich nichts.")).to_be_visible()

    answer = visits.open(mailed_link(portal_server, OTHER_PARENT).removeprefix(portal_server.url))
    expect(answer.get_by_role("button", name="Ja, das bin ich")).to_be_visible()
    look_at(answer, PHONE, "light")
    answer.get_by_role("button", name="Nein, das bin ich nicht").click()
    expect(answer.get_by_text("Ihr Zugang bleibt, wie er ist.")).to_be_visible()
    page.get_by_role("link", name="Gefragt (0)").click()
    expect(page.get_by_text("Hier gibt es keine Lehrkraft.")).to_be_visible()


def test_a_person_asks_for_another_address_and_keeps_the_old_one(visits: Visits) -> None:
    page = visits.open(routes.SETTINGS, SUBJECT_TEACHER.email)
    page.get_by_label("Neue E-Mail-Adresse").fill("neu@demo.example")
    page.get_by_label("Ihr Passwort").fill("falsch")
    page.get_by_role("button", name="Link an die neue Adresse senden").click()
    wrong = page.locator("#feld-passwort-fuer-adresse-fehler")
    expect(wrong).to_have_text("Das bisherige Passwort stimmt nicht.")
