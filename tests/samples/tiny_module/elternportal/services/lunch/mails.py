"""The mail about what there is for lunch today."""

from elternportal.domain.lunch import LUNCH

from elternportal.domain.notifications import NoticeKind
from elternportal.mail.kinds import MailKind

LUNCH_TODAY = MailKind(  # params: meal
    template="lunch-today", notice=NoticeKind("lunch"), page=LUNCH
)
