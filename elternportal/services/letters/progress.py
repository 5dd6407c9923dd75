"""How far a letter's mails have come, for whoever looks at the letter's results."""

from dataclasses import dataclass

from sqlalchemy import and_, case, func, select
from sqlmodel import Session, col

from elternportal.models.letters import LetterDelivery


@dataclass(frozen=True, slots=True)
class LetterProgressView:
    """Guardians by what became of the newest mail to them about a letter.

    ``deferred`` ones are tried again; a guardian whom no mail was written to counts nowhere.
    """

    queued: int
    accepted: int
    deferred: int
    bounced: int


def letter_progress(session: Session, letter_id: int) -> LetterProgressView:
    """Count a letter's mails; the caller has checked who may see them."""
    line = LetterDelivery
    bounced = col(line.bounced_at).is_not(None)
    accepted = and_(~bounced, col(line.accepted_at).is_not(None))
    deferred = and_(~bounced, col(line.accepted_at).is_(None), col(line.deferred_at).is_not(None))
    queued = and_(
        ~bounced,
        col(line.accepted_at).is_(None),
        col(line.deferred_at).is_(None),
        col(line.queued_at).is_not(None),
    )
    counts = session.execute(
        select(
            *(func.count(case((one, 1))) for one in (queued, accepted, deferred, bounced))
        ).where(col(line.letter_id) == letter_id)
    ).one()
    return LetterProgressView(*counts)
