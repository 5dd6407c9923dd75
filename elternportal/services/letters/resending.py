"""Send a letter's mail again to guardians whom it has not reached."""

from collections.abc import Sequence
from uuid import uuid4

from sqlalchemy import select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.db import announce
from elternportal.domain import topics
from elternportal.domain.letters import LetterState
from elternportal.domain.people import ADMINISTRATION, Actor
from elternportal.errors import NotFound
from elternportal.mail.addresses import is_reachable
from elternportal.mail.notify import notify
from elternportal.models.access import Account
from elternportal.models.letters import LetterDelivery
from elternportal.services.letters.mails import LETTER
from elternportal.services.letters.publishing import guardians_of, note_queued
from elternportal.services.letters.scope import find_letter


def not_reached(session: Session, letter_id: int) -> Sequence[int]:
    """The guardians whose mail did not arrive although their address is not marked."""
    return session.scalars(
        select(col(LetterDelivery.account_id))
        .join(Account, col(Account.id) == col(LetterDelivery.account_id))
        .where(
            col(LetterDelivery.letter_id) == letter_id,
            col(LetterDelivery.bounced_at).is_not(None),
            col(LetterDelivery.account_id).in_(guardians_of(session, letter_id)),
            is_reachable(),
        )
        .order_by(col(LetterDelivery.account_id))
    ).all()


def send_again(session: Session, actor: Actor, letter_id: int) -> int:
    """A new mail to each of those; returns how many.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NotFound: there is no such published letter.
    """
    actor.require(*ADMINISTRATION)
    letter = find_letter(session, actor, letter_id)
    session.refresh(letter, with_for_update=True)  # of two who send again, one finds nothing to do
    if letter.state != LetterState.PUBLISHED:
        raise NotFound()
    now = clock.now()
    told = notify(
        session,
        LETTER,
        not_reached(session, letter_id),
        event=f"letter-{letter_id}-again-{uuid4().hex}",
        params={"letter_id": letter_id, "version": letter.version},
    )
    note_queued(session, letter_id, told, now)
    announce(session, topics.letter(letter_id))
    return len(told)
