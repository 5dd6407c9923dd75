"""How the portal as a whole is: what the office looks at when something seems to be wrong."""

import shutil
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, func, select

from elternportal.domain.operations import RunKind
from elternportal.domain.people import ADMINISTRATION, Actor
from elternportal.mail.overview import outbox_status
from elternportal.models.mail import OPEN, MailState
from elternportal.models.operations import OperationRun
from elternportal.models.school import ImportRun
from elternportal.settings import get_settings


@dataclass(frozen=True, slots=True)
class HealthView:
    """``oldest_due`` is since when the oldest mail waits; times are None for what never happened.

    ``deleted`` are the rows that the last nightly run deleted; disk sizes are in bytes.
    """

    waiting: int
    oldest_due: datetime | None
    undeliverable: int
    last_import: datetime | None
    last_backup: datetime | None
    last_retention: datetime | None
    deleted: int
    disk_free: int
    disk_size: int


def read_health(session: Session, actor: Actor) -> HealthView:
    """What is known now.

    Raises:
        NotAllowed: the actor is neither office nor head.
    """
    actor.require(*ADMINISTRATION)
    mails = outbox_status(session)
    retention = _last_run(session, RunKind.RETENTION)
    backup = _last_run(session, RunKind.BACKUP)
    imported = select(func.max(ImportRun.applied_at)).where(col(ImportRun.undone_at).is_(None))
    disk = shutil.disk_usage(get_settings().data_dir)
    return HealthView(
        waiting=sum(mails.counts[state] for state in OPEN),
        oldest_due=mails.oldest_due,
        undeliverable=mails.counts[MailState.UNDELIVERABLE],
        last_import=session.exec(imported).one(),
        last_backup=backup.ended_at if backup else None,
        last_retention=retention.ended_at if retention else None,
        deleted=sum(retention.counts.values()) if retention else 0,
        disk_free=disk.free,
        disk_size=disk.total,
    )


def _last_run(session: Session, kind: RunKind) -> OperationRun | None:
    newest = select(OperationRun).where(col(OperationRun.kind) == kind)
    return session.exec(newest.order_by(col(OperationRun.ended_at).desc())).first()
