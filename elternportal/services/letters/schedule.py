"""When a letter goes out: now, or at a time that its author has set.

``publish_due`` is called by every process of the portal (``schedule.py``); the letter's row is
locked, so one of them publishes it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, exists, func, select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.db import announce
from elternportal.domain import topics
from elternportal.domain.letters import LetterState
from elternportal.domain.office import LETTER_STOPPED
from elternportal.domain.people import Actor
from elternportal.duration import takes_long
from elternportal.errors import InvalidInput
from elternportal.models.audience import AudiencePart
from elternportal.models.base import id_of
from elternportal.models.letters import Letter, LetterPupil
from elternportal.models.office import OfficeTask
from elternportal.services.audience import NobodyAddressed
from elternportal.services.audit import record
from elternportal.services.editing import require_seen
from elternportal.services.letters.authors import may_be_published
from elternportal.services.letters.drafts import find_unpublished
from elternportal.services.letters.parts import NotComplete, require_complete
from elternportal.services.letters.publishing import publish
from elternportal.services.letters.scope import current_version, find_letter


class TimeHasPassed(InvalidInput):
    key = "office-letter-error-time-passed"
    field_name = "publish_at"


@dataclass(frozen=True, slots=True)
class ScheduleLetter:
    """``at`` is the instant from which on it can be read, ``revision`` what was looked over."""

    letter_id: int
    at: datetime
    revision: int | None = None


def missing_part(session: Session, actor: Actor, letter_id: int) -> str:
    """The key of the sentence that says why a letter cannot go out yet; "" if it can.

    Raises:
        NotAllowed, NotFound: see :func:`find_letter`.
    """
    letter = find_letter(session, actor, letter_id)
    try:
        require_complete(session, letter)
    except (NotComplete, NobodyAddressed) as error:
        return error.text_key
    return ""


@takes_long
def publish_now(session: Session, actor: Actor, letter_id: int, revision: int | None = None) -> int:
    """Publish a letter at once; returns how many children it concerns.

    Args:
        revision: what the actor has looked over; None if that does not matter.

    Raises:
        EditedMeanwhile: somebody has changed it since it was looked over.
        NotAllowed, NotFound, AlreadyPublished: see :func:`find_unpublished`.
        NotComplete, NobodyAddressed: see :func:`require_complete`.
    """
    letter = find_unpublished(session, actor, letter_id)
    require_seen(session, actor, letter, revision)
    require_complete(session, letter)
    publish(session, letter)
    record(session, actor.account_id, "letter-published", "letter", letter_id)
    concerned = select(func.count()).where(col(LetterPupil.letter_id) == letter_id)
    return session.scalar(concerned) or 0


def schedule(session: Session, actor: Actor, command: ScheduleLetter) -> None:
    """Let a letter go out by itself at a time.

    Raises:
        TimeHasPassed: the time is not in the future.
        EditedMeanwhile: somebody has changed it since it was looked over.
        NotAllowed, NotFound, AlreadyPublished: see :func:`find_unpublished`.
        NotComplete, NobodyAddressed: see :func:`require_complete`.
    """
    letter = find_unpublished(session, actor, command.letter_id)
    if command.at <= clock.now():
        raise TimeHasPassed()
    require_seen(session, actor, letter, command.revision)
    letter.state, letter.publish_at = LetterState.SCHEDULED, command.at
    letter.scheduled_by_id = actor.account_id
    require_complete(session, letter)
    record(session, actor.account_id, "letter-scheduled", "letter", command.letter_id)
    announce(session, topics.letter(command.letter_id))


def unschedule(session: Session, actor: Actor, letter_id: int) -> None:
    """Make a draft of a scheduled letter again.

    Raises:
        NotAllowed, NotFound, AlreadyPublished: see :func:`find_unpublished`.
    """
    letter = find_unpublished(session, actor, letter_id)
    _make_draft(letter)
    announce(session, topics.letter(letter_id))


def stop_letters_to_nobody(session: Session) -> None:
    """Make drafts of scheduled letters whose audience is gone, e.g. because its class has ended.

    Going out to nobody would look as if the families had been told.
    """
    is_for_somebody = exists().where(col(AudiencePart.audience_id) == col(Letter.audience_id))
    to_nobody = select(Letter).where(col(Letter.state) == LetterState.SCHEDULED, ~is_for_somebody)
    for letter in session.scalars(to_nobody.with_for_update()):
        _stop(session, letter)


def letters_due(session: Session) -> Sequence[int]:
    """The ids of the scheduled letters whose time has come, the earliest first."""
    due = select(col(Letter.id)).where(_is_due()).order_by(col(Letter.publish_at))
    return [letter_id for letter_id in session.scalars(due) if letter_id is not None]


def publish_due(session: Session, letter_id: int) -> bool:
    """Publish a scheduled letter whose time has come; False if there is nothing to do any more.

    Several processes may try at once. If nobody who stands behind the letter may send it any more,
    it becomes a draft again, and the office finds a task.
    """
    letter = session.scalars(
        select(Letter).where(col(Letter.id) == letter_id, _is_due()).with_for_update()
    ).first()
    if letter is None:
        return False
    if may_be_published(session, letter):
        publish(session, letter)
    else:
        _stop(session, letter)
        _tell_office(session, letter)
    return True


def _make_draft(letter: Letter) -> None:
    letter.state, letter.publish_at, letter.scheduled_by_id = LetterState.DRAFT, None, None


def _stop(session: Session, letter: Letter) -> None:
    _make_draft(letter)
    record(session, None, "letter-stopped", "letter", letter.id)
    announce(session, topics.letter(id_of(letter)))


def _tell_office(session: Session, letter: Letter) -> None:
    session.add(
        OfficeTask(
            kind=LETTER_STOPPED,
            account_id=letter.author_id,
            detail=current_version(session, letter).title,
            created_at=clock.now(),
        )
    )
    announce(session, topics.tasks())


def _is_due() -> ColumnElement[bool]:
    return (col(Letter.state) == LetterState.SCHEDULED) & (col(Letter.publish_at) <= clock.now())
