"""A letter that is out is sent to more children: their families hear of it, all others nothing.

Nobody is taken off: who has the letter keeps it. On paper go the children whom no mail reaches,
like those from the beginning (``prints.py``).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, exists, insert, literal, select
from sqlmodel import Session, col

from elternportal.db import announce
from elternportal.domain import topics
from elternportal.domain.letters import Demand, LetterState
from elternportal.domain.people import Actor
from elternportal.duration import takes_long
from elternportal.errors import InvalidInput, NotFound
from elternportal.mail.notify import who_hears
from elternportal.models.letters import Letter, LetterDelivery, LetterPupil
from elternportal.models.school import Pupil
from elternportal.services.audience import (
    AudienceChoice,
    pupils_of,
    read_choice,
    require_own,
    save_audience,
)
from elternportal.services.audit import record
from elternportal.services.editing import count_edit
from elternportal.services.letters.mails import LETTER
from elternportal.services.letters.publishing import enter_guardians, mail_letter, version_event
from elternportal.services.letters.scope import find_letter
from elternportal.services.school import guardian_ids, reach_of


class NobodyNew(InvalidInput):
    """All who were chosen have the letter already, or nobody was chosen."""

    key = "office-letter-error-nobody-new"


@dataclass(frozen=True, slots=True)
class ExtendLetter:
    """``choice`` is whom the letter is for besides those who have it."""

    letter_id: int
    choice: AudienceChoice


@dataclass(frozen=True, slots=True)
class ExtensionView:
    """How many children come to a letter; for ``unreached`` of them it goes on paper."""

    children: int
    mailed: int  # guardians
    unreached: int


def extension_reach(session: Session, actor: Actor, command: ExtendLetter) -> ExtensionView:
    """Whom :func:`extend_letter` would reach now.

    Raises:
        NotAllowed, NotFound, NobodyNew: see there.
    """
    letter = _find(session, actor, command.letter_id)
    require_own(session, actor, command.choice)
    fresh = _new_children(letter, command.choice)
    to_tell, event = _to_tell(session, letter, fresh), _event(letter, letter.revision + 1)
    return _view(session, fresh, len(who_hears(session, LETTER, to_tell, event=event)))


@takes_long
def extend_letter(session: Session, actor: Actor, command: ExtendLetter) -> ExtensionView:
    """Send a published letter to more children, and tell their guardians by mail.

    Raises:
        NotAllowed, NotFound: see :func:`find_letter`; also if it is not out, or if a teacher
            addresses somebody beyond the own classes.
        NobodyNew: nobody comes to it.
    """
    letter = _find(session, actor, command.letter_id)
    session.refresh(letter, with_for_update=True)
    if letter.state != LetterState.PUBLISHED:  # withdrawn a moment ago
        raise NotFound()
    before = read_choice(session, letter.audience_id)
    save_audience(session, actor, before | command.choice, letter.audience_id)
    count_edit(session, actor, letter, letter.revision)
    # Ids, because the condition is no longer true once they are written down.
    new_ids = session.scalars(_new_children(letter, command.choice)).all()
    fresh = select(col(Pupil.id)).where(col(Pupil.id).in_(new_ids))
    view = _view(session, fresh, 0)
    to_tell = _to_tell(session, letter, fresh)
    session.execute(
        insert(LetterPupil).from_select(
            ["letter_id", "pupil_id"], select(literal(letter.id), fresh.subquery().c.id)
        )
    )
    enter_guardians(session, letter)
    told = mail_letter(session, letter, to_tell, event=_event(letter, letter.revision))
    record(
        session,
        actor.account_id,
        "letter-extended",
        "letter",
        letter.id,
        children=str(view.children),
    )
    announce(session, topics.news(), topics.letter(command.letter_id))
    return ExtensionView(view.children, len(told), view.unreached)


def _find(session: Session, actor: Actor, letter_id: int) -> Letter:
    letter = find_letter(session, actor, letter_id)
    if letter.state != LetterState.PUBLISHED:
        raise NotFound()
    return letter


def _event(letter: Letter, revision: int) -> str:
    """Each extension is news of its own, also for a family that has the letter for a sibling."""
    return f"{version_event(letter)}-more-{revision}"


def _new_children(letter: Letter, choice: AudienceChoice) -> Select[int | None]:
    has_it = exists().where(
        col(LetterPupil.letter_id) == letter.id, col(LetterPupil.pupil_id) == col(Pupil.id)
    )
    return pupils_of(choice).where(~has_it)


def _to_tell(session: Session, letter: Letter, pupil_ids: Select[int | None]) -> Sequence[int]:
    """The guardians of these children; a letter that asks for nothing is not sent to one twice."""
    guardians = guardian_ids(pupil_ids)
    if letter.demand == Demand.NONE:
        has_it = select(col(LetterDelivery.account_id)).where(
            col(LetterDelivery.letter_id) == letter.id
        )
        guardians = guardians.except_(has_it)  # type: ignore[assignment]
    return session.scalars(guardians).all()


def _view(session: Session, pupil_ids: Select[int | None], mailed: int) -> ExtensionView:
    reach = reach_of(session, pupil_ids)
    if not reach.pupils:
        raise NobodyNew()
    return ExtensionView(reach.pupils, mailed, reach.pupils - reach.reached_pupils)
