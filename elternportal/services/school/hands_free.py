"""Files that come in by themselves, above all the substitution plan every few minutes.

Nobody looks at a preview, so only kinds that the school has named are taken over, and rows with an
error are left out. Whatever is doubtful beyond that changes nothing: the last good plan stays, and
the office has a task. The same files again cost one look at a number.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import update
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from elternportal import clock
from elternportal.db import announce
from elternportal.domain import topics
from elternportal.domain.office import IMPORT_FAILED
from elternportal.domain.people import SYSTEM
from elternportal.duration import takes_long
from elternportal.errors import Conflict, NotFound, PortalError
from elternportal.i18n import t
from elternportal.imports.findings import WHOLE_FILE
from elternportal.imports.folder import NamedFile
from elternportal.models.import_source import ImportSource
from elternportal.models.office import OfficeTask
from elternportal.school_settings.snapshot import school_settings
from elternportal.services.school.import_settings import BY_ITSELF, KINDS_BY_ITSELF
from elternportal.services.school.plan_view import PlanView
from elternportal.services.school.school_import import apply, preview

MOST_ROWS_OUT = 20  # more rows with errors are a wrong file
AUTOMATIC = "automatic"  # in the journal
LANGUAGE = "de"  # of the tasks' reasons


class TakenIn(StrEnum):
    """What became of files."""

    APPLIED = "applied"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


class NeedsPreview(Conflict):
    """The files would change what the school wants to see first."""

    key = "import-needs-preview"


class FileUnusable(Conflict):
    """A file cannot be read as a whole, or far too many of its rows cannot."""

    key = "import-file-unusable"


@dataclass(frozen=True, slots=True)
class TakenInView:
    """What became of files, what changed, and why it was refused, in a sentence."""

    state: TakenIn
    counts: dict[str, int]
    reason: str = ""


@takes_long
def take_in(
    session: Session, source_id: int, files: Sequence[NamedFile], digest: str = ""
) -> TakenInView:
    """Bring files in, unless they are those that came last.

    Args:
        digest: stands for the files; by default it is made from their contents.

    Raises:
        NotFound: the source was revoked meanwhile.
    """
    source = session.get(ImportSource, source_id, with_for_update=True)
    if source is None:
        raise NotFound()
    digest = digest or digest_of(files)
    if source.digest == digest:
        return TakenInView(TakenIn.UNCHANGED, {})
    source.digest, source.used_at = digest, clock.now()
    session.add(source)
    session.flush()
    try:
        with session.begin_nested():
            counts = _apply(session, files)
    except PortalError as error:
        reason = t(error.key, LANGUAGE, **error.args_for_text)
        _tell_office(session, source, reason)
        return TakenInView(TakenIn.REFUSED, {}, reason)
    _all_is_well(session, source)
    return TakenInView(TakenIn.APPLIED, counts)


def digest_of(files: Sequence[NamedFile]) -> str:
    """A number that other files do not have."""
    parts = (f"{one.name}\0{hashlib.sha256(one.content).hexdigest()}" for one in files)
    return hashlib.sha256("\0".join(sorted(parts)).encode()).hexdigest()


def _apply(session: Session, files: Sequence[NamedFile]) -> dict[str, int]:
    """Apply what needs no preview, without rows that have an error.

    Raises:
        FileUnusable, NeedsPreview: nothing was changed.
        PortalError: as :func:`school_import.apply`.
    """
    view = preview(session, SYSTEM, files)
    _check_files(view)
    allowed = KINDS_BY_ITSELF[school_settings(session)[BY_ITSELF]]
    others = [one.title(LANGUAGE) for one in view.kinds if one.size and one.kind not in allowed]
    if others:
        raise NeedsPreview(kinds=", ".join(others))
    return apply(session, SYSTEM, files, view.error_refs, source=AUTOMATIC).counts


def _check_files(view: PlanView) -> None:
    broken = [one for one in view.findings if one.is_error and one.line == WHOLE_FILE]
    if broken:
        raise FileUnusable(file=broken[0].file, why=broken[0].sentence(LANGUAGE))
    if len(view.error_refs) > MOST_ROWS_OUT:
        first = next(one for one in view.findings if one.is_error)
        raise FileUnusable(file=first.file, why=first.sentence(LANGUAGE))


def _tell_office(session: Session, source: ImportSource, reason: str) -> None:
    """One open task about a source at a time, with the newest reason."""
    detail = f"{source.name}: {reason}"[:300]
    known = session.exec(_open_tasks(source)).first()
    task = known or OfficeTask(
        kind=IMPORT_FAILED, account_id=source.account_id, created_at=clock.now()
    )
    task.detail = detail
    session.add(task)
    session.flush()
    announce(session, topics.tasks())


def _all_is_well(session: Session, source: ImportSource) -> None:
    """What failed before has settled itself."""
    done = [task.id for task in session.exec(_open_tasks(source))]
    if done:
        session.execute(
            update(OfficeTask).where(col(OfficeTask.id).in_(done)).values(done_at=clock.now())
        )
        announce(session, topics.tasks())


def _open_tasks(source: ImportSource) -> SelectOfScalar[OfficeTask]:
    return select(OfficeTask).where(
        OfficeTask.kind == IMPORT_FAILED,
        OfficeTask.account_id == source.account_id,
        col(OfficeTask.done_at).is_(None),
        col(OfficeTask.detail).startswith(f"{source.name}: ", autoescape=True),
    )
