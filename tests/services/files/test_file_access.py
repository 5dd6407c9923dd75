"""Who may read an uploaded file, for each place that it is attached to (security Z4, W3)."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlmodel import Session

from elternportal import clock
from elternportal.db import Database
from elternportal.domain.letters import Demand
from elternportal.errors import NotFound
from elternportal.models.board import BoardNotice
from elternportal.models.documents import Document, DocumentFolder, DocumentVersion
from elternportal.models.files import StoredFile
from elternportal.models.letters import LetterAnswer, LetterVersion
from elternportal.models.lost_property import FoundItem
from elternportal.models.school import Pupil
from elternportal.services.audience.choice import AudienceChoice, save_audience
from elternportal.services.files.stored import (
    readable_file,
)
from elternportal.services.letters.answers import AnswerLetter, answer
from elternportal.services.letters.corrections import CorrectionDraft, CorrectLetter, correct
from elternportal.services.letters.publishing import publish
from elternportal.services.letters.replies import Reply
from tests.conftest import NOON
from tests.support.letters import add_letter
from tests.support.stored_files import add_file, attach, files_in
from tests.support.world import World

EVERYBODY = ("anna", "anton", "berta", "huber", "maier", "roth", "olga", "hanna")
OFFICE = {"olga", "hanna"}

pytestmark = pytest.mark.usefixtures("stopped_clock")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> Iterator[Path]:
    with files_in(tmp_path) as folder:
        yield folder


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
        families, class_teachers = {"anna", "anton", "berta"}, {"huber", "roth"}
        assert readers(session, world, file) == {*families, *class_teachers, *OFFICE}


def test_Z4_a_file_that_a_correction_takes_out_is_taken_back_from_families(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        letter = add_letter(session, world.huber, AudienceChoice(class_ids=(world.classes["7b"],)))
        wrong, right = add_file(session, world.huber), add_file(session, world.huber)
        attach(session, letter, wrong)
        form = CorrectionDraft(title="Neu", text="Text", files=right.key)
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
