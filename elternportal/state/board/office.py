"""The office's side of the Schwarzes Brett: all notices, and the form of one at a time."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import reflex as rx

from elternportal import clock
from elternportal.domain import topics
from elternportal.domain.board import Validity
from elternportal.domain.people import ADMINISTRATION
from elternportal.i18n import t
from elternportal.i18n.dates import date_with_year
from elternportal.services.audience import AudienceChoice
from elternportal.services.board.office import (
    NoticeDetail,
    NoticeDraft,
    NoticeRow,
    SaveNotice,
    delete_notice,
    end_notice,
    list_notices,
    read_notice,
    save_notice,
)
from elternportal.state.audience import AudienceState
from elternportal.state.base import PortalState
from elternportal.state.file_views import FileLine, file_lines
from elternportal.state.policy import allow
from elternportal.state.request import current_request

DAYS_AT_FIRST = 14


@dataclass
class NoticeRowView:
    """One line of the list; ``state`` is the word for its validity."""

    id: int
    title: str
    category: str
    days: str
    state: str
    is_current: bool


@dataclass
class NoticeEditor:
    """The form of a notice; ``notice_id`` is 0 for a new one."""

    notice_id: int = 0
    title: str = ""
    text: str = ""
    category: str = "info"
    valid_from: str = ""
    valid_until: str = ""
    is_mailed: bool = False
    was_announced: bool = False
    is_current: bool = False
    files: list[FileLine] = field(default_factory=list)


class OfficeBoardState(PortalState):
    """The list, or, while ``is_editing``, the form."""

    is_loaded: rx.Field[bool] = rx.field(False)
    notices: rx.Field[list[NoticeRowView]] = rx.field(default_factory=list)
    is_editing: rx.Field[bool] = rx.field(False)
    editor: rx.Field[NoticeEditor] = rx.field(default_factory=NoticeEditor)
    asks_delete: rx.Field[bool] = rx.field(False)

    @rx.event
    @allow(*ADMINISTRATION)
    async def load(self) -> None:
        await self._enter()
        self.is_editing = False
        await self._show()
        self._watch([topics.news()], refresh=OfficeBoardState.refresh)

    @rx.event
    @allow(*ADMINISTRATION)
    async def refresh(self) -> None:
        """Called by the hub when somebody changed a notice."""
        await self._show()

    @rx.event
    @allow(*ADMINISTRATION)
    async def new_notice(self) -> None:
        today = clock.today()
        last = today + timedelta(days=DAYS_AT_FIRST)
        editor = NoticeEditor(valid_from=today.isoformat(), valid_until=last.isoformat())
        await self._open(editor, AudienceChoice(whole_school=True))

    @rx.event
    @allow(*ADMINISTRATION)
    async def open_notice(self, notice_id: int) -> None:
        detail = await self._read(read_notice, notice_id)
        if detail is not None:
            await self._open(_editor(detail, current_request().language), detail.audience)

    @rx.event
    @allow(*ADMINISTRATION)
    async def close(self) -> None:
        self.is_editing = False

    @rx.event
    @allow(*ADMINISTRATION)
    async def save(self, form: dict[str, Any]) -> None:
        """Save the notice that is open, and go back to the list."""
        audience = await self.get_state(AudienceState)
        draft = self._parsed_form(NoticeDraft, form, "office-board-field")
        if draft is None:
            return
        command = SaveNotice(self.editor.notice_id, draft, audience._choice())
        await self._leave_after(await self._do(save_notice, command), "office-board-saved")

    @rx.event
    @allow(*ADMINISTRATION)
    async def end(self) -> None:
        done = await self._do(end_notice, self.editor.notice_id)
        await self._leave_after(done, "office-board-ended")

    @rx.event
    @allow(*ADMINISTRATION)
    async def ask_delete(self, asks: bool) -> None:
        self.asks_delete = asks

    @rx.event
    @allow(*ADMINISTRATION)
    async def delete(self) -> None:
        done = await self._do(delete_notice, self.editor.notice_id)
        await self._leave_after(done, "office-board-deleted")

    async def _open(self, editor: NoticeEditor, choice: AudienceChoice) -> None:
        self.editor, self.is_editing, self.asks_delete = editor, True, False
        audience = await self.get_state(AudienceState)
        await audience._fill(choice)

    async def _leave_after(self, is_done: bool, sentence: str) -> None:
        """Back to the list once something worked; else the form stays as it is."""
        if is_done:
            self.is_editing = False
            await self._show()
            self._tell(sentence)

    async def _show(self) -> None:
        rows = await self._read(list_notices)
        if rows is not None:
            self.notices = [_row(row, current_request().language) for row in rows]
            self.is_loaded = True


def _row(row: NoticeRow, language: str) -> NoticeRowView:
    first, last = (date_with_year(day, language) for day in (row.valid_from, row.valid_until))
    return NoticeRowView(
        id=row.notice_id,
        title=row.title,
        category=row.category.value,
        days=f"{first} – {last}",
        state=t(f"office-board-state-{row.validity}", language),
        is_current=row.validity is Validity.CURRENT,
    )


def _editor(detail: NoticeDetail, language: str) -> NoticeEditor:
    draft = detail.draft
    return NoticeEditor(
        notice_id=detail.row.notice_id,
        title=draft.title,
        text=draft.text,
        category=draft.category.value,
        valid_from=draft.valid_from.isoformat(),
        valid_until=draft.valid_until.isoformat(),
        is_mailed=draft.is_mailed,
        was_announced=detail.row.was_announced,
        is_current=detail.row.validity is Validity.CURRENT,
        files=file_lines(detail.files, language),
    )
