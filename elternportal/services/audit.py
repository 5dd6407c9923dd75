"""Writing to the append-only record of what was done (``models/audit.AuditEntry``)."""

from sqlmodel import Session

from elternportal import clock
from elternportal.models.audit import AuditEntry


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
