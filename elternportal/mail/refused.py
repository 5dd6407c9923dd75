"""Mail servers that refuse what the school sends: one task of the office for each domain.

A refusal for policy (status 5.7.x) is about the school's own server, so nobody's address is marked
and a task concerns no person. Its row names the first account of the domain, whose lock also lets
processes that hear of the same refusal at once make one task of it.
"""

from sqlmodel import Session, col, select

from elternportal import clock
from elternportal.db import announce
from elternportal.domain import topics
from elternportal.models.access import Account
from elternportal.models.mail import OutboxMail
from elternportal.models.office import OfficeTask

TASK = "mail-refused"
DETAIL_LENGTH = 300


def note_refused(session: Session, mail: OutboxMail, reason: str) -> None:
    """Tell the office that the domain of this mail refuses it, unless a task already says so."""
    domain = mail.recipient.rpartition("@")[2]
    of_domain = select(Account.id).where(col(Account.email).endswith(f"@{domain}", autoescape=True))
    first = session.exec(of_domain.order_by(col(Account.id)).limit(1).with_for_update()).first()
    if first is None or _is_known(session, domain):
        return
    detail = f"{domain}: {reason}"[:DETAIL_LENGTH]
    session.add(OfficeTask(kind=TASK, account_id=first, detail=detail, created_at=clock.now()))
    session.flush()
    announce(session, topics.tasks())


def domain_and_reason(task: OfficeTask) -> tuple[str, str]:
    """What a task of this kind says: which domain refuses, and its server's words."""
    domain, _, reason = task.detail.partition(": ")
    return domain, reason


def _is_known(session: Session, domain: str) -> bool:
    known = select(OfficeTask.id).where(
        OfficeTask.kind == TASK,
        col(OfficeTask.done_at).is_(None),
        col(OfficeTask.detail).startswith(f"{domain}: ", autoescape=True),
    )
    return session.exec(known).first() is not None
