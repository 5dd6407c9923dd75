"""Notices and polls for tests, made as the office makes them."""

from datetime import timedelta
from typing import Any

from sqlmodel import Session

from elternportal import clock
from elternportal.domain.people import Actor
from elternportal.services.audience import AudienceChoice
from elternportal.services.office_board import NoticeDraft, SaveNotice, save_notice
from elternportal.services.poll_setup import (
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
