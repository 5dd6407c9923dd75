"""Files to import reach the portal only from office and head, and only their account reads them."""

import io
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.testclient import TestClient

from elternportal import db, routes
from elternportal.auth.cookies import cookie_name
from elternportal.auth.form_errors import error_key
from elternportal.auth.security import SecurityWall
from elternportal.auth.sessions import open_session
from elternportal.db import Database, connect
from elternportal.files import uploads
from elternportal.models.access import Account
from elternportal.settings import MEGABYTE, get_settings
from elternportal.web.school.import_upload import import_upload_routes
from tests.support.untis import small_school
from tests.support.world import World, make_world

File = tuple[str, bytes]
CLASSES: File = ("GPU003.TXT", small_school()["003"].content)
SUBJECTS: File = ("GPU006.TXT", small_school()["006"].content)


class Portal:
    """The upload route behind the wall, with the folder in which it keeps files."""

    def __init__(self, database: Database, world: World, folder: Path) -> None:
        self.database, self.world, self.uploads = database, world, folder / "uploads"
        app = SecurityWall(Starlette(routes=import_upload_routes()))
        self.origin = get_settings().origin
        self.client = TestClient(app, base_url=self.origin, follow_redirects=False)

    def sign_in(self, person: str) -> None:
        self.client.cookies.clear()
        if person:
            with self.database.transaction() as session:
                account = session.get_one(Account, getattr(self.world, person).account_id)
                self.client.cookies.set(cookie_name(), open_session(session, account))

    def upload(self, person: str, *files: File, language: str = "de") -> httpx.Response:
        """What a named person, or nobody (""), gets for posting these files."""
        self.sign_in(person)
        return self.client.post(
            f"{routes.IMPORT_UPLOAD}?{routes.DOCUMENT_LANGUAGE}={language}",
            files=[("files", file) for file in files],
            headers={"Origin": self.origin},
        )

    def kept_files(self) -> list[Path]:
        return [path for path in self.uploads.rglob("*") if path.is_file()]

    def upload_id(self, person: str, *files: File) -> str:
        return self.upload(person, *files).headers["location"].partition("=")[2]


@pytest.fixture
def portal(
    sqlite_database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Portal]:
    with sqlite_database.transaction() as session:
        world = make_world(session)
    monkeypatch.setenv("ELTERNPORTAL_DATA_DIR", str(tmp_path))
    get_settings.cache_clear()
    monkeypatch.setattr(db, "_database", None)
    opened = connect(str(sqlite_database.engine.url))
    yield Portal(opened, world, tmp_path)
    opened.close()
    get_settings.cache_clear()


def refusal(response: httpx.Response) -> str:
    """The sentence to which a refused upload leads."""
    assert response.status_code == 303
    page, _, number = response.headers["location"].partition("?fehler=")
    assert page == routes.OFFICE_IMPORT
    return error_key(number)


@pytest.mark.parametrize("person", ["olga", "hanna"])
def test_office_and_head_upload_and_are_led_to_the_plan(portal: Portal, person: str) -> None:
    response = portal.upload(person, CLASSES, SUBJECTS)
    page, _, upload_id = response.headers["location"].partition("?stapel=")
    assert (response.status_code, page) == (303, routes.OFFICE_IMPORT)
    kept = uploads.read(getattr(portal.world, person).account_id, upload_id)
    assert [(file.name, file.content) for file in kept] == [CLASSES, SUBJECTS]


def test_the_answer_leads_to_the_page_in_the_language_of_the_form(portal: Portal) -> None:
    location = portal.upload("olga", CLASSES, language="en").headers["location"]
    assert location.startswith(f"/en{routes.OFFICE_IMPORT}?stapel=")
    location = portal.upload("olga", CLASSES, language="//evil.example").headers["location"]
    assert location.startswith(f"{routes.OFFICE_IMPORT}?stapel=")


@pytest.mark.parametrize("person", ["anna", "berta", "huber", "roth"])
def test_Z4_for_parents_and_teachers_there_is_no_such_route(portal: Portal, person: str) -> None:
    response = portal.upload(person, CLASSES)
    assert response.status_code == 404
    assert not portal.kept_files()


def test_Z4_nobody_uploads_without_signing_in(portal: Portal) -> None:
    response = portal.upload("", CLASSES)
    assert (response.status_code, response.headers["location"]) == (303, routes.SIGN_IN)
    assert not portal.kept_files()


def test_T1_a_form_on_another_site_cannot_upload(portal: Portal) -> None:
    portal.sign_in("olga")
    for headers in ({"Origin": "https://elsewhere.example"}, {"Origin": "null"}, {}):
        response = portal.client.post(
            routes.IMPORT_UPLOAD, files=[("files", CLASSES)], headers=headers
        )
        assert response.status_code == 403
    assert not portal.kept_files()


def test_Z4_anothers_upload_answers_exactly_like_a_missing_one(portal: Portal) -> None:
    olgas, hanna = portal.upload_id("olga", CLASSES), portal.world.hanna.account_id
    missing = "x" * len(olgas)
    for upload_id in (olgas, missing, "", "..", f"../{portal.world.olga.account_id}/{olgas}"):
        with pytest.raises(uploads.UploadGone):
            uploads.read(hanna, upload_id)
    uploads.forget(hanna, olgas)
    assert uploads.read(portal.world.olga.account_id, olgas)


def test_W3_files_lie_where_only_the_portals_user_can_look(portal: Portal) -> None:
    upload_id = portal.upload_id("olga", CLASSES)
    folder = portal.uploads / str(portal.world.olga.account_id) / upload_id
    for part in (folder, folder.parent, portal.uploads):
        assert part.stat().st_mode & 0o777 == 0o700


BAD_NAMES = {
    "../../../etc/passwd": "passwd",
    "..\\..\\GPU003.TXT": "GPU003.TXT",
    "/etc/GPU003.TXT": "GPU003.TXT",
    "GPU003.TXT\0.png": "GPU003.TXT_.png",
    "..": "_",
    ".bashrc": "bashrc",
    "a" * 300 + "_GPU003.TXT": "a" * 49 + "_GPU003.TXT",
    "Schüler GPU010 (2).txt": "Schüler GPU010 (2).txt",
}


class InterruptedFile(io.BytesIO):
    """While its content is stored, the same account sends another upload."""

    def __init__(self, account_id: int) -> None:
        super().__init__(b"first")
        self.account_id, self.other = account_id, ""

    def read(self, size: int | None = -1) -> bytes:
        if not self.other:
            second = uploads.UploadedFile("GPU002.TXT", io.BytesIO(b"second"))
            self.other = uploads.keep(self.account_id, [second])
        return super().read(size)


def test_of_two_uploads_at_once_both_are_stored_and_the_last_one_stays(portal: Portal) -> None:
    account_id = portal.world.olga.account_id
    interrupted = InterruptedFile(account_id)
    files = [uploads.UploadedFile("GPU002.TXT", interrupted)] * 2
    last = uploads.keep(account_id, files)
    assert {file.content for file in uploads.read(account_id, last)} == {b"first", b""}
    with pytest.raises(uploads.UploadGone):
        uploads.read(account_id, interrupted.other)


@pytest.mark.parametrize("name", BAD_NAMES)
def test_W3_no_name_leads_out_of_the_uploads_folder(portal: Portal, name: str) -> None:
    assert uploads.safe_name(name) == BAD_NAMES[name]
    upload_id = portal.upload_id("olga", (name.replace("\0", "%00"), b"x"))
    (kept,) = portal.kept_files()
    assert kept.parent.name == upload_id


@given(st.text())
def test_W3_whatever_a_file_is_called_it_is_one_plain_name(name: str) -> None:
    safe = uploads.safe_name(name)
    assert safe not in {"", ".", ".."}
    assert not set(safe) & set("/\\\0\n")
    assert len(safe.encode()) <= 255


def test_two_files_of_the_same_name_are_both_kept(portal: Portal) -> None:
    upload_id = portal.upload_id("olga", ("a/GPU003.TXT", b"1"), ("b/GPU003.TXT", b"2"))
    kept = uploads.read(portal.world.olga.account_id, upload_id)
    assert [file.name for file in kept] == ["GPU003-2.TXT", "GPU003.TXT"]


def test_W3_more_than_60_mb_are_refused_by_their_announced_length(portal: Portal) -> None:
    response = portal.upload("olga", ("GPU010.TXT", bytes(61 * MEGABYTE)))
    assert refusal(response) == "office-import-too-large"
    assert not portal.kept_files()


def test_W3_more_than_60_mb_are_refused_while_they_arrive(portal: Portal) -> None:
    def endless() -> Iterator[bytes]:
        yield b'--b\r\nContent-Disposition: form-data; name="files"; filename="GPU010.TXT"\r\n\r\n'
        for _ in range(61):
            yield bytes(MEGABYTE)

    portal.sign_in("olga")
    headers = {"Origin": portal.origin, "Content-Type": "multipart/form-data; boundary=b"}
    response = portal.client.post(routes.IMPORT_UPLOAD, content=endless(), headers=headers)
    assert refusal(response) == "office-import-too-large"
    assert not portal.kept_files()


def test_a_file_above_the_limit_of_an_import_is_named_but_not_read(portal: Portal) -> None:
    upload_id = portal.upload_id("olga", ("GPU010.TXT", bytes(21 * MEGABYTE)))
    (file,) = uploads.read(portal.world.olga.account_id, upload_id)
    assert (file.content, file.size, file.is_too_large) == (b"", 21 * MEGABYTE, True)


BROKEN: dict[str, dict[str, Any]] = {
    "no file chosen": {"files": [("files", ("", b""))]},
    "no form at all": {"content": b"hello"},
    "a text where a file belongs": {"data": {"files": "GPU003.TXT"}},
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_form_without_files_asks_for_some(portal: Portal, what: str) -> None:
    portal.sign_in("olga")
    headers = {"Origin": portal.origin}
    response = portal.client.post(routes.IMPORT_UPLOAD, headers=headers, **BROKEN[what])
    assert refusal(response) in {"office-import-no-files", "office-import-unreadable"}


def test_Z6_a_torn_form_and_too_many_files_are_refused_with_a_sentence(portal: Portal) -> None:
    portal.sign_in("olga")
    headers = {"Origin": portal.origin, "Content-Type": "multipart/form-data; boundary=b"}
    torn = portal.client.post(routes.IMPORT_UPLOAD, headers=headers, content=b"--c\r\nnothing")
    assert refusal(torn) == "office-import-unreadable"
    many = [(f"GPU{number:03}.TXT", b"x") for number in range(uploads.MAX_FILES + 1)]
    assert refusal(portal.upload("olga", *many)) == "office-import-unreadable"
    assert not portal.kept_files()


def test_a_new_upload_replaces_the_accounts_earlier_one_only(portal: Portal) -> None:
    first, hannas = portal.upload_id("olga", CLASSES), portal.upload_id("hanna", CLASSES)
    second = portal.upload_id("olga", CLASSES)
    with pytest.raises(uploads.UploadGone):
        uploads.read(portal.world.olga.account_id, first)
    assert uploads.read(portal.world.olga.account_id, second)
    assert uploads.read(portal.world.hanna.account_id, hannas)


def test_uploads_are_forgotten_after_a_day(portal: Portal) -> None:
    old, new = portal.upload_id("olga", CLASSES), portal.upload_id("hanna", CLASSES)
    olga, hanna = portal.world.olga.account_id, portal.world.hanna.account_id
    day_ago = time.time() - uploads.KEPT_SECONDS - 1
    os.utime(portal.uploads / str(olga) / old, (day_ago, day_ago))
    uploads.delete_expired()
    with pytest.raises(uploads.UploadGone):
        uploads.read(olga, old)
    assert uploads.read(hanna, new)
    assert len(portal.kept_files()) == 1
