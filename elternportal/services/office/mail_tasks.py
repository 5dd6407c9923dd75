"""The office's tasks about mails that do not arrive: addresses that fail, domains that refuse, and
the school's own mail server when it takes no mail at all.

A refusal for policy (status 5.7.x) is about the school's own server, so its task concerns no
person. Its row names the first account of the domain, whose lock also lets processes that hear of
the same refusal at once make one task of it. That of a stop names the first account of all.
"""

from sqlalchemy import update
from sqlmodel import Session, col, select

from elternportal import clock
from elternportal.db import announce
from elternportal.domain import topics
from elternportal.mail.kinds import AddressWatch
from elternportal.models.access import Account
from elternportal.models.mail import REASON_LENGTH
from elternportal.models.office import OfficeTask

UNREACHABLE, REFUSED, STOPPED = "mail-unreachable", "mail-refused", "mail-stopped"
DETAIL_LENGTH = 300


def domain_and_reason(task: OfficeTask) -> tuple[str, str]:
    """What a task about a domain or a child says: which one, and the server's words."""
    domain, _, reason = task.detail.partition(": ")
    return domain, reason


def _add_for_person(session: Session, account_id: int, reason: str) -> None:
    _add(session, UNREACHABLE, account_id, reason[:REASON_LENGTH])


def _close_for_person(session: Session, account_id: int, done_by: int | None) -> None:
    session.execute(
        update(OfficeTask)
        .where(
            col(OfficeTask.account_id) == account_id,
            col(OfficeTask.kind) == UNREACHABLE,
            col(OfficeTask.done_at).is_(None),
        )
        .values(done_at=clock.now(), done_by=done_by)
    )
    announce(session, topics.tasks())


def _add_for_domain(session: Session, domain: str, reason: str) -> None:
    """Unless a task already says so."""
    of_domain = select(Account.id).where(col(Account.email).endswith(f"@{domain}", autoescape=True))
    first = session.exec(of_domain.order_by(col(Account.id)).limit(1).with_for_update()).first()
    if first is not None and not _is_known(session, domain):
        _add(session, REFUSED, first, f"{domain}: {reason}"[:DETAIL_LENGTH])


def _add_for_server(session: Session, reason: str) -> None:
    """One task for each stop, however many mails wait."""
    first = session.exec(select(Account.id).order_by(col(Account.id)).limit(1)).first()
    if first is not None:
        _add(session, STOPPED, first, reason[:DETAIL_LENGTH])


def _close_for_server(session: Session) -> None:
    session.execute(
        update(OfficeTask)
        .where(col(OfficeTask.kind) == STOPPED, col(OfficeTask.done_at).is_(None))
        .values(done_at=clock.now())
    )
    announce(session, topics.tasks())


def _add(session: Session, kind: str, account_id: int, detail: str) -> None:
    session.add(OfficeTask(kind=kind, account_id=account_id, detail=detail, created_at=clock.now()))
    session.flush()
    announce(session, topics.tasks())


def _is_known(session: Session, domain: str) -> bool:
    known = select(OfficeTask.id).where(
        OfficeTask.kind == REFUSED,
        col(OfficeTask.done_at).is_(None),
        col(OfficeTask.detail).startswith(f"{domain}: ", autoescape=True),
    )
    return session.exec(known).first() is not None


WATCH = AddressWatch(
    failed=_add_for_person,
    trusted=_close_for_person,
    refused=_add_for_domain,
    stopped=_add_for_server,
    resumed=_close_for_server,
)
