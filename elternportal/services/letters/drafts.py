"""Writing a letter: what an author types is kept as a draft, complete or not.

Until it is published a letter can be changed and deleted. Every saving checks the shape of what was
typed; ``letter_parts.require_complete`` checks what a letter needs before it may go out.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col

from elternportal import clock
from elternportal.db_errors import broken_constraint
from elternportal.domain.letters import Demand, LetterState
from elternportal.domain.people import Actor
from elternportal.domain.school_year import school_year_of
from elternportal.errors import Conflict
from elternportal.models.audience import Audience
from elternportal.models.base import id_of
from elternportal.models.letters import Letter, LetterOption, LetterVersion
from elternportal.services.audience import AudienceChoice, read_choice, save_audience
from elternportal.services.audit import record
from elternportal.services.editing import count_edit
from elternportal.services.files import FileView, list_files
from elternportal.services.letters.options import YES_AND_NO
from elternportal.services.letters.parts import (
    attach_files,
    file_ids_of,
    options_of,
    require_complete,
)
from elternportal.services.letters.scope import current_version, find_letter, require_author
from elternportal.services.typed_fields import Title

MAX_OPTIONS = 20
ONE_PER_NUMBER = "uq_letter_school_year_number"
FIRST_VERSION = 1

Question = Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)]
Option = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=160)]


class NumberTaken(Conflict):
    """Another letter of the school year has this number; the sentence names the next free one."""

    key = "office-letter-error-number"
    field_name = "number"


class AlreadyPublished(Conflict):
    """What is out is corrected, no longer edited."""

    key = "office-letter-error-published"


class LetterDraft(BaseModel):
    """A letter as its author types it."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    number: int = Field(ge=1, le=9999)
    title: Title
    text: str = Field(default="", max_length=20_000)
    demand: Demand = Demand.NONE
    question: Question = ""
    options: tuple[Option, ...] = Field(default=(), max_length=MAX_OPTIONS)
    deadline: date | None = None
    remind_days_before: int | None = Field(default=None, ge=1, le=30)
    is_confidential: bool = False
    files: str = Field(default="", max_length=1000)  # keys, separated by spaces


@dataclass(frozen=True, slots=True)
class SaveDraft:
    """``letter_id`` is None for a new letter; ``revision`` is what the form began with."""

    letter_id: int | None
    form: LetterDraft
    audience: AudienceChoice
    revision: int = 0


@dataclass(frozen=True, slots=True)
class LetterEditorView:
    """A letter for whoever may change it. ``publish_at`` is when it will go out, or went."""

    letter_id: int
    state: LetterState
    version: int
    form: LetterDraft
    audience: AudienceChoice
    files: tuple[FileView, ...]
    publish_at: datetime | None
    revision: int


def next_number(session: Session, actor: Actor) -> int:
    """The number to propose for a new letter: the one after the school year's highest.

    Raises:
        NotAllowed: the actor writes no letters.
    """
    require_author(session, actor)
    return _next_number(session, school_year_of(clock.today()))


def save_draft(session: Session, actor: Actor, command: SaveDraft) -> int:
    """Create or change a letter that is not out yet; returns its id.

    One that is scheduled must stay complete.

    Raises:
        NotAllowed: the actor writes no letters.
        NotFound: missing, somebody else's, or for children beyond a teacher's classes.
        EditedMeanwhile: somebody has changed it since the form was opened.
        NumberTaken, AlreadyPublished, NotComplete, NobodyAddressed
    """
    letter = _letter_to_change(session, actor, command)
    form = command.form
    _require_free_number(session, letter, form.number)
    letter.audience_id = save_audience(
        session, actor, command.audience, letter.audience_id or None, may_be_nobody=True
    )
    _set_columns(letter, form)
    session.add(letter)
    try:
        session.flush()
    except IntegrityError as error:
        if broken_constraint(error) != ONE_PER_NUMBER:
            raise
        # Somebody took the number at this very moment.
        raise NumberTaken(number=form.number, free=form.number + 1) from error
    _write_version(session, actor, letter, form)
    _write_options(session, id_of(letter), form)
    if letter.state == LetterState.SCHEDULED:
        require_complete(session, letter)
    return id_of(letter)


def delete_draft(session: Session, actor: Actor, letter_id: int) -> None:
    """Delete a letter that is not out yet. Its files stay until they are swept.

    Raises:
        NotAllowed, NotFound, AlreadyPublished
    """
    letter = find_unpublished(session, actor, letter_id)
    session.delete(letter)
    session.flush()
    session.execute(delete(Audience).where(col(Audience.id) == letter.audience_id))
    record(session, actor.account_id, "letter-deleted", "letter", letter_id)


def read_letter_to_edit(session: Session, actor: Actor, letter_id: int) -> LetterEditorView:
    """Everything about a letter for its editor, in whichever state it is.

    Raises:
        NotAllowed, NotFound: see :func:`find_letter`.
    """
    letter = find_letter(session, actor, letter_id)
    version = current_version(session, letter)
    files = tuple(list_files(session, file_ids_of(session, version)))
    return LetterEditorView(
        letter_id=letter_id,
        state=LetterState(letter.state),
        version=letter.version,
        form=LetterDraft(
            title=version.title,
            text=version.text,
            options=tuple(option.text for option in options_of(session, letter_id)),
            files=" ".join(file.key for file in files),
            **letter.model_dump(
                include={
                    "number",
                    "demand",
                    "question",
                    "deadline",
                    "remind_days_before",
                    "is_confidential",
                }
            ),
        ),
        audience=read_choice(session, letter.audience_id),
        files=files,
        publish_at=letter.publish_at,
        revision=letter.revision,
    )


def find_unpublished(session: Session, actor: Actor, letter_id: int) -> Letter:
    """A letter that can still be changed, locked against going out meanwhile.

    Raises:
        NotAllowed, NotFound: see :func:`find_letter`.
        AlreadyPublished: it went out.
    """
    letter = find_letter(session, actor, letter_id)
    session.refresh(letter, with_for_update=True)
    if letter.state in (LetterState.PUBLISHED, LetterState.WITHDRAWN):
        raise AlreadyPublished()
    return letter


def _letter_to_change(session: Session, actor: Actor, command: SaveDraft) -> Letter:
    if command.letter_id is not None:
        letter = find_unpublished(session, actor, command.letter_id)
        count_edit(session, actor, letter, command.revision)
        return letter
    require_author(session, actor)
    return Letter(
        school_year=school_year_of(clock.today()),
        number=command.form.number,
        author_id=actor.account_id,
        audience_id=0,
        created_at=clock.now(),
    )


def _require_free_number(session: Session, letter: Letter, number: int) -> None:
    taken = select(col(Letter.id)).where(
        col(Letter.school_year) == letter.school_year, col(Letter.number) == number
    )
    if session.scalar(taken) not in (None, letter.id):
        raise NumberTaken(number=number, free=_next_number(session, letter.school_year))


def _next_number(session: Session, school_year: int) -> int:
    highest = select(func.max(col(Letter.number))).where(col(Letter.school_year) == school_year)
    return (session.scalar(highest) or 0) + 1


def _set_columns(letter: Letter, form: LetterDraft) -> None:
    asks = form.demand is not Demand.NONE
    letter.number, letter.is_confidential = form.number, form.is_confidential
    letter.demand = form.demand
    letter.question = form.question if form.demand.is_reply else ""
    letter.deadline = form.deadline if asks else None
    letter.remind_days_before = form.remind_days_before if asks else None


def _write_version(session: Session, actor: Actor, letter: Letter, form: LetterDraft) -> None:
    version = session.scalars(
        select(LetterVersion).where(col(LetterVersion.letter_id) == letter.id)
    ).first()
    if version is None:
        version = LetterVersion(
            letter_id=id_of(letter),
            number=FIRST_VERSION,
            title=form.title,
            text=form.text,
            created_by=actor.account_id,
            created_at=clock.now(),
        )
    version.title, version.text = form.title, form.text
    session.add(version)
    session.flush()
    attach_files(session, actor, version, form.files)


def _write_options(session: Session, letter_id: int, form: LetterDraft) -> None:
    session.execute(delete(LetterOption).where(col(LetterOption.letter_id) == letter_id))
    session.add_all(
        LetterOption(letter_id=letter_id, position=place, text=text)
        for place, text in enumerate(_option_texts(form))
    )
    session.flush()


def _option_texts(form: LetterDraft) -> tuple[str, ...]:
    if form.demand is Demand.YES_NO:
        return YES_AND_NO
    return tuple(dict.fromkeys(form.options)) if form.demand.has_options else ()
