"""One evening on the office's desk: settings, all teachers, and the family on the phone."""

from collections.abc import Iterable
from typing import Any

import reflex as rx

from elternportal.domain import topics
from elternportal.domain.people import ADMINISTRATION
from elternportal.services.evening.bookings import (
    BookSlot,
    CancelBooking,
    MoveBooking,
    book_for,
    cancel_for,
    move_for,
)
from elternportal.services.evening.desk import ChildAtEveningView, child_desk
from elternportal.services.evening.office import (
    SearchChildren,
    evening_board,
    search_children,
)
from elternportal.services.evening.setup import (
    EditEvening,
    edit_evening,
    evening_detail,
    publish_evening,
    unpublish_evening,
)
from elternportal.state.arguments import id_in, number
from elternportal.state.base import C, PortalState, Service
from elternportal.state.editing import SavedForm, SharedFormState
from elternportal.state.evening import office_views as views
from elternportal.state.evening.staff_forms import FORM_WORDS, parse_draft
from elternportal.state.page import LivePageState
from elternportal.state.policy import allow, opens_for
from elternportal.state.request import current_request


@opens_for(*ADMINISTRATION)
class OfficeEveningPageState(SharedFormState, LivePageState, PortalState):
    """The evening named by ``?abend=…``."""

    evening_id: rx.Field[int] = rx.field(0)
    title: rx.Field[str] = rx.field("")
    when: rx.Field[str] = rx.field("")
    state_word: rx.Field[str] = rx.field("")
    is_published: rx.Field[bool] = rx.field(False)
    are_times_frozen: rx.Field[bool] = rx.field(False)
    opened: rx.Field[int] = rx.field(0)  # grows when the settings are shown anew
    draft: rx.Field[views.EveningFormLine] = rx.field(default_factory=views.EveningFormLine)
    teachers: rx.Field[list[views.EveningTeacherLine]] = rx.field(default_factory=list)
    searched: rx.Field[str] = rx.field("")
    found: rx.Field[list[views.FoundLine]] = rx.field(default_factory=list)
    desk: rx.Field[views.EveningDeskLine] = rx.field(default_factory=views.EveningDeskLine)
    desk_lines: rx.Field[list[views.DeskLine]] = rx.field(default_factory=list)
    asks_about: rx.Field[int] = rx.field(0)  # the booking that is about to be cancelled
    asks_unpublish: rx.Field[bool] = rx.field(False)

    async def _prepare(self) -> None:
        self._close_desk()
        self._began_with(0)
        self.searched, self.found = "", []
        self.evening_id = number(self.router.url.query_parameters.get("abend"))

    def _topics(self) -> Iterable[str]:
        return [topics.evening(self.evening_id)] if self.evening_id else []

    async def _refresh(self) -> None:
        await self._show()
        await self._show_desk(self.desk.pupil_id)

    @allow(*ADMINISTRATION)
    async def save(self, form: dict[str, Any]) -> None:
        draft = self._parsed(parse_draft, form, current_request().language)
        if draft is None:
            return
        command = EditEvening(self.evening_id, draft, self._seen(form))
        if await self._save(FORM_WORDS, draft, edit_evening, command):
            await self._show()
            self._tell("office-evening-done-saved")

    @allow(*ADMINISTRATION)
    async def publish(self) -> None:
        told = await self._write(publish_evening, self.evening_id)
        if told is not None:
            await self._show()
            self._tell("office-evening-done-published", told=told)

    @allow(*ADMINISTRATION)
    async def ask_unpublish(self, asks: bool) -> None:
        self.asks_unpublish = asks

    @allow(*ADMINISTRATION)
    async def unpublish(self) -> None:
        self.asks_unpublish = False
        if await self._write(unpublish_evening, self.evening_id):
            await self._show()
            self._tell("office-evening-done-unpublished")

    @allow(*ADMINISTRATION)
    async def search(self, form: dict[str, Any]) -> None:
        text = form.get("text")
        self.searched = text.strip() if isinstance(text, str) else ""
        self._close_desk()
        await self._search()

    @allow(*ADMINISTRATION)
    async def open_desk(self, pupil_id: int) -> None:
        await self._show_desk(pupil_id)

    @allow(*ADMINISTRATION)
    async def close_desk(self) -> None:
        self._close_desk()
        await self._search()

    @allow(*ADMINISTRATION)
    async def book(self, form: dict[str, Any]) -> None:
        command = BookSlot(id_in(form, "slot_id"), self.desk.pupil_id)
        await self._change(book_for, command, "office-evening-done-booked")

    @allow(*ADMINISTRATION)
    async def move(self, form: dict[str, Any]) -> None:
        command = MoveBooking(id_in(form, "booking_id"), id_in(form, "slot_id"))
        await self._change(move_for, command, "office-evening-done-moved")

    @allow(*ADMINISTRATION)
    async def ask_cancel(self, booking_id: int) -> None:
        """Ask once before cancelling; 0 takes the question back."""
        self.asks_about = booking_id

    @allow(*ADMINISTRATION)
    async def cancel(self, booking_id: int) -> None:
        self.asks_about = 0
        await self._change(cancel_for, CancelBooking(booking_id), "office-evening-done-cancelled")

    async def _show(self) -> None:
        detail = await self._read(evening_detail, self.evening_id)
        board = await self._read(evening_board, self.evening_id)
        if detail is None or board is None:
            self.evening_id = 0
            return
        language = current_request().language
        self.title, self.when = detail.draft.title, views.when_line(detail.draft, language)
        self.is_published, self.are_times_frozen = detail.is_published, detail.are_times_frozen
        self.state_word = views.state_word(detail.phase, language, is_published=detail.is_published)
        self.draft = views.draft_view(detail)
        if not self.revision:  # else somebody may be typing into what was shown first
            self._began_with(detail.revision)
        self.teachers = views.teacher_rows(board, self.evening_id, language)

    async def _saved_form(self) -> SavedForm | None:
        detail = await self._read(evening_detail, self.evening_id)
        return None if detail is None else SavedForm(detail.draft, detail.revision)

    async def _open_saved(self) -> None:
        self._began_with(0)
        self.opened += 1
        await self._show()

    async def _search(self) -> None:
        query = SearchChildren(self.evening_id, self.searched)
        found = await self._read(search_children, query) or ()
        self.found = views.found_lines(found, current_request().language)

    async def _show_desk(self, pupil_id: int) -> None:
        if not pupil_id:
            return
        view = await self._read(child_desk, ChildAtEveningView(self.evening_id, pupil_id))
        if view is None:
            self._close_desk()
            return
        language = current_request().language
        self.desk = views.desk(view, language)
        self.desk_lines = views.desk_lines(view, language)

    def _close_desk(self) -> None:
        self.desk, self.desk_lines, self.asks_about = views.EveningDeskLine(), [], 0

    async def _change(self, service: Service[C], command: C, done: str) -> None:
        """Run a booking service and show the desk as it is then, also after an error."""
        is_done = await self._write(service, command) is not None
        notice = self.notice, self.notice_kind
        await self._show()
        await self._show_desk(self.desk.pupil_id)
        self.notice, self.notice_kind = notice
        if is_done:
            self._tell(done)
