"""Office and head ask: a poll is drafted, published, and from then on only its end can move."""

from dataclasses import dataclass
from datetime import date, timedelta

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator
from sqlalchemy import delete, select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.db import announce
from elternportal.domain import topics
from elternportal.domain.people import ADMINISTRATION, Actor
from elternportal.domain.polls import FEWEST_OPTIONS, MOST_OPTIONS, PollKind
from elternportal.errors import Conflict, InvalidInput, NotFound
from elternportal.mail.notify import forget_dropped, notify
from elternportal.models.audience import Audience
from elternportal.models.base import id_of
from elternportal.models.polls import Poll, PollOption
from elternportal.services.audience import (
    AudienceChoice,
    NobodyAddressed,
    guardians_reached,
    read_choice,
    save_audience,
)
from elternportal.services.editing import begin_edit, require_seen
from elternportal.services.finding import find_for_office
from elternportal.services.polls.mails import POLL, poll_event
from elternportal.services.polls.results import is_open
from elternportal.services.polls.scope import POLL_KIND
from elternportal.services.search import index
from elternportal.services.typed_fields import Day, Title
from elternportal.texts.markdown import to_plain

OPTION_CHARS = 160


class WrongOptions(InvalidInput):
    """A choice needs some different answers of bounded length."""

    key = "office-polls-error-options"
    field_name = "options"


class EndsInPast(InvalidInput):
    """Nobody could answer any more."""

    key = "office-polls-error-ends"
    field_name = "ends_on"


class ResultSeen(Conflict):
    """An anonymous poll has ended: what its result gains now would tell a single vote."""

    key = "office-polls-error-result-seen"


class PollFrozen(Conflict):
    """People see a published poll: what they were asked stays as it is."""

    key = "office-polls-error-frozen"


class PollDraft(BaseModel):
    """A poll as the office types it; ``options`` has one answer a line.

    The result of an anonymous poll is shown after its end, whatever is asked for: whoever sees it
    before and after a single vote knows that vote.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    title: Title
    text: str = Field(default="", max_length=4000)
    kind: PollKind
    options: str = Field(default="", max_length=4000)
    is_anonymous: bool = False
    is_per_child: bool = False
    shows_result_at_once: bool = False
    ends_on: Day

    @field_validator("shows_result_at_once")
    @classmethod
    def _not_of_anonymous_votes(cls, is_wanted: bool, info: ValidationInfo) -> bool:
        return is_wanted and not info.data.get("is_anonymous")

    @property
    def answers(self) -> list[str]:
        """The different answers to choose from; none if people write a text."""
        if not self.kind.has_options:
            return []
        return list(dict.fromkeys(filter(None, map(str.strip, self.options.splitlines()))))


@dataclass(frozen=True, slots=True)
class SavePoll:
    """``poll_id`` is 0 for a new poll; ``revision`` is what the form began with."""

    poll_id: int
    draft: PollDraft
    audience: AudienceChoice
    revision: int = 0


@dataclass(frozen=True, slots=True)
class PublishPoll:
    """``is_mailed``: guardians are told by mail. ``revision`` is what was looked over."""

    poll_id: int
    is_mailed: bool
    revision: int | None = None


@dataclass(frozen=True, slots=True)
class MoveEnd:
    poll_id: int
    ends_on: date


def save_poll(session: Session, actor: Actor, command: SavePoll) -> int:
    """Write a draft, new or again; returns its id.

    Raises:
        NotAllowed, NotFound: see :func:`find_for_office`.
        WrongOptions, EndsInPast: see there.
        PollFrozen: it is published.
        EditedMeanwhile: somebody has changed it since the form was opened.
        NobodyAddressed: no audience is chosen.
    """
    actor.require(*ADMINISTRATION)
    _check(command.draft)
    columns = command.draft.model_dump(exclude={"options"})
    if command.poll_id:
        poll = _find_draft(session, actor, command.poll_id)
        begin_edit(session, actor, poll, command.revision)
        save_audience(session, actor, command.audience, poll.audience_id)
        for name, value in columns.items():
            setattr(poll, name, value)
    else:
        poll = Poll(
            **columns,
            audience_id=save_audience(session, actor, command.audience),
            author_id=actor.account_id,
            created_at=clock.now(),
        )
        session.add(poll)
    session.flush()
    _write_options(session, id_of(poll), command.draft.answers)
    return id_of(poll)


def publish_poll(session: Session, actor: Actor, command: PublishPoll) -> None:
    """Open a draft for votes; nothing but its end changes from now on.

    Raises:
        NotAllowed, NotFound: see :func:`find_for_office`.
        EndsInPast: the draft lay so long that its end has passed.
        PollFrozen: it is published already.
        EditedMeanwhile: somebody has changed it since it was looked over.
        NobodyAddressed: the class or course that it was for has ended meanwhile.
    """
    poll = _find_draft(session, actor, command.poll_id)
    require_seen(session, actor, poll, command.revision)
    _check_end(poll.ends_on)
    if read_choice(session, poll.audience_id).is_empty:
        raise NobodyAddressed()
    poll.is_published = True
    session.flush()
    words = "\n".join([to_plain(poll.text), *answers_of(session, command.poll_id)])
    index(session, POLL_KIND, command.poll_id, poll.title, words)
    if command.is_mailed:
        forget_dropped(session, poll_event(command.poll_id))  # it may have been taken back
        notify(
            session,
            POLL,
            guardians_reached(session, poll.audience_id),
            event=poll_event(command.poll_id),
            params={"id": command.poll_id},
        )
    announce(session, topics.news(), topics.polls())


def move_end(session: Session, actor: Actor, command: MoveEnd) -> None:
    """Give a published poll another last day; a named one that has ended opens again.

    Raises:
        NotAllowed, NotFound: see :func:`find_for_office`.
        ResultSeen: it is anonymous and has ended.
        EndsInPast: the day has passed.
    """
    poll = find_for_office(session, actor, Poll, command.poll_id)
    if not can_move_end(poll):
        raise ResultSeen()
    _check_end(command.ends_on)
    poll.ends_on = command.ends_on
    announce(session, topics.news(), topics.polls())


def end_poll(session: Session, actor: Actor, poll_id: int) -> None:
    """Close a published poll now: yesterday was its last day.

    Raises:
        NotAllowed, NotFound: see :func:`find_for_office`; also if it is not open.
    """
    poll = find_for_office(session, actor, Poll, poll_id)
    session.refresh(poll, with_for_update=True)
    if not poll.is_published or not is_open(poll):
        raise NotFound()
    poll.ends_on = clock.today() - timedelta(days=1)
    announce(session, topics.news(), topics.polls())


def delete_poll(session: Session, actor: Actor, poll_id: int) -> None:
    """Throw a draft away.

    Raises:
        NotAllowed, NotFound: see :func:`find_for_office`.
        PollFrozen: it is published.
    """
    poll = _find_draft(session, actor, poll_id)
    audience = session.get_one(Audience, poll.audience_id)
    session.delete(poll)
    session.flush()
    session.delete(audience)


def can_move_end(poll: Poll) -> bool:
    """Whether a poll can still get another last day.

    At its end an anonymous one shows its votes, and those after it would come one by one.
    """
    return is_open(poll) or not poll.is_anonymous


def answers_of(session: Session, poll_id: int) -> list[str]:
    """The answers to choose from, in order."""
    query = select(col(PollOption.text)).where(col(PollOption.poll_id) == poll_id)
    return list(session.scalars(query.order_by(col(PollOption.position))))


def _find_draft(session: Session, actor: Actor, poll_id: int) -> Poll:
    poll = find_for_office(session, actor, Poll, poll_id)
    session.refresh(poll, with_for_update=True)
    if poll.is_published:
        raise PollFrozen()
    return poll


def _check(draft: PollDraft) -> None:
    _check_end(draft.ends_on)
    answers = draft.answers
    if draft.kind.has_options and not FEWEST_OPTIONS <= len(answers) <= MOST_OPTIONS:
        raise WrongOptions()
    if any(len(answer) > OPTION_CHARS for answer in answers):
        raise WrongOptions()


def _check_end(ends_on: date) -> None:
    if ends_on < clock.today():
        raise EndsInPast()


def _write_options(session: Session, poll_id: int, answers: list[str]) -> None:
    session.execute(delete(PollOption).where(col(PollOption.poll_id) == poll_id))
    session.add_all(
        PollOption(poll_id=poll_id, position=place, text=answer)
        for place, answer in enumerate(answers)
    )
    session.flush()
