"""The office enters changes by hand, corrects what an import has brought, and says things to all.

What a person has written stays, whatever later files say about the same lesson (``is_manual``).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from secrets import token_hex
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from sqlalchemy import select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.db import announce
from elternportal.domain.people import ADMINISTRATION, Actor
from elternportal.domain.school_calendar import FIRST_LESSON, LAST_LESSON
from elternportal.domain.timetable import (
    PLAN_TOPIC,
    SUBSTITUTIONS_TOPIC,
    ChangeKind,
)
from elternportal.errors import InvalidInput
from elternportal.models.base import id_of
from elternportal.models.school import SchoolClass, Subject, Teacher
from elternportal.models.timetable import DayText, Substitution
from elternportal.services.audit import record
from elternportal.services.editing import begin_edit
from elternportal.services.finding import find_for_office
from elternportal.services.timetable.choices import NamedRow, read_choices
from elternportal.services.timetable.telling import seen_from_today, tell_changes
from elternportal.services.typed_fields import Day

LONGEST_TEXT, LONGEST_DAY_TEXT = 400, 1000
DAYS_BACK = timedelta(days=31)
_Text = Annotated[str, StringConstraints(strip_whitespace=True, max_length=LONGEST_TEXT)]
_Room = Annotated[str, StringConstraints(strip_whitespace=True, max_length=40)]


class ForNobody(InvalidInput):
    """A change is for a class or for a teacher."""

    key = "office-substitutions-error-nobody"
    field_name = "class_id"


class DayOver(InvalidInput):
    """What lies so far back is not changed any more."""

    key = "office-substitutions-error-over"
    field_name = "day"


class SubstitutionDraft(BaseModel):
    """A change as the office types it; ids are 0 where nothing is chosen."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    day: Day
    lesson: int = Field(ge=FIRST_LESSON, le=LAST_LESSON)
    class_id: int = 0
    kind: ChangeKind = ChangeKind.SUBSTITUTION
    subject_id: int = 0
    new_subject_id: int = 0
    teacher_id: int = 0
    substitute_id: int = 0
    new_room: _Room = ""
    text: _Text = ""


@dataclass(frozen=True, slots=True)
class SaveSubstitution:
    """``change_id`` is 0 for a new change; ``revision`` is what the form began with."""

    change_id: int
    draft: SubstitutionDraft
    revision: int = 0


@dataclass(frozen=True, slots=True)
class OfficeSubstitutionView:
    """A change in the office's form."""

    draft: SubstitutionDraft
    revision: int
    is_manual: bool


@dataclass(frozen=True, slots=True)
class OptionsView:
    """What the form chooses from."""

    classes: Sequence[NamedRow]
    teachers: Sequence[NamedRow]
    subjects: Sequence[NamedRow]


def read_options(session: Session, actor: Actor) -> OptionsView:
    """All classes, teachers and subjects.

    Raises:
        NotAllowed: the actor is neither office nor head.
    """
    actor.require(*ADMINISTRATION)
    choices = read_choices(session, actor)
    rows = session.execute(
        select(col(Subject.id), col(Subject.long_name), col(Subject.short_name)).order_by(
            col(Subject.long_name)
        )
    )
    subjects = [NamedRow(id_of(row), row.long_name or row.short_name) for row in rows]
    return OptionsView(choices.classes, choices.teachers, subjects)


def read_substitution(session: Session, actor: Actor, change_id: int) -> OfficeSubstitutionView:
    """One change with all that can be typed.

    Raises:
        NotAllowed, NotFound: see :func:`find_for_office`.
    """
    row = find_for_office(session, actor, Substitution, change_id)
    draft = SubstitutionDraft(
        day=row.day,
        lesson=row.lesson,
        class_id=row.class_id or 0,
        kind=ChangeKind(row.kind),
        subject_id=row.subject_id or 0,
        new_subject_id=row.new_subject_id or 0,
        teacher_id=row.teacher_id or 0,
        substitute_id=row.substitute_id or 0,
        new_room=row.new_room,
        text=row.text,
    )
    return OfficeSubstitutionView(draft, row.revision, row.is_manual)


def save_substitution(session: Session, actor: Actor, command: SaveSubstitution) -> int:
    """Enter a change or correct one; whom it concerns hears of it. Returns its id.

    Raises:
        NotAllowed, NotFound: see :func:`find_for_office`; so is a class, teacher or subject.
        EditedMeanwhile: somebody has changed it since the form was opened.
        ForNobody: neither a class nor a teacher is chosen.
        DayOver: the day lies more than a month back.
    """
    actor.require(*ADMINISTRATION)
    draft = command.draft
    if not (draft.class_id or draft.teacher_id or draft.substitute_id):
        raise ForNobody()
    if draft.day < clock.today() - DAYS_BACK:
        raise DayOver()
    before = seen_from_today(session)
    if command.change_id:
        row = find_for_office(session, actor, Substitution, command.change_id)
        begin_edit(session, actor, row, command.revision)
    else:
        row = Substitution(day=draft.day, key=f"m{token_hex(8)}", lesson=draft.lesson, kind="")
    _write(session, actor, row, draft)
    session.add(row)
    session.flush()
    record(session, actor.account_id, "substitution-saved", "substitution", id_of(row))
    tell_changes(session, before)
    return id_of(row)


def delete_substitution(session: Session, actor: Actor, change_id: int) -> None:
    """Take a change away; one that an import has brought comes back with the next file.

    Raises:
        NotAllowed, NotFound: see :func:`find_for_office`.
    """
    row = find_for_office(session, actor, Substitution, change_id)
    before = seen_from_today(session)
    session.delete(row)
    session.flush()
    record(session, actor.account_id, "substitution-deleted", "substitution", change_id)
    tell_changes(session, before)


def save_day_text(session: Session, actor: Actor, day: date, text: str) -> None:
    """Say something to everybody about a day; an empty text takes it back.

    Raises:
        NotAllowed: the actor is neither office nor head.
        InvalidInput: the text is too long.
        DayOver: the day is over.
    """
    actor.require(*ADMINISTRATION)
    said = text.strip()
    if len(said) > LONGEST_DAY_TEXT:
        raise InvalidInput()
    if day < clock.today():
        raise DayOver()
    row = session.scalars(select(DayText).where(col(DayText.day) == day).with_for_update()).first()
    if said:
        row = row or DayText(day=day, text=said)
        row.text, row.is_manual = said, True
        session.add(row)
    elif row is not None:
        session.delete(row)
    session.flush()
    record(session, actor.account_id, "day-text-saved", "day_text", None, day=day.isoformat())
    announce(session, PLAN_TOPIC, SUBSTITUTIONS_TOPIC)


def _write(session: Session, actor: Actor, row: Substitution, draft: SubstitutionDraft) -> None:
    row.day, row.lesson, row.kind = draft.day, draft.lesson, draft.kind.value
    row.new_room, row.text, row.is_manual = draft.new_room, draft.text, True
    row.class_id = _known(session, actor, SchoolClass, draft.class_id)
    row.teacher_id = _known(session, actor, Teacher, draft.teacher_id)
    row.substitute_id = _known(session, actor, Teacher, draft.substitute_id)
    row.subject_id = _known(session, actor, Subject, draft.subject_id)
    row.new_subject_id = _known(session, actor, Subject, draft.new_subject_id)


def _known(
    session: Session,
    actor: Actor,
    table: type[SchoolClass] | type[Teacher] | type[Subject],
    row_id: int,
) -> int | None:
    """The id of a row that there is; None for 0."""
    if not row_id:
        return None
    find_for_office(session, actor, table, row_id)
    return row_id
