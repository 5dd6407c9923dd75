"""Files in a browser: attached to an answer, refused in words, and offered to those concerned."""

import re
from datetime import timedelta

from playwright.sync_api import FilePayload, Page, expect

from elternportal import clock, routes
from elternportal.demo.logins import FAMILY_1_FIRST, FAMILY_2, OFFICE
from elternportal.domain.letters import Demand
from elternportal.settings import MEGABYTE
from tests.support.browsing import DESKTOP, PHONE, SMALL_PHONE, Visits, look_at
from tests.support.family_letters import class_of_the_youngest, publish_to_family
from tests.support.server import Portal
from tests.support.uploads import pdf, picture

QUESTION = "Bitte laden Sie das Attest hoch."


def file(name: str, content: bytes = b"") -> FilePayload:
    """A file as it is chosen; a real PDF unless said otherwise."""
    return FilePayload(name=name, mimeType="application/pdf", buffer=content or pdf())


def choose(page: Page, label: str, chosen: FilePayload) -> None:
    page.get_by_label(re.compile(f"^{re.escape(label)}")).set_input_files(chosen)


def test_a_parent_answers_with_a_file_and_the_office_downloads_it(
    visits: Visits, portal_server: Portal
) -> None:
    letter_id = publish_to_family(
        portal_server,
        "Attest für den Sport",
        children=1,
        text="Liebe Eltern,\n\nwir brauchen ein Attest.",
        demand=Demand.FILE,
        question=QUESTION,
        deadline=clock.today() + timedelta(days=7),
    )
    query = f"?{routes.LETTER_ID}={letter_id}"
    page = visits.open(routes.LETTER + query, FAMILY_1_FIRST.email, PHONE)
    attached = page.locator(".ep-attached .ep-file")

    choose(page, QUESTION, file("Spiel.pdf", b"MZ no document"))
    expect(page.locator(".ep-attachments-error")).to_contain_text(
        "„Spiel.pdf“ können wir nicht annehmen."
    )
    expect(attached).to_have_count(0)
    assert len(visits.complaints) == 1  # the browser notes every answer that is an error
    visits.complaints.clear()
    huge = picture("JPEG", (3000, 2000)) + bytes(26 * MEGABYTE)  # more than the server takes
    photo = FilePayload(name="Foto.jpeg", mimeType="image/jpeg", buffer=huge)
    choose(page, QUESTION, photo)
    expect(attached).to_contain_text("Foto.jpg")
    page.get_by_role("button", name="„Foto.jpg“ entfernen").click()
    choose(page, QUESTION, file("Attest.pdf"))
    expect(page.get_by_text("„Attest.pdf“ ist hochgeladen.")).to_be_visible()
    look_at(page, SMALL_PHONE, "dark")
    look_at(page, PHONE, "light")
    page.get_by_role("button", name="„Attest.pdf“ entfernen").click()
    expect(attached).to_have_count(0)
    choose(page, QUESTION, file("Attest neu.pdf"))
    expect(attached).to_contain_text("Attest neu.pdf")
    page.get_by_role("button", name="Antwort senden").click()
    expect(page.get_by_text("Danke. Ihre Antwort ist gespeichert.")).to_be_visible()

    office = visits.open(routes.OFFICE_LETTER_RESULTS + query, OFFICE.email, DESKTOP)
    with office.expect_download() as download:
        office.get_by_role("link", name="Attest neu.pdf").click()
    assert download.value.suggested_filename == "Attest neu.pdf"
    assert download.value.path().read_bytes().startswith(b"%PDF-")


def test_a_document_for_one_class_is_offered_to_its_parents_alone(
    visits: Visits, portal_server: Portal
) -> None:
    school_class = class_of_the_youngest(portal_server)
    office = visits.open(routes.OFFICE_DOCUMENTS, OFFICE.email, DESKTOP)
    office.get_by_role("button", name="Dokument hinzufügen").first.click()
    office.get_by_label("Titel").fill("Packliste zum Wandertag")
    choose(office, "Datei", file("Packliste.pdf"))
    expect(office.get_by_text("„Packliste.pdf“ ist hochgeladen.")).to_be_visible()
    office.get_by_role("button", name=school_class, exact=True).click()
    expect(office.get_by_label("Ausgewählt").get_by_role("button")).to_have_text(school_class)
    look_at(office, PHONE, "dark")
    office.set_viewport_size(DESKTOP)
    office.get_by_role("button", name="Dokument speichern").click()
    expect(office.get_by_text("Das Dokument ist gespeichert.")).to_be_visible()
    expect(office.get_by_role("button", name="Packliste zum Wandertag")).to_be_visible()

    parent = visits.open(routes.DOCUMENTS, FAMILY_1_FIRST.email, PHONE)
    with parent.expect_download() as download:
        parent.get_by_role("link", name="Packliste zum Wandertag").click()
    assert download.value.suggested_filename == "Packliste.pdf"
    other = visits.open(routes.DOCUMENTS, FAMILY_2.email)
    expect(other.locator(".ep-document").first).to_be_visible()
    expect(other.get_by_role("link", name="Packliste zum Wandertag")).to_have_count(0)
