"""What a poll's votes say: counts per answer, texts, and for named polls who said what.

The result of an anonymous poll is empty before its end, as whoever sees it before and after a
single vote knows that vote; and after it, if so few have voted that it would tell what each said.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Select, func, select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.domain.names import name_order, pupil_name
from elternportal.domain.polls import FEWEST_ANONYMOUS_VOTES
from elternportal.models.access import Account
from elternportal.models.base import id_of
from elternportal.models.polls import Poll, PollBallot, PollOption, PollVote
from elternportal.models.school import Pupil, SchoolClass


@dataclass(frozen=True, slots=True)
class PollOptionRow:
    """An answer and how many chose it."""

    option_id: int
    text: str
    votes: int


@dataclass(frozen=True, slots=True)
class PollResultView:
    """``votes`` is how many have voted; ``is_hidden`` keeps the rest empty for now.

    ``texts`` are what people wrote, and for the school alone to read.
    """

    votes: int
    is_hidden: bool
    options: tuple[PollOptionRow, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """What was said for a child or by a guardian in a named poll."""

    name: str
    said: tuple[str, ...]


def results_of(session: Session, polls: Sequence[Poll]) -> dict[int, PollResultView]:
    """The results of some polls by id, as of now; the caller has checked who may see them."""
    ids = [id_of(poll) for poll in polls]
    ballots = _ballots(session, ids)
    options = options_of(session, ids)
    named = _named_counts(session, ids)
    texts = _named_texts(session, ids)
    results = {}
    for poll in polls:
        poll_id = id_of(poll)
        votes = ballots.get(poll_id, 0)
        if poll.is_anonymous:
            results[poll_id] = _anonymous_result(poll, options[poll_id], votes)
        else:
            results[poll_id] = PollResultView(
                votes=votes,
                is_hidden=False,
                options=_counted(options[poll_id], named),
                texts=tuple(texts[poll_id]),
            )
    return results


def _anonymous_result(poll: Poll, options: Sequence[PollOption], votes: int) -> PollResultView:
    """What anybody may see: nothing but how many have voted while more votes can come."""
    is_hidden = is_open(poll) or votes < FEWEST_ANONYMOUS_VOTES
    return PollResultView(
        votes=votes,
        is_hidden=is_hidden,
        options=_counted(options, {} if is_hidden else {it.id: it.votes for it in options}),
        texts=() if is_hidden else tuple(poll.texts),
    )


def _counted(
    options: Sequence[PollOption], counts: Mapping[int | None, int]
) -> tuple[PollOptionRow, ...]:
    return tuple(PollOptionRow(id_of(it), it.text, counts.get(it.id, 0)) for it in options)


def is_open(poll: Poll) -> bool:
    """Whether votes can still come: its last day has not passed."""
    return poll.ends_on >= clock.today()


def options_of(session: Session, poll_ids: Sequence[int]) -> Mapping[int, list[PollOption]]:
    """The answers to choose from, in order, by poll."""
    query = select(PollOption).where(col(PollOption.poll_id).in_(poll_ids))
    by_poll: defaultdict[int, list[PollOption]] = defaultdict(list)
    for option in session.scalars(query.order_by(col(PollOption.position))):
        by_poll[option.poll_id].append(option)
    return by_poll


def voices_of(session: Session, poll: Poll) -> tuple[VoiceRow, ...]:
    """Who said what in a named poll, by name; empty for an anonymous one."""
    if poll.is_anonymous:
        return ()
    names: dict[int, str] = {}
    said: defaultdict[int, list[str]] = defaultdict(list)
    for ballot_id, guardian, first_name, surname, class_name, option, text in session.execute(
        _votes(poll)
    ):
        child = first_name and pupil_name(first_name, surname, class_name or "")
        names[ballot_id] = f"{child} – {guardian}" if child else guardian
        said[ballot_id].append(option or text)
    voices = (VoiceRow(names[ballot_id], tuple(answers)) for ballot_id, answers in said.items())
    return tuple(sorted(voices, key=lambda voice: name_order(voice.name)))


def _votes(poll: Poll) -> Select[int, str, str, str, str, str, str]:
    """Each vote of a named poll: ballot, guardian, child's names, class, option or text."""
    return (
        select(
            col(PollVote.ballot_id),
            col(Account.name),
            col(Pupil.first_name),
            col(Pupil.surname),
            col(SchoolClass.short_name),
            col(PollOption.text),
            col(PollVote.text),
        )
        .join(PollBallot, col(PollBallot.id) == col(PollVote.ballot_id))
        .join(Account, col(Account.id) == col(PollBallot.account_id))
        .outerjoin(Pupil, col(Pupil.id) == col(PollBallot.pupil_id))
        .outerjoin(SchoolClass, col(SchoolClass.id) == col(Pupil.class_id))
        .outerjoin(PollOption, col(PollOption.id) == col(PollVote.option_id))
        .where(col(PollBallot.poll_id) == poll.id)
        .order_by(col(PollOption.position))
    )


def _ballots(session: Session, poll_ids: Sequence[int]) -> dict[int, int]:
    rows = session.execute(
        select(col(PollBallot.poll_id), func.count())
        .where(col(PollBallot.poll_id).in_(poll_ids))
        .group_by(col(PollBallot.poll_id))
    )
    return dict(rows.tuples().all())


def _named_counts(session: Session, poll_ids: Sequence[int]) -> dict[int | None, int]:
    """Votes by option."""
    rows = session.execute(
        select(col(PollVote.option_id), func.count())
        .join(PollBallot, col(PollBallot.id) == col(PollVote.ballot_id))
        .where(col(PollBallot.poll_id).in_(poll_ids))
        .group_by(col(PollVote.option_id))
    )
    return dict(rows.tuples().all())


def _named_texts(session: Session, poll_ids: Sequence[int]) -> Mapping[int, list[str]]:
    rows = session.execute(
        select(col(PollBallot.poll_id), col(PollVote.text))
        .join(PollBallot, col(PollBallot.id) == col(PollVote.ballot_id))
        .where(col(PollBallot.poll_id).in_(poll_ids), col(PollVote.option_id).is_(None))
        .order_by(col(PollVote.id))
    )
    texts: defaultdict[int, list[str]] = defaultdict(list)
    for poll_id, text in rows:
        texts[poll_id].append(text)
    return texts
