"""Office and head enter dates, change them, call them off and bring them back."""

from dataclasses import dataclass
from datetime import datetime, time
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from sqlalchemy import select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.db import announce
from elternportal.domain import topics
from elternportal.domain.dates import DateCategory, DateSpan
from elternportal.domain.paging import Paged, paged
from elternportal.domain.people import ADMINISTRATION, Actor
from elternportal.domain.search import has_words, words_of
from elternportal.errors import InvalidInput, NotFound
from elternportal.mail.notify import notify
from elternportal.models.base import id_of
from elternportal.models.dates import SchoolDate
from elternportal.services.audience import (
    AudienceChoice,
    AudienceMailView,
    guardians_reached,
    mail_reach,
    read_choice,
    save_audience,
)
from elternportal.services.dates.calls import ChangedDate, call_families
from elternportal.services.dates.mails import SCHOOL_DATE
from elternportal.services.dates.reading import attached, span_of
from elternportal.services.dates.scope import DATE_KIND, may_change
from elternportal.services.editing import begin_edit
from elternportal.services.files import FileView, take_one_file
from elternportal.services.search import index
from elternportal.services.typed_fields import Day, Title
from elternportal.texts.markdown import to_plain

ROWS_A_PAGE = 50
Place = Annotated[str, StringConstraints(strip_whitespace=True, max_length=160)]
TimeOfDay = Annotated[time | None, BeforeValidator(lambda typed: typed or None)]


class TimesReversed(InvalidInput):
    """The date ends before it begins, or an end is typed without a beginning."""

    key = "office-dates-error-times"

    def __init__(self, span: DateSpan) -> None:
        super().__init__()
        self.field_name = "last_day" if span.last_day < span.first_day else "ends_at"


class DateDraft(BaseModel):
    """A date as the office types it. Without ``starts_at`` it lasts whole days."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    title: Title
    category: DateCategory
    first_day: Day
    last_day: Day
    starts_at: TimeOfDay = None
    ends_at: TimeOfDay = None
    place: Place = ""
    text: str = Field(default="", max_length=4000)
    files: str = ""  # the key of the attached file

    @property
    def span(self) -> DateSpan:
        return DateSpan(self.first_day, self.last_day, self.starts_at, self.ends_at)


@dataclass(frozen=True, slots=True)
class SaveDate:
    """``date_id`` is 0 for a new date; ``revision`` is what the form began with.

    ``is_mailed``: the guardians of those whom it is for hear of it, or of this change.
    """

    date_id: int
    draft: DateDraft
    audience: AudienceChoice
    is_mailed: bool = False
    revision: int = 0


@dataclass(frozen=True, slots=True)
class OfficeDateQuery:
    """``removed`` asks for those that were called off."""

    words: str = ""
    past: bool = False
    removed: bool = False
    page: int = 1


@dataclass(frozen=True, slots=True)
class OfficeDateRow:
    """One line of the office's list; ``is_imported`` while only a file has written it."""

    date_id: int
    title: str
    span: DateSpan
    category: DateCategory
    is_imported: bool
    removed_at: datetime | None


@dataclass(frozen=True, slots=True)
class OfficeDateView:
    """A date in the office's form."""

    row: OfficeDateRow
    draft: DateDraft
    audience: AudienceChoice
    files: tuple[FileView, ...]
    revision: int


def list_office_dates(
    session: Session, actor: Actor, query: OfficeDateQuery
) -> Paged[OfficeDateRow]:
    """What is still to come, the next first; what was, or was called off, the latest first.

    Raises:
        NotAllowed: the actor is neither office nor head.
    """
    actor.require(*ADMINISTRATION)
    today = clock.today()
    entries = select(SchoolDate).where(may_change(actor))
    if query.removed:
        entries = entries.where(col(SchoolDate.removed_at).is_not(None))
    else:
        is_past = col(SchoolDate.last_day) < today
        takes_place = col(SchoolDate.removed_at).is_(None)
        entries = entries.where(takes_place, is_past if query.past else ~is_past)
    words = words_of(query.words)
    rows = [
        _row(it) for it in session.scalars(entries) if has_words(words, it.title, it.text, it.place)
    ]
    rows.sort(key=lambda row: row.span.order, reverse=query.past or query.removed)
    return paged(rows, query.page, ROWS_A_PAGE)


def read_office_date(session: Session, actor: Actor, date_id: int) -> OfficeDateView:
    """One date with all that can be changed.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NotFound: there is no such date, or it was called off.
    """
    entry = find_date(session, actor, date_id)
    names = DateDraft.model_fields.keys() - {"files"}
    draft = DateDraft(**{name: getattr(entry, name) for name in names})
    choice = read_choice(session, entry.audience_id)
    return OfficeDateView(_row(entry), draft, choice, attached(session, entry), entry.revision)


def date_reach(session: Session, actor: Actor, choice: AudienceChoice) -> AudienceMailView:
    """Whom a mail about a date for this choice is about to reach.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NobodyAddressed: no audience is chosen.
    """
    actor.require(*ADMINISTRATION)
    return mail_reach(session, choice, SCHOOL_DATE)


def save_date(session: Session, actor: Actor, command: SaveDate) -> int:
    """Enter a new date, or change one; returns its id.

    Raises:
        NotAllowed, NotFound: see :func:`read_office_date`.
        EditedMeanwhile: somebody has changed it since the form was opened.
        TimesReversed, NobodyAddressed
        TooManyFiles, NotFound: see :func:`take_one_file`.
    """
    actor.require(*ADMINISTRATION)
    draft = command.draft
    if not draft.span.is_in_order:
        raise TimesReversed(draft.span)
    if command.date_id:
        entry = find_date(session, actor, command.date_id)
        begin_edit(session, actor, entry, command.revision)
        save_audience(session, actor, command.audience, entry.audience_id)
    else:
        entry = new_entry(actor, columns_of(draft), save_audience(session, actor, command.audience))
    old = span_of(entry)
    entry.file_id = take_one_file(session, actor, draft.files, entry.file_id)
    entry.is_manual = True
    write(session, entry, columns_of(draft))
    date_id = id_of(entry)
    if command.date_id:
        call_families(session, [ChangedDate(entry, old)])
    if command.is_mailed:
        notify(
            session,
            SCHOOL_DATE,
            guardians_reached(session, entry.audience_id),
            event=f"date-{date_id}-{entry.revision}",
            params={"id": date_id},
        )
    announce(session, topics.news())
    return date_id


def find_date(
    session: Session, actor: Actor, date_id: int, *, is_removed: bool = False
) -> SchoolDate:
    """A date that takes place, or one that was called off, for whoever may change it.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NotFound: there is no such date.
    """
    actor.require(*ADMINISTRATION)
    removed = col(SchoolDate.removed_at).is_not(None)
    entry = session.scalar(
        select(SchoolDate).where(
            col(SchoolDate.id) == date_id,
            may_change(actor),
            removed if is_removed else ~removed,
        )
    )
    if entry is None:
        raise NotFound()
    return entry


def new_entry(actor: Actor, columns: dict[str, Any], audience_id: int) -> SchoolDate:
    """A date that is not yet written."""
    return SchoolDate(
        **columns,
        audience_id=audience_id,
        author_id=actor.account_id,
        created_at=clock.now(),
    )


def write(session: Session, entry: SchoolDate, columns: dict[str, Any]) -> None:
    """Give a date these values, and let it be found by them."""
    for name, value in columns.items():
        setattr(entry, name, value)
    session.add(entry)
    session.flush()
    text = f"{entry.place} {to_plain(entry.text)}"
    index(session, DATE_KIND, id_of(entry), entry.title, text)


def columns_of(draft: DateDraft) -> dict[str, Any]:
    """The values of a date's columns."""
    return draft.model_dump(exclude={"files"})


def _row(entry: SchoolDate) -> OfficeDateRow:
    return OfficeDateRow(
        date_id=id_of(entry),
        title=entry.title,
        span=span_of(entry),
        category=DateCategory(entry.category),
        is_imported=entry.source is not None and not entry.is_manual,
        removed_at=entry.removed_at,
    )
