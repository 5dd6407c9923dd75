"""Secret addresses under which a person's calendar reads the dates of all modules.

An address is shown once, when it is made; only its hash is kept. It opens nothing but this feed,
and ends when its person revokes it, is locked out, or is no longer a guardian of its child.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select, update
from sqlmodel import Session, col

from elternportal import clock
from elternportal.auth.sessions import actor_of_account, hash_token
from elternportal.calendars.entries import CalendarEntry, CalendarQuery
from elternportal.domain.dates import DAYS_KEPT
from elternportal.domain.people import Actor
from elternportal.errors import Conflict, NotFound
from elternportal.models.access import Account
from elternportal.models.base import id_of
from elternportal.models.dates import CalendarFeed
from elternportal.school_settings.snapshot import active_modules
from elternportal.services.audit import record
from elternportal.services.notifications import alarm_minutes
from elternportal.services.school import ChildView, own_children

TOKEN_BYTES = 32
MOST_FEEDS = 10  # of one person
DAYS_BACK, DAYS_AHEAD = timedelta(days=DAYS_KEPT), timedelta(days=400)
USE_IS_NOTED_EVERY = timedelta(hours=1)


class TooManyFeeds(Conflict):
    """The person has as many addresses as one may have."""

    key = "feeds-error-too-many"

    def __init__(self) -> None:
        super().__init__(most=MOST_FEEDS)


@dataclass(frozen=True, slots=True)
class FeedRow:
    """An address as its person sees it; ``child`` is None for all children and the own dates."""

    feed_id: int
    child: ChildView | None
    created_at: datetime
    last_used_at: datetime | None


@dataclass(frozen=True, slots=True)
class FeedsView:
    """The newest address stands first."""

    feeds: tuple[FeedRow, ...]
    children: tuple[ChildView, ...]


@dataclass(frozen=True, slots=True)
class FeedContentView:
    """What a calendar reads; ``class_name`` tells one child's feed from another's, or is empty.

    ``alarm_minutes`` before an appointment the phone reminds of it, 0 for not at all.
    ``is_use_due``: nobody has noted for a while that it is read.
    """

    entries: tuple[CalendarEntry, ...]
    language: str
    class_name: str
    alarm_minutes: int
    is_use_due: bool


def list_feeds(session: Session, actor: Actor) -> FeedsView:
    """The actor's own addresses, and the children that one can be made for."""
    children = {child.id: child for child in own_children(session, actor)}
    feeds = session.scalars(
        select(CalendarFeed)
        .where(col(CalendarFeed.account_id) == actor.account_id)
        .order_by(col(CalendarFeed.id).desc())
    )
    rows = [
        FeedRow(id_of(it), children.get(it.pupil_id or 0), it.created_at, it.last_used_at)
        for it in feeds
        if it.pupil_id is None or it.pupil_id in children
    ]
    return FeedsView(tuple(rows), tuple(children.values()))


def create_feed(session: Session, actor: Actor, child_id: int) -> str:
    """Make a new address; returns its secret, which is never told again.

    ``child_id`` is 0 for all children and what concerns the person at school.

    Raises:
        NotFound: the child is not the actor's.
        TooManyFeeds
    """
    if child_id and child_id not in {child.id for child in own_children(session, actor)}:
        raise NotFound()
    session.get_one(Account, actor.account_id, with_for_update=True)  # of two at once, one counts
    mine = col(CalendarFeed.account_id) == actor.account_id
    if session.scalar(select(func.count()).select_from(CalendarFeed).where(mine)) == MOST_FEEDS:
        raise TooManyFeeds()
    token = secrets.token_urlsafe(TOKEN_BYTES)
    feed = CalendarFeed(
        account_id=actor.account_id,
        pupil_id=child_id or None,
        token_hash=hash_token(token),
        created_at=clock.now(),
    )
    session.add(feed)
    session.flush()
    record(session, actor.account_id, "feed-created", "calendar-feed", feed.id)
    return token


def revoke_feed(session: Session, actor: Actor, feed_id: int) -> None:
    """End one of the actor's own addresses at once.

    Raises:
        NotFound: the actor has no such address.
    """
    revoked = session.scalar(
        delete(CalendarFeed)
        .where(col(CalendarFeed.id) == feed_id, col(CalendarFeed.account_id) == actor.account_id)
        .returning(col(CalendarFeed.id))
    )
    if revoked is None:
        raise NotFound()
    record(session, actor.account_id, "feed-revoked", "calendar-feed", feed_id)


def read_feed(session: Session, token: str) -> FeedContentView:
    """What the calendar with this secret reads; the secret says whose it is.

    Raises:
        NotFound: there is no such address, or what it was for has ended.
    """
    feed = session.scalar(
        select(CalendarFeed).where(col(CalendarFeed.token_hash) == hash_token(token))
    )
    if feed is None:
        raise NotFound()
    actor = actor_of_account(session, feed.account_id)
    if actor is None:
        raise NotFound()
    children = own_children(session, actor)
    if feed.pupil_id is not None:
        children = [child for child in children if child.id == feed.pupil_id]
        if not children:
            raise NotFound()
    return FeedContentView(
        entries=_entries(session, actor, feed, children),
        language=actor.language,
        class_name="" if feed.pupil_id is None else children[0].class_name,
        alarm_minutes=alarm_minutes(session, actor),
        is_use_due=_is_use_due(feed.last_used_at, clock.now()),
    )


def note_use(session: Session, token: str) -> None:
    """Remember that a calendar has read a feed; nothing happens if it was revoked meanwhile."""
    session.execute(
        update(CalendarFeed)
        .where(col(CalendarFeed.token_hash) == hash_token(token))
        .values(last_used_at=clock.now())
    )


def _entries(
    session: Session, actor: Actor, feed: CalendarFeed, children: Sequence[ChildView]
) -> tuple[CalendarEntry, ...]:
    today = clock.today()
    query = CalendarQuery(
        pupil_ids=tuple(child.id for child in children),
        with_own=feed.pupil_id is None,
        first_day=today - DAYS_BACK,
        last_day=today + DAYS_AHEAD,
    )
    return tuple(
        entry
        for module in active_modules(session)
        if module.calendar_entries
        for entry in module.calendar_entries(session, actor, query)
    )


def _is_use_due(last: datetime | None, now: datetime) -> bool:
    return last is None or last < now - USE_IS_NOTED_EVERY
