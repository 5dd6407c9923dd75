"""Where files hang at letters, and who may read them there."""

from sqlalchemy import ColumnElement, Select, select
from sqlmodel import col

from elternportal.domain.people import Actor, Role
from elternportal.models.letters import Letter, LetterAnswer, LetterFile, LetterVersion
from elternportal.services.conditions import is_administration
from elternportal.services.letters.scope import own_letters, own_pupils


def files_of_letters(actor: Actor) -> Select[int | None]:
    """Guardians: what lies in the version that they read. Else whoever may change the letter.

    A correction that takes a file out thereby takes it back.
    """
    is_current = col(LetterVersion.number) == col(Letter.version)
    return (
        select(col(LetterFile.file_id))
        .join(LetterVersion, col(LetterVersion.id) == col(LetterFile.version_id))
        .join(Letter, col(Letter.id) == col(LetterVersion.letter_id))
        .where((col(Letter.id).in_(own_letters(actor)) & is_current) | _writes(actor))
    )


def files_of_answers(actor: Actor) -> Select[int | None]:
    """The child's guardians, and whoever reads the letter's answers."""
    is_of_own_child = col(LetterAnswer.letter_id).in_(own_letters(actor)) & col(
        LetterAnswer.pupil_id
    ).in_(own_pupils(actor))
    return (
        select(col(LetterAnswer.file_id))
        .join(Letter, col(Letter.id) == col(LetterAnswer.letter_id))
        .where(is_of_own_child | _writes(actor))
    )


def _writes(actor: Actor) -> ColumnElement[bool]:
    """The SQL condition that a person may change a :class:`Letter` (``scope.find_letter``).

    Teachers keep reading what they have written if the school ends their writing.
    """
    if actor.has(Role.TEACHER):
        return (col(Letter.author_id) == actor.account_id) | is_administration(actor)
    return is_administration(actor)
