"""What a letter consists of: its files and options, and whether it can go out like that."""

from collections.abc import Sequence

from sqlalchemy import delete, select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.domain.letters import Demand
from elternportal.domain.people import Actor
from elternportal.errors import InvalidInput
from elternportal.models.base import id_of
from elternportal.models.letters import Letter, LetterFile, LetterOption, LetterVersion
from elternportal.services.audience import NobodyAddressed, read_choice
from elternportal.services.files import take_files
from elternportal.services.letters.scope import current_version


class NotComplete(InvalidInput):
    """The letter cannot go out yet; the key says what is missing."""


def file_ids_of(session: Session, version: LetterVersion) -> list[int]:
    """The files in a version, in the author's order."""
    query = select(col(LetterFile.file_id)).where(col(LetterFile.version_id) == version.id)
    return list(session.scalars(query.order_by(col(LetterFile.id))))


def attach_files(
    session: Session, actor: Actor, version: LetterVersion, keys: str, already: Sequence[int] = ()
) -> None:
    """Put the files that a form names into a version, in place of those in it.

    Args:
        already: ids of files of the letter's earlier versions; they may be kept.

    Raises:
        NotFound, TooManyFiles: see :func:`take_files`.
    """
    before = file_ids_of(session, version)
    wanted = take_files(session, actor, keys, already={*before, *already})
    session.execute(delete(LetterFile).where(col(LetterFile.version_id) == version.id))
    session.add_all(LetterFile(version_id=id_of(version), file_id=file_id) for file_id in wanted)
    session.flush()


def options_of(session: Session, letter_id: int) -> Sequence[LetterOption]:
    """The answers to choose from, in the author's order."""
    query = select(LetterOption).where(col(LetterOption.letter_id) == letter_id)
    return session.scalars(query.order_by(col(LetterOption.position))).all()


def require_complete(session: Session, letter: Letter) -> None:
    """Refuse to send out a letter that its readers could not use.

    Raises:
        NotComplete: text, question, options or deadline are missing or too late.
        NobodyAddressed: it is for nobody.
    """
    demand = Demand(letter.demand)
    if not current_version(session, letter).text.strip():
        raise NotComplete("office-letter-error-text")
    if read_choice(session, letter.audience_id).is_empty:
        raise NobodyAddressed()
    if demand.is_reply and not letter.question:
        raise NotComplete("office-letter-error-question")
    if demand.has_options and len(options_of(session, id_of(letter))) < 2:
        raise NotComplete("office-letter-error-options")
    goes_out = clock.to_school(letter.publish_at).date() if letter.publish_at else clock.today()
    if letter.deadline is not None and letter.deadline < max(goes_out, clock.today()):
        raise NotComplete("office-letter-error-deadline")
    if letter.remind_days_before is not None and letter.deadline is None:
        raise NotComplete("office-letter-error-remind")
