"""The office writes a letter in a browser: from the first word to the correction."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from elternportal import clock, routes
from elternportal.demo.logins import CLASS_TEACHER, OFFICE
from tests.support.browsing import DESKTOP, PHONE, Visits, look_at

TEXT = "Liebe Eltern,\n\nam **Freitag** wandern wir.\n\n- Brotzeit\n- Regenjacke"
NEXT_WEEK = f"{clock.today() + timedelta(days=7):%Y-%m-%d}"


def notice(page: Page) -> str:
    line = page.locator(".ep-notice")
    expect(line).to_be_visible()
    return line.inner_text()


def write(page: Page, title: str) -> None:
    page.get_by_role("button", name="7b", exact=True).click()
    expect(page.get_by_text(re.compile(r"^\d+ Kinder, \d+ Erziehungsberechtigte"))).to_be_visible()
    page.get_by_label("Titel").fill(title)
    page.get_by_label("Text", exact=True).fill(TEXT)
    page.get_by_label("Was sollen Eltern tun?").select_option("yes_no")
    page.get_by_label("Frage").fill("Darf Ihr Kind mit?")
    page.get_by_label("Frist").fill(NEXT_WEEK)


@pytest.fixture
def editor(visits: Visits) -> Page:
    page = visits.open(routes.OFFICE_LETTER, OFFICE.email, DESKTOP)
    expect(page.get_by_label("Nummer")).not_to_have_value("")
    return page


def test_a_letter_to_one_class_is_written_published_and_corrected(editor: Page) -> None:
    page = editor
    write(page, "Wandertag der 7b")
    page.get_by_role("button", name="Ansehen und veröffentlichen").click()
    expect(page.get_by_role("heading", name="Wandertag der 7b")).to_be_visible()
    expect(page.locator("strong", has_text="Freitag")).to_be_visible()
    assert f"?{routes.LETTER_ID}=" in page.url
    look_at(page, PHONE, "light")
    page.set_viewport_size(DESKTOP)
    page.get_by_role("button", name="Jetzt veröffentlichen").click()
    question = page.get_by_role("alertdialog")
    expect(question).to_contain_text(re.compile(r"\d+ Personen erhalten eine Mail"))
    look_at(page, PHONE, "light")
    page.set_viewport_size(DESKTOP)
    question.get_by_role("button", name="Jetzt veröffentlichen").click()
    assert re.search(r"für \d+ Kinder veröffentlicht", notice(page))
    page.get_by_role("button", name="Berichtigen").click()
    page.get_by_label("Text", exact=True).fill(TEXT.replace("Freitag", "Montag"))
    look_at(page, DESKTOP, "light")
    page.get_by_role("button", name="Änderungen ansehen").click()
    expect(page.locator("del")).to_contain_text("Freitag")
    expect(page.locator("ins")).to_contain_text("Montag")
    look_at(page, PHONE, "dark")
    page.get_by_role("button", name="Berichtigung veröffentlichen").click()
    expect(page.get_by_text("Dies ist Fassung 2.")).to_be_visible()
    page.get_by_role("link", name="Alle Briefe").click()
    expect(page.get_by_role("row", name=re.compile("Wandertag der 7b"))).to_contain_text("0 von ")


def test_a_late_deadline_is_named_and_the_letter_stays_a_draft(editor: Page) -> None:
    write(editor, "Noch ein Entwurf")
    editor.get_by_label("Frist").fill("2020-01-01")
    expect(editor.get_by_text("Von selbst gespeichert")).to_be_visible()
    expect(editor.get_by_role("alert").filter(has_text="schon vorbei")).to_be_visible()
    editor.reload()
    expect(editor.get_by_label("Titel")).to_have_value("Noch ein Entwurf")
    editor.get_by_role("button", name="Ansehen und veröffentlichen").click()
    expect(editor.get_by_text("Für: 7b")).to_be_visible()
    expect(editor.get_by_role("alert").filter(has_text="Die Frist liegt vor")).to_be_visible()
    expect(editor.get_by_role("button", name="Jetzt veröffentlichen")).to_have_count(0)
    editor.get_by_role("button", name="Weiter bearbeiten").click()
    expect(editor.get_by_label("Titel")).to_have_value("Noch ein Entwurf")


def test_what_was_typed_survives_a_refusal(editor: Page) -> None:
    number = editor.get_by_label("Nummer").input_value()
    told = {
        "Der erste": editor.locator(".ep-notice"),
        "Der zweite": editor.locator("#feld-number-fehler").get_by_text(
            f"Die Nummer {number} hat schon ein anderer Brief."
        ),
    }
    for title, sentence in told.items():
        editor.goto(editor.url.partition("?")[0])
        expect(editor.get_by_label("Nummer")).not_to_have_value("")
        editor.get_by_label("Nummer").fill(number)
        editor.get_by_label("Titel").fill(title)
        editor.get_by_label("Text", exact=True).fill(TEXT)
        editor.get_by_role("button", name="Entwurf speichern").click()
        expect(sentence).to_be_visible()
    expect(editor.get_by_label("Titel")).to_have_value("Der zweite")
    expect(editor.get_by_label("Text", exact=True)).to_have_value(TEXT)


def test_who_leaves_the_page_finds_the_letter_among_the_drafts(editor: Page) -> None:
    editor.get_by_label("Titel").fill("Angefangen und verlassen")
    editor.get_by_label("Text", exact=True).fill(TEXT)
    editor.get_by_role("link", name="Alle Briefe").click()
    editor.get_by_role("button", name=re.compile("^Entwürfe")).click()
    editor.get_by_role("link", name="Angefangen und verlassen").click()
    expect(editor.get_by_label("Text", exact=True)).to_have_value(TEXT)


def test_a_tool_marks_what_is_selected(editor: Page) -> None:
    text = editor.get_by_label("Text", exact=True)
    text.fill("wichtig")
    text.select_text()
    editor.get_by_role("button", name="Fett").click()
    expect(text).to_have_value("**wichtig**")
    editor.get_by_role("button", name="Überschrift").click()
    expect(text).to_have_value("# **wichtig**")


def test_a_teacher_is_offered_own_classes_alone(visits: Visits) -> None:
    page = visits.open(routes.OFFICE_LETTER, CLASS_TEACHER.email, PHONE)
    expect(page.get_by_role("button", name="7b", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Ganze Schule")).to_have_count(0)
    expect(page.get_by_role("button", name="5a", exact=True)).to_have_count(0)
