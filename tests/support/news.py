"""Notices and polls for tests, made as the office makes them."""

from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

from sqlmodel import Session, col, select

from elternportal import clock
from elternportal.db import Database
from elternportal.domain.people import Actor
from elternportal.models.polls import PollOption
from elternportal.services.audience.choice import AudienceChoice
from elternportal.services.board.office import NoticeDraft, SaveNotice, save_notice
from elternportal.services.polls.office import read_poll
from elternportal.services.polls.results import PollResultView
from elternportal.services.polls.setup import (
    PollDraft,
    PublishPoll,
    SavePoll,
    publish_poll,
    save_poll,
)

SCHOOL = AudienceChoice(whole_school=True)


def notice_draft(**fields: Any) -> NoticeDraft:
    """A notice for today and the week to come."""
    valid_from = fields.pop("valid_from", clock.today())
    valid_until = fields.pop("valid_until", valid_from + timedelta(days=7))
    plain = {"title": "Theaterabend", "text": "Wir spielen **Faust**.", "category": "event"}
    return NoticeDraft(**{**plain, **fields}, valid_from=valid_from, valid_until=valid_until)


def add_notice(
    session: Session, actor: Actor, audience: AudienceChoice = SCHOOL, **fields: Any
) -> int:
    """A notice on the board; returns its id. The caller commits."""
    return save_notice(session, actor, SaveNotice(0, notice_draft(**fields), audience))


def poll_draft(**fields: Any) -> PollDraft:
    """A choice of one between three colours that ends in a week."""
    plain = {
        "title": "Farbe der Aula",
        "kind": "single",
        "options": "Rot\nGrün\nBlau",
        "ends_on": clock.today() + timedelta(days=7),
    }
    return PollDraft(**{**plain, **fields})


def add_poll(
    session: Session,
    actor: Actor,
    audience: AudienceChoice = SCHOOL,
    *,
    is_published: bool = False,
    **fields: Any,
) -> int:
    """A poll, a draft unless said otherwise; returns its id. The caller commits."""
    poll_id = save_poll(session, actor, SavePoll(0, poll_draft(**fields), audience))
    if is_published:
        publish_poll(session, actor, PublishPoll(poll_id, is_mailed=False))
    return poll_id


def option_ids(session: Session, poll_id: int) -> list[int]:
    """The answers to choose from, in order."""
    options = select(PollOption.id).where(PollOption.poll_id == poll_id)
    return [
        option_id or 0 for option_id in session.exec(options.order_by(col(PollOption.position)))
    ]


def after_the_end() -> AbstractContextManager[None]:
    """The day after the last one of a poll that was just added."""
    return clock.at(clock.now() + timedelta(days=8))


def office_result(database: Database, office: Actor, poll_id: int) -> PollResultView:
    """What office and head see of a poll's votes now."""
    with database.reading() as session:
        return read_poll(session, office, poll_id).result


def counts(result: PollResultView) -> list[int]:
    """The votes per answer."""
    return [option.votes for option in result.options]
