"""Uploaded files: whose and how many may be kept and attached, and what is forgotten."""

import asyncio
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from threading import Barrier

import pytest
from sqlmodel import select

from elternportal import clock
from elternportal.db import Database
from elternportal.errors import NotFound
from elternportal.files import storage
from elternportal.files.limits import UPLOAD_MEGABYTES_A_DAY
from elternportal.models.files import StoredFile
from elternportal.services.audience.choice import AudienceChoice
from elternportal.services.files.stored import (
    MAX_FILES,
    MAX_UNATTACHED,
    TooManyFiles,
    UploadQuotaSpent,
    keep_file,
    take_files,
    take_one_file,
)
from elternportal.services.files.sweep import sweep
from elternportal.settings import MEGABYTE
from tests.conftest import NOON
from tests.support.letters import add_letter
from tests.support.school_settings import decide
from tests.support.stored_files import FILE, add_file, attach, files_in
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> Iterator[Path]:
    with files_in(tmp_path) as folder:
        yield folder


def test_W3_only_own_files_that_are_attached_to_nothing_can_be_taken(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        own, second, foreign = (
            add_file(session, person) for person in (world.anna, world.anna, world.berta)
        )
        assert take_files(session, world.anna, f"{second.key} {own.key} {own.key}") == [
            second.id,
            own.id,
        ]
        for keys in (foreign.key, f"{own.key} {foreign.key}", "x" * 43, "..", "\0"):
            with pytest.raises(NotFound):
                take_files(session, world.anna, keys)
        assert take_files(session, world.anna, " ") == []


def test_W3_an_attached_file_can_be_taken_only_for_the_thing_it_belongs_to(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        letter = add_letter(session, world.huber, AudienceChoice(pupil_ids=(world.pupils["Ada"],)))
        file = add_file(session, world.huber)
        attach(session, letter, file)
        with pytest.raises(NotFound):
            take_files(session, world.huber, file.key)
        # The office corrects the teacher's letter: its files stay.
        assert take_files(session, world.olga, file.key, already=[file.id or 0]) == [file.id]


def test_W3_ten_files_are_the_most(database: Database, world: World) -> None:
    with database.transaction() as session:
        keys = [add_file(session, world.anna).key for _ in range(MAX_FILES + 1)]
        assert len(take_files(session, world.anna, " ".join(keys[:-1]))) == MAX_FILES
        with pytest.raises(TooManyFiles):
            take_files(session, world.anna, " ".join(keys))


def test_where_there_is_room_for_one_file_a_second_is_refused_and_not_dropped(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        one, other = add_file(session, world.anna), add_file(session, world.anna)
        assert take_one_file(session, world.anna, "") is None
        assert take_one_file(session, world.anna, f"{one.key} {one.key}") == one.id
        with pytest.raises(TooManyFiles):
            take_one_file(session, world.anna, f"{one.key} {other.key}")


def test_W3_an_account_has_a_quota_per_day_of_its_own(database: Database, world: World) -> None:
    with database.transaction() as session:
        decide(session, UPLOAD_MEGABYTES_A_DAY, 1)
    half = storage.KeptBytes("a" * 43, "x.pdf", "application/pdf", MEGABYTE // 2)
    other = storage.KeptBytes("b" * 43, "x.pdf", "application/pdf", MEGABYTE // 2 + 1)
    with database.transaction() as session:
        keep_file(session, world.anna, half)
        with pytest.raises(UploadQuotaSpent):
            keep_file(session, world.anna, other)
        with clock.at(NOON + timedelta(days=1, minutes=1)):
            keep_file(session, world.anna, other)
    with database.transaction() as session:
        keep_file(session, world.berta, storage.KeptBytes("c" * 43, "x", "x", MEGABYTE))


def test_W3_uploads_at_the_same_moment_do_not_slip_past_the_quota(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        decide(session, UPLOAD_MEGABYTES_A_DAY, 1)
    together = Barrier(8)

    def upload(letter: str) -> bool:
        kept = storage.KeptBytes(letter * 43, "x.pdf", "application/pdf", MEGABYTE)
        together.wait(timeout=60)
        try:
            with database.transaction() as session:
                keep_file(session, world.anna, kept)
        except UploadQuotaSpent:
            return False
        return True

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(upload, "abcdefgh")) == 1


def test_W3_nobody_heaps_up_files_that_are_attached_to_nothing(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        for _ in range(MAX_UNATTACHED):
            add_file(session, world.anna)
        with pytest.raises(UploadQuotaSpent):
            add_file(session, world.anna)


def test_W3_bytes_lie_where_only_the_portals_user_can_look(
    database: Database, world: World, folder: Path
) -> None:
    with database.transaction() as session:
        path = storage.path_of(add_file(session, world.anna).key)
    assert path.stat().st_mode & 0o777 == 0o600
    assert {part.stat().st_mode & 0o777 for part in (path.parent, folder)} == {0o700}
    for key in ("../../etc/passwd", "x" * 42, "x" * 44, "ü" * 43, ""):
        with pytest.raises(ValueError, match="key"):
            storage.path_of(key)


def make_older(path: Path) -> None:
    """The file was written 25 hours before the clock stands."""
    written = NOON.timestamp() - 25 * 3600
    os.utime(path, (written, written))


def test_unattached_files_are_forgotten_after_a_day_with_their_bytes(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        with clock.at(NOON - timedelta(hours=25)):
            forgotten, attached = add_file(session, world.anna), add_file(session, world.huber)
        fresh = add_file(session, world.anna)
        letter = add_letter(session, world.huber, AudienceChoice(pupil_ids=(world.pupils["Ada"],)))
        attach(session, letter, attached)
    for file in (forgotten, attached):
        make_older(storage.path_of(file.key))
    asyncio.run(sweep(database))
    with database.reading() as session:
        assert set(session.exec(select(StoredFile.key))) == {attached.key, fresh.key}
    assert not storage.path_of(forgotten.key).exists()
    assert storage.path_of(attached.key).exists()
    assert storage.path_of(fresh.key).exists()


def test_R4_what_a_killed_process_left_behind_is_swept_and_new_bytes_are_not(
    database: Database, world: World
) -> None:
    old, new = storage.write(FILE), storage.write(FILE)
    unfinished = storage.path_of("u" * 43).with_name("u" * 43 + storage.UNFINISHED)
    unfinished.parent.mkdir(exist_ok=True)
    unfinished.write_bytes(b"%PDF")
    for path in (storage.path_of(old.key), unfinished):
        make_older(path)
    asyncio.run(sweep(database))
    assert not storage.path_of(old.key).exists()
    assert not unfinished.exists()
    assert storage.path_of(new.key).exists()
