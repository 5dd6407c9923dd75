"""Class teachers read what the school writes to the families of their own class.

Read-only: they need not open it, cannot answer, and see of the answers their class's alone
(``results.py``). A confidential letter is between its author, office and head, and the family.
"""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Select, exists, func, select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.db_words import holds
from elternportal.domain.letters import Demand
from elternportal.domain.paging import Paged, window
from elternportal.domain.people import Actor, Role
from elternportal.domain.school_year import school_year_of
from elternportal.domain.search import words_of
from elternportal.duration import takes_long
from elternportal.errors import NotFound
from elternportal.models.base import id_of
from elternportal.models.letters import Letter, LetterVersion
from elternportal.models.search import SearchEntry
from elternportal.services.files import FileView, list_files
from elternportal.services.letters.conditions import is_current_version
from elternportal.services.letters.parts import file_ids_of, options_of
from elternportal.services.letters.scope import LETTER_KIND, is_for_led_class
from elternportal.texts.markdown import to_html

PAGE_SIZE = 50


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
def list_class_letters(
    session: Session, actor: Actor, words: str = "", page: int = 1
) -> Paged[ClassLetterRow]:
    """One page of this school year's letters to the actor's own classes, the newest first.

    All ``words`` stand in the title or text, in any order. Pages begin at 1.

    Raises:
        NotAllowed: the actor is no teacher.
    """
    actor.require(Role.TEACHER)
    found = _found(actor, words)
    count = session.scalar(select(func.count()).select_from(found.subquery())) or 0
    at = window(count, page, PAGE_SIZE)
    ordered = found.order_by(col(Letter.published_at).desc(), col(Letter.id).desc())
    rows = session.execute(ordered.offset(at.offset).limit(PAGE_SIZE))
    return Paged(
        tuple(_row(letter, version) for letter, version in rows), count, at.number, at.pages
    )


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


def _found(actor: Actor, words: str) -> Select[Letter, LetterVersion]:
    """This year's letters with all the words, as the search of the whole portal compares them."""
    entry = exists().where(
        col(SearchEntry.kind) == LETTER_KIND,
        col(SearchEntry.item_id) == col(Letter.id),
        *(holds(word, col(SearchEntry.folded)) for word in words_of(words)),
    )
    found = (
        select(Letter, LetterVersion)
        .join(LetterVersion, is_current_version())
        .where(col(Letter.school_year) == school_year_of(clock.today()), is_for_led_class(actor))
    )
    return found.where(entry) if words_of(words) else found


def _row(letter: Letter, version: LetterVersion) -> ClassLetterRow:
    return ClassLetterRow(
        letter_id=id_of(letter),
        number=letter.number,
        title=version.title,
        published_at=letter.published_at or version.created_at,
        deadline=letter.deadline,
        asks=letter.demand != Demand.NONE,
    )
