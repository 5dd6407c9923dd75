"""The mail about a date that is new or was changed: its title."""

from sqlalchemy import ColumnElement
from sqlmodel import col

from elternportal import clock, routes
from elternportal.domain.notifications import NoticeKind
from elternportal.mail.kinds import MailKind
from elternportal.models.dates import SchoolDate
from elternportal.models.mail import OutboxMail
from elternportal.services.audience import title_of

DATES = NoticeKind("dates")


def _is_to_come(_mail: OutboxMail) -> ColumnElement[bool]:
    return col(SchoolDate.removed_at).is_(None) & (col(SchoolDate.last_day) >= clock.today())


SCHOOL_DATE = MailKind(  # params: id
    template="school-date",
    notice=DATES,
    render=title_of(SchoolDate, _is_to_come),
    page=routes.DATES,
)
