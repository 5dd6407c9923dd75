"""What the office says by hand of a child or a teacher is kept beside what the files say."""

from collections.abc import Iterable
from typing import Annotated, TypeAlias

from pydantic import AfterValidator
from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from elternportal.domain.names import NotAName, parse_person_name
from elternportal.domain.people import Actor
from elternportal.imports.by_hand import PRESENCE, Settled, changed_fields, text_of
from elternportal.imports.plan import KindPlan, Plan, RowChange
from elternportal.imports.school import Record
from elternportal.imports.store import Stored
from elternportal.models.base import id_of
from elternportal.models.by_hand import ByHand
from elternportal.models.school import Pupil, Teacher
from elternportal.services.audit import record
from elternportal.services.editing import count_edit

Person: TypeAlias = Pupil | Teacher


def _parse_name(text: str) -> str:
    try:
        return parse_person_name(text)
    except NotAName as error:
        raise ValueError(text) from error


Name = Annotated[str, AfterValidator(_parse_name)]


def note_of(session: Session, person: Person) -> ByHand | None:
    """What was said of this person by hand."""
    return session.exec(select(ByHand).where(_is_about(person))).first()


def revision_of(note: ByHand | None) -> int:
    """How often it was said; what a form names as the one that it began with."""
    return note.revision if note else 0


def begin_note(session: Session, actor: Actor, person: Person, revision: int) -> ByHand:
    """Lock the person and count what is said now as the actor's.

    Args:
        revision: the one that the actor's form began with.

    Raises:
        EditedMeanwhile: it is not the newest.
    """
    session.refresh(person, with_for_update=True)
    note = session.exec(
        select(ByHand).where(_is_about(person)).execution_options(populate_existing=True)
    ).first()
    if note is None:
        note = ByHand(revision=0)
        if isinstance(person, Pupil):
            note.pupil_id = id_of(person)
        else:
            note.teacher_id = id_of(person)
    count_edit(session, actor, note, revision)
    session.add(note)
    return note


def correct(note: ByHand, old: Record, new: Record) -> None:
    """Keep what the files said of the fields that differ; who is in no file needs none of it."""
    if note.decides_presence:
        return
    kept = dict(note.corrections)
    for name, said in changed_fields(old, new).items():
        before = kept.setdefault(name, said)
        if before == text_of(getattr(new, name)):
            del kept[name]
    note.corrections = kept


def settle(session: Session, stored: Stored, settled: Iterable[Settled]) -> None:
    """Forget what was said by hand where the files decide it now."""
    for one in settled:
        item = stored[one.kind][one.key]
        owner = col(ByHand.pupil_id if one.kind == "pupil" else ByHand.teacher_id)
        note = session.exec(select(ByHand).where(owner == item.id)).one()
        if one.field == PRESENCE:
            note.decides_presence = False
        else:
            note.corrections = {
                name: said for name, said in note.corrections.items() if name != one.field
            }
        session.flush()


def note_change(
    session: Session, actor: Actor, what: str, person: Person, old: Record | None, new: Record
) -> None:
    """Write down who changed what of the person."""
    kind = "pupil" if isinstance(person, Pupil) else "teacher"
    fields = changed_fields(old, new) if old else {}
    record(session, actor.account_id, f"{kind}-{what}", kind, person.id, **fields)


def plan_for(
    kind: str,
    *,
    added: Record | None = None,
    changed: tuple[Record, Record] | None = None,
    removed: Record | None = None,
) -> Plan:
    """The plan that does one thing to one person."""
    one = KindPlan(
        kind,
        added=(added,) if added else (),
        changed=(RowChange(*changed),) if changed else (),
        removed=(removed,) if removed else (),
    )
    return Plan((one,), (), delivered=frozenset({kind}))


def _is_about(person: Person) -> ColumnElement[bool]:
    if isinstance(person, Pupil):
        return col(ByHand.pupil_id) == id_of(person)
    return col(ByHand.teacher_id) == id_of(person)
