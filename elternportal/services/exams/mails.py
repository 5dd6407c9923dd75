"""The mail that something about the exams of an own child is different: the days, nothing else."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlmodel import Session

from elternportal import clock
from elternportal.domain.exams import EXAMS
from elternportal.domain.notifications import NoticeKind
from elternportal.i18n.dates import day
from elternportal.mail.kinds import MailKind
from elternportal.models.mail import OutboxMail


def _days_to_come(_session: Session, mail: OutboxMail) -> Mapping[str, Any] | None:
    """Days that are over by now are not told any more."""
    days = [date.fromisoformat(text) for text in mail.params["days"]]
    coming = [day(one, mail.language) for one in days if one >= clock.today()]
    return {"days": "; ".join(coming)} if coming else None


EXAMS_CHANGED = MailKind(  # params: days
    template="exams", notice=NoticeKind("exams"), render=_days_to_come, page=EXAMS
)
