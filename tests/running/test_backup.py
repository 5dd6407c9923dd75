"""R5: a backup that is made while the portal runs, and the way back into an empty place."""

import asyncio
import multiprocessing
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from alembic import command
from sqlmodel import select
from typer.testing import CliRunner

from elternportal import clock
from elternportal.auth.passwords import hash_in_thread
from elternportal.backup import archive
from elternportal.backup.archive import make_backup, unpacked
from elternportal.backup.encryption import CHUNK, Damaged, NoBackup, UnknownKey
from elternportal.cli import app
from elternportal.db import Database
from elternportal.domain.people import SYSTEM
from elternportal.errors import PortalError
from elternportal.files import storage
from elternportal.files.inspection import CheckedFile
from elternportal.migrations import config
from elternportal.models.access import Account, Guardianship, LoginSession
from elternportal.models.files import StoredFile
from elternportal.models.operations import OperationRun
from elternportal.models.school import Subject
from elternportal.services.access.account_children import OnChild, take_off_child
from elternportal.services.access.account_locks import delete_account
from elternportal.services.access.account_scope import OnAccount
from elternportal.services.access.login import SignIn, sign_in
from elternportal.settings import get_settings
from tests.support.booked_evening import Evening, make_booked_evening
from tests.support.databases import PostgresServer, fresh_sqlite
from tests.support.waiting import eventually
from tests.support.world import World, make_world

PASSWORD = "a long and rare phrase"
BYTES = b"what a family has sent" * 10_000

pytestmark = pytest.mark.usefixtures("cheap_passwords", "stopped_clock")


@dataclass
class Place:
    """Where a portal has its data; :meth:`enter` makes it that of the settings."""

    patch: pytest.MonkeyPatch
    folder: Path
    url: str

    def enter(self) -> None:
        self.patch.setenv("ELTERNPORTAL_DATA_DIR", str(self.folder))
        self.patch.setenv("ELTERNPORTAL_DATABASE_URL", self.url)
        get_settings.cache_clear()


@pytest.fixture(params=["sqlite", "postgresql"])
def places(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Place, Place]]:
    """A portal with all tables, and an empty place of the same kind."""
    folders = [tmp_path / name for name in ("old", "new")]
    for folder in folders:
        folder.mkdir()
    if request.param == "sqlite":
        urls = [fresh_sqlite(folders[0] / "portal.db"), f"sqlite:///{folders[1] / 'portal.db'}"]
    else:
        server: PostgresServer = request.getfixturevalue("postgres")
        monkeypatch.setenv("PATH", f"{server.programs}{os.pathsep}{os.environ['PATH']}")
        urls = [server.fresh_database(), server.empty_database()]
    command.stamp(config(urls[0]), "head")
    old, new = (Place(monkeypatch, folder, url) for folder, url in zip(folders, urls, strict=True))
    old.enter()
    yield old, new
    monkeypatch.undo()
    get_settings.cache_clear()


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, list(arguments))
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.output


def make_school(database: Database) -> tuple[World, int, str]:
    """People, one with a password and a file, and an evening with one booking; gives both keys."""
    with database.transaction() as session:
        world = make_world(session)
        anna = session.get_one(Account, world.anna.account_id)
        anna.password_hash = asyncio.run(hash_in_thread(PASSWORD))
        kept = storage.write(CheckedFile("note.pdf", "application/pdf", BYTES))
        session.add(
            StoredFile(
                key=kept.key,
                name=kept.name,
                media_type=kept.media_type,
                size=kept.size,
                uploaded_by=world.anna.account_id,
                uploaded_at=clock.now(),
            )
        )
    evening = make_booked_evening(database, world)
    evening.book(world.anna, "Ada", "Huber", 0)
    return world, evening.id, kept.key


def test_R5_a_backup_of_a_running_portal_comes_back_whole_and_without_who_was_deleted_since(
    places: tuple[Place, Place], tmp_path: Path
) -> None:
    old, new = places
    database = Database(old.url)
    world, evening_id, key = make_school(database)
    email = email_of(database, world.anna.account_id)
    asyncio.run(sign_in(database, SignIn(email, PASSWORD)))
    with database.transaction() as unfinished:  # somebody writes at this moment
        unfinished.add(Subject(short_name="never"))
        unfinished.flush()
        made = make_backup(get_settings(), tmp_path / "backups").path
        unfinished.rollback()
    with clock.at(clock.now() + timedelta(hours=1)), database.transaction() as session:
        delete_account(session, SYSTEM, OnAccount(world.berta.account_id, "asked for it"))
        child = OnChild(world.anton.account_id, world.pupils["Ben"], "court")
        take_off_child(session, SYSTEM, child)
    database.close()

    new.enter()
    code, output = run("restore", str(made), "--deletions", str(old.folder / "deletions.log"))
    assert code == 0, output
    assert "2 Konten oder Kinder" in output
    restored = Database(new.url)
    with restored.reading() as session:
        assert not session.exec(select(LoginSession)).all()
        assert not session.exec(select(Subject).where(Subject.short_name == "never")).all()
        assert session.get_one(Account, world.berta.account_id).name == ""
        anton = select(Guardianship.pupil_id).where(
            Guardianship.account_id == world.anton.account_id
        )
        assert session.exec(anton).all() == [world.pupils["Ada"]]
        assert storage.path_of(key).read_bytes() == BYTES
    assert asyncio.run(sign_in(restored, SignIn(email, PASSWORD)))
    evening = Evening(restored, world, evening_id)
    assert evening.own_minutes(world.anna) == [0]
    evening.book(world.anna, "Ben", "Roth", 30)  # counters go on where they were
    restored.close()


def email_of(database: Database, account_id: int) -> str:
    with database.reading() as session:
        return session.get_one(Account, account_id).email


def test_R5_the_command_notes_the_backup_and_deletes_those_that_are_too_old(
    places: tuple[Place, Place], tmp_path: Path
) -> None:
    old, _ = places
    folder = tmp_path / "backups"
    for days in (40, 31, 1, 0):
        with clock.at(clock.now() - timedelta(days=days)):
            code, output = run("backup", str(folder))
        assert code == 0, output
    assert len(list(folder.glob("*.backup"))) == 2
    database = Database(old.url)
    with database.reading() as session:
        assert len(session.exec(select(OperationRun)).all()) == 4
    database.close()


@pytest.fixture
def small_backup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A backup of several chunks, with SQLite."""
    place = Place(monkeypatch, tmp_path / "old", fresh_sqlite(tmp_path / "portal.db"))
    place.enter()
    for number in range(3):
        storage.write(CheckedFile(f"{number}", "application/pdf", os.urandom(CHUNK)))
    yield make_backup(get_settings(), tmp_path / "backups").path
    monkeypatch.undo()
    get_settings.cache_clear()


def open_it(backup: Path) -> type[PortalError] | None:
    """What is wrong with a backup."""
    try:
        with unpacked(backup, backup.parent / "out"):
            return None
    except PortalError as error:
        assert not list((backup.parent / "out").iterdir())
        return type(error)


def test_R5_a_backup_that_was_cut_changed_or_put_together_anew_is_refused(
    small_backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = small_backup.read_bytes()
    assert open_it(small_backup) is None
    assert b"SQLite" not in whole
    sealed, begin = CHUNK + 16, whole.index(b"secret") + len("secret") + 16
    first, second = whole[begin : begin + sealed], whole[begin + sealed : begin + 2 * sealed]
    exchanged = whole[:begin] + second + first + whole[begin + 2 * sealed :]
    flipped = bytearray(whole)
    flipped[-100] ^= 1
    for spoilt in (
        whole[: begin + 2 * sealed],
        whole[:-1],
        exchanged,
        bytes(flipped),
        whole[:begin],
    ):
        small_backup.write_bytes(spoilt)
        assert open_it(small_backup) is Damaged
    small_backup.write_bytes(b"something else entirely")
    assert open_it(small_backup) is NoBackup
    small_backup.write_bytes(whole.replace(b"\x06secret", b"\x06sepret", 1))
    assert open_it(small_backup) is UnknownKey
    small_backup.write_bytes(whole)
    monkeypatch.setenv("ELTERNPORTAL_SECRET", "another secret of this machine")
    get_settings.cache_clear()
    assert open_it(small_backup) is Damaged


def parts_in(folder: Path) -> Iterator[Path]:
    return folder.glob(f"*{archive.UNFINISHED}")


def _back_up(folder: str) -> None:
    make_backup(get_settings(), Path(folder))


def test_R5_a_backup_that_is_killed_half_way_leaves_nothing_that_looks_whole(
    small_backup: Path, tmp_path: Path
) -> None:
    small_backup.unlink()
    folder = small_backup.parent
    gate = storage.path_of("z" * 43)  # whoever reads this "file" waits
    gate.parent.mkdir(exist_ok=True)
    os.mkfifo(gate)
    process = multiprocessing.get_context("fork").Process(target=_back_up, args=[str(folder)])
    process.start()
    asyncio.run(eventually(lambda: any(part.stat().st_size > CHUNK for part in parts_in(folder))))
    process.kill()
    process.join()
    (rest,) = folder.iterdir()
    assert rest.name.endswith(archive.UNFINISHED)
    assert open_it(rest) is Damaged
    gate.unlink()
    make_backup(get_settings(), folder)
    archive.delete_old(folder, 30)
    assert [one.suffix for one in folder.iterdir() if one.is_file()] == [archive.SUFFIX]


def test_R5_a_restore_never_writes_over_what_is_there(
    places: tuple[Place, Place], tmp_path: Path
) -> None:
    made = make_backup(get_settings(), tmp_path / "backups").path
    with pytest.raises(PortalError) as refused:
        run("restore", str(made))
    assert refused.value.text_key == "backup-error-not-empty"
