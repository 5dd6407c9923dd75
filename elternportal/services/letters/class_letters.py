"""Class teachers read what the school writes to the families of their own class.

Read-only: they need not open it, cannot answer, and see of the answers their class's alone
(``results.py``). A confidential letter is between its author, office and head, and the family.
"""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.domain.letters import Demand
from elternportal.domain.people import Actor, Role
from elternportal.domain.school_year import school_year_of
from elternportal.duration import takes_long
from elternportal.errors import NotFound
from elternportal.models.base import id_of
from elternportal.models.letters import Letter, LetterVersion
from elternportal.services.files import FileView, list_files
from elternportal.services.letters.conditions import is_current_version
from elternportal.services.letters.parts import file_ids_of, options_of
from elternportal.services.letters.scope import is_for_led_class
from elternportal.texts.markdown import to_html


@dataclass(frozen=True, slots=True)
class ClassLetterRow:
    """A letter to a class that the actor leads."""

    letter_id: int
    number: int
    title: str
    published_at: datetime
    deadline: date | None
    asks: bool


@dataclass(frozen=True, slots=True)
class ClassLetterView:
    """Such a letter as its families read it; ``options`` as they are stored."""

    row: ClassLetterRow
    html: str
    demand: Demand
    question: str
    options: tuple[str, ...]
    files: tuple[FileView, ...]


@takes_long
def list_class_letters(session: Session, actor: Actor) -> tuple[ClassLetterRow, ...]:
    """This school year's letters to the actor's own classes, the newest first.

    Raises:
        NotAllowed: the actor is no teacher.
    """
    actor.require(Role.TEACHER)
    rows = session.execute(
        select(Letter, LetterVersion)
        .join(LetterVersion, is_current_version())
        .where(col(Letter.school_year) == school_year_of(clock.today()), is_for_led_class(actor))
        .order_by(col(Letter.published_at).desc(), col(Letter.id).desc())
    )
    return tuple(_row(letter, version) for letter, version in rows)


def read_class_letter(session: Session, actor: Actor, letter_id: int) -> ClassLetterView:
    """One of them.

    Raises:
        NotAllowed: the actor is no teacher.
        NotFound: missing, confidential, or not for a class that the actor leads.
    """
    actor.require(Role.TEACHER)
    found = session.execute(
        select(Letter, LetterVersion)
        .join(LetterVersion, is_current_version())
        .where(col(Letter.id) == letter_id, is_for_led_class(actor))
    ).first()
    if found is None:
        raise NotFound()
    letter, version = found
    return ClassLetterView(
        row=_row(letter, version),
        html=to_html(version.text),
        demand=Demand(letter.demand),
        question=letter.question,
        options=tuple(option.text for option in options_of(session, letter_id)),
        files=tuple(list_files(session, file_ids_of(session, version))),
    )


def _row(letter: Letter, version: LetterVersion) -> ClassLetterRow:
    return ClassLetterRow(
        letter_id=id_of(letter),
        number=letter.number,
        title=version.title,
        published_at=letter.published_at or version.created_at,
        deadline=letter.deadline,
        asks=letter.demand != Demand.NONE,
    )
