"""The append-only record of what was done (``models/audit.AuditEntry``): written, and read to show
it; nothing is decided by it.
"""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from elternportal import clock
from elternportal.models.audit import AuditEntry
from elternportal.services.audit_chain import link_at_commit


def record(
    session: Session,
    account_id: int | None,
    action: str,
    subject: str,
    subject_id: int | None,
    **detail: str,
) -> None:
    """Note who did what to which row; the portal itself has no account (None or 0).

    A detail that is empty is left out.
    """
    entry = AuditEntry(
        at=clock.now(),
        account_id=account_id or None,
        action=action,
        subject=subject,
        subject_id=subject_id,
        detail={name: text for name, text in detail.items() if text},
    )
    session.add(entry)
    link_at_commit(session, entry)


def latest_entries(
    session: Session, subject: str, subject_id: int, limit: int
) -> Sequence[AuditEntry]:
    """What was done to one row, the latest first; the caller has checked who asks."""
    about = select(AuditEntry).where(
        AuditEntry.subject == subject, AuditEntry.subject_id == subject_id
    )
    return session.exec(about.order_by(col(AuditEntry.id).desc()).limit(limit)).all()
