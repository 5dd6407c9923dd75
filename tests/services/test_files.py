"""Uploaded files: who may attach and read them, and what is forgotten."""

import asyncio
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from threading import Barrier

import pytest
from sqlmodel import Session, select

from elternportal import clock
from elternportal.db import Database
from elternportal.domain.letters import Demand
from elternportal.domain.people import Actor
from elternportal.errors import NotFound
from elternportal.files import storage
from elternportal.files.inspection import MEGABYTE, CheckedFile
from elternportal.models.files import StoredFile
from elternportal.models.letters import Letter, LetterAnswer, LetterFile, LetterVersion
from elternportal.models.news import BoardNotice
from elternportal.models.school import Pupil
from elternportal.models.school_pages import Document, DocumentFolder, DocumentVersion, FoundItem
from elternportal.services.audience import AudienceChoice, save_audience
from elternportal.services.file_sweep import sweep
from elternportal.services.files import (
    MAX_FILES,
    MAX_UNATTACHED,
    TooManyFiles,
    UploadQuotaSpent,
    keep_file,
    readable_file,
    take_files,
)
from elternportal.services.letter_answers import AnswerLetter, answer
from elternportal.services.letter_corrections import CorrectionForm, CorrectLetter, correct
from elternportal.services.letter_publishing import publish
from elternportal.services.letter_replies import Reply
from elternportal.settings import get_settings
from tests.conftest import NOON
from tests.support.letters import add_letter
from tests.support.world import World

EVERYBODY = ("anna", "anton", "berta", "huber", "maier", "roth", "olga", "hanna")
OFFICE = {"olga", "hanna"}
FILE = CheckedFile("Brief.pdf", "application/pdf", b"%PDF-1.7")

pytestmark = pytest.mark.usefixtures("stopped_clock")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("ELTERNPORTAL_DATA_DIR", str(tmp_path))
    get_settings.cache_clear()
    yield tmp_path / "files"
    get_settings.cache_clear()


def add_file(session: Session, actor: Actor) -> StoredFile:
    return keep_file(session, actor, storage.write(FILE))


def readers(session: Session, world: World, file: StoredFile) -> set[str]:
    """Who of everybody may read the file."""
    found = set()
    for person in EVERYBODY:
        try:
            readable_file(session, getattr(world, person), file.key)
        except NotFound:
            continue
        found.add(person)
    return found


def for_class(session: Session, world: World, name: str) -> int:
    return save_audience(session, world.olga, AudienceChoice(class_ids=(world.classes[name],)))


def test_W3_a_file_that_is_not_attached_is_read_by_who_uploaded_it(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        assert readers(session, world, add_file(session, world.anna)) == {"anna"}
        assert readers(session, world, add_file(session, world.olga)) == {"olga"}


def attach(session: Session, letter: Letter, file: StoredFile, number: int = 1) -> None:
    version = session.exec(
        select(LetterVersion).where(
            LetterVersion.letter_id == letter.id, LetterVersion.number == number
        )
    ).one()
    session.add(LetterFile(version_id=version.id or 0, file_id=file.id or 0))
    session.flush()


def test_Z4_a_letters_file_is_read_by_its_author_the_office_and_whom_it_concerns(
    database: Database, world: World
) -> None:
    to_ada = AudienceChoice(pupil_ids=(world.pupils["Ada"],))
    with database.transaction() as session:
        letter = add_letter(session, world.huber, to_ada, is_published=False)
        file = add_file(session, world.huber)
        attach(session, letter, file)
        assert readers(session, world, file) == {"huber", *OFFICE}
        publish(session, letter)
        assert readers(session, world, file) == {"huber", "anna", "anton", *OFFICE}


def test_Z4_a_correction_that_is_not_published_shows_its_file_to_nobody_else(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        letter = add_letter(session, world.olga, AudienceChoice(whole_school=True))
        correction = LetterVersion(
            letter_id=letter.id or 0,
            number=2,
            title="Neu",
            text="",
            created_by=world.olga.account_id,
            created_at=NOON,
        )
        session.add(correction)
        session.flush()
        file = add_file(session, world.olga)
        attach(session, letter, file, number=2)
        assert readers(session, world, file) == OFFICE
        letter.version = 2
        session.flush()
        assert readers(session, world, file) == {"anna", "anton", "berta", *OFFICE}


def test_Z4_a_file_that_a_correction_takes_out_is_taken_back_from_families(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        letter = add_letter(session, world.huber, AudienceChoice(class_ids=(world.classes["7b"],)))
        wrong, right = add_file(session, world.huber), add_file(session, world.huber)
        attach(session, letter, wrong)
        form = CorrectionForm(title="Neu", text="Text", files=right.key)
        correct(session, world.huber, CorrectLetter(letter.id or 0, 1, form))
        assert readers(session, world, wrong) == {"huber", *OFFICE}
        assert readers(session, world, right) == {"huber", "anna", "anton", "berta", *OFFICE}


def test_Z4_an_answers_file_is_read_by_the_childs_guardians_the_author_and_the_office(
    database: Database, world: World
) -> None:
    to_class = AudienceChoice(class_ids=(world.classes["7b"],))
    with database.transaction() as session:
        letter = add_letter(session, world.huber, to_class, demand=Demand.FILE)
        file = add_file(session, world.anna)
        given = LetterAnswer(
            letter_id=letter.id or 0,
            pupil_id=world.pupils["Ada"],
            round=1,
            version=1,
            account_id=world.anna.account_id,
            answered_at=NOON,
            file_id=file.id,
        )
        session.add(given)
        session.flush()
        assert readers(session, world, file) == {"anna", "anton", "huber", *OFFICE}


def test_Z4_a_brother_at_school_opens_no_answer_of_a_child_who_has_left(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        everybody = AudienceChoice(whole_school=True)
        letter = add_letter(session, world.olga, everybody, demand=Demand.FILE)
        file = add_file(session, world.anna)
        reply = Reply(files=file.key)
        answer(session, world.anna, AnswerLetter(letter.id or 0, (world.pupils["Ada"],), 1, reply))
        session.get_one(Pupil, world.pupils["Ada"]).is_active = False
        session.flush()
        assert readers(session, world, file) == OFFICE


def test_Z4_a_notices_file_is_read_by_whom_it_is_for_from_its_first_day(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        file = add_file(session, world.olga)
        notice = BoardNotice(
            title="Basar",
            category="event",
            valid_from=date(2026, 11, 24),
            valid_until=date(2026, 11, 25),
            audience_id=for_class(session, world, "9a"),
            file_id=file.id,
            author_id=world.olga.account_id,
            created_at=NOON,
        )
        session.add(notice)
        session.flush()
        assert readers(session, world, file) == OFFICE
        with clock.at(NOON + timedelta(days=1)):
            assert readers(session, world, file) == {"anna", "anton", "huber", "roth", *OFFICE}


def test_Z4_a_documents_newest_version_is_read_by_whom_it_is_for_and_older_ones_by_the_office(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        old, new = add_file(session, world.olga), add_file(session, world.olga)
        folder = DocumentFolder(name="Formulare")
        session.add(folder)
        session.flush()
        document = Document(
            folder_id=folder.id or 0, title="Antrag", audience_id=for_class(session, world, "9a")
        )
        session.add(document)
        session.flush()
        for number, file in enumerate((old, new), start=1):
            version = DocumentVersion(
                document_id=document.id or 0,
                number=number,
                file_id=file.id or 0,
                dated=NOON.date(),
                created_at=NOON,
            )
            session.add(version)
        session.flush()
        assert readers(session, world, old) == OFFICE
        assert readers(session, world, new) == {"anna", "anton", "huber", "roth", *OFFICE}


def test_a_photo_of_a_found_thing_is_seen_by_everybody_until_it_is_returned(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        file = add_file(session, world.olga)
        item = FoundItem(title="Mütze", found_on=NOON.date(), photo_id=file.id, created_at=NOON)
        session.add(item)
        session.flush()
        assert readers(session, world, file) == set(EVERYBODY)
        item.returned_at = NOON
        session.flush()
        assert readers(session, world, file) == OFFICE


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


def test_W3_an_account_has_a_quota_per_day_of_its_own(
    database: Database, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ELTERNPORTAL_UPLOAD_MEGABYTES_A_DAY", "1")
    get_settings.cache_clear()
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
    database: Database, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ELTERNPORTAL_UPLOAD_MEGABYTES_A_DAY", "1")
    get_settings.cache_clear()
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
