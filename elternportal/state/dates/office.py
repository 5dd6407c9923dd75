"""The office's side of the dates: all of them, and the form of one at a time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import time
from typing import Any

import reflex as rx
from reflex.event import EventSpec

from elternportal import clock, routes
from elternportal.domain import topics
from elternportal.domain.dates import DateCategory
from elternportal.domain.people import ADMINISTRATION
from elternportal.i18n import t
from elternportal.services.audience import AudienceChoice
from elternportal.services.dates.calling_off import call_off_date, restore_date
from elternportal.services.dates.office import (
    DateDraft,
    OfficeDateQuery,
    OfficeDateRow,
    SaveDate,
    date_reach,
    list_office_dates,
    read_office_date,
    save_date,
)
from elternportal.state.arguments import number
from elternportal.state.base import PortalState
from elternportal.state.dates.words import span_text
from elternportal.state.editing import EditorPageState, SavedForm, SharedFormState, Values
from elternportal.state.file_views import FileLine, file_lines
from elternportal.state.listing import (
    LONGEST_SEARCH,
    PAGE,
    SHOWN,
    WORDS,
    ChoiceLine,
    PagerLine,
    list_address,
    pager,
)
from elternportal.state.mail_question import MailQuestionState
from elternportal.state.page import LivePageState
from elternportal.state.policy import allow, opens_for
from elternportal.state.request import current_request

LABELS = "office-dates-field"  # begins the keys of the form's labels
COMING, PAST, REMOVED = "", "vergangen", "abgesagt"


@dataclass
class OfficeDateLine:
    """One line of the list; ``note`` says where it comes from."""

    id: int
    title: str
    category: str
    when: str
    note: str


@opens_for(*ADMINISTRATION)
class OfficeDatesPageState(
    MailQuestionState, SharedFormState, EditorPageState, LivePageState, PortalState
):
    """The list of dates, or the form of one."""

    dates: rx.Field[list[OfficeDateLine]] = rx.field(default_factory=list)
    shown: rx.Field[list[ChoiceLine]] = rx.field(default_factory=list)
    shows_removed: rx.Field[bool] = rx.field(False)
    words: rx.Field[str] = rx.field("")
    without_words: rx.Field[str] = rx.field("")
    pages: rx.Field[PagerLine] = rx.field(default_factory=PagerLine)
    files: rx.Field[list[FileLine]] = rx.field(default_factory=list)

    def _topics(self) -> Iterable[str]:
        return [topics.news()]

    @allow(*ADMINISTRATION)
    async def search(self, form: dict[str, Any]) -> EventSpec:
        """Show what holds these words; they stand in the address."""
        words = str(form.get(WORDS, ""))[:LONGEST_SEARCH].strip()
        return rx.redirect(_list_at({**self._chosen(), WORDS: words}))

    @allow(*ADMINISTRATION)
    async def new_date(self) -> None:
        today = clock.today().isoformat()
        days = {"first_day": today, "last_day": today}
        await self._open_form(
            0, {"category": DateCategory.EVENT.value, **days}, AudienceChoice(whole_school=True)
        )

    @allow(*ADMINISTRATION)
    async def open_date(self, date_id: int) -> None:
        detail = await self._read(read_office_date, date_id)
        if detail is not None:
            await self._open_form(date_id, _values(detail.draft), detail.audience)
            self._began_with(detail.revision)
            self.files = file_lines(detail.files, current_request().language)

    @allow(*ADMINISTRATION)
    async def copy_date(self) -> None:
        """Begin a new date like the one that is open, without its file."""
        detail = await self._read(read_office_date, self.item_id)
        if detail is not None:
            await self._open_form(0, _values(detail.draft), detail.audience)
            self._tell("office-dates-copied")

    @allow(*ADMINISTRATION)
    async def save(self, form: dict[str, Any]) -> None:
        """Save the date that is open; if a mail goes out, ask first and name how many get it."""
        draft = self._parsed_form(DateDraft, form, LABELS)
        if draft is None:
            return
        audience, is_mailed = await self._addressed(), bool(form.get("is_mailed"))
        question = "office-dates-ask-mail"
        if is_mailed and not await self._may_tell(question, date_reach, audience):
            return
        self._answered()
        command = SaveDate(self.item_id, draft, audience, is_mailed, self._seen(form))
        done = await self._save(LABELS, draft, save_date, command) is not None
        await self._leave_after(done, "office-dates-saved")

    @allow(*ADMINISTRATION)
    async def delete(self) -> None:
        done = await self._write(call_off_date, self.item_id)
        await self._leave_after(done, "office-dates-deleted")

    @allow(*ADMINISTRATION)
    async def restore(self, date_id: int) -> None:
        if await self._write(restore_date, date_id):
            self._tell("office-dates-restored")
        await self._show()

    async def _open_form(self, date_id: int, values: Values, audience: AudienceChoice) -> None:
        self._begin(date_id, values)
        self._began_with(0)
        self.files = []
        self._answered()
        await self._address(audience)

    async def _saved_form(self) -> SavedForm | None:
        saved = await self._read(read_office_date, self.item_id)
        if saved is None:
            return None
        return SavedForm(saved.draft, saved.revision, saved.audience, saved.files)

    async def _open_saved(self) -> None:
        await self.open_date(self.item_id)

    def _said(self, name: str, value: object) -> str:
        if isinstance(value, DateCategory):
            return t(f"dates-category-{value}", current_request().language)
        if isinstance(value, time):
            return f"{value:%H:%M}"
        return super()._said(name, value)

    def _chosen(self) -> dict[str, str | int]:
        parameters = self.router.url.query_parameters
        shown = parameters.get(SHOWN, COMING)
        return {
            SHOWN: shown if shown in {PAST, REMOVED} else COMING,
            WORDS: parameters.get(WORDS, "")[:LONGEST_SEARCH],
        }

    async def _show(self) -> None:
        chosen, language = self._chosen(), current_request().language
        query = OfficeDateQuery(
            words=str(chosen[WORDS]),
            past=chosen[SHOWN] == PAST,
            removed=chosen[SHOWN] == REMOVED,
            page=number(self.router.url.query_parameters.get(PAGE)) or 1,
        )
        rows = await self._read(list_office_dates, query)
        if rows is None:
            return
        self.dates = [_line(row, language) for row in rows.rows]
        self.pages = pager(rows, routes.OFFICE_DATES, language, chosen)
        self.words, self.shows_removed = query.words, query.removed
        self.without_words = _list_at({**chosen, WORDS: ""})
        self.shown = [
            ChoiceLine(key, t(f"office-dates-shown-{key}", language), href, shown == chosen[SHOWN])
            for key, shown, href in (
                (key, shown, _list_at({**chosen, SHOWN: shown}))
                for key, shown in (("coming", COMING), ("past", PAST), ("removed", REMOVED))
            )
        ]


def _list_at(chosen: Mapping[str, str | int]) -> str:
    """The address of the list that shows what is chosen."""
    return list_address(routes.OFFICE_DATES, current_request().language, chosen)


def _values(draft: DateDraft) -> Values:
    """The draft as the form's fields show it."""
    values = draft.model_dump(mode="json", exclude={"files"}, exclude_none=True)
    return {name: str(value) for name, value in values.items()}


def _line(row: OfficeDateRow, language: str) -> OfficeDateLine:
    return OfficeDateLine(
        id=row.date_id,
        title=row.title,
        category=row.category.value,
        when=span_text(row.span, language),
        note=t("office-dates-imported", language) if row.is_imported else "",
    )
