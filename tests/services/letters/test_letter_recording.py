"""The office writes down what a guardian said on the phone."""

import pytest
from sqlmodel import Session, col, select

from elternportal.db import Database
from elternportal.domain.letters import AnsweredBy, Demand, PupilStatus
from elternportal.domain.people import Actor
from elternportal.errors import InvalidInput, NotAllowed, NotFound
from elternportal.models.audit import AuditEntry
from elternportal.models.letters import Letter, LetterAnswer, LetterAnswerOption
from elternportal.models.school import Pupil
from elternportal.services.audience.choice import AudienceChoice
from elternportal.services.letters.answers import AlreadyAnswered, LetterCorrected
from elternportal.services.letters.options import YES_AND_NO
from elternportal.services.letters.recording import (
    RecordAnswer,
    open_answer,
    record_answer,
    undo_answer,
)
from elternportal.services.letters.replies import Reply
from elternportal.services.letters.results import letter_results
from tests.support.letters import add_letter
from tests.support.results import give_answer
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")

EVERYBODY = AudienceChoice(whole_school=True)


def said(letter: Letter, pupil_id: int, *option_ids: int, text: str = "") -> RecordAnswer:
    return RecordAnswer(letter.id or 0, pupil_id, letter.version, Reply(option_ids, text))


def actions(session: Session, actor: Actor) -> list[str]:
    entries = select(AuditEntry).where(AuditEntry.account_id == actor.account_id)
    found = session.exec(entries.order_by(col(AuditEntry.id)))
    return [entry.action for entry in found if entry.action.startswith("answer-")]


def test_what_was_said_counts_as_the_childs_answer_and_names_who_wrote_it_down(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        letter = add_letter(session, world.olga, EVERYBODY)
        record_answer(session, world.hanna, said(letter, world.pupils["Dora"]))
        view = letter_results(session, world.olga, letter.id or 0)
        [dora] = [child for child in view.children if child.first_name == "Dora"]
        assert actions(session, world.hanna) == ["answer-recorded"]
    assert dora.status is PupilStatus.PAPER
    assert dora.answer
    assert (dora.answer.by, dora.answer.answered_by) == ("Hanna Head", AnsweredBy.PAPER)


def test_an_answer_is_chosen_or_typed_as_the_letter_asks(database: Database, world: World) -> None:
    dora = world.pupils["Dora"]
    with database.transaction() as session:
        choice = add_letter(
            session, world.olga, EVERYBODY, demand=Demand.YES_NO, options=YES_AND_NO
        )
        text = add_letter(session, world.olga, EVERYBODY, number=2, demand=Demand.TEXT)
        asked = open_answer(session, world.olga, choice.id or 0, dora)
        no = next(key for key, word in asked.options.items() if word == "no")
        with pytest.raises(InvalidInput):
            record_answer(session, world.olga, said(choice, dora))
        with pytest.raises(InvalidInput):
            record_answer(session, world.olga, said(text, dora))
        record_answer(session, world.olga, said(choice, dora, no))
        record_answer(session, world.olga, said(text, dora, text=" Nussallergie "))
        assert session.exec(select(LetterAnswerOption.option_id)).all() == [no]
        texts = session.exec(select(LetterAnswer.text).order_by(col(LetterAnswer.id))).all()
    assert asked.child == "Dora Dorasen (7b)"
    assert texts == ["", "Nussallergie"]


def test_a_second_answer_is_refused_until_the_first_is_taken_back(
    database: Database, world: World
) -> None:
    ada, dora = world.pupils["Ada"], world.pupils["Dora"]
    with database.transaction() as session:
        letter = add_letter(session, world.olga, EVERYBODY)
        give_answer(session, letter, world.anna, ada)
        record_answer(session, world.olga, said(letter, dora))
        for child in (ada, dora):
            with pytest.raises(AlreadyAnswered):
                record_answer(session, world.olga, said(letter, child))
        with pytest.raises(NotFound):
            undo_answer(session, world.olga, letter.id or 0, ada)
        with pytest.raises(NotFound):
            undo_answer(session, world.hanna, letter.id or 0, dora)
        undo_answer(session, world.olga, letter.id or 0, dora)
        record_answer(session, world.olga, said(letter, dora))
        expected = ["answer-recorded", "answer-undone", "answer-recorded"]
        assert actions(session, world.olga) == expected


def test_what_was_said_about_an_older_version_is_not_written_down(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        letter = add_letter(session, world.olga, EVERYBODY)
        seen = said(letter, world.pupils["Dora"])
        letter.version += 1
        session.flush()
        with pytest.raises(LetterCorrected):
            record_answer(session, world.olga, seen)


def test_there_is_nothing_to_write_down_beyond_the_letters_children(
    database: Database, world: World
) -> None:
    ben, dora = world.pupils["Ben"], world.pupils["Dora"]
    with database.transaction() as session:
        to_7b = AudienceChoice(class_ids=(world.classes["7b"],))
        letter = add_letter(session, world.olga, to_7b)
        only_read = add_letter(session, world.olga, to_7b, number=2, demand=Demand.NONE)
        draft = add_letter(session, world.olga, to_7b, number=3, is_published=False)
        for which, child in ((letter, ben), (letter, 987_654), (only_read, dora), (draft, dora)):
            with pytest.raises(NotFound):
                record_answer(session, world.olga, said(which, child))
        session.get_one(Pupil, dora).is_active = False
        session.flush()
        with pytest.raises(NotFound):
            record_answer(session, world.olga, said(letter, dora))


@pytest.mark.parametrize("outsider", ["anna", "huber", "maier"])
def test_Z4_only_office_and_head_write_down_answers(
    database: Database, world: World, outsider: str
) -> None:
    actor, dora = getattr(world, outsider), world.pupils["Dora"]
    with database.transaction() as session:
        letter = add_letter(session, world.olga, EVERYBODY)
        session.flush()
        with pytest.raises(NotAllowed):
            open_answer(session, actor, letter.id or 0, dora)
        with pytest.raises(NotAllowed):
            record_answer(session, actor, said(letter, dora))
        with pytest.raises(NotAllowed):
            undo_answer(session, actor, letter.id or 0, dora)
        assert session.exec(select(LetterAnswer)).all() == []
