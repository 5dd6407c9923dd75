"""The polls that a person sees: what is asked, who of the family has voted, and the result."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Select, select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.domain.names import pupil_name
from elternportal.domain.people import Actor, Role
from elternportal.domain.polls import PollKind
from elternportal.domain.school_year import first_day_of, school_year_of
from elternportal.models.news import Poll, PollBallot
from elternportal.models.school import Pupil, SchoolClass
from elternportal.services.audience import concerns, reaches_own_child
from elternportal.services.poll_results import PollResult, results_of
from elternportal.services.poll_votes import pupils_asked


@dataclass(frozen=True, slots=True)
class Voter:
    """For whom this guardian can vote: a child, or the guardian (``pupil_id`` 0, no name)."""

    pupil_id: int
    name: str
    has_voted: bool


@dataclass(frozen=True, slots=True)
class PollView:
    """A poll as it is read; ``text`` is Markdown.

    ``result`` holds the options also while its counts may not be seen (``shows_result``). What
    people wrote is not in it: the school alone reads that.
    """

    poll_id: int
    title: str
    text: str
    kind: PollKind
    is_anonymous: bool
    is_per_child: bool
    shows_result_at_once: bool
    ends_on: date
    is_open: bool
    voters: tuple[Voter, ...]
    shows_result: bool
    result: PollResult


def read_polls(session: Session, actor: Actor) -> tuple[PollView, ...]:
    """The published polls of this school year: open ones first, then by their last day."""
    query = select(Poll).where(col(Poll.id).in_(readable_polls(actor)))
    polls = session.scalars(query.order_by(col(Poll.ends_on), col(Poll.id))).all()
    results = results_of(session, polls)
    own = _own(session, actor)
    views = [_view(session, actor, poll, results[poll.id or 0], own) for poll in polls]
    return tuple(sorted(views, key=lambda view: not view.is_open))


def readable_polls(actor: Actor) -> Select[int | None]:
    """The ids of the published polls that concern this person and end in this school year."""
    return select(col(Poll.id)).where(
        col(Poll.is_published),
        concerns(actor, col(Poll.audience_id)),
        col(Poll.ends_on) >= first_day_of(school_year_of(clock.today())),
    )


def _own(session: Session, actor: Actor) -> frozenset[int]:
    """The ids of the polls that ask this guardian."""
    if not actor.has(Role.PARENT):
        return frozenset()
    query = select(col(Poll.id)).where(reaches_own_child(actor, col(Poll.audience_id)))
    return frozenset(poll_id or 0 for poll_id in session.scalars(query))


def _view(
    session: Session, actor: Actor, poll: Poll, result: PollResult, own: frozenset[int]
) -> PollView:
    is_open = poll.ends_on >= clock.today()
    shows_result = poll.shows_result_at_once or not is_open
    return PollView(
        poll_id=poll.id or 0,
        title=poll.title,
        text=poll.text,
        kind=PollKind(poll.kind),
        is_anonymous=poll.is_anonymous,
        is_per_child=poll.is_per_child,
        shows_result_at_once=poll.shows_result_at_once,
        ends_on=poll.ends_on,
        is_open=is_open,
        voters=_voters(session, actor, poll) if poll.id in own else (),
        shows_result=shows_result,
        result=replace(result, texts=()) if shows_result else _without_counts(result),
    )


def _without_counts(result: PollResult) -> PollResult:
    options = tuple(replace(option, votes=0) for option in result.options)
    return PollResult(votes=0, is_hidden=False, options=options, texts=())


def _voters(session: Session, actor: Actor, poll: Poll) -> tuple[Voter, ...]:
    ballots = select(PollBallot).where(col(PollBallot.poll_id) == poll.id)
    if not poll.is_per_child:
        own = ballots.where(col(PollBallot.account_id) == actor.account_id)
        return (Voter(0, "", session.scalars(own).first() is not None),)
    pupil_ids = pupils_asked(session, actor, poll)
    voted = session.scalars(ballots.where(col(PollBallot.pupil_id).in_(pupil_ids))).all()
    return tuple(
        Voter(pupil_id, name, pupil_id in {ballot.pupil_id for ballot in voted})
        for pupil_id, name in _names(session, pupil_ids)
    )


def _names(session: Session, pupil_ids: Sequence[int]) -> list[tuple[int, str]]:
    rows = session.execute(
        select(
            col(Pupil.id), col(Pupil.first_name), col(Pupil.surname), col(SchoolClass.short_name)
        )
        .outerjoin(SchoolClass, col(SchoolClass.id) == col(Pupil.class_id))
        .where(col(Pupil.id).in_(pupil_ids))
        .order_by(col(Pupil.first_name), col(Pupil.id))
    )
    return [
        (pupil_id or 0, pupil_name(first, surname, name or ""))
        for pupil_id, first, surname, name in rows
    ]
