"""Which mails the office looks at: as an address asks for them, and as SQL finds them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement, func, select
from sqlmodel import col

from elternportal import clock
from elternportal.db_words import holds_words
from elternportal.domain.search import words_of
from elternportal.models.access import Account
from elternportal.models.mail import MailState, OutboxMail

# Query parameters, also of the table to download.
STATE, WORDS, FIRST_DAY, LAST_DAY = "zeige", "suche", "von", "bis"
LONGEST_SEARCH = 100
_STATES = {state.value: state for state in MailState}


@dataclass(frozen=True, slots=True)
class MailQuery:
    """``state`` None is all; ``words`` are of the receiver's address or name.

    The days are the school's, each included; None is without end. Pages begin at 1.
    """

    state: MailState | None = None
    words: str = ""
    first_day: date | None = None
    last_day: date | None = None
    page: int = 1


def parse_query(parameters: Mapping[str, str], page: int = 1) -> MailQuery:
    """What an address asks for; what is not understood asks for nothing."""
    return MailQuery(
        state=_STATES.get(parameters.get(STATE, "")),
        words=parameters.get(WORDS, "").strip()[:LONGEST_SEARCH],
        first_day=_day(parameters.get(FIRST_DAY, "")),
        last_day=_day(parameters.get(LAST_DAY, "")),
        page=page,
    )


def in_address(query: MailQuery) -> dict[str, str | int]:
    """The parameters of an address that asks for this, but for the page."""
    return {
        STATE: query.state or "",
        WORDS: query.words,
        FIRST_DAY: query.first_day.isoformat() if query.first_day else "",
        LAST_DAY: query.last_day.isoformat() if query.last_day else "",
    }


def mail_time() -> ColumnElement[datetime]:
    """When a mail was finished, or else when it is due."""
    return func.coalesce(col(OutboxMail.finished_at), col(OutboxMail.due_at))


def is_wanted(query: MailQuery) -> Sequence[ColumnElement[bool]]:
    """The conditions on an :class:`OutboxMail`, whatever its state."""
    conditions: list[ColumnElement[bool]] = []
    if words := words_of(query.words):
        name = (
            select(col(Account.name))
            .where(col(Account.id) == col(OutboxMail.account_id))
            .scalar_subquery()
        )
        conditions.append(holds_words(words, OutboxMail.recipient, name))
    if query.first_day:
        conditions.append(mail_time() >= _begin(query.first_day))
    if query.last_day and query.last_day < date.max:
        conditions.append(mail_time() < _begin(query.last_day + timedelta(days=1)))
    return conditions


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.year > date.min.year else None


def _begin(day: date) -> datetime:
    return clock.from_school(datetime.combine(day, time()))
