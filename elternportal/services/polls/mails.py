"""The mail about a new poll: its title."""

from elternportal import routes
from elternportal.domain.notifications import NoticeKind
from elternportal.mail.kinds import MailKind
from elternportal.models.polls import Poll
from elternportal.services.audience import title_of

POLLS = NoticeKind("poll")

POLL = MailKind(  # params: id
    template="poll",
    notice=POLLS,
    render=title_of(Poll),
    page=routes.POLLS,
)
