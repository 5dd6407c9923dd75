"""The office's side of the Schwarzes Brett: all notices, and the form of one at a time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import reflex as rx

from elternportal import clock
from elternportal.domain import topics
from elternportal.domain.board import Category, Validity
from elternportal.domain.people import ADMINISTRATION
from elternportal.i18n import t
from elternportal.i18n.dates import date_with_year
from elternportal.services.audience import AudienceChoice
from elternportal.services.board.office import (
    NoticeDraft,
    NoticeRow,
    SaveNotice,
    delete_notice,
    end_notice,
    list_notices,
    notice_reach,
    read_notice,
    save_notice,
)
from elternportal.state.base import PortalState
from elternportal.state.editing import (
    EditorPageState,
    SavedForm,
    SharedFormState,
    form_values,
)
from elternportal.state.file_views import FileLine, file_lines
from elternportal.state.mail_question import MailQuestionState
from elternportal.state.page import LivePageState
from elternportal.state.policy import allow, opens_for
from elternportal.state.request import current_request

DAYS_AT_FIRST = 14
LABELS = "office-board-field"  # begins the keys of the form's labels


@dataclass
class OfficeNoticeLine:
    """One line of the list; ``state`` is the word for its validity."""

    id: int
    title: str
    category: str
    days: str
    state: str


@opens_for(*ADMINISTRATION)
class OfficeBoardPageState(
    MailQuestionState, SharedFormState, EditorPageState, LivePageState, PortalState
):
    """The list of notices, or the form of one."""

    notices: rx.Field[list[OfficeNoticeLine]] = rx.field(default_factory=list)
    was_announced: rx.Field[bool] = rx.field(False)
    is_current: rx.Field[bool] = rx.field(False)
    files: rx.Field[list[FileLine]] = rx.field(default_factory=list)

    def _topics(self) -> Iterable[str]:
        return [topics.news()]

    @allow(*ADMINISTRATION)
    async def new_notice(self) -> None:
        today = clock.today()
        last = today + timedelta(days=DAYS_AT_FIRST)
        self.was_announced, self.is_current, self.files = False, False, []
        self._answered()
        days = {"valid_from": today.isoformat(), "valid_until": last.isoformat()}
        self._begin(0, {"category": Category.INFO.value, **days})
        self._began_with(0)
        await self._address(AudienceChoice(whole_school=True))

    @allow(*ADMINISTRATION)
    async def open_notice(self, notice_id: int) -> None:
        detail = await self._read(read_notice, notice_id)
        if detail is not None:
            self._answered()
            self.was_announced = detail.row.was_announced
            self.is_current = detail.row.validity is Validity.CURRENT
            self.files = file_lines(detail.files, current_request().language)
            self._begin(detail.row.notice_id, form_values(detail.draft))
            self._began_with(detail.revision)
            await self._address(detail.audience)

    @allow(*ADMINISTRATION)
    async def save(self, form: dict[str, Any]) -> None:
        """Save the notice that is open; if a mail goes out, ask first and say how many get it."""
        draft = self._parsed_form(NoticeDraft, form, LABELS)
        if draft is None:
            return
        audience = await self._addressed()
        command = SaveNotice(self.item_id, draft, audience, self._seen(form))
        is_news = draft.is_mailed and not self.was_announced
        if is_news and not await self._may_tell("office-board-ask-mail", notice_reach, command):
            return
        self._answered()
        done = await self._save(LABELS, draft, save_notice, command) is not None
        await self._leave_after(done, "office-board-saved")

    @allow(*ADMINISTRATION)
    async def end(self) -> None:
        done = await self._write(end_notice, self.item_id)
        await self._leave_after(done, "office-board-ended")

    @allow(*ADMINISTRATION)
    async def delete(self) -> None:
        done = await self._write(delete_notice, self.item_id)
        await self._leave_after(done, "office-board-deleted")

    async def _saved_form(self) -> SavedForm | None:
        saved = await self._read(read_notice, self.item_id)
        return (
            None
            if saved is None
            else SavedForm(saved.draft, saved.revision, saved.audience, saved.files)
        )

    async def _open_saved(self) -> None:
        await self.open_notice(self.item_id)

    def _said(self, name: str, value: object) -> str:
        if isinstance(value, Category):
            return t(f"board-category-{value}", current_request().language)
        return super()._said(name, value)

    async def _show(self) -> None:
        rows = await self._read(list_notices)
        if rows is not None:
            self.notices = [_line(row, current_request().language) for row in rows]


def _line(row: NoticeRow, language: str) -> OfficeNoticeLine:
    first, last = (date_with_year(day, language) for day in (row.valid_from, row.valid_until))
    return OfficeNoticeLine(
        id=row.notice_id,
        title=row.title,
        category=row.category.value,
        days=f"{first} – {last}",
        state=t(f"office-board-state-{row.validity}", language),
    )
