"""A guardian reads a letter: text, files, how it stands with each own child, and what changed.

Reading never confirms. ``open_letter`` notes that this person has the current version on screen.
"""

import logging
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from itertools import pairwise

from sqlalchemy import ColumnElement, and_, select, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col

from elternportal import clock
from elternportal.db import announce
from elternportal.db_errors import broken_constraint
from elternportal.domain import topics
from elternportal.domain.letters import Demand, may_change_answer
from elternportal.domain.people import Actor
from elternportal.duration import fire_and_forget
from elternportal.models.base import id_of
from elternportal.models.letters import (
    Letter,
    LetterAnswer,
    LetterAnswerOption,
    LetterDelivery,
    LetterVersion,
)
from elternportal.services.files import FileView, list_files
from elternportal.services.letters.family import ChildStateRow, children_by_letter
from elternportal.services.letters.parts import file_ids_of, options_of
from elternportal.services.letters.scope import find_own_letter
from elternportal.services.school import own_children
from elternportal.texts.changes import ChangePiece, changes
from elternportal.texts.markdown import to_html, to_plain

logger = logging.getLogger(__name__)

SHOWN_CORRECTIONS = 10
ONE_LINE = "uq_letter_delivery_letter_id_account_id"
COMPARED = 256  # corrections kept in memory: a thousand families open the same one


@dataclass(frozen=True, slots=True)
class OptionRow:
    id: int
    text: str


@dataclass(frozen=True, slots=True)
class ReplyContentView:
    """What was replied for one child; all empty for a confirmation."""

    option_ids: frozenset[int] = frozenset()
    text: str = ""
    file: FileView | None = None


@dataclass(frozen=True, slots=True)
class ChildReplyRow:
    """How the letter stands with one child. ``may_change``: the reply may still be changed."""

    state: ChildStateRow
    content: ReplyContentView
    may_change: bool


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """What a version changed of the one before; title and text are one text in ``pieces``."""

    version: int
    at: datetime
    pieces: Sequence[ChangePiece]
    added_files: tuple[str, ...]
    removed_files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LetterView:
    """A letter in its current version.

    ``is_unread`` is this person's own; ``is_asked_anew`` means that answers to an earlier version
    no longer count. ``corrections`` are the last ones, the newest first.
    """

    letter_id: int
    school_year: int
    number: int
    version: int
    title: str
    html: str
    published_at: datetime
    demand: Demand
    question: str
    options: tuple[OptionRow, ...]
    deadline: date | None
    is_unread: bool
    is_asked_anew: bool
    files: tuple[FileView, ...]
    children: tuple[ChildReplyRow, ...]
    corrections: tuple[CorrectionRow, ...]


def read_letter(session: Session, actor: Actor, letter_id: int) -> LetterView:
    """A published letter for a guardian of a child whom it concerns.

    Raises:
        NotFound: missing, not published, or for other children.
    """
    letter = find_own_letter(session, actor, letter_id)
    versions = _versions(session, letter)
    files = {version.number: _files(session, version) for version in versions}
    current = versions[-1]
    return LetterView(
        letter_id=letter_id,
        school_year=letter.school_year,
        number=letter.number,
        version=letter.version,
        title=current.title,
        html=to_html(current.text),
        published_at=letter.published_at or current.created_at,
        demand=Demand(letter.demand),
        question=letter.question,
        options=tuple(OptionRow(id_of(it), it.text) for it in options_of(session, letter_id)),
        deadline=letter.deadline,
        is_unread=_opened_version(session, actor, letter_id) < letter.version,
        is_asked_anew=letter.round > 1,
        files=files[current.number],
        children=_children(session, actor, letter),
        corrections=tuple(
            _correction(before, after, files) for before, after in pairwise(versions)
        )[::-1],
    )


@fire_and_forget
def open_letter(session: Session, actor: Actor, letter_id: int) -> None:
    """Note that this guardian has opened the current version. It confirms nothing.

    A guardian who came after the publication gets a line in the ledger now.

    Raises:
        NotFound: missing, not published, or for other children.
    """
    letter = find_own_letter(session, actor, letter_id)
    _require_line(session, actor, letter_id)
    opened = session.execute(
        update(LetterDelivery)
        .where(_is_own_line(actor, letter_id), col(LetterDelivery.opened_version) < letter.version)
        .values(opened_at=clock.now(), opened_version=letter.version)
        .returning(col(LetterDelivery.id))
    ).first()
    if opened is not None:
        announce(session, topics.letter(letter_id), topics.family(actor.account_id))


def _require_line(session: Session, actor: Actor, letter_id: int) -> None:
    """Add the guardian's line of the ledger if there is none."""
    if session.scalar(select(col(LetterDelivery.id)).where(_is_own_line(actor, letter_id))):
        return
    try:
        with session.begin_nested():
            session.add(LetterDelivery(letter_id=letter_id, account_id=actor.account_id))
    except IntegrityError as error:
        if broken_constraint(error) != ONE_LINE:
            raise
        logger.info("a letter was opened twice at once for the first time")


def _is_own_line(actor: Actor, letter_id: int) -> ColumnElement[bool]:
    return and_(
        col(LetterDelivery.letter_id) == letter_id,
        col(LetterDelivery.account_id) == actor.account_id,
    )


def _opened_version(session: Session, actor: Actor, letter_id: int) -> int:
    query = select(col(LetterDelivery.opened_version)).where(_is_own_line(actor, letter_id))
    return session.scalar(query) or 0


def _versions(session: Session, letter: Letter) -> Sequence[LetterVersion]:
    """What was published last, with the current one at the end."""
    query = select(LetterVersion).where(
        col(LetterVersion.letter_id) == letter.id, col(LetterVersion.number) <= letter.version
    )
    newest = query.order_by(col(LetterVersion.number).desc()).limit(SHOWN_CORRECTIONS + 1)
    return session.scalars(newest).all()[::-1]


def _files(session: Session, version: LetterVersion) -> tuple[FileView, ...]:
    return tuple(list_files(session, file_ids_of(session, version)))


def _children(session: Session, actor: Actor, letter: Letter) -> tuple[ChildReplyRow, ...]:
    children = own_children(session, actor)
    states = children_by_letter(session, actor, children, col(Letter.id) == letter.id)
    own = states[id_of(letter)]
    contents = _contents(session, [state.answer.id for state in own if state.answer])
    may_change = may_change_answer(Demand(letter.demand), letter.deadline, clock.today())
    return tuple(
        ChildReplyRow(state, contents[state.answer.id], may_change)
        if state.answer
        else ChildReplyRow(state, ReplyContentView(), may_change=False)
        for state in own
    )


def _contents(session: Session, answer_ids: Sequence[int]) -> dict[int, ReplyContentView]:
    """What was replied, by answer."""
    chosen: defaultdict[int, set[int]] = defaultdict(set)
    for answer_id, option_id in session.execute(
        select(col(LetterAnswerOption.answer_id), col(LetterAnswerOption.option_id)).where(
            col(LetterAnswerOption.answer_id).in_(answer_ids)
        )
    ):
        chosen[answer_id].add(option_id)
    answers = session.scalars(
        select(LetterAnswer).where(col(LetterAnswer.id).in_(answer_ids))
    ).all()
    file_ids = [answer.file_id for answer in answers if answer.file_id is not None]
    files = dict(zip(file_ids, list_files(session, file_ids), strict=True))
    return {
        id_of(answer): ReplyContentView(
            frozenset(chosen[id_of(answer)]), answer.text, files.get(answer.file_id or 0)
        )
        for answer in answers
    }


def _correction(
    before: LetterVersion, after: LetterVersion, files: dict[int, tuple[FileView, ...]]
) -> CorrectionRow:
    old, new = files[before.number], files[after.number]
    return CorrectionRow(
        version=after.number,
        at=after.created_at,
        pieces=_compared(_words(before), _words(after)),
        added_files=_names_beside(new, old),
        removed_files=_names_beside(old, new),
    )


def _words(version: LetterVersion) -> str:
    return f"{version.title}\n{to_plain(version.text)}"


@lru_cache(maxsize=COMPARED)
def _compared(before: str, after: str) -> Sequence[ChangePiece]:
    return tuple(changes(before, after))


def _names_beside(files: Sequence[FileView], others: Sequence[FileView]) -> tuple[str, ...]:
    """The names of the files that are not among the others."""
    keys = {file.key for file in others}
    return tuple(file.name for file in files if file.key not in keys)
