"""Who has imported what and when, and an import taken back as one step."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, delete, func, select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.domain.paging import Paged, window
from elternportal.domain.people import ADMINISTRATION, Actor
from elternportal.duration import takes_long
from elternportal.errors import Conflict, NotFound
from elternportal.imports.plan import Plan
from elternportal.imports.store import active_school, read_stored
from elternportal.imports.undo import changes_of, undo_plan
from elternportal.models.access import Account
from elternportal.models.base import id_of
from elternportal.models.school import ImportRun, ImportUndo
from elternportal.services.audit import record
from elternportal.services.school.carrying_out import carry_out

PAGE_SIZE = 25
UNDO_DAYS = 30
UNDO = "undo"  # the source of a run that takes another one back
MOST_FILE_NAMES = 400
SHOWN_LABELS = 20


class ImportNotUndoable(Conflict):
    """It was taken back already, or is too long ago."""

    key = "import-not-undoable"


@dataclass(frozen=True, slots=True)
class ImportRunRow:
    """One applied import. ``who`` is empty if the portal did it by itself."""

    run_id: int
    at: datetime
    who: str
    source: str
    files: str
    counts: Mapping[str, int]
    undone_at: datetime | None
    may_undo: bool


@dataclass(frozen=True, slots=True)
class LastImportView:
    """When (UTC) the school was last brought in; ``counts`` such as ``{"pupil_added": 850}``."""

    applied_at: datetime
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class UndoneView:
    """What taking back an import did, and what stays because it has changed since or is needed."""

    counts: Mapping[str, int]
    stays: tuple[str, ...]
    more: int


def note_run(
    session: Session, actor: Actor, source: str, files: Iterable[str], counts: dict[str, int]
) -> ImportRun:
    """Write an applied import into the journal."""
    run = ImportRun(
        source=source,
        applied_at=clock.now(),
        account_id=actor.account_id or None,
        counts=counts,
        files=", ".join(files)[:MOST_FILE_NAMES],
    )
    session.add(run)
    session.flush()
    return run


def keep_for_undo(session: Session, run: ImportRun, plan: Plan) -> None:
    """Remember what a plan did; what is too long ago to be taken back is forgotten."""
    oldest = clock.now() - timedelta(days=UNDO_DAYS)
    old = select(col(ImportRun.id)).where(col(ImportRun.applied_at) < oldest)
    session.execute(delete(ImportUndo).where(col(ImportUndo.run_id).in_(old)))
    if plan.size:
        session.add(ImportUndo(run_id=id_of(run), changes=changes_of(plan)))
        session.flush()


def last_import(session: Session, actor: Actor) -> LastImportView | None:
    """The newest import that was applied, or None before the first.

    Raises:
        NotAllowed: the actor is neither office nor head.
    """
    actor.require(*ADMINISTRATION)
    run = session.scalars(select(ImportRun).order_by(col(ImportRun.id).desc()).limit(1)).first()
    return LastImportView(run.applied_at, run.counts) if run else None


def list_imports(session: Session, actor: Actor, page: int = 1) -> Paged[ImportRunRow]:
    """One page of the journal, the newest import first.

    Raises:
        NotAllowed: the actor is neither office nor head.
    """
    actor.require(*ADMINISTRATION)
    found = session.scalar(select(func.count()).select_from(ImportRun)) or 0
    at = window(found, page, PAGE_SIZE)
    rows = session.execute(
        select(
            ImportRun, col(Account.name), col(Account.email), col(ImportUndo.run_id).label("kept")
        )
        .outerjoin(Account, col(Account.id) == col(ImportRun.account_id))
        .outerjoin(ImportUndo, col(ImportUndo.run_id) == col(ImportRun.id))
        .order_by(col(ImportRun.id).desc())
        .offset(at.offset)
        .limit(PAGE_SIZE)
    )
    return Paged(tuple(map(_row, rows)), found, at.number, at.pages)


@takes_long
def undo_import(session: Session, actor: Actor, run_id: int) -> UndoneView:
    """Take an import back as one step, as far as nothing was changed since.

    What had to be given up with those who left, e.g. appointments, does not come back.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NotFound: there is no such import.
        ImportNotUndoable: it was taken back already, or is too long ago.
        SchoolChangedMeanwhile: somebody else changed the school at the same moment.
    """
    actor.require(*ADMINISTRATION)
    run = session.get(ImportRun, run_id, with_for_update=True)
    if run is None:
        raise NotFound()
    kept = session.get(ImportUndo, run_id)
    if kept is None or run.undone_at is not None:
        raise ImportNotUndoable()
    files, changes = run.files, kept.changes
    run.undone_at = clock.now()
    session.add(run)
    session.delete(kept)
    session.flush()
    stored = read_stored(session)
    undo = undo_plan(changes, active_school(stored))
    counts = carry_out(session, actor, undo.plan, stored)
    note_run(session, actor, UNDO, [files], counts)
    record(session, actor.account_id, "import-undone", "import_run", run_id)
    more = max(len(undo.stays) - SHOWN_LABELS, 0)
    return UndoneView(counts, undo.stays[:SHOWN_LABELS], more)


def _row(row: Row[Any]) -> ImportRunRow:
    run: ImportRun = row.ImportRun
    return ImportRunRow(
        run_id=id_of(run),
        at=run.applied_at,
        who=row.name or row.email or "",
        source=run.source,
        files=run.files,
        counts=run.counts,
        undone_at=run.undone_at,
        may_undo=row.kept is not None,
    )
