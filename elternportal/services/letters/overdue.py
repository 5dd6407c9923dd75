"""Letters whose deadline has passed while answers are missing: the office asks those families."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.domain.letters import LetterState
from elternportal.models.letters import Letter, LetterPupil, LetterVersion
from elternportal.models.school import Pupil
from elternportal.services.letters.conditions import is_current_version, misses_answer

FOLLOWED_UP_DAYS = 30  # whoever has not answered by then will not be asked any more


@dataclass(frozen=True, slots=True)
class OverdueLetterRow:
    """``missing`` counts the children at school for whom no answer came."""

    letter_id: int
    title: str
    deadline: date
    missing: int


def overdue_letters(session: Session) -> tuple[OverdueLetterRow, ...]:
    """The newest deadline first; the caller has checked who sees it."""
    today = clock.today()
    rows = session.execute(
        select(col(Letter.id), col(LetterVersion.title), col(Letter.deadline), func.count())
        .join(LetterVersion, is_current_version())
        .join(LetterPupil, col(LetterPupil.letter_id) == col(Letter.id))
        .join(Pupil, col(Pupil.id) == col(LetterPupil.pupil_id))
        .where(
            col(Letter.state) == LetterState.PUBLISHED,
            col(Letter.deadline) < today,
            col(Letter.deadline) >= today - timedelta(days=FOLLOWED_UP_DAYS),
            col(Pupil.is_active),
            misses_answer(),
        )
        .group_by(col(Letter.id), col(LetterVersion.title), col(Letter.deadline))
        .order_by(col(Letter.deadline).desc(), col(Letter.id))
    )
    return tuple(OverdueLetterRow(*row) for row in rows)
