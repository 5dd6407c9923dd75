"""A letter goes out: the children and guardians it concerns are written down, and mails queued.

All of it is one transaction of a few statements, however many the letter is for; the outbox does
the rest.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Insert, Select, exists, insert, literal, select, update
from sqlmodel import Session, col

from elternportal import clock
from elternportal.db import announce
from elternportal.domain import topics
from elternportal.domain.letters import LetterState
from elternportal.mail.notify import notify
from elternportal.models.base import id_of
from elternportal.models.letters import Letter, LetterDelivery, LetterPupil
from elternportal.models.school import Pupil
from elternportal.services.audience import reaches
from elternportal.services.letters.mails import LETTER
from elternportal.services.letters.scope import LETTER_KIND, current_version
from elternportal.services.school import guardian_ids
from elternportal.services.search import index
from elternportal.texts.markdown import to_plain


def publish(session: Session, letter: Letter) -> None:
    """Publish a letter now; the caller has checked who may.

    One that is published already, e.g. by another process a moment ago, stays as it is.
    """
    now = clock.now()
    first = session.execute(
        update(Letter)
        .where(col(Letter.id) == letter.id, col(Letter.state) != LetterState.PUBLISHED)
        .values(state=LetterState.PUBLISHED.value, publish_at=now, published_at=now)
        .returning(col(Letter.id))
        .execution_options(synchronize_session=False)
    ).first()
    session.refresh(letter)
    if first is None:
        return
    session.execute(_children(letter))
    enter_guardians(session, letter)
    mail_guardians(session, letter)
    version = current_version(session, letter)
    index(session, LETTER_KIND, version.letter_id, version.title, to_plain(version.text))
    announce(session, topics.news(), topics.letter(id_of(letter)))


def enter_guardians(session: Session, letter: Letter) -> None:
    """Give each guardian of the letter's children who has none a line in its ledger."""
    guardians = _guardians(id_of(letter)).subquery()
    has_line = exists().where(
        col(LetterDelivery.letter_id) == letter.id,
        col(LetterDelivery.account_id) == guardians.c.account_id,
    )
    lines = select(literal(letter.id), guardians.c.account_id, literal(""), literal(0))
    session.execute(
        insert(LetterDelivery).from_select(
            ["letter_id", "account_id", "reason", "opened_version"], lines.where(~has_line)
        )
    )


def mail_guardians(session: Session, letter: Letter) -> None:
    """Queue one mail to each guardian about the current version."""
    mail_letter(session, letter, guardians_of(session, id_of(letter)), event=version_event(letter))


def mail_letter(
    session: Session, letter: Letter, account_ids: Sequence[int], *, event: str
) -> Sequence[int]:
    """Queue one mail to each of these guardians who heard nothing of the event, and note it in the
    ledger; returns who hears of it.
    """
    letter_id = id_of(letter)
    params = {"letter_id": letter_id, "version": letter.version}
    told = notify(session, LETTER, account_ids, event=event, params=params)
    note_queued(session, letter_id, told, clock.now())
    return told


def version_event(letter: Letter) -> str:
    """That the current version is there, as :func:`notify` knows it."""
    return f"letter-{letter.id}-{letter.version}"


def note_queued(
    session: Session, letter_id: int, account_ids: Sequence[int], queued_at: datetime
) -> None:
    """A new mail is on its way to these guardians: the times of the one before are forgotten."""
    session.execute(
        update(LetterDelivery)
        .where(
            col(LetterDelivery.letter_id) == letter_id,
            col(LetterDelivery.account_id).in_(account_ids),
        )
        .values(queued_at=queued_at, accepted_at=None, deferred_at=None, bounced_at=None, reason="")
    )


def guardians_of(session: Session, letter_id: int) -> Sequence[int]:
    """The accounts of all guardians of children whom a published letter concerns."""
    return session.scalars(_guardians(letter_id)).all()


def _guardians(letter_id: int) -> Select[int]:
    concerned = select(col(LetterPupil.pupil_id)).where(col(LetterPupil.letter_id) == letter_id)
    return guardian_ids(concerned)


def _children(letter: Letter) -> Insert:
    reached = select(literal(letter.id), col(Pupil.id)).where(
        reaches(literal(letter.audience_id), col(Pupil.id))
    )
    return insert(LetterPupil).from_select(["letter_id", "pupil_id"], reached)
