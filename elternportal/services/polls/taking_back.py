"""The office takes a published poll back: a draft again, as long as nobody has voted."""

from sqlalchemy import exists, select
from sqlmodel import Session, col

from elternportal.db import announce
from elternportal.domain import topics
from elternportal.domain.people import Actor
from elternportal.errors import Conflict, NotFound
from elternportal.mail.notify import told_by_mail
from elternportal.models.polls import Poll, PollBallot
from elternportal.services.audit import record
from elternportal.services.finding import find_for_office
from elternportal.services.polls.mails import poll_event
from elternportal.services.polls.scope import POLL_KIND
from elternportal.services.search import unindex


class HasVotes(Conflict):
    """Somebody has voted: the poll can be ended, not taken back."""

    key = "office-polls-error-has-votes"


def poll_told(session: Session, actor: Actor, poll_id: int) -> int:
    """How many people have had a mail about a poll.

    Raises:
        NotAllowed, NotFound: see :func:`find_for_office`.
    """
    find_for_office(session, actor, Poll, poll_id)
    return len(told_by_mail(session, poll_event(poll_id)))


def take_back_poll(session: Session, actor: Actor, poll_id: int) -> None:
    """Make a draft of a published poll again, as long as nobody has voted.

    Raises:
        NotAllowed, NotFound: see :func:`find_for_office`; also if it is not published.
        HasVotes: it can only be ended.
    """
    poll = find_for_office(session, actor, Poll, poll_id)
    session.refresh(poll, with_for_update=True)  # a vote locks it, too
    if not poll.is_published:
        raise NotFound()
    if session.scalar(select(exists().where(col(PollBallot.poll_id) == poll_id))):
        raise HasVotes()
    poll.is_published = False
    unindex(session, POLL_KIND, poll_id)
    record(session, actor.account_id, "poll-taken-back", "poll", poll_id)
    announce(session, topics.news(), topics.polls())
