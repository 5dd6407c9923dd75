"""A class teacher reads the letters to the own class; nobody else does by this way."""

import pytest

from elternportal.db import Database
from elternportal.errors import NotAllowed, NotFound
from elternportal.models.base import id_of
from elternportal.models.files import StoredFile
from elternportal.services.audience.choice import AudienceChoice
from elternportal.services.letters.class_letters import list_class_letters, read_class_letter
from elternportal.services.letters.file_places import files_of_letters
from elternportal.services.letters.results import letter_results
from elternportal.services.letters.withdrawing import withdraw_letter
from tests.support.letters import add_letter
from tests.support.stored_files import attach
from tests.support.world import LONG_AGO, World

pytestmark = pytest.mark.usefixtures("stopped_clock")


def test_the_class_teacher_reads_the_offices_letter_and_its_answers(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        letter = add_letter(session, world.olga, AudienceChoice(class_ids=(world.classes["7b"],)))
        [row] = list_class_letters(session, world.huber).rows
        assert (row.letter_id, row.title, row.asks) == (letter.id, "Wandertag", True)
        view = read_class_letter(session, world.huber, row.letter_id)
        assert "<strong>Freitag</strong>" in view.html
        results = letter_results(session, world.huber, row.letter_id)
        assert {child.class_name for child in results.children} == {"7b"}


def test_the_class_teacher_reads_its_files(database: Database, world: World) -> None:
    with database.transaction() as session:
        letter = add_letter(session, world.olga, AudienceChoice(class_ids=(world.classes["7b"],)))
        file = StoredFile(
            key="k" * 22,
            name="Plan.pdf",
            media_type="application/pdf",
            size=1,
            uploaded_by=world.olga.account_id,
            uploaded_at=LONG_AGO,
        )
        session.add(file)
        session.flush()
        attach(session, letter, file)
        assert session.scalars(files_of_letters(world.huber)).all() == [file.id]
        assert session.scalars(files_of_letters(world.maier)).all() == []


@pytest.mark.parametrize("who", ["maier", "roth"])
def test_Z4_a_teacher_of_another_class_or_subject_reads_none(
    database: Database, world: World, who: str
) -> None:
    actor = getattr(world, who)
    with database.transaction() as session:
        choice = AudienceChoice(pupil_ids=(world.pupils["Carla"],))
        letter_id = id_of(add_letter(session, world.olga, choice))
        assert list_class_letters(session, actor).rows == ()
        with pytest.raises(NotFound):
            read_class_letter(session, actor, letter_id)


@pytest.mark.parametrize("who", ["anna", "olga"])
def test_Z4_it_is_a_teachers_page(database: Database, world: World, who: str) -> None:
    with database.transaction() as session, pytest.raises(NotAllowed):
        list_class_letters(session, getattr(world, who))


def test_Z4_confidential_withdrawn_and_unpublished_letters_are_not_read(
    database: Database, world: World
) -> None:
    to_class = AudienceChoice(class_ids=(world.classes["7b"],))
    with database.transaction() as session:
        add_letter(session, world.olga, to_class, is_confidential=True)
        add_letter(session, world.olga, to_class, number=2, is_published=False)
        withdrawn = id_of(add_letter(session, world.olga, to_class, number=3))
        withdraw_letter(session, world.olga, withdrawn)
        assert list_class_letters(session, world.huber).rows == ()
