"""Whose letter is it: who may write and change it, and which letters a person reads.

A letter that is not the actor's looks as if it did not exist.
"""

from sqlalchemy import ColumnElement, Select, exists, false, select, true
from sqlmodel import Session, col

from elternportal.domain.letters import LetterState
from elternportal.domain.people import ADMINISTRATION, Actor, Role
from elternportal.errors import NotAllowed, NotFound
from elternportal.models.letters import (
    Letter,
    LetterDelivery,
    LetterPupil,
    LetterVersion,
)
from elternportal.models.school import Pupil, SchoolClass
from elternportal.school_settings.snapshot import school_settings
from elternportal.services.letters.conditions import is_opened, misses_answer
from elternportal.services.letters.settings import TEACHERS_WRITE
from elternportal.services.school import own_pupils

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
    letter = session.scalars(
        select(Letter).where(col(Letter.id) == letter_id, may_change(actor))
    ).first()
    if letter is None:
        raise NotFound()
    return letter


def may_change(actor: Actor) -> ColumnElement[bool]:
    """The SQL condition that a :class:`Letter` is this author's to change and to evaluate.

    Teachers keep what they have written if the school ends their writing (``require_author``).
    """
    if actor.is_administration:
        return true()
    return col(Letter.author_id) == actor.account_id if actor.has(Role.TEACHER) else false()


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
    is_published = col(Letter.state) == LetterState.PUBLISHED
    return select(col(Letter.id)).where(is_published, is_own_letter(actor) | may_change(actor))


def is_own_letter(actor: Actor) -> ColumnElement[bool]:
    """The SQL condition that a :class:`Letter` is published and for a child of this guardian."""
    is_for_own_child = exists().where(
        col(LetterPupil.letter_id) == col(Letter.id),
        col(LetterPupil.pupil_id).in_(own_pupils(actor)),
    )
    return (col(Letter.state) == LetterState.PUBLISHED) & is_for_own_child


def is_for_led_class(actor: Actor) -> ColumnElement[bool]:
    """The SQL condition that a :class:`Letter` is out for a child of a class the teacher leads.

    A confidential letter is between its author, office and head, and the family.
    """
    if actor.teacher_id is None:
        return false()
    is_for_class = exists().where(
        col(LetterPupil.letter_id) == col(Letter.id),
        col(Pupil.id) == col(LetterPupil.pupil_id),
        col(Pupil.is_active),
        col(SchoolClass.id) == col(Pupil.class_id),
        col(SchoolClass.class_teacher_id) == actor.teacher_id,
    )
    is_out = col(Letter.state) == LetterState.PUBLISHED
    return is_out & ~col(Letter.is_confidential) & is_for_class.correlate(Letter)


def waits_for(actor: Actor) -> ColumnElement[bool]:
    """The SQL condition that a :class:`Letter` waits for this guardian.

    The person has not opened its current version, or an answer for an own child is missing.
    """
    return ~_has_opened(actor) | _misses_own_answer(actor)


def current_version(session: Session, letter: Letter) -> LetterVersion:
    """Title and text as they are read now."""
    return session.scalars(
        select(LetterVersion).where(
            col(LetterVersion.letter_id) == letter.id,
            col(LetterVersion.number) == letter.version,
        )
    ).one()


def _has_opened(actor: Actor) -> ColumnElement[bool]:
    return (
        exists()
        .where(
            col(LetterDelivery.letter_id) == col(Letter.id),
            col(LetterDelivery.account_id) == actor.account_id,
            is_opened(),
        )
        .correlate(Letter)
    )


def _misses_own_answer(actor: Actor) -> ColumnElement[bool]:
    return (
        exists()
        .where(
            col(LetterPupil.letter_id) == col(Letter.id),
            col(LetterPupil.pupil_id).in_(own_pupils(actor)),
            misses_answer(),
        )
        .correlate(Letter)
    )
