"""A link that opens an access and does not arrive: the office hears of it, with the child's name.

There is no account yet that could be marked, and the family waits for a mail that never comes.
"""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from elternportal import clock
from elternportal.db import announce
from elternportal.domain import topics
from elternportal.domain.names import pupil_name
from elternportal.domain.office import ACTIVATION_FAILED
from elternportal.mail.kinds import Ledger
from elternportal.models.access import Account, ActivationPin
from elternportal.models.mail import OutboxMail
from elternportal.models.office import OfficeTask
from elternportal.models.school import Pupil, SchoolClass

PIN_PARAM, KEPT_AS = "pin", "pins"
DETAIL_LENGTH = 300


def _nothing(_session: Session, _mail: OutboxMail, _pin_ids: Sequence[int], *_: str) -> None:
    """Only a link that does not arrive concerns the office."""


def _tell_office(session: Session, mail: OutboxMail, pin_ids: Sequence[int], reason: str) -> None:
    first = session.exec(select(Account.id).order_by(col(Account.id)).limit(1)).first()
    for child in _children(session, pin_ids):
        if first is None or _is_known(session, child, mail.recipient):
            continue
        detail = f"{child}: {mail.recipient} – {reason}"[:DETAIL_LENGTH]
        session.add(
            OfficeTask(
                kind=ACTIVATION_FAILED, account_id=first, detail=detail, created_at=clock.now()
            )
        )
        session.flush()
        announce(session, topics.tasks())


def _children(session: Session, pin_ids: Sequence[int]) -> list[str]:
    rows = session.exec(
        select(Pupil.first_name, Pupil.surname, SchoolClass.short_name)
        .join(ActivationPin, col(ActivationPin.pupil_id) == col(Pupil.id))
        .join(SchoolClass, col(SchoolClass.id) == col(Pupil.class_id), isouter=True)
        .where(col(ActivationPin.id).in_(pin_ids))
    )
    return [pupil_name(first_name, surname, name or "") for first_name, surname, name in rows]


def _is_known(session: Session, child: str, address: str) -> bool:
    """Whether an open task says so already, e.g. because the link was asked for twice."""
    known = select(OfficeTask.id).where(
        OfficeTask.kind == ACTIVATION_FAILED,
        col(OfficeTask.done_at).is_(None),
        col(OfficeTask.detail).startswith(f"{child}: {address} ", autoescape=True),
    )
    return session.exec(known).first() is not None


ACTIVATION_LEDGER = Ledger(
    id_param=PIN_PARAM,
    kept_as=KEPT_AS,
    accepted=_nothing,
    deferred=_nothing,
    bounced=_tell_office,
    dropped=_nothing,
    retried=_nothing,
    topic=lambda _pin_id: topics.tasks(),
)
