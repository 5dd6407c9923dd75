"""The import page over the real socket: whose uploads it shows, and who may do what."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlmodel import select

from elternportal import routes
from elternportal.demo.logins import CLASS_TEACHER, FAMILY_1_FIRST, HEAD, OFFICE
from elternportal.demo.school import create_demo
from elternportal.demo.untis_files import make_files
from elternportal.models.school import Pupil, Subject
from tests.support.server import Portal, running_portal
from tests.support.socket_client import ROOT_STATE, SocketClient

STATE = (
    f"{ROOT_STATE}.elternportal___state___base____portal_state"
    ".elternportal___state___school___school_import____import_page_state"
)
NO_UPLOAD = "x" * 43
NEW_SUBJECT = b'"Astro","Astronomie",\r\n'
PUPIL_OF_NO_CLASS = b'"x","Neu",,,,,,"Kind","1","8x","1",,"20150101",,"K1",\r\n'
SIMPLE_HANDLERS = ("load", "check", "leave_out_all", "leave_out_none", "ask", "cancel", "apply")


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    """A demo school of its own, because these tests change it."""
    with running_portal(tmp_path_factory.mktemp("import"), create_demo) as running:
        yield running


def upload(portal: Portal, **added: bytes) -> str:
    """The office uploads the demo files, ``GPU006=…`` with added lines; where it is led."""
    files = [
        ("files", (file.name, file.content + added.get(file.name.removesuffix(".TXT"), b"")))
        for file in make_files()
    ]
    cookie = portal.cookie_of(OFFICE.email)
    return portal.ask("POST", routes.IMPORT_UPLOAD, cookie, files=files).headers["location"]


def page_of(portal: Portal, path: str, email: str) -> SocketClient:
    return SocketClient(portal.url, path, portal.cookie_of(email) if email else "")


def shown(page: SocketClient) -> dict[str, Any]:
    return page.show("import_page_state")


def notice(page: SocketClient) -> str:
    return str(page.show("portal_state")["notice"])


def subjects(portal: Portal) -> set[str]:
    with portal.database() as database, database.reading() as session:
        return set(session.exec(select(Subject.short_name)))


async def test_the_plan_is_shown_applied_and_remembered(portal: Portal) -> None:
    async with page_of(portal, upload(portal, GPU006=b'"Chor","Chor",\r\n'), OFFICE.email) as page:
        await page.wait_for(lambda it: shown(it)["step"] == "plan")
        (kind,) = (kind for kind in shown(page)["kinds"] if kind["lines"])
        assert kind["lines"] == [{"what": "added", "label": "Chor – Chor", "details": ""}]
        await page.call(f"{STATE}.ask")
        assert "1 neu, 0 geändert, 0 fallen weg." in shown(page)["question"]
        await page.call(f"{STATE}.apply")
        assert shown(page)["step"] == "done"
        assert "Chor" in subjects(portal)
        await page.call(f"{STATE}.apply")
        assert shown(page)["step"] == "done"
    async with page_of(portal, routes.OFFICE_IMPORT, HEAD.email) as page:
        assert "1 neu, 0 geändert, 0 weggefallen." in shown(page)["last"]


async def test_Z4_anothers_upload_looks_exactly_like_a_missing_one(portal: Portal) -> None:
    answers = []
    for path in (upload(portal), f"{routes.OFFICE_IMPORT}?{routes.UPLOAD_ID}={NO_UPLOAD}"):
        async with page_of(portal, path, HEAD.email) as page:
            await page.wait_for(lambda it: shown(it)["step"] == "choose")
            await page.settle()
            answers.append((notice(page), shown(page)))
    assert answers[0] == answers[1]
    assert "Diese Dateien sind nicht mehr da." in answers[0][0]


@pytest.mark.parametrize("email", ["", FAMILY_1_FIRST.email, CLASS_TEACHER.email])
async def test_Z1_no_handler_of_the_page_runs_for_anybody_else(portal: Portal, email: str) -> None:
    path = upload(portal, GPU006=NEW_SUBJECT)
    async with page_of(portal, path, email) as page:
        for handler in SIMPLE_HANDLERS:
            await page.call(f"{STATE}.{handler}")
        await page.call(f"{STATE}.leave_out", file="GPU006.TXT", line=1, is_left_out=True)
        await page.call(f"{STATE}.choose_again")
        frames = "".join(page.frames)
    assert "Astro" not in frames
    assert "Letzter Import" not in frames
    assert "Astro" not in subjects(portal)
    async with page_of(portal, path, OFFICE.email) as page:
        await page.wait_for(lambda it: shown(it)["step"] == "plan")


async def test_W1_open_errors_keep_the_plan_from_being_applied_whatever_is_called(
    portal: Portal,
) -> None:
    path = upload(portal, GPU010=PUPIL_OF_NO_CLASS)
    async with page_of(portal, path, OFFICE.email) as page:
        await page.wait_for(lambda it: shown(it)["step"] == "plan")
        (row,) = shown(page)["errors"]["rows"]
        assert row["reasons"] == ["Die Klasse „8x“ steht in keiner Datei und nicht in der Schule."]
        await page.call(f"{STATE}.leave_out", file="GPU003.TXT", line=1, is_left_out=True)
        await page.call(f"{STATE}.leave_out", file="GPU010.TXT", line="4", is_left_out=True)
        await page.call(f"{STATE}.apply")
        assert "Der Import enthält noch 1 Fehler" in notice(page)
        assert shown(page)["step"] == "plan"
    with portal.database() as database, database.reading() as session:
        assert not session.exec(select(Pupil).where(Pupil.key == "K1")).all()


async def test_files_that_a_colleague_replaced_meanwhile_are_not_applied(portal: Portal) -> None:
    async with page_of(portal, upload(portal, GPU006=NEW_SUBJECT), OFFICE.email) as page:
        await page.wait_for(lambda it: shown(it)["step"] == "plan")
        upload(portal)
        await page.call(f"{STATE}.apply")
        assert "Diese Dateien sind nicht mehr da." in notice(page)
    assert "Astro" not in subjects(portal)
