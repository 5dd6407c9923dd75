"""The mail about a new poll: its title, while it is open and the person has not voted."""

from sqlalchemy import ColumnElement

from elternportal import routes
from elternportal.domain.notifications import NoticeKind
from elternportal.domain.people import Actor, Role
from elternportal.mail.kinds import MailKind
from elternportal.models.base import known_id
from elternportal.models.mail import OutboxMail
from elternportal.models.polls import Poll
from elternportal.services.audience import title_of
from elternportal.services.polls.waiting import waits_for_vote

POLLS = NoticeKind("poll")


def _waits(mail: OutboxMail) -> ColumnElement[bool]:
    return waits_for_vote(Actor(known_id(mail.account_id), frozenset({Role.PARENT})))


POLL = MailKind(  # params: id
    template="poll",
    notice=POLLS,
    render=title_of(Poll, _waits),
    page=routes.POLLS,
)


def poll_event(poll_id: int) -> str:
    """That a poll was published, as :func:`notify` knows it."""
    return f"poll-{poll_id}"
