"""A parent chooses in the browser when mails come, tries it, and switches a kind off by mail."""

from playwright.sync_api import Page, expect
from sqlmodel import select

from elternportal import routes
from elternportal.auth.unsubscribe_links import Unsubscribe, unsubscribe_link
from elternportal.demo.logins import FAMILY_2
from elternportal.models.access import Account
from elternportal.services.polls.mails import POLLS
from tests.support.browsing import Visits, barriers


def open_settings(visits: Visits) -> Page:
    page = visits.open(routes.SETTINGS, FAMILY_2.email)
    expect(page.get_by_role("heading", name="Benachrichtigungen")).to_be_visible()
    return page


def test_a_parent_chooses_when_mails_come_and_tries_whether_they_do(visits: Visits) -> None:
    page = open_settings(visits)
    page.get_by_label("Schwarzes Brett").select_option("gesammelt, einmal am Tag")
    page.get_by_label("Uhrzeit der gesammelten Mail").fill("18:30")
    page.get_by_label("Elternbriefe mit ganzem Text in der Mail").check()
    page.get_by_role("button", name="Benachrichtigungen speichern").click()
    expect(page.get_by_text("Gespeichert.")).to_be_visible()
    page.get_by_role("button", name="Test-Mail senden").click()
    expect(page.get_by_text("liegt im Postfach der Verwaltung")).to_be_visible()
    # A tap elsewhere: two at once on the same button would count as one.
    page.get_by_role("heading", name="Benachrichtigungen").click()
    page.get_by_role("button", name="Test-Mail senden").click()
    expect(page.get_by_text("Bitte warten Sie eine Minute.")).to_be_visible()

    page.reload()
    expect(page.get_by_label("Schwarzes Brett")).to_have_value("digest")
    expect(page.get_by_label("Uhrzeit der gesammelten Mail")).to_have_value("18:30")
    expect(page.get_by_label("Elternbriefe mit ganzem Text in der Mail")).to_be_checked()
    letters = page.get_by_label("Elternbriefe", exact=True).locator("option")
    expect(letters).to_have_text(["sofort", "gesammelt, einmal am Tag"])


def test_a_mails_own_button_switches_its_kind_off_without_signing_in(visits: Visits) -> None:
    page = visits.open(f"/abbestellen/{poll_token(visits)}")
    assert barriers(page) == []
    page.get_by_role("button", name="Abbestellen").click()
    expect(page.get_by_role("heading", name="Abbestellt")).to_be_visible()
    assert barriers(page) == []
    expect(open_settings(visits).get_by_label("Umfragen")).to_have_value("off")


def poll_token(visits: Visits) -> str:
    with visits.portal.database() as database, database.reading() as session:
        found = session.exec(select(Account.id).where(Account.email == FAMILY_2.email)).one()
    link = unsubscribe_link(Unsubscribe(found or 0, (POLLS.key,)))
    return link.rpartition("/")[2]
