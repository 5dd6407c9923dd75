"""Correcting a letter that is out: a new version, of which its guardians are told.

Who has answered the version before is asked again only if the author says so.
"""

from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import func, select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.db import announce
from elternportal.domain import topics
from elternportal.domain.letters import Demand, LetterState
from elternportal.domain.people import Actor
from elternportal.duration import takes_long
from elternportal.errors import Conflict, InvalidInput
from elternportal.mail.notify import who_hears
from elternportal.models.base import id_of
from elternportal.models.letters import Letter, LetterFile, LetterSlip, LetterVersion
from elternportal.services.audit import record
from elternportal.services.editing import edited_meanwhile
from elternportal.services.letters.mails import LETTER
from elternportal.services.letters.parts import attach_files, file_ids_of
from elternportal.services.letters.publishing import guardians_of, mail_guardians, version_event
from elternportal.services.letters.scope import LETTER_KIND, current_version, find_letter
from elternportal.services.search import index
from elternportal.services.typed_fields import Title
from elternportal.texts.changes import ChangePiece, changes
from elternportal.texts.markdown import to_plain


class NotPublished(Conflict):
    """A draft is edited, not corrected."""

    key = "office-letter-error-not-published"


class NothingCorrected(InvalidInput):
    key = "office-letter-error-nothing-changed"


class CorrectionDraft(BaseModel):
    """A correction as its author types it."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    title: Title
    text: str = Field(min_length=1, max_length=20_000)
    files: str = Field(default="", max_length=1000)  # keys, separated by spaces
    confirm_anew: bool = False


@dataclass(frozen=True, slots=True)
class CorrectLetter:
    """``version`` is the one that was corrected, so that two authors do not undo each other."""

    letter_id: int
    version: int
    form: CorrectionDraft


@dataclass(frozen=True, slots=True)
class ChangesView:
    """What a correction would change, and whom it would reach.

    ``mailed`` guardians get a mail; the letters of ``printed`` children are on paper and would be
    printed anew.
    """

    title: list[ChangePiece]
    text: list[ChangePiece]
    mailed: int
    printed: int


@takes_long
def show_changes(session: Session, actor: Actor, command: CorrectLetter) -> ChangesView:
    """What the guardians' letter would show as changed; nothing is written.

    Raises:
        NotAllowed, NotFound: see :func:`find_letter`.
    """
    letter = find_letter(session, actor, command.letter_id)
    before, after = current_version(session, letter), command.form
    words_before, words_after = to_plain(before.text), to_plain(after.text)
    guardians = guardians_of(session, command.letter_id)
    hearing = who_hears(session, LETTER, guardians, event=f"{version_event(letter)}-next")
    printed = select(func.count(col(LetterSlip.pupil_id).distinct())).where(
        col(LetterSlip.letter_id) == letter.id
    )
    return ChangesView(
        changes(before.title, after.title),
        changes(words_before, words_after),
        len(hearing),
        session.scalar(printed) or 0,
    )


@takes_long
def correct(session: Session, actor: Actor, command: CorrectLetter) -> int:
    """Publish a corrected version and tell every guardian of the letter by mail.

    Returns the new version's number.

    Raises:
        NotAllowed, NotFound: see :func:`find_letter`; a file may be missing, too.
        EditedMeanwhile: somebody has corrected the version that this correction began with.
        NotPublished, NothingCorrected
    """
    letter, form = find_letter(session, actor, command.letter_id), command.form
    session.refresh(letter, with_for_update=True)
    if letter.state != LetterState.PUBLISHED:
        raise NotPublished()
    before = current_version(session, letter)
    if letter.version != command.version:
        raise edited_meanwhile(session, actor, before.created_by, before.created_at)
    after = _add_version(session, actor, letter, form)
    if _is_same(session, before, after):
        raise NothingCorrected()
    letter.version = after.number
    if form.confirm_anew and letter.demand != Demand.NONE:
        letter.round += 1
        letter.reminded_at = None
    session.flush()
    mail_guardians(session, letter)
    index(session, LETTER_KIND, command.letter_id, after.title, to_plain(after.text))
    record(session, actor.account_id, "letter-corrected", "letter", command.letter_id)
    announce(session, topics.news(), topics.letter(command.letter_id))
    return letter.version


def _add_version(
    session: Session, actor: Actor, letter: Letter, form: CorrectionDraft
) -> LetterVersion:
    version = LetterVersion(
        letter_id=id_of(letter),
        number=letter.version + 1,
        title=form.title,
        text=form.text,
        created_by=actor.account_id,
        created_at=clock.now(),
    )
    session.add(version)
    session.flush()
    attach_files(session, actor, version, form.files, already=_files_of_all(session, letter))
    return version


def _files_of_all(session: Session, letter: Letter) -> list[int]:
    """The files of all versions so far: they may stay, or come back."""
    return list(
        session.scalars(
            select(col(LetterFile.file_id))
            .join(LetterVersion, col(LetterVersion.id) == col(LetterFile.version_id))
            .where(col(LetterVersion.letter_id) == letter.id)
        )
    )


def _is_same(session: Session, before: LetterVersion, after: LetterVersion) -> bool:
    return (
        before.title == after.title
        and before.text == after.text
        and file_ids_of(session, before) == file_ids_of(session, after)
    )
