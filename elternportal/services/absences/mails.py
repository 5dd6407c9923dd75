"""The mail to all guardians of a child about what was reported: the days, and nothing else.

Never the child's name, and never why it is away (absences.md, *Sick note*).
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from sqlmodel import Session

from elternportal.domain.absences import OPEN, REPORT, Source
from elternportal.i18n.dates import day
from elternportal.mail.kinds import MailKind
from elternportal.mail.notify import notify
from elternportal.models.absences import Absence
from elternportal.models.base import id_of
from elternportal.models.mail import OutboxMail
from elternportal.services.school import guardians_of


class Told(StrEnum):
    """What the mail says of the absence; the sentences choose by it."""

    REPORTED = "reported"
    SHORTENED = "shortened"
    WITHDRAWN = "withdrawn"


def _days(_session: Session, mail: OutboxMail) -> Mapping[str, Any]:
    first, last = (date.fromisoformat(mail.params[name]) for name in ("first", "last"))
    texts = [day(one, mail.language) for one in sorted({first, last})]
    return {"what": mail.params["what"], "days": " – ".join(texts)}


ABSENCE_TOLD = MailKind(  # params: what, first, last
    template="absence",
    render=_days,
    page=REPORT,
)


def _while_unexplained(session: Session, mail: OutboxMail) -> Mapping[str, Any] | None:
    """Nothing is asked any more once somebody has said why."""
    absence = session.get(Absence, mail.params["absence_id"])
    if absence is None or absence.state not in OPEN or absence.source != Source.TEACHER:
        return None
    return {"day": day(absence.first_day, mail.language)}


ABSENCE_ASKED = MailKind(  # params: absence_id
    template="absence-asked",
    render=_while_unexplained,
    page=REPORT,
    is_urgent=True,
)


def ask_guardians(session: Session, absence: Absence) -> int:
    """Mail all guardians that the child is missing; returns how many are asked."""
    guardians = [one.account_id for one in guardians_of(session, absence.pupil_id)]
    params = {"absence_id": id_of(absence)}
    event = f"absence-{id_of(absence)}-asked"
    return len(notify(session, ABSENCE_ASKED, guardians, event=event, params=params))


def tell_guardians(session: Session, absence: Absence, what: Told) -> int:
    """Mail all guardians of the child; returns how many are told."""
    guardians = [one.account_id for one in guardians_of(session, absence.pupil_id)]
    params = {
        "what": what.value,
        "first": absence.first_day.isoformat(),
        "last": absence.last_day.isoformat(),
    }
    event = f"absence-{id_of(absence)}-{what}"
    return len(notify(session, ABSENCE_TOLD, guardians, event=event, params=params))
