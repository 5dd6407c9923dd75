"""What holds of a letter now, as SQL: its version, its answers, and what is still open.

Said here once: list, badge, start page, results, print run and reminder all ask this, so
that a corrected letter is open in all of them or in none.
"""

from sqlalchemy import ColumnElement, and_, exists
from sqlalchemy.orm import Mapped
from sqlmodel import col

from elternportal.domain.letters import Demand
from elternportal.models.letters import (
    Letter,
    LetterAnswer,
    LetterDelivery,
    LetterPupil,
    LetterVersion,
)


def is_current_version() -> ColumnElement[bool]:
    """A :class:`LetterVersion` is what is read of its :class:`Letter` now."""
    return and_(
        col(LetterVersion.letter_id) == col(Letter.id),
        col(LetterVersion.number) == col(Letter.version),
    )


def is_current_answer() -> ColumnElement[bool]:
    """A :class:`LetterAnswer` counts for a :class:`LetterPupil`.

    Answers of the :class:`Letter`'s earlier rounds are kept, but do not count.
    """
    return and_(
        col(LetterAnswer.letter_id) == col(Letter.id),
        col(LetterAnswer.pupil_id) == col(LetterPupil.pupil_id),
        col(LetterAnswer.round) == col(Letter.round),
    )


def is_answer_of(letter: Letter, pupil_id: int | Mapped[int]) -> ColumnElement[bool]:
    """A :class:`LetterAnswer` is a child's in the current round of a letter that is at hand."""
    return and_(
        col(LetterAnswer.letter_id) == letter.id,
        col(LetterAnswer.pupil_id) == pupil_id,
        col(LetterAnswer.round) == letter.round,
    )


def misses_answer() -> ColumnElement[bool]:
    """A :class:`Letter` asks for an answer, and for this :class:`LetterPupil` there is none."""
    is_answered = exists().where(is_current_answer()).correlate(Letter, LetterPupil)
    return and_(col(Letter.demand) != Demand.NONE, ~is_answered)


def is_opened() -> ColumnElement[bool]:
    """Whoever a :class:`LetterDelivery` is for has opened the :class:`Letter`'s current version."""
    return col(LetterDelivery.opened_version) == col(Letter.version)
