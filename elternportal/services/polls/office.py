"""The polls on the office's desk: drafts, what runs and ended, and what came back."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlmodel import Session, col

from elternportal.domain.people import ADMINISTRATION, Actor
from elternportal.domain.polls import PollKind
from elternportal.models.base import id_of
from elternportal.models.polls import Poll
from elternportal.services.audience import AudienceChoice, read_choice
from elternportal.services.finding import find_for_office
from elternportal.services.polls.results import (
    PollResultView,
    VoiceRow,
    is_open,
    results_of,
    voices_of,
)
from elternportal.services.polls.setup import PollDraft, answers_of, can_move_end


@dataclass(frozen=True, slots=True)
class PollRow:
    """One line of the office's list."""

    poll_id: int
    title: str
    is_published: bool
    ends_on: date
    is_open: bool
    votes: int


@dataclass(frozen=True, slots=True)
class OfficePollView:
    """A poll on the office's desk; ``voices`` are there for named polls only.

    ``can_move_end``: it can get another last day.
    """

    row: PollRow
    draft: PollDraft
    audience: AudienceChoice
    result: PollResultView
    voices: tuple[VoiceRow, ...]
    can_move_end: bool
    revision: int


def list_polls(session: Session, actor: Actor) -> tuple[PollRow, ...]:
    """All polls, drafts included, the latest first.

    Raises:
        NotAllowed: the actor is neither office nor head.
    """
    actor.require(*ADMINISTRATION)
    polls = session.scalars(select(Poll).order_by(col(Poll.id).desc())).all()
    results = results_of(session, polls)
    return tuple(_row(poll, results[id_of(poll)].votes) for poll in polls)


def read_poll(session: Session, actor: Actor, poll_id: int) -> OfficePollView:
    """One poll with its result so far.

    Raises:
        NotAllowed, NotFound: see :func:`find_for_office`.
    """
    poll = find_for_office(session, actor, Poll, poll_id)
    result = results_of(session, [poll])[poll_id]
    draft = PollDraft(
        title=poll.title,
        text=poll.text,
        kind=PollKind(poll.kind),
        options="\n".join(answers_of(session, poll_id)),
        is_anonymous=poll.is_anonymous,
        is_per_child=poll.is_per_child,
        shows_result_at_once=poll.shows_result_at_once,
        ends_on=poll.ends_on,
    )
    choice = read_choice(session, poll.audience_id)
    voices = voices_of(session, poll)
    row = _row(poll, result.votes)
    return OfficePollView(row, draft, choice, result, voices, can_move_end(poll), poll.revision)


def _row(poll: Poll, votes: int) -> PollRow:
    return PollRow(
        poll_id=id_of(poll),
        title=poll.title,
        is_published=poll.is_published,
        ends_on=poll.ends_on,
        is_open=poll.is_published and is_open(poll),
        votes=votes,
    )
