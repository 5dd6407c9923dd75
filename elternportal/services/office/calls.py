"""Families whom no mail reaches and who have to know something: the office calls, or hands a note.

Other areas say whom and what (``services/school/calls.py``). What the family has to know is the
sentence ``office-call-<kind>``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select, update
from sqlmodel import Session, col

from elternportal import clock
from elternportal.db import announce
from elternportal.domain import topics
from elternportal.domain.names import TeacherName, pupil_name
from elternportal.domain.people import ADMINISTRATION, Actor
from elternportal.errors import NotFound
from elternportal.i18n import t
from elternportal.i18n.dates import clock_time, day
from elternportal.models.base import id_of
from elternportal.models.office import FamilyCall
from elternportal.models.school import Pupil, SchoolClass
from elternportal.school_settings.identity import LANGUAGE
from elternportal.school_settings.snapshot import school_settings

ALL = 0  # instead of a call's id: all that are open
SHOWN = 200


@dataclass(frozen=True, slots=True)
class CallRow:
    """A family to call: its child, and what it has to know, in the reader's language."""

    id: int
    child: str
    what: str
    since: datetime


@dataclass(frozen=True, slots=True)
class CallListView:
    """The oldest :data:`SHOWN` open calls, and how many there are."""

    calls: tuple[CallRow, ...]
    total: int


@dataclass(frozen=True, slots=True)
class CallNote:
    """A note to hand to a child: all that its family has to know."""

    child: str
    sentences: tuple[str, ...]


def open_calls(session: Session, actor: Actor) -> CallListView:
    """The families to call, the oldest first.

    Raises:
        NotAllowed: the actor is neither office nor head.
    """
    actor.require(*ADMINISTRATION)
    calls = [_row(row, actor.language) for row in _open(session, ALL)[:SHOWN]]
    return CallListView(tuple(calls), count_open_calls(session))


def count_open_calls(session: Session) -> int:
    """How many families wait for a call; the caller has checked who sees it."""
    is_open = col(FamilyCall.done_at).is_(None)
    return session.scalar(select(func.count()).select_from(FamilyCall).where(is_open)) or 0


def finish_call(session: Session, actor: Actor, call_id: int) -> None:
    """The family knows; a call that is done stays as it is.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NotFound: there is no such call.
    """
    actor.require(*ADMINISTRATION)
    if session.get(FamilyCall, call_id) is None:
        raise NotFound()
    session.execute(
        update(FamilyCall)
        .where(col(FamilyCall.id) == call_id, col(FamilyCall.done_at).is_(None))
        .values(done_at=clock.now(), done_by=actor.account_id or None)
    )
    announce(session, topics.tasks())


def call_notes(session: Session, actor: Actor, call_id: int) -> tuple[CallNote, ...]:
    """The notes of one call, or of all that are open (:data:`ALL`): one per child.

    They are for the family and speak the school's language, whoever prints them.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NotFound: there is no such call, or none is open.
    """
    actor.require(*ADMINISTRATION)
    by_child: dict[str, list[str]] = {}
    language = school_settings(session)[LANGUAGE]
    for row in _open(session, call_id):
        call = _row(row, language)
        by_child.setdefault(call.child, []).append(call.what)
    if not by_child:
        raise NotFound()
    return tuple(CallNote(child, tuple(what)) for child, what in sorted(by_child.items()))


def _open(session: Session, call_id: int) -> Sequence[Any]:
    statement = (
        select(FamilyCall, Pupil, col(SchoolClass.short_name))
        .join(Pupil, col(Pupil.id) == col(FamilyCall.pupil_id))
        .outerjoin(SchoolClass, col(SchoolClass.id) == col(Pupil.class_id))
        .order_by(col(FamilyCall.created_at), col(FamilyCall.id))
    )
    if call_id == ALL:
        statement = statement.where(col(FamilyCall.done_at).is_(None))
    else:
        statement = statement.where(col(FamilyCall.id) == call_id)
    return session.execute(statement).all()


def _row(row: Any, language: str) -> CallRow:
    call, pupil, class_name = row
    return CallRow(
        id=id_of(call),
        child=pupil_name(pupil.first_name, pupil.surname, class_name or ""),
        what=" ".join(
            t(f"office-call-{call.kind}", language, **_texts(params, language))
            for params in call.params.get("each", [call.params])
        ),
        since=call.created_at,
    )


def _texts(params: dict[str, Any], language: str) -> dict[str, Any]:
    """The params as the sentence wants them: instants, days and teachers as people say them."""
    texts = dict(params)
    if isinstance(texts.get("teacher"), dict):  # calls of older versions hold a text
        texts["teacher"] = TeacherName(**texts["teacher"]).text(language)
    for prefix in ("", "old_"):
        instant = texts.pop(f"{prefix}starts_at", None)
        if instant is not None:
            at = datetime.fromisoformat(instant)
            texts[f"{prefix}day"] = day(clock.to_school(at).date(), language)
            texts[f"{prefix}time"] = clock_time(at, language)
        on = texts.pop(f"{prefix}on", None)
        if on is not None:
            texts[f"{prefix}day"] = day(date.fromisoformat(on), language)
    return texts
