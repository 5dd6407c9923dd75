"""The polls that a person sees: what is asked, who of the family has voted, and the result."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlmodel import Session, col

from elternportal.domain.names import pupil_name
from elternportal.domain.people import Actor, Role
from elternportal.domain.polls import PollKind
from elternportal.models.base import id_of, known_id
from elternportal.models.polls import Poll, PollBallot
from elternportal.models.school import Pupil, SchoolClass
from elternportal.services.audience import reaches
from elternportal.services.polls.results import PollResultView, is_open, results_of
from elternportal.services.polls.scope import visible_to
from elternportal.services.school import own_pupils


@dataclass(frozen=True, slots=True)
class VoterRow:
    """For whom this guardian can vote: a child, or the guardian (``pupil_id`` 0, no name)."""

    pupil_id: int
    name: str
    has_voted: bool


@dataclass(frozen=True, slots=True)
class PollView:
    """A poll as it is read; ``text`` is Markdown.

    ``result`` holds the options also while its counts may not be seen (``is_hidden``). What people
    wrote is not in it: the school alone reads that.
    """

    poll_id: int
    title: str
    text: str
    kind: PollKind
    is_anonymous: bool
    is_per_child: bool
    ends_on: date
    is_open: bool
    voters: tuple[VoterRow, ...]
    result: PollResultView


def read_polls(session: Session, actor: Actor) -> tuple[PollView, ...]:
    """The published polls of this school year: open ones first, then by their last day."""
    query = select(Poll).where(visible_to(actor))
    polls = session.scalars(query.order_by(col(Poll.ends_on), col(Poll.id))).all()
    results = results_of(session, polls)
    voters = _voters(session, actor, polls)
    views = [_view(poll, results[id_of(poll)], voters[id_of(poll)]) for poll in polls]
    return tuple(sorted(views, key=lambda view: not view.is_open))


def _view(poll: Poll, result: PollResultView, voters: tuple[VoterRow, ...]) -> PollView:
    return PollView(
        poll_id=id_of(poll),
        title=poll.title,
        text=poll.text,
        kind=PollKind(poll.kind),
        is_anonymous=poll.is_anonymous,
        is_per_child=poll.is_per_child,
        ends_on=poll.ends_on,
        is_open=is_open(poll),
        voters=voters,
        result=_as_families_see(poll, result),
    )


def _as_families_see(poll: Poll, result: PollResultView) -> PollResultView:
    if result.is_hidden or (is_open(poll) and not poll.shows_result_at_once):
        options = tuple(replace(option, votes=0) for option in result.options)
        return PollResultView(votes=0, is_hidden=True, options=options, texts=())
    return replace(result, texts=())


def _voters(
    session: Session, actor: Actor, polls: Sequence[Poll]
) -> dict[int, tuple[VoterRow, ...]]:
    """By poll, for whom this guardian can vote; nobody where the poll asks others."""
    asked = _own_children_asked(session, actor, polls)
    pupil_ids = {pupil_id for children in asked.values() for pupil_id, _name in children}
    is_own = col(PollBallot.pupil_id).is_(None) & (col(PollBallot.account_id) == actor.account_id)
    ballots = session.execute(
        select(col(PollBallot.poll_id), col(PollBallot.pupil_id)).where(
            col(PollBallot.poll_id).in_(list(asked)),
            is_own | col(PollBallot.pupil_id).in_(pupil_ids),
        )
    )
    voted = {(poll_id, pupil_id) for poll_id, pupil_id in ballots}
    voters = {}
    for poll in polls:
        poll_id = id_of(poll)
        children = asked.get(poll_id, [])
        voters[poll_id] = tuple(
            VoterRow(pupil_id, name, (poll_id, pupil_id) in voted) for pupil_id, name in children
        )
        if children and not poll.is_per_child:
            voters[poll_id] = (VoterRow(0, "", (poll_id, None) in voted),)
    return voters


def _own_children_asked(
    session: Session, actor: Actor, polls: Sequence[Poll]
) -> Mapping[int, list[tuple[int, str]]]:
    """By poll, this guardian's children whom it is for: ids and names, by first name."""
    asked: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    if not actor.has(Role.PARENT):
        return asked
    rows = session.execute(
        select(
            col(Poll.id),
            col(Pupil.id),
            col(Pupil.first_name),
            col(Pupil.surname),
            col(SchoolClass.short_name),
        )
        .select_from(Poll)
        .join(Pupil, reaches(col(Poll.audience_id), col(Pupil.id)))
        .outerjoin(SchoolClass, col(SchoolClass.id) == col(Pupil.class_id))
        .where(
            col(Pupil.id).in_(own_pupils(actor)),
            col(Poll.id).in_([poll.id for poll in polls]),
        )
        .order_by(col(Pupil.first_name), col(Pupil.id))
    )
    for poll_id, pupil_id, first_name, surname, class_name in rows:
        name = pupil_name(first_name, surname, class_name or "")
        asked[known_id(poll_id)].append((known_id(pupil_id), name))
    return asked
