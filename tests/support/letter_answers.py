"""Letters that ask for an answer, answered in tests as guardians do."""

from typing import Any

from sqlmodel import col, select

from elternportal.db import Database
from elternportal.domain.letters import Demand
from elternportal.domain.people import Actor
from elternportal.models.letters import Letter, LetterAnswer, LetterAnswerOption, LetterOption
from elternportal.services.audience.choice import AudienceChoice
from elternportal.services.letters.answers import (
    AnswerLetter,
    answer,
)
from elternportal.services.letters.options import YES_AND_NO
from elternportal.services.letters.replies import Reply
from tests.support.letters import add_letter
from tests.support.world import World

SCHOOL = AudienceChoice(whole_school=True)


def asking_letter(database: Database, world: World, demand: Demand, **fields: Any) -> Letter:
    """A published letter that asks for this, to the whole school unless said otherwise."""
    with database.transaction() as session:
        choice = fields.pop("choice", SCHOOL)
        return add_letter(session, world.olga, choice, demand=demand, **fields)


def yes_no_letter(database: Database, world: World, **fields: Any) -> tuple[Letter, list[int]]:
    """A letter that asks yes or no, and the ids of both options."""
    letter = asking_letter(database, world, Demand.YES_NO, options=YES_AND_NO, **fields)
    with database.reading() as session:
        options = session.scalars(
            select(col(LetterOption.id))
            .where(col(LetterOption.letter_id) == letter.id)
            .order_by(col(LetterOption.position))
        ).all()
    return letter, [option or 0 for option in options]


def give(
    database: Database,
    actor: Actor,
    letter: Letter,
    *pupil_ids: int,
    version: int = 1,
    **reply: Any,
) -> None:
    """Answer for these children as somebody."""
    with database.transaction() as session:
        command = AnswerLetter(letter.id or 0, pupil_ids, version, Reply(**reply))
        answer(session, actor, command)


def answers_given(database: Database) -> dict[int, tuple[int, str, int]]:
    """Child → who answered, how, and for which round."""
    with database.reading() as session:
        return {
            row.pupil_id: (row.account_id, row.answered_by, row.round)
            for row in session.scalars(select(LetterAnswer))
        }


def options_chosen(database: Database) -> list[int]:
    """The options of all answers."""
    with database.reading() as session:
        return list(session.scalars(select(col(LetterAnswerOption.option_id))))
