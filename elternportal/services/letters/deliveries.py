"""The letters' delivery ledger: what became of a mail is noted for each letter that it carries.

A line stands for the newest mail about a letter (``models/letters.py``).
"""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, bindparam, update
from sqlmodel import Session, col, select

from elternportal import clock
from elternportal.domain import topics
from elternportal.mail.kinds import Ledger
from elternportal.models.letters import LetterDelivery
from elternportal.models.mail import REASON_LENGTH, MailState, OutboxMail
from elternportal.prepared import Prepared

KEPT_AS = "letters"


def _note_accepted(session: Session, mail: OutboxMail, letters: Sequence[int]) -> None:
    """The mail server took it; what was wrong before no longer counts."""
    if mail.account_id is not None:
        now, account = clock.now(), mail.account_id
        lines = [{"letter": letter, "account": account, "accepted_at": now} for letter in letters]
        _ACCEPTED.write(session, lines)


def _note_deferred(session: Session, mail: OutboxMail, letters: Sequence[int], reason: str) -> None:
    """It is late, and will be tried again."""
    _note(session, mail, letters, deferred_at=clock.now(), reason=reason[:REASON_LENGTH])


def _note_bounced(session: Session, mail: OutboxMail, letters: Sequence[int], reason: str) -> None:
    """It will not arrive, as far as is known since the first time that this was said."""
    first = col(LetterDelivery.bounced_at).is_(None)
    _note(session, mail, letters, first, bounced_at=clock.now(), reason=reason[:REASON_LENGTH])


def _note_dropped(session: Session, mail: OutboxMail, letters: Sequence[int]) -> None:
    """There was nothing left to say: the mail before, if there was one, is the newest again."""
    for letter_id in letters:
        before = _sent_before(session, mail, letter_id)
        _note(
            session,
            mail,
            [letter_id],
            queued_at=before.created_at if before else None,
            accepted_at=before.finished_at if before else None,
        )


def _note_retried(session: Session, mail: OutboxMail, letters: Sequence[int]) -> None:
    """The office sends a mail again that had been given up."""
    _note(session, mail, letters, queued_at=clock.now(), bounced_at=None, reason="")


def _sent_before(session: Session, mail: OutboxMail, letter_id: int) -> OutboxMail | None:
    """The newest other mail that brought a letter to the same person."""
    sent = select(OutboxMail).where(
        OutboxMail.account_id == mail.account_id,
        OutboxMail.state == MailState.SENT,
        OutboxMail.id != mail.id,
    )
    newest_first = session.exec(sent.order_by(col(OutboxMail.finished_at).desc()))
    return next((m for m in newest_first if letter_id in m.params.get(KEPT_AS, ())), None)


def _note(
    session: Session,
    mail: OutboxMail,
    letters: Sequence[int],
    *conditions: ColumnElement[bool],
    **values: object,
) -> None:
    if not letters or mail.account_id is None:
        return
    session.execute(
        update(LetterDelivery)
        .where(
            col(LetterDelivery.letter_id).in_(letters),
            col(LetterDelivery.account_id) == mail.account_id,
            *conditions,
        )
        .values(**values)
    )


_ACCEPTED = Prepared(  # for each of the thousands of mails that a letter has
    update(LetterDelivery)
    .where(
        col(LetterDelivery.letter_id) == bindparam("letter"),
        col(LetterDelivery.account_id) == bindparam("account"),
    )
    .values(bounced_at=None, reason=""),
    columns=("accepted_at",),
)

LEDGER = Ledger(
    id_param="letter_id",
    kept_as=KEPT_AS,
    accepted=_note_accepted,
    deferred=_note_deferred,
    bounced=_note_bounced,
    dropped=_note_dropped,
    retried=_note_retried,
    topic=topics.letter,
)
