"""Whose letter is it: who may write and change it, and which letters a person reads.

A letter that is not the actor's looks as if it did not exist.
"""

from sqlalchemy import ColumnElement, Select, and_, exists, select
from sqlalchemy.orm import Mapped
from sqlmodel import Session, col

from elternportal.domain.letters import Demand, LetterState
from elternportal.domain.people import ADMINISTRATION, Actor, Role
from elternportal.errors import NotAllowed, NotFound
from elternportal.models.access import Guardianship
from elternportal.models.letters import (
    Letter,
    LetterAnswer,
    LetterDelivery,
    LetterPupil,
    LetterVersion,
)
from elternportal.models.school import Pupil
from elternportal.school_settings.snapshot import school_settings
from elternportal.services.letters.settings import TEACHERS_WRITE

LETTER_KIND = "letter"  # in the search


def require_author(session: Session, actor: Actor) -> None:
    """Letters are written by office and head, and by teachers if the school lets them.

    Raises:
        NotAllowed: the actor writes no letters.
    """
    actor.require(Role.TEACHER, *ADMINISTRATION)
    if not actor.is_administration and not school_settings(session)[TEACHERS_WRITE]:
        raise NotAllowed()


def find_letter(session: Session, actor: Actor, letter_id: int) -> Letter:
    """A letter for whoever may change it: office and head every one, teachers their own.

    Raises:
        NotAllowed: the actor writes no letters.
        NotFound: missing, or written by somebody else.
    """
    require_author(session, actor)
    letter = session.get(Letter, letter_id)
    if letter is None or not (actor.is_administration or letter.author_id == actor.account_id):
        raise NotFound()
    return letter


def find_own_letter(session: Session, actor: Actor, letter_id: int) -> Letter:
    """A published letter that concerns a child of this guardian.

    Raises:
        NotFound: missing, not published, or for other children.
    """
    letter = session.scalars(
        select(Letter).where(col(Letter.id) == letter_id, is_own_letter(actor))
    ).first()
    if letter is None:
        raise NotFound()
    return letter


def own_letters(actor: Actor) -> Select[int | None]:
    """The ids of the published letters that concern a child of this guardian."""
    return select(col(Letter.id)).where(is_own_letter(actor))


def found_letters(actor: Actor) -> Select[int | None]:
    """The ids of the published letters that the search finds.

    Those to the person's children and by the person; office and head find all.
    """
    letters = select(col(Letter.id)).where(col(Letter.state) == LetterState.PUBLISHED)
    if actor.is_administration:
        return letters
    is_own = col(Letter.id).in_(own_letters(actor)) | (col(Letter.author_id) == actor.account_id)
    return letters.where(is_own)


def is_own_letter(actor: Actor) -> ColumnElement[bool]:
    """The SQL condition that a :class:`Letter` is published and for a child of this guardian."""
    is_for_own_child = exists().where(
        col(LetterPupil.letter_id) == col(Letter.id),
        col(LetterPupil.pupil_id).in_(own_pupils(actor)),
    )
    return (col(Letter.state) == LetterState.PUBLISHED) & is_for_own_child


def own_pupils(actor: Actor) -> Select[int]:
    """The ids of the children at school of whom the actor is a guardian."""
    return (
        select(col(Guardianship.pupil_id))
        .join(Pupil, col(Pupil.id) == col(Guardianship.pupil_id))
        .where(col(Guardianship.account_id) == actor.account_id, col(Pupil.is_active))
    )


def waits_for(actor: Actor) -> ColumnElement[bool]:
    """The SQL condition that a :class:`Letter` waits for this guardian.

    The person has not opened its current version, or an answer for an own child is missing.
    """
    return ~_is_opened(actor) | _misses_answer(actor)


def is_current_answer() -> ColumnElement[bool]:
    """The SQL condition that a :class:`LetterAnswer` counts for a :class:`LetterPupil`.

    Answers of the :class:`Letter`'s earlier rounds are kept, but do not count.
    """
    return and_(
        col(LetterAnswer.letter_id) == col(Letter.id),
        col(LetterAnswer.pupil_id) == col(LetterPupil.pupil_id),
        col(LetterAnswer.round) == col(Letter.round),
    )


def is_answer_of(letter: Letter, pupil_id: int | Mapped[int]) -> ColumnElement[bool]:
    """The SQL condition that a :class:`LetterAnswer` is a child's in the letter's current round."""
    return and_(
        col(LetterAnswer.letter_id) == letter.id,
        col(LetterAnswer.pupil_id) == pupil_id,
        col(LetterAnswer.round) == letter.round,
    )


def current_version(session: Session, letter: Letter) -> LetterVersion:
    """Title and text as they are read now."""
    return session.scalars(
        select(LetterVersion).where(
            col(LetterVersion.letter_id) == letter.id,
            col(LetterVersion.number) == letter.version,
        )
    ).one()


def _is_opened(actor: Actor) -> ColumnElement[bool]:
    return (
        exists()
        .where(
            col(LetterDelivery.letter_id) == col(Letter.id),
            col(LetterDelivery.account_id) == actor.account_id,
            col(LetterDelivery.opened_version) == col(Letter.version),
        )
        .correlate(Letter)
    )


def _misses_answer(actor: Actor) -> ColumnElement[bool]:
    is_answered = exists().where(is_current_answer()).correlate(Letter, LetterPupil)
    is_not_answered = (
        exists()
        .where(
            col(LetterPupil.letter_id) == col(Letter.id),
            col(LetterPupil.pupil_id).in_(own_pupils(actor)),
            ~is_answered,
        )
        .correlate(Letter)
    )
    return (col(Letter.demand) != Demand.NONE) & is_not_answered
