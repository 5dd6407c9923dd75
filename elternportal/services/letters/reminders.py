"""Reminding guardians who have not answered a letter for a child: by hand, or by itself.

A guardian gets one mail, for however many children. Nobody is reminded twice on a day, unless a
correction has asked anew in between.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, exists, insert, literal, select, update
from sqlmodel import Session, col

from elternportal import clock
from elternportal.db import announce
from elternportal.domain import topics
from elternportal.domain.letter_reminders import is_reminder_due
from elternportal.domain.letters import Demand, LetterState
from elternportal.domain.people import Actor
from elternportal.errors import Conflict
from elternportal.mail.notify import notify
from elternportal.models.access import Account
from elternportal.models.base import id_of
from elternportal.models.letters import Letter, LetterDelivery, LetterPupil, LetterVersion
from elternportal.models.school import Pupil
from elternportal.services.audit import record
from elternportal.services.letters.conditions import is_current_version, misses_answer
from elternportal.services.letters.mails import REMINDER
from elternportal.services.letters.publishing import note_queued
from elternportal.services.letters.scope import current_version, find_letter
from elternportal.services.school import guardian_ids, reach_of


class NothingToRemind(Conflict):
    """The letter is not out, asks for nothing, or has been answered for all children."""

    key = "office-letter-error-nothing-to-remind"


class RemindedToday(Conflict):
    key = "office-letter-error-reminded-today"


@dataclass(frozen=True, slots=True)
class ReminderReachView:
    """``unreached`` children have no guardian who gets a mail, so a reminder is paper or a call."""

    guardians: int
    unreached: int


def remind_open(session: Session, actor: Actor, letter_id: int) -> int:
    """Remind everybody with a child whose answer is missing; returns how many mails go out.

    Raises:
        NotAllowed, NotFound: see :func:`find_letter`.
        NothingToRemind: nothing is asked, or everybody has answered.
        RemindedToday: they had a reminder today.
    """
    letter = find_letter(session, actor, letter_id)
    session.refresh(letter, with_for_update=True)
    _require_open(session, letter)
    record(session, actor.account_id, "letter-reminded", "letter", letter_id)
    return _remind(session, letter)


def reminder_reach(session: Session, actor: Actor, letter_id: int) -> ReminderReachView:
    """Whom :func:`remind_open` would reach now.

    Raises: like :func:`remind_open`.
    """
    letter = find_letter(session, actor, letter_id)
    _require_open(session, letter)
    reach = reach_of(session, _open_children(letter))
    return ReminderReachView(reach.guardians, reach.pupils - reach.reached_pupils)


def reminders_due(session: Session) -> Sequence[int]:
    """The ids of the letters whose open guardians are to be reminded by the portal now."""
    candidates = (
        select(Letter, col(LetterVersion.created_at))
        .join(LetterVersion, is_current_version())
        .where(
            col(Letter.state) == LetterState.PUBLISHED,
            col(Letter.demand) != Demand.NONE,
            col(Letter.deadline) >= clock.today(),
            col(Letter.remind_days_before).is_not(None),
        )
    )
    rows = session.execute(candidates)
    return [id_of(letter) for letter, written_at in rows if _is_due(letter, written_at)]


def remind_due(session: Session, letter_id: int) -> bool:
    """Remind of one letter by itself; False if there is nothing to do any more.

    Several processes may try at once.
    """
    letter = session.scalars(
        select(Letter).where(col(Letter.id) == letter_id).with_for_update()
    ).first()
    if letter is None or not _is_due(letter, current_version(session, letter).created_at):
        return False
    _remind(session, letter)
    return True


def _is_due(letter: Letter, written_at: datetime) -> bool:
    """``written_at`` is when the current version was made: its guardians heard of a correction."""
    if letter.deadline is None or letter.remind_days_before is None or letter.published_at is None:
        return False
    told_at = max(letter.reminded_at or written_at, letter.published_at, written_at)
    told_on = clock.to_school(told_at).date()
    now = clock.to_school(clock.now())
    return is_reminder_due(now, letter.deadline, letter.remind_days_before, told_on)


def _remind(session: Session, letter: Letter) -> int:
    letter_id, now = id_of(letter), clock.now()
    told = notify(
        session,
        REMINDER,
        _guardians_with_open_child(session, letter),
        event=f"letter-{letter_id}-reminder-{letter.round}-{clock.today().isoformat()}",
        params={"letter_id": letter_id},
    )
    _begin_missing_lines(session, letter_id, told)
    note_queued(session, letter_id, told, now)
    session.execute(
        update(LetterDelivery)
        .where(col(LetterDelivery.letter_id) == letter_id, col(LetterDelivery.account_id).in_(told))
        .values(reminded_at=now)
    )
    letter.reminded_at = now
    announce(session, topics.letter(letter_id))
    return len(told)


def _require_open(session: Session, letter: Letter) -> None:
    """Refuse a reminder that nobody needs.

    Raises:
        NothingToRemind, RemindedToday
    """
    if letter.state != LetterState.PUBLISHED or letter.demand == Demand.NONE:
        raise NothingToRemind()
    if letter.reminded_at and clock.to_school(letter.reminded_at).date() == clock.today():
        raise RemindedToday()
    if not _guardians_with_open_child(session, letter):
        raise NothingToRemind()


def _guardians_with_open_child(session: Session, letter: Letter) -> Sequence[int]:
    return session.scalars(guardian_ids(_open_children(letter))).all()


def _open_children(letter: Letter) -> Select[int]:
    """The children at school for whom an answer is missing."""
    return (
        select(col(LetterPupil.pupil_id))
        .join(Letter, col(Letter.id) == col(LetterPupil.letter_id))
        .join(Pupil, col(Pupil.id) == col(LetterPupil.pupil_id))
        .where(col(Letter.id) == letter.id, col(Pupil.is_active), misses_answer())
    )


def _begin_missing_lines(session: Session, letter_id: int, account_ids: Sequence[int]) -> None:
    """Guardians who came after publication have no line in the ledger yet."""
    has_line = exists().where(
        col(LetterDelivery.letter_id) == letter_id,
        col(LetterDelivery.account_id) == col(Account.id),
    )
    lines = select(literal(letter_id), col(Account.id), literal(""), literal(0)).where(
        col(Account.id).in_(account_ids), ~has_line
    )
    session.execute(
        insert(LetterDelivery).from_select(
            ["letter_id", "account_id", "reason", "opened_version"], lines
        )
    )
