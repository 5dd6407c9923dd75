"""The office brings the school in by upload, in a real browser on a phone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, FilePayload, Page, expect
from sqlmodel import select

from elternportal import routes
from elternportal.demo.logins import OFFICE
from elternportal.demo.school import create_demo
from elternportal.demo.untis_files import make_files
from elternportal.models.school import Subject
from tests.support.server import Portal, running_portal

SUBJECTS = "GPU006.TXT"


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    """A demo school of its own, because these tests change it."""
    with running_portal(tmp_path_factory.mktemp("import"), create_demo) as running:
        yield running


@pytest.fixture
def context(browser: Browser, portal: Portal) -> Iterator[BrowserContext]:
    name, _, token = portal.cookie_of(OFFICE.email).partition("=")
    opened = browser.new_context(viewport={"width": 390, "height": 844}, locale="de-DE")
    opened.add_cookies([{"name": name, "value": token, "url": portal.url}])
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext, portal: Portal) -> Page:
    opened = context.new_page()
    opened.goto(f"{portal.url}{routes.OFFICE_IMPORT}")
    return opened


def demo_files(**changed: bytes) -> list[FilePayload]:
    """The demo school's files; ``GPU006=…`` adds lines to one of them."""
    return [
        FilePayload(
            name=file.name,
            mimeType="text/plain",
            buffer=file.content + changed.get(file.name.removesuffix(".TXT"), b""),
        )
        for file in make_files()
    ]


def upload(page: Page, files: list[FilePayload]) -> None:
    page.get_by_label("Dateien der Schule").set_input_files(files)
    page.get_by_role("button", name="Hochladen und prüfen").click()


def uploaded_files(portal: Portal) -> list[Path]:
    return [path for path in (portal.folder / "uploads").rglob("*") if path.is_file()]


def subject_names(portal: Portal) -> set[str]:
    with portal.database() as database, database.reading() as session:
        return set(session.exec(select(Subject.short_name)))


def test_the_schools_own_files_leave_nothing_to_change(page: Page) -> None:
    upload(page, demo_files())
    expect(page.get_by_text("Es gibt nichts zu ändern.")).to_be_visible()
    expect(page.get_by_role("button", name="Änderungen übernehmen")).to_have_count(0)


def test_a_bad_row_is_left_out_and_the_rest_is_applied(page: Page, portal: Portal) -> None:
    before = subject_names(portal)
    upload(page, demo_files(GPU006=b'"Astro","Astronomie",\r\n"","Ohne K\xfcrzel",\r\n'))
    expect(page.get_by_text("Spalte 1 ist leer, wird aber gebraucht.")).to_be_visible()
    apply = page.get_by_role("button", name="Änderungen übernehmen")
    expect(apply).to_be_disabled()
    line = len(make_files()[4].content.splitlines()) + 2
    leave_out = page.get_by_label(f"Weglassen: {SUBJECTS}, Zeile {line}")
    leave_out.click()
    expect(leave_out).to_be_checked()  # once the server has noted it
    apply.click()
    question = "Diese Änderungen jetzt übernehmen? 1 neu, 0 geändert, 0 fallen weg."
    expect(page.get_by_text(f"{question} Eine Zeile wird weggelassen.")).to_be_visible()
    assert subject_names(portal) == before
    page.get_by_role("button", name="Ja, übernehmen").click()
    expect(page.get_by_text("Übernommen: 1 neu, 0 geändert, 0 weggefallen.")).to_be_visible()
    assert subject_names(portal) == before | {"Astro"}
    assert not uploaded_files(portal)


def test_bad_files_are_explained_and_leave_the_school_as_it_was(page: Page, portal: Portal) -> None:
    before = subject_names(portal)
    text = {"mimeType": "text/plain"}
    upload(
        page,
        [
            FilePayload(name="GPU006.TXT", buffer=b"\x89PNG\0\0", **text),
            FilePayload(name="GPU010.TXT", buffer=bytes(21 * 1024 * 1024), **text),
        ],
    )
    expect(page.get_by_text("Das ist keine Textdatei.")).to_be_visible()
    expect(page.get_by_text("Die Datei ist 21 MB groß. Erlaubt sind 20 MB.")).to_be_visible()
    page.get_by_role("button", name="Andere Dateien wählen").click()
    expect(page.get_by_label("Dateien der Schule")).to_be_visible()
    assert not uploaded_files(portal)
    upload(page, [FilePayload(name="Brief.txt", buffer=b"Guten Tag", **text)])
    expect(page.get_by_text("Keine dieser Dateien enthält Stammdaten.")).to_be_visible()
    assert subject_names(portal) == before


def test_an_upload_of_100_mb_gets_a_sentence_and_no_broken_connection(
    page: Page, portal: Portal, tmp_path: Path
) -> None:
    before = uploaded_files(portal)
    large = tmp_path / "GPU010.TXT"
    with large.open("wb") as file:
        file.truncate(100 * 1024 * 1024)  # a sparse file: takes no space
    page.get_by_label("Dateien der Schule").set_input_files(large)
    page.get_by_role("button", name="Hochladen und prüfen").click()
    expect(page.get_by_text("Die Dateien sind zusammen größer als 60 MB.")).to_be_visible()
    assert uploaded_files(portal) == before
