"""Where files hang at letters, and who may read them there."""

from sqlalchemy import Select, select
from sqlmodel import col

from elternportal.domain.people import Actor
from elternportal.models.letters import Letter, LetterAnswer, LetterFile, LetterVersion
from elternportal.services.letters.conditions import is_current_version
from elternportal.services.letters.scope import is_for_led_class, is_own_letter, may_change
from elternportal.services.school import own_pupils


def files_of_letters(actor: Actor) -> Select[int | None]:
    """Guardians and class teachers: what lies in the version that they read. Else whoever may
    change the letter.

    A correction that takes a file out thereby takes it back.
    """
    return (
        select(col(LetterFile.file_id))
        .join(LetterVersion, col(LetterVersion.id) == col(LetterFile.version_id))
        .join(Letter, col(Letter.id) == col(LetterVersion.letter_id))
        .where(
            ((is_own_letter(actor) | is_for_led_class(actor)) & is_current_version())
            | may_change(actor)
        )
    )


def files_of_answers(actor: Actor) -> Select[int | None]:
    """The child's guardians, and whoever reads the letter's answers."""
    is_of_own_child = is_own_letter(actor) & col(LetterAnswer.pupil_id).in_(own_pupils(actor))
    return (
        select(col(LetterAnswer.file_id))
        .join(Letter, col(Letter.id) == col(LetterAnswer.letter_id))
        .where(is_of_own_child | may_change(actor))
    )
