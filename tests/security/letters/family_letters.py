"""Letters to the two families of tests/security/small_school.py: each may read only its own."""

from dataclasses import dataclass
from datetime import timedelta

from sqlmodel import Session, col, select

from elternportal import clock
from elternportal.domain.letters import AnsweredBy, Demand
from elternportal.domain.people import Actor
from elternportal.models.letters import Letter, LetterAnswer, LetterOption
from elternportal.services.audience.choice import AudienceChoice
from elternportal.services.letters.answers import NewAnswer, write_answer
from elternportal.services.letters.options import YES_AND_NO
from elternportal.services.letters.reading import open_letter
from tests.support.letters import add_letter
from tests.support.world import World


@dataclass(frozen=True)
class FamilyLetters:
    """Ids of one letter of each kind, all opened so that reading them changes nothing."""

    to_confirm: int
    to_answer: int
    answered: int
    option: int
    other_option: int
    answered_at: str


def add_family_letters(
    session: Session, world: World, guardian: Actor, child: str, secret: str
) -> FamilyLetters:
    """Letters for one child whose title, text and answer hold ``secret``."""
    pupil_id = world.pupils[child]

    def add(place: int, demand: Demand) -> Letter:
        letter = add_letter(
            session,
            world.olga,
            AudienceChoice(pupil_ids=(pupil_id,)),
            number=1000 * pupil_id + place,
            title=f"Brief: {secret}",
            text=f"Lieber Haushalt, {secret}",
            demand=demand,
            question=f"Frage: {secret}",
            options=YES_AND_NO if demand.has_options else (),
            deadline=clock.today() + timedelta(days=9),
        )
        open_letter(session, guardian, letter.id or 0)
        return letter

    to_confirm, to_answer, answered = map(
        add, range(3), (Demand.CONFIRMATION, Demand.YES_NO, Demand.YES_NO)
    )
    option, other_option = (_first_option(session, it) for it in (to_answer, answered))
    given = NewAnswer(guardian.account_id, AnsweredBy.PORTAL, (other_option,))
    answer_id = write_answer(session, answered, pupil_id, given)
    answered_at = session.get_one(LetterAnswer, answer_id).answered_at
    return FamilyLetters(
        to_confirm.id or 0,
        to_answer.id or 0,
        answered.id or 0,
        option,
        other_option,
        answered_at.isoformat(),
    )


def _first_option(session: Session, letter: Letter) -> int:
    options = select(LetterOption.id).where(LetterOption.letter_id == letter.id)
    return session.exec(options.order_by(col(LetterOption.position))).first() or 0
