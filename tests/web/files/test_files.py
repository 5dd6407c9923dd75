"""Files come in and go out over HTTP only as security W3 allows."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import httpx
import pytest
from sqlmodel import select
from starlette.applications import Starlette
from starlette.testclient import TestClient

from elternportal import db, routes
from elternportal.auth.cookies import cookie_name
from elternportal.auth.limits import UPLOADS_PER_ACCOUNT
from elternportal.auth.security import SecurityWall
from elternportal.auth.sessions import open_session
from elternportal.db import Database, connect
from elternportal.files import storage
from elternportal.files.limits import FileLimits
from elternportal.i18n import t
from elternportal.models.access import Account
from elternportal.models.files import StoredFile
from elternportal.models.lost_property import FoundItem
from elternportal.services.files.stored import MAX_FILES, readable_file
from elternportal.settings import MEGABYTE, get_settings
from elternportal.web.files.transfer import file_routes
from tests.conftest import NOON
from tests.support import uploads
from tests.support.world import World, make_world

PDF = ("Antrag.pdf", uploads.pdf())
PHOTO = ("Mütze.jpg", uploads.picture())


class Portal:
    """The file routes behind the wall."""

    def __init__(self, database: Database, world: World, folder: Path) -> None:
        self.database, self.world, self.folder = database, world, folder / "files"
        app = SecurityWall(Starlette(routes=file_routes()))
        self.origin = get_settings().origin
        self.client = TestClient(app, base_url=self.origin, follow_redirects=False)

    def sign_in(self, person: str) -> None:
        self.client.cookies.clear()
        if person:
            with self.database.transaction() as session:
                account = session.get_one(Account, getattr(self.world, person).account_id)
                self.client.cookies.set(cookie_name(), open_session(session, account))

    def upload(self, person: str, *files: tuple[str, bytes], query: str = "") -> httpx.Response:
        """What a named person, or nobody (""), gets for posting these files."""
        self.sign_in(person)
        return self.client.post(
            f"{routes.FILE_UPLOAD}{query}",
            files=[("files", file) for file in files],
            headers={"Origin": self.origin},
        )

    def key(self, person: str, file: tuple[str, bytes]) -> str:
        return str(self.upload(person, file).json()["files"][0]["key"])

    def get(self, person: str, address: str) -> httpx.Response:
        self.sign_in(person)
        return self.client.get(address)

    def kept(self) -> list[Path]:
        return [path for path in self.folder.rglob("*") if path.is_file()]

    def show_to_all(self, key: str) -> None:
        """Attach a photo to a found thing."""
        with self.database.transaction() as session:
            photo_id = session.exec(select(StoredFile.id).where(StoredFile.key == key)).one()
            item = FoundItem(
                title="Mütze", found_on=NOON.date(), photo_id=photo_id, created_at=NOON
            )
            session.add(item)


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


@pytest.mark.parametrize("person", ["anna", "huber", "olga"])
def test_everybody_signed_in_uploads_and_gets_keys(portal: Portal, person: str) -> None:
    answer = portal.upload(person, PDF, PHOTO)
    assert answer.status_code == 200
    files = answer.json()["files"]
    assert [file["name"] for file in files] == ["Antrag.pdf", "Mütze.jpg"]
    assert all(file["size"].endswith(" KB") for file in files)
    assert len(portal.kept()) == 2
    assert portal.get(person, routes.file(files[0]["key"])).content.startswith(b"%PDF")


def test_Z4_nobody_uploads_without_signing_in(portal: Portal) -> None:
    answer = portal.upload("", PDF, query="?sprache=en")
    assert answer.status_code == 401
    assert answer.json() == {"error": t("error-not-signed-in", "en")}
    assert not portal.kept()


def test_T1_a_form_on_another_site_cannot_upload(portal: Portal) -> None:
    portal.sign_in("olga")
    for headers in ({"Origin": "https://elsewhere.example"}, {"Origin": "null"}, {}):
        answer = portal.client.post(routes.FILE_UPLOAD, files={"files": PDF}, headers=headers)
        assert answer.status_code == 403
    assert not portal.kept()


def test_W3_one_bad_file_keeps_all_out_and_the_sentence_names_it(portal: Portal) -> None:
    answer = portal.upload("anna", PDF, ("Bild.jpg", b"<script>alert(1)</script>"))
    assert answer.status_code == 422
    assert answer.json() == {"error": t("files-error-kind", "de", name="Bild.jpg")}
    assert not portal.kept()


def test_W3_a_file_above_the_limit_is_refused(portal: Portal) -> None:
    answer = portal.upload("anna", ("groß.pdf", b"%PDF-" + bytes(10 * MEGABYTE)))
    assert answer.json() == {
        "error": t("files-error-too-large", "de", name="groß.pdf", megabytes=10)
    }
    assert not portal.kept()


def test_W3_a_huge_body_is_refused_by_its_announced_length_and_while_it_arrives(
    portal: Portal,
) -> None:
    megabytes = MAX_FILES * FileLimits().megabytes_of_photos + 2

    def endless() -> Iterator[bytes]:
        yield b'--b\r\nContent-Disposition: form-data; name="files"; filename="x.pdf"\r\n\r\n'
        for _ in range(megabytes):
            yield bytes(MEGABYTE)

    portal.sign_in("anna")
    headers = {"Origin": portal.origin, "Content-Type": "multipart/form-data; boundary=b"}
    said = {**headers, "Content-Length": str(megabytes * MEGABYTE)}
    for sent in (headers, said):
        answer = portal.client.post(routes.FILE_UPLOAD, content=endless(), headers=sent)
        assert answer.json() == {"error": t("files-error-body-too-large", "de")}
    assert not portal.kept()


def test_Z6_a_torn_form_no_file_and_too_many_files_are_refused(portal: Portal) -> None:
    portal.sign_in("anna")
    headers = {"Origin": portal.origin, "Content-Type": "multipart/form-data; boundary=b"}
    torn = portal.client.post(routes.FILE_UPLOAD, headers=headers, content=b"--c\r\nnothing")
    plain = portal.client.post(
        routes.FILE_UPLOAD, headers={"Origin": portal.origin}, data={"files": "x"}
    )
    many = portal.upload("anna", *[PDF] * (MAX_FILES + 1))
    for answer in (torn, plain, many):
        assert answer.status_code == 422
        assert answer.json() == {"error": t("files-error-unreadable", "de")}
    assert not portal.kept()


def test_W3_who_has_spent_the_days_quota_leaves_no_bytes(
    portal: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("elternportal.services.files.stored.MAX_FILES_A_DAY", 1)
    portal.key("anna", PDF)
    answer = portal.upload("anna", PDF)
    assert (answer.status_code, answer.json()) == (429, {"error": t("files-error-quota", "de")})
    assert len(portal.kept()) == 1
    assert portal.upload("berta", PDF).status_code == 200


def test_T8_one_account_uploads_only_so_often_in_a_minute(portal: Portal) -> None:
    for _ in range(UPLOADS_PER_ACCOUNT.amount):
        portal.upload("anna", ("x", b"x"))
    assert portal.upload("anna", PDF).status_code == 429
    assert portal.upload("berta", PDF).status_code == 200


@pytest.mark.parametrize("person", ["anton", "berta", "huber", "olga", "hanna"])
def test_Z4_a_foreign_file_answers_exactly_like_a_missing_one(portal: Portal, person: str) -> None:
    foreign = portal.get(person, routes.file(portal.key("anna", PDF)))
    assert foreign.status_code == 404
    for address in (routes.file("x" * 43), routes.file("x"), routes.file("%00")):
        missing = portal.get(person, address)
        assert missing.status_code == foreign.status_code
        assert (missing.content, missing.headers) == (foreign.content, foreign.headers)


def test_Z4_nobody_gets_a_file_without_signing_in(portal: Portal) -> None:
    photo = portal.key("olga", PHOTO)
    portal.show_to_all(photo)
    for address in (routes.file(photo), routes.picture(photo), routes.file("x" * 43)):
        answer = portal.get("", address)
        assert (answer.status_code, answer.content) == (303, b"")
        assert answer.headers["location"] == routes.sign_in("de", address)


def test_W3_a_file_is_a_download_that_can_run_nothing(portal: Portal) -> None:
    headers = portal.get("anna", routes.file(portal.key("anna", PDF))).headers
    assert headers["content-type"] == "application/pdf"
    assert headers["content-disposition"].startswith("attachment; filename=")
    assert headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in headers["content-security-policy"]
    assert "default-src 'none'" in headers["content-security-policy"]
    assert headers["cache-control"] == "no-store"


NAMES = {
    "Übersee & mehr.pdf": "Übersee & mehr.pdf",
    "Лист.pdf": "Лист.pdf",
    "../../x.pdf": "x.pdf",
    "rechnung\u202efdp.exe": "rechnungfdp.pdf",
}


@pytest.mark.parametrize("name", NAMES)
def test_W3_a_download_has_its_name_without_tricks(portal: Portal, name: str) -> None:
    key = portal.key("anna", (name, uploads.pdf()))
    disposition = portal.get("anna", routes.file(key)).headers["content-disposition"]
    assert disposition.isascii()
    plain, _, encoded = disposition.partition("; filename*=UTF-8''")
    assert unquote(encoded) == NAMES[name]
    assert plain.count('"') == 2


def test_W3_only_pictures_are_shown_inside_a_page(portal: Portal) -> None:
    photo, document = portal.key("anna", PHOTO), portal.key("anna", PDF)
    shown = portal.get("anna", routes.picture(photo)).headers
    assert shown["content-type"] == "image/jpeg"
    assert shown["content-disposition"] == "inline"
    assert "sandbox" in shown["content-security-policy"]
    assert shown["cache-control"].startswith("private")
    for address in (routes.file(photo), routes.picture(document)):
        headers = portal.get("anna", address).headers
        assert headers["content-disposition"].startswith("attachment")


def test_W3_a_photo_reaches_others_without_the_place_where_it_was_taken(portal: Portal) -> None:
    key = portal.key("olga", ("photo.jpg", uploads.photo_with_place()))
    portal.show_to_all(key)
    content = portal.get("anna", routes.picture(key)).content
    assert b"Exif" not in content
    assert uploads.AUTHOR.encode() not in content


def test_the_database_knows_what_really_lies_in_storage(portal: Portal) -> None:
    key = portal.key("anna", PHOTO)
    with portal.database.reading() as session:
        row = readable_file(session, portal.world.anna, key)
    assert row.size == storage.path_of(key).stat().st_size
