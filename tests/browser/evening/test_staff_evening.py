"""The evening in a browser for staff: a teacher on the phone, the office beside it, both live."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from elternportal import clock, routes
from elternportal.demo.logins import CLASS_TEACHER, OFFICE
from tests.support.server import Portal

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}
Opens = Callable[[str, dict[str, int], str], Page]


@pytest.fixture
def opens(browser: Browser, portal_server: Portal) -> Iterator[Opens]:
    """Opens a page as somebody, in a browser of their own."""
    contexts: list[BrowserContext] = []

    def open_page(email: str, size: dict[str, int], path: str) -> Page:
        name, _, token = portal_server.cookie_of(email).partition("=")
        context = browser.new_context(viewport=size, locale="de-DE")  # type: ignore[arg-type]
        context.add_cookies([{"name": name, "value": token, "url": portal_server.url}])
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{portal_server.url}{path}")
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def teacher(opens: Opens) -> Page:
    return opens(CLASS_TEACHER.email, PHONE, routes.TEACHER_EVENING)


@pytest.fixture
def office(opens: Opens) -> Page:
    page = opens(OFFICE.email, DESKTOP, routes.OFFICE_EVENINGS)
    page.get_by_role("table").get_by_role("link").first.click()
    expect(page.get_by_role("heading", name="Familie am Telefon")).to_be_visible()
    return page


def line_of(office: Page, teacher: Page) -> Locator:
    """The teacher's line in the office's table."""
    name = teacher.get_by_role("main").get_by_text(re.compile("^(Frau|Herr) ")).first
    return office.get_by_role("row").filter(has_text=name.inner_text())


def notice(page: Page) -> Locator:
    return page.locator(".ep-notice-region")


def test_one_tap_blocks_a_slot_and_the_office_sees_it_live(teacher: Page, office: Page) -> None:
    slot = teacher.locator("li").filter(has_text="frei").first
    time = slot.locator("span").first.inner_text()
    blocked = line_of(office, teacher).get_by_role("cell").nth(4)
    before = int(blocked.inner_text())
    teacher.get_by_role("button", name=f"Sperren: {time}").click()
    expect(blocked).to_have_text(str(before + 1))
    teacher.get_by_role("button", name=f"Freigeben: {time}").click()
    expect(blocked).to_have_text(str(before))


def type_in_the_middle(field: Locator) -> None:
    field.fill("Heft mitbringen")
    field.press("Home")
    for _ in "Heft":
        field.press("ArrowRight")


def expect_to_go_on_there(field: Locator) -> None:
    """Whoever types on does so where they were."""
    expect(field).to_be_focused()
    field.page.keyboard.type("e")
    expect(field).to_have_value("Hefte mitbringen")


def test_what_another_changes_moves_neither_focus_nor_caret(
    teacher: Page, office: Page, opens: Opens
) -> None:
    teacher.locator("summary", has_text=" – ").first.click()
    note = teacher.get_by_label("Hinweis").first
    search = office.get_by_label("Kind suchen")
    blocked = line_of(office, teacher).get_by_role("cell").nth(4)
    before = int(blocked.inner_text())
    for field in (note, search):
        type_in_the_middle(field)
    elsewhere = opens(CLASS_TEACHER.email, DESKTOP, routes.TEACHER_EVENING)
    slot = elsewhere.locator("li").filter(has_text="frei").first
    time = slot.locator("span").first.inner_text()
    elsewhere.get_by_role("button", name=f"Sperren: {time}").click()
    expect(blocked).to_have_text(str(before + 1))
    expect(teacher.get_by_role("button", name=f"Freigeben: {time}")).to_be_visible()
    for field in (note, search):
        expect_to_go_on_there(field)
    elsewhere.get_by_role("button", name=f"Freigeben: {time}").click()
    expect(blocked).to_have_text(str(before))


def test_a_teacher_books_for_a_parent_moves_it_and_cancels_with_a_reason(teacher: Page) -> None:
    teacher.get_by_role("button", name="Für Eltern buchen: ").first.click()
    children = teacher.get_by_label("Kind", exact=True)
    expect(children).to_have_value("")
    child = children.locator("option").nth(1).inner_text()
    teacher.get_by_role("button", name="Termin buchen").click()
    expect(children).to_be_focused()  # nobody is booked before a child was chosen
    children.select_option(label=child)
    teacher.get_by_role("button", name="Termin buchen").click()
    expect(notice(teacher)).to_contain_text("Der Termin ist gebucht.")
    slot = teacher.locator("li").filter(has_text=child)
    slot.get_by_role("button", name="Verschieben: ").click()
    slot.get_by_role("combobox").select_option(index=1)
    slot.get_by_role("button", name="Auf diese Zeit verschieben").click()
    expect(notice(teacher)).to_contain_text("Der Termin ist verschoben.")
    slot.get_by_role("button", name="Absagen: ").click()
    slot.get_by_label("Grund").fill("Konferenz")
    slot.get_by_role("button", name="Termin absagen").click()
    expect(notice(teacher)).to_contain_text("Der Termin ist abgesagt.")
    expect(slot).to_have_count(0)


def test_a_time_that_does_not_fit_is_explained_and_stays_typed(teacher: Page) -> None:
    teacher.get_by_text("Anwesenheit ändern").click()
    starts = teacher.get_by_label("Von").first
    starts.fill("08:00")
    teacher.get_by_role("button", name="Anwesenheit speichern").click()
    expect(notice(teacher)).to_contain_text("die im Elternsprechtag liegt")
    expect(starts).to_have_value("08:00")


def test_a_sent_invitation_empties_its_form_and_keeps_the_focus(teacher: Page) -> None:
    teacher.locator("summary", has_text=" – ").first.click()
    form = teacher.locator("form", has=teacher.get_by_text("Ganze Klasse")).first
    child = form.get_by_role("checkbox").nth(1)
    note, send = form.get_by_label("Hinweis"), form.get_by_role("button")
    child.check()
    note.fill("Bitte bringen Sie das Heft mit.")
    send.click()
    expect(notice(teacher)).to_contain_text("Gespeichert für ein Kind.")
    expect(child).not_to_be_checked()
    expect(note).to_have_value("")
    expect(send).to_be_focused()
    expect(form).to_contain_text("Bitte bringen Sie das Heft mit.")


def test_the_office_books_and_cancels_for_a_family_that_phones(office: Page) -> None:
    office.get_by_label("Kind suchen").fill("10a")
    office.get_by_label("Kind suchen").press("Enter")
    office.get_by_role("listitem").get_by_role("button", name=re.compile(r"\(10a\)")).first.click()
    button = office.get_by_role("button", name=re.compile("^Buchen: "))
    times = office.locator("form").filter(has=button).first
    teacher = (button.first.get_attribute("aria-label") or "").removeprefix("Buchen: ")
    times.get_by_role("combobox").select_option(index=1)
    times.get_by_role("button").click()
    expect(notice(office)).to_contain_text("Der Termin ist gebucht.")
    office.get_by_role("button", name=re.compile(f"^Termin absagen: .*{teacher}$")).click()
    question = office.get_by_role("alertdialog")
    expect(question).to_contain_text(teacher)
    question.get_by_role("button", name="Termin absagen").click()
    expect(notice(office)).to_contain_text("Der Termin ist abgesagt.")


def test_frozen_times_cannot_be_typed_over_and_other_settings_are_saved(office: Page) -> None:
    office.get_by_text("Einstellungen ändern").click()
    expect(office.get_by_label("Tag")).not_to_be_editable()
    office.get_by_label("Termine je Kind").fill("9")
    office.get_by_role("button", name="Einstellungen speichern").click()
    expect(notice(office)).to_contain_text("Die Einstellungen sind gespeichert.")


def test_a_new_evening_is_refused_with_a_reason_then_created_and_published(opens: Opens) -> None:
    page = opens(OFFICE.email, DESKTOP, routes.localized(routes.OFFICE_EVENINGS, "en"))
    day = clock.today() + timedelta(days=70)
    values = {
        "Name": "Winter evening",
        "Day": f"{day}",
        "Start": "16:00",
        "End": "15:00",
        "Invited parents from": f"{day - timedelta(days=23)}T08:00",
        "All parents from": f"{day - timedelta(days=16)}T08:00",
        "Booking closes": f"{day}T12:00",
        "Cancelling until": f"{day}T12:00",
    }
    for label, value in values.items():
        page.get_by_label(label, exact=True).fill(value)
    page.get_by_role("button", name="Create parents’ evening").click()
    expect(notice(page)).to_contain_text("The end must be after the start")
    expect(page.get_by_label("Name", exact=True)).to_have_value("Winter evening")
    page.get_by_label("End", exact=True).fill("19:00")
    page.get_by_role("button", name="Create parents’ evening").click()
    expect(page.get_by_text("not published yet")).to_be_visible()
    beside = opens(OFFICE.email, DESKTOP, routes.localized(routes.OFFICE_EVENINGS, "en"))
    line = beside.get_by_role("row").filter(has_text="Winter evening")
    expect(line).to_contain_text("not published yet")
    page.get_by_role("button", name="Publish").click()
    question = page.get_by_role("alertdialog")
    expect(question).to_contain_text(re.compile(r"\d+ people get an email"))
    expect(line).to_contain_text("not published yet")
    question.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("teachers prepare")).to_be_visible()
    expect(line).to_contain_text("teachers prepare")
