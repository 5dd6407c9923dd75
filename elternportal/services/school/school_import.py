"""The office brings the school in by its own files: preview, then apply.

Both read the files anew and compare them with the school at that moment, so what is applied never
rests on an old preview. Only office and head may import.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import Session, col, select

from elternportal.domain.people import ADMINISTRATION, Actor
from elternportal.duration import takes_long
from elternportal.errors import Conflict, InvalidInput
from elternportal.imports.adoption import adopt
from elternportal.imports.findings import WHOLE_FILE, Finding, LineRef, Report
from elternportal.imports.folder import NamedFile
from elternportal.imports.kinds import TEACHER, expected_files
from elternportal.imports.plan import Plan, make_plan
from elternportal.imports.store import (
    Progress,
    Stored,
    active_school,
    read_stored,
    said_by_hand,
)
from elternportal.imports.untis import parse
from elternportal.models.access import Account
from elternportal.models.base import id_of
from elternportal.models.school import ImportRun
from elternportal.school_settings.snapshot import school_settings
from elternportal.services.school.by_hand import settle
from elternportal.services.school.carrying_out import carry_out, no_progress
from elternportal.services.school.import_journal import keep_for_undo, note_run
from elternportal.services.school.import_settings import reading_choices
from elternportal.services.school.imported_bells import (
    doubts_about_bells,
    new_bells,
    save_bells,
)
from elternportal.services.school.plan_view import PlanView, kind_view
from elternportal.services.school.who_leaves import (
    missing_people,
    require_typed,
    what_hangs,
    who_leaves,
)

SOURCE = "untis"
PHASE_READING, PHASE_COMPARING = "import-phase-reading", "import-phase-comparing"
PHASE_DONE = "import-phase-done"


class ImportHasErrors(Conflict):
    """There are errors, and the office did not name all of their rows to be left out."""

    key = "import-has-errors"


class NothingToImport(InvalidInput):
    """None of the files holds what can be imported."""

    key = "import-nothing-to-read"


@dataclass(frozen=True, slots=True)
class ImportResultView:
    """An applied import; ``counts`` such as ``{"pupil_added": 850}`` hold no zeros."""

    run_id: int
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class LastImportView:
    """When (UTC) the school was last brought in; ``counts`` as in :class:`ImportResultView`."""

    applied_at: datetime
    counts: dict[str, int]


@takes_long
def preview(
    session: Session,
    actor: Actor,
    files: Sequence[NamedFile],
    leave_out: Collection[LineRef] = (),
    progress: Progress = no_progress,
    password: str = "",
    apart: Collection[LineRef] = (),
) -> PlanView:
    """Say what :func:`apply` would do with the same files; changes nothing.

    Args:
        password: opens an archive; it is kept nowhere.
        apart: rows that are not the person of the same name who was entered by hand.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NothingToImport: no file holds one of the kinds.
    """
    plan, stored = _plan(session, actor, files, leave_out, progress, password, apart)
    hangs = what_hangs(session, who_leaves(plan, stored))
    return PlanView(
        kinds=tuple(kind_view(kind, stored, hangs) for kind in plan.kinds),
        findings=plan.findings,
        ignored_files=plan.ignored_files,
        size=plan.size,
        missing=missing_people(session, plan, stored),
    )


@takes_long
def apply(
    session: Session,
    actor: Actor,
    files: Sequence[NamedFile],
    leave_out: Collection[LineRef] = (),
    progress: Progress = no_progress,
    missing: int | None = None,
    password: str = "",
    source: str = SOURCE,
    apart: Collection[LineRef] = (),
) -> ImportResultView:
    """Bring the school to what the files say, without the rows named in ``leave_out``.

    Args:
        missing: how many go, as somebody typed it; needed if they are many.
        password: opens an archive; it is kept nowhere.
        source: who brings the files; what comes by itself and changes nothing is not noted.
        apart: see :func:`preview`.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NothingToImport: no file holds one of the kinds.
        ImportHasErrors: a row or file with an error is not left out; nothing was changed.
        ManyMissing: a large part of the school is missing, and ``missing`` is not its number.
        SchoolChangedMeanwhile: another import won; the caller's transaction must end.
    """
    plan, stored = _plan(session, actor, files, leave_out, progress, password, apart)
    if plan.errors:
        raise ImportHasErrors(count=str(len(plan.errors)), file=plan.errors[0].file)
    require_typed(missing_people(session, plan, stored), missing)
    counts = carry_out(session, actor, plan, stored, progress)
    counts |= save_bells(session, plan.bells)
    settle(session, stored, plan.settled)
    if not counts and source != SOURCE:
        return ImportResultView(0, counts)  # every few minutes nothing has changed
    run = note_run(session, actor, source, [file.name for file in files], counts)
    keep_for_undo(session, run, plan)
    progress(plan.size, plan.size, PHASE_DONE)
    return ImportResultView(id_of(run), run.counts)


def last_import(session: Session, actor: Actor) -> LastImportView | None:
    """The newest import that was applied, or None before the first.

    Raises:
        NotAllowed: the actor is neither office nor head.
    """
    actor.require(*ADMINISTRATION)
    run = session.exec(select(ImportRun).order_by(col(ImportRun.id).desc()).limit(1)).first()
    return LastImportView(run.applied_at, run.counts) if run else None


def _plan(
    session: Session,
    actor: Actor,
    files: Sequence[NamedFile],
    leave_out: Collection[LineRef],
    progress: Progress,
    password: str,
    apart: Collection[LineRef],
) -> tuple[Plan, Stored]:
    actor.require(*ADMINISTRATION)
    progress(0, 1, PHASE_READING)
    refs = frozenset(leave_out)
    choices = reading_choices(school_settings(session))
    parsed = parse(files, refs, replace(choices, password=password))
    if not parsed.delivered and not parsed.findings:
        raise NothingToImport(files=", ".join(expected_files()))
    progress(0, 1, PHASE_COMPARING)
    stored, adopted = adopt(read_stored(session), parsed, frozenset(apart))
    plan = make_plan(parsed, active_school(stored), refs, said_by_hand(stored))
    bell_file = next(iter(parsed.delivered.values()), "")
    more = (
        *adopted,
        *_leaving_accounts(session, plan, stored),
        *doubts_about_bells(session, parsed.bells, bell_file),
    )
    bells = tuple(new_bells(session, parsed.bells))
    return replace(plan, findings=(*plan.findings, *more), bells=bells), stored


def _leaving_accounts(session: Session, plan: Plan, stored: Stored) -> Sequence[Finding]:
    """Teachers who would go and have an account, by name: a short name that was mistyped or read
    wrongly looks like somebody who leaves.
    """
    report = Report()
    removed = next((kind.removed for kind in plan.kinds if kind.kind == TEACHER.name), ())
    teacher_ids = {stored[TEACHER.name][one.identity].id: one.label for one in removed}
    with_account = select(Account.teacher_id).where(col(Account.teacher_id).in_(teacher_ids))
    for teacher_id in sorted(filter(None, session.exec(with_account))):
        report.warning(
            f"GPU{TEACHER.file}",
            WHOLE_FILE,
            "import-removed-with-account",
            name=teacher_ids[teacher_id],
        )
    return report.findings
