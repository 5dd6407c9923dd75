"""Dates for tests, made as the office makes them."""

from typing import Any

from sqlmodel import Session

from elternportal import clock
from elternportal.domain.people import Actor
from elternportal.services.audience import AudienceChoice
from elternportal.services.dates.office import DateDraft, SaveDate, save_date

SCHOOL = AudienceChoice(whole_school=True)


def date_draft(**fields: Any) -> DateDraft:
    """A date of one whole day, today unless said otherwise."""
    first_day = fields.pop("first_day", clock.today())
    plain = {"title": "Wandertag", "category": "trip", "last_day": first_day}
    return DateDraft(**{**plain, **fields}, first_day=first_day)


def add_date(
    session: Session, actor: Actor, audience: AudienceChoice = SCHOOL, **fields: Any
) -> int:
    """A date of the school; returns its id. The caller commits."""
    is_mailed = fields.pop("is_mailed", False)
    return save_date(session, actor, SaveDate(0, date_draft(**fields), audience, is_mailed))
