"""Parents book the evening in real browsers: on the phone, live beside each other, by keyboard."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect
from sqlmodel import col, select

from elternportal import routes
from elternportal.demo.logins import (
    CLASS_TEACHER,
    DEMO_PASSWORD,
    FAMILY_1_FIRST,
    FAMILY_1_SECOND,
    FAMILY_2,
)
from elternportal.models.mail import OutboxMail
from tests.support.accounts import PASSWORD
from tests.support.browsing import DESKTOP, Visits, issue_pin, mailed_link, tab_to
from tests.support.family_evening import (
    Grid,
    book_beside,
    open_plan,
    open_to_both,
    parent_in_same_class,
    parent_taught_by,
    teacher_of,
)
from tests.support.server import Portal


def notice(page: Page) -> Locator:
    return page.locator(".ep-notice-region")


def test_from_the_letter_to_the_first_appointment_on_a_phone(
    visits: Visits, portal_server: Portal
) -> None:
    email = "berta.biber@example.org"
    page = visits.open(f"{routes.ACTIVATE}#{issue_pin(portal_server)}")
    page.get_by_label("E-Mail-Adresse").fill(email)
    page.get_by_role("button", name="Mail mit Link anfordern").click()
    expect(page.get_by_text("Wir haben eine Mail an")).to_be_visible()
    page.goto(mailed_link(portal_server, email))
    page.get_by_label("Ihr Name").fill("Berta Biber")
    page.get_by_label("Neues Passwort").fill(PASSWORD)
    page.get_by_role("button", name="Passwort speichern").click()
    page.wait_for_url(f"{portal_server.url}/")

    page.get_by_role("link", name="Termine buchen").click()
    grid = Grid(page)
    column, time = grid.free()[0]
    grid.slot(column, time).click()
    expect(grid.slot(column, time)).to_have_attribute("data-state", "mine")
    expect(page.locator(".ep-only-phone")).to_contain_text(f"Gebucht: {time}")

    open_plan(page)
    expect(page.locator(".ep-timeline-item")).to_contain_text(time)
    with page.expect_download() as plan:
        page.get_by_role("link", name="Plan als PDF").click()
    assert plan.value.path().read_bytes().startswith(b"%PDF")
    with page.expect_download() as calendar:
        page.get_by_role("link", name="In den Kalender").click()
    assert calendar.value.path().read_text().count("BEGIN:VEVENT") == 1
    page.get_by_role("link", name="Termine buchen").last.click()
    grid = Grid(page)
    expect(grid.slot(column, time)).to_have_attribute("data-state", "mine")


def test_a_double_tap_books_once_and_nobody_is_told_off(visits: Visits) -> None:
    page = visits.open(routes.EVENING, FAMILY_2.email)
    grid = Grid(page)
    column, time = grid.free()[0]
    grid.slot(column, time).dblclick()
    expect(grid.slot(column, time)).to_have_attribute("data-state", "mine")
    expect(notice(page)).to_contain_text(f"Gebucht: {time} bei ")
    expect(page.get_by_role("alertdialog")).to_have_count(0)
    open_plan(page)
    expect(page.locator(".ep-timeline-item")).to_contain_text(time)


def test_a_time_that_another_family_takes_changes_in_place(
    visits: Visits, portal_server: Portal
) -> None:
    looking = visits.open(routes.EVENING, FAMILY_1_FIRST.email, DESKTOP)
    neighbour = parent_in_same_class(portal_server, FAMILY_1_FIRST.email)
    taking = visits.open(routes.EVENING, neighbour)
    grid, theirs = Grid(looking, "desktop"), Grid(taking)
    (column, their_column, time), *_ = open_to_both(grid, theirs)
    slot = grid.slot(column, time)
    slot.focus()
    before = slot.bounding_box()

    theirs.slot(their_column, time).click()
    expect(slot).to_have_attribute("data-state", "taken")
    expect(slot).to_have_accessible_name(re.compile("belegt$"))
    expect(slot).to_be_focused()
    assert slot.bounding_box() == before
    teacher = slot.get_attribute("data-teacher")
    expect(looking.locator("#evening-spoken")).to_have_text(
        f"{time} bei {teacher} ist nicht mehr frei"
    )

    other = next(c for c, _ in grid.free() if c != column)
    looking.locator("#evening-spoken").evaluate("line => { line.textContent = '' }")
    grid.slot(other, time).focus()
    taking.get_by_role("button", name=re.compile("^Absagen: ")).click()
    taking.get_by_role("button", name="Ja, absagen").click()
    expect(slot).to_have_attribute("data-state", "free")
    theirs.slot(their_column, time).click()
    expect(slot).to_have_attribute("data-state", "taken")
    expect(looking.locator("#evening-spoken")).to_have_text("")


def test_who_taps_too_late_reads_the_next_free_times_and_keeps_everything(
    visits: Visits, portal_server: Portal
) -> None:
    page = visits.open(routes.EVENING, FAMILY_2.email)
    neighbour = parent_in_same_class(portal_server, FAMILY_2.email)
    grid, theirs = Grid(page), Grid(visits.open(routes.EVENING, neighbour))
    (column, their_column, time), *_ = open_to_both(grid, theirs)
    before = grid.states()
    book_beside(portal_server, neighbour, their_column, time)
    slot = grid.slot(column, time)
    slot.click()
    expect(notice(page)).to_contain_text(f"{time} ist nicht mehr frei. Als Nächstes frei: ")
    expect(notice(page)).to_contain_text("Ihre anderen Termine sind unverändert.")
    expect(slot).not_to_have_attribute("aria-busy", "true")
    after = grid.states()
    assert {place: s for place, s in after.items() if place != (column, time)} == {
        place: s for place, s in before.items() if place != (column, time)
    }
    covered, tapped = notice(page).bounding_box(), slot.bounding_box()
    assert covered is not None
    assert tapped is not None
    assert tapped["y"] + tapped["height"] <= covered["y"]
    page.get_by_role("button", name="Meldung schließen").click()
    expect(notice(page)).to_be_empty()


def test_both_parents_of_a_child_see_each_others_bookings(visits: Visits) -> None:
    first = Grid(visits.open(routes.EVENING, FAMILY_1_FIRST.email))
    second = Grid(visits.open(routes.EVENING, FAMILY_1_SECOND.email, DESKTOP), "desktop")
    column, time = next(place for place in first.free() if place in second.states())
    first.slot(column, time).click()
    expect(second.slot(column, time)).to_have_attribute("data-state", "mine")


def test_a_teacher_cancels_and_the_parent_sees_it_gets_the_mail_and_books_again(
    visits: Visits, portal_server: Portal
) -> None:
    email, teacher_id = parent_taught_by(portal_server, CLASS_TEACHER.email)
    page = visits.open(routes.EVENING, email)
    grid = Grid(page)
    column = grid.of_teacher(teacher_id)
    time, later = [at for key, at in grid.free() if key == column][:2]
    slot = grid.slot(column, time)
    slot.click()
    expect(slot).to_have_attribute("data-state", "mine")

    teacher = visits.open(routes.TEACHER_EVENING, CLASS_TEACHER.email)
    teacher.get_by_role("button", name=f"Absagen: {time}").click()
    teacher.get_by_label("Grund").fill("Krank")
    teacher.get_by_role("button", name="Termin absagen").click()
    expect(slot).not_to_have_attribute("data-state", "mine")
    with portal_server.database() as database, database.reading() as session:
        templates = session.exec(
            select(OutboxMail.template)
            .where(OutboxMail.recipient == email)
            .order_by(col(OutboxMail.id))
        ).all()
    assert templates[-1] == "evening-cancelled"

    grid.slot(column, later).click()
    expect(grid.slot(column, later)).to_have_attribute("data-state", "mine")


def test_the_whole_way_works_by_keyboard_alone(visits: Visits, portal_server: Portal) -> None:
    page = visits.open(routes.SIGN_IN, size=DESKTOP)
    email = parent_in_same_class(portal_server, FAMILY_2.email)
    expect(page.locator(".ep-school")).not_to_be_empty()
    tab_to(page, page.get_by_label("E-Mail-Adresse"))
    page.keyboard.type(email)
    tab_to(page, page.get_by_label("Passwort", exact=True))
    page.keyboard.type(DEMO_PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{portal_server.url}/")
    book = page.get_by_role("link", name="Termine buchen")
    expect(book).to_be_visible()
    tab_to(page, book)
    page.keyboard.press("Enter")

    grid = Grid(page, "desktop")
    columns = list(dict.fromkeys(column for column, _ in grid.states()))
    times = list(dict.fromkeys(time for _, time in grid.states()))
    column, time = next((c, t) for c, t in grid.free() if c != columns[0] and t != times[0])
    tab_to(page, grid.slot(columns[0], times[0]))
    for _ in range(times.index(time)):
        page.keyboard.press("ArrowDown")
    for _ in range(columns.index(column)):
        page.keyboard.press("ArrowRight")
    expect(grid.slot(column, time)).to_be_focused()
    page.keyboard.press("Enter")
    expect(grid.slot(column, time)).to_have_attribute("data-state", "mine")
    expect(page.locator("#evening-spoken")).to_have_text(re.compile(f"^{time}, .*: meins$"))

    cancel = page.locator(".ep-only-desktop").get_by_role("button", name=re.compile("^Absagen: "))
    tab_to(page, cancel, "Shift+Tab")
    page.keyboard.press("Enter")
    question = page.get_by_role("alertdialog")
    expect(question.get_by_role("button", name="Behalten")).to_be_focused()
    page.keyboard.press("Enter")
    expect(cancel).to_be_focused()
    page.keyboard.press("Enter")
    tab_to(page, question.get_by_role("button", name="Ja, absagen"), "Shift+Tab")
    page.keyboard.press("Enter")
    expect(grid.slot(column, time)).to_have_attribute("data-state", "free")
    expect(grid.slot(column, time)).to_be_focused()


@pytest.mark.parametrize("query", ["kind=999999", "kind=Linus"])
def test_an_unknown_child_in_the_address_shows_all_children(visits: Visits, query: str) -> None:
    page = visits.open(f"{routes.EVENING}?{query}", FAMILY_1_FIRST.email)
    children = {column.partition("-")[0] for column, _ in Grid(page).states()}
    assert len(children) == 2


def test_a_teacher_is_found_on_the_phone_and_a_move_is_taken_back(visits: Visits) -> None:
    page = visits.open(routes.EVENING, FAMILY_2.email)
    rows = page.locator(".ep-teacher-rows > li")
    legend = page.locator(".ep-legend-fold > summary").bounding_box()
    assert legend
    assert min(legend["width"], legend["height"]) >= 44
    name = rows.nth(2).locator(".ep-teacher-name").inner_text().split()[-1]
    page.get_by_role("searchbox", name="Lehrkraft suchen").fill(name.lower())
    expect(page.locator(".ep-teacher-rows > li:visible")).to_have_count(1)
    row = page.locator(".ep-teacher-rows > li:visible")
    row.locator("summary").click()
    first, _, third, *_ = row.locator(".ep-slot:visible").all_inner_texts()
    row.get_by_role("button", name=f"{first}, ").first.click()
    expect(notice(page)).to_contain_text(f"Gebucht: {first} bei ")
    row.get_by_role("button", name=f"{third}, ").first.click()
    undo = page.locator(".ep-undo")
    expect(undo).to_contain_text(f"Verschoben auf {third} bei ")
    undo.get_by_role("button", name="Rückgängig").click()
    expect(notice(page)).to_contain_text(f"Wieder wie vorher: {first} bei ")


def test_a_row_on_the_phone_offers_six_free_times_that_stay_in_place_and_all_on_request(
    visits: Visits, portal_server: Portal
) -> None:
    page = visits.open(routes.EVENING, FAMILY_2.email)
    neighbour = parent_in_same_class(portal_server, FAMILY_2.email)
    theirs = Grid(visits.open(routes.EVENING, neighbour))
    free = {(teacher_of(column), time) for column, time in theirs.free()}
    offered: list[dict[str, str]] = page.locator(".ep-slot[data-offered]").evaluate_all(
        "slots => slots.map(({dataset}) => ({...dataset}))"
    )
    taken = next(it for it in offered if (teacher_of(it["column"]), it["time"]) in free)
    times = [it["time"] for it in offered if it["column"] == taken["column"]]
    assert len(times) == 6
    assert {it["state"] for it in offered} == {"free"}

    theirs.slot(theirs.of_teacher(teacher_of(taken["column"])), taken["time"]).click()
    card = page.locator(".ep-teacher-row").filter(
        has=page.locator(f"[data-column='{taken['column']}']")
    )
    card.locator("summary").click()
    expect(card.locator(".ep-slot-taken:visible")).to_have_text(taken["time"])
    expect(card.locator(".ep-slot:visible")).to_have_text(times)
    card.get_by_role("button", name=re.compile("^Alle Zeiten")).click()
    expect(card.locator(".ep-slot:visible")).to_have_count(card.locator(".ep-slot").count())
