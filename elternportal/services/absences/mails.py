"""The mail to all guardians of a child about what was reported: the days, and nothing else.

Never the child's name, and never why it is away (absences.md, *Sick note*).
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from sqlmodel import Session

from elternportal.domain.absences import REPORT
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
