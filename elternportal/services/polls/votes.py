"""Voting: who may, once, and how an anonymous vote is written so that it leads to nobody.

A ballot says that somebody has voted, and nothing else. An anonymous vote raises counters, all of
the poll's in one statement, or joins the poll's texts in a new random order. Rows that are all
written anew carry the same row version, whichever of them changed. Nothing of it goes into mails,
logs, the audit or the search.

The limit of it: the database as it stands tells who voted last (PostgreSQL's ``xmin``), never what.
But whoever runs the server and compares two states of it with a single vote between them – two
backups, or entries of its write-ahead log – learns that vote.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import case, literal, select, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col

from elternportal.db import announce
from elternportal.db_errors import broken_constraint
from elternportal.domain import topics
from elternportal.domain.people import Actor, Role
from elternportal.domain.polls import PollKind, is_answer, shuffled
from elternportal.errors import Conflict, InvalidInput, NotFound
from elternportal.models.base import id_of, known_id
from elternportal.models.polls import Poll, PollBallot, PollOption, PollVote
from elternportal.models.school import Pupil
from elternportal.services.audience import reaches, reaches_own_child
from elternportal.services.polls.results import is_open
from elternportal.services.school import own_pupils

TEXT_CHARS = 1000
ONE_VOTE = ("uq_poll_ballot_per_child", "uq_poll_ballot_per_guardian")


class AlreadyVoted(Conflict):
    """One vote per guardian, or per child."""

    key = "polls-error-already-voted"


class PollEnded(Conflict):
    """The last day is over."""

    key = "polls-error-ended"


class NoAnswer(InvalidInput):
    """Nothing was chosen or written, or something that does not fit the question."""

    key = "polls-error-no-answer"


@dataclass(frozen=True, slots=True)
class Vote:
    """An answer; ``pupil_id`` is 0 in a poll that every guardian answers once."""

    poll_id: int
    pupil_id: int = 0
    option_ids: tuple[int, ...] = ()
    text: str = ""


def vote(session: Session, actor: Actor, command: Vote) -> None:
    """Cast a guardian's vote.

    Raises:
        NotAllowed: the actor is no guardian.
        NotFound: the poll or the child is none of this guardian's.
        PollEnded, NoAnswer, AlreadyVoted: see there.
    """
    poll = _find_open(session, actor, command)
    options = session.scalars(
        select(col(PollOption.id)).where(col(PollOption.poll_id) == command.poll_id)
    ).all()
    text = command.text.strip()[:TEXT_CHARS]
    if not is_answer(PollKind(poll.kind), command.option_ids, [known_id(o) for o in options], text):
        raise NoAnswer()
    ballot = PollBallot(
        poll_id=command.poll_id,
        account_id=actor.account_id,
        pupil_id=command.pupil_id if poll.is_per_child else None,
    )
    session.add(ballot)
    try:
        session.flush()
    except IntegrityError as error:
        raise _explain(error) from error
    if poll.is_anonymous:
        _count(session, poll, command.option_ids, text)
    else:
        _write(session, ballot, command.option_ids, text)
    announce(session, topics.polls())


def pupils_asked(session: Session, actor: Actor, poll: Poll) -> Sequence[int | None]:
    """The ids of this guardian's children whom a poll is for."""
    return session.scalars(
        select(col(Pupil.id))
        .where(
            col(Pupil.id).in_(own_pupils(actor)),
            reaches(literal(poll.audience_id), col(Pupil.id)),
        )
        .order_by(col(Pupil.id))
    ).all()


def _find_open(session: Session, actor: Actor, command: Vote) -> Poll:
    """The poll, locked so that no other vote on it is counted at the same time.

    Raises:
        NotAllowed, NotFound, PollEnded: see :func:`vote`.
    """
    actor.require(Role.PARENT)
    poll = session.scalars(
        select(Poll)
        .where(
            col(Poll.id) == command.poll_id,
            col(Poll.is_published),
            reaches_own_child(actor.account_id, col(Poll.audience_id)),
        )
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    ).first()
    if poll is None:
        raise NotFound()
    if poll.is_per_child and command.pupil_id not in pupils_asked(session, actor, poll):
        raise NotFound()
    if not is_open(poll):
        raise PollEnded()
    return poll


def _count(session: Session, poll: Poll, option_ids: Sequence[int], text: str) -> None:
    """Add an anonymous vote to the poll."""
    if text:
        poll.texts = shuffled(poll.texts, text)
        session.flush()
        return
    chosen = case((col(PollOption.id).in_(option_ids), 1), else_=0)
    session.execute(
        update(PollOption)
        .where(col(PollOption.poll_id) == poll.id)
        .values(votes=PollOption.votes + chosen)
        .execution_options(synchronize_session=False)
    )


def _write(session: Session, ballot: PollBallot, option_ids: Sequence[int], text: str) -> None:
    """Write down what a named ballot says."""
    if text:
        session.add(PollVote(ballot_id=id_of(ballot), text=text))
    session.add_all(
        PollVote(ballot_id=id_of(ballot), option_id=option_id) for option_id in set(option_ids)
    )
    session.flush()


def _explain(error: IntegrityError) -> Conflict:
    """The sentence for a second ballot; any other error is raised."""
    if broken_constraint(error) in ONE_VOTE:
        return AlreadyVoted()
    raise error
