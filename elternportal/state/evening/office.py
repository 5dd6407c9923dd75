"""One evening on the office's desk: settings, all teachers, and the family on the phone."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

import reflex as rx
from reflex.event import EventSpec

from elternportal import routes
from elternportal.domain import topics
from elternportal.domain.people import ADMINISTRATION
from elternportal.i18n import t
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
from elternportal.services.evening.publishing import (
    people_to_tell,
    people_told,
    publish_evening,
    unpublish_evening,
)
from elternportal.services.evening.rooms import RoomTableDraft, SetRooms, propose_rooms, set_rooms
from elternportal.services.evening.setup import EditEvening, edit_evening, evening_detail
from elternportal.services.evening.telling import ToldView
from elternportal.services.evening.whole_evening import (
    MoveEvening,
    NewTimeDraft,
    booked_families,
    call_off_evening,
    delete_evening,
    move_evening,
    reinstate_evening,
)
from elternportal.state.arguments import id_in, number
from elternportal.state.base import Answering, C, PortalState, T
from elternportal.state.editing import SavedForm, SharedFormState
from elternportal.state.evening import office_views as views
from elternportal.state.evening.staff_forms import FORM_WORDS, parse_draft, told_args
from elternportal.state.page import LivePageState
from elternportal.state.policy import allow, opens_for
from elternportal.state.request import current_request

STEPS = ("publish", "unpublish", "call-off", "reinstate", "delete", "reschedule")


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
    room_table: rx.Field[str] = rx.field("")  # what the timetable proposes
    papers: rx.Field[str] = rx.field("")  # the address of all plans and door sheets
    asks_about: rx.Field[int] = rx.field(0)  # the booking that is about to be cancelled
    is_called_off: rx.Field[bool] = rx.field(False)
    asks_step: rx.Field[str] = rx.field("")  # what is asked about, a word of STEPS
    question: rx.Field[str] = rx.field("")

    async def _prepare(self) -> None:
        self._close_desk()
        self.asks_step = self.question = self.room_table = ""
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
    async def ask(self, step: str) -> None:
        """Ask once before a step, with the numbers; "" takes the question back."""
        self.question = await self._question(step) if step in STEPS else ""
        self.asks_step = step if self.question else ""

    @allow(*ADMINISTRATION)
    async def publish(self) -> None:
        self.asks_step = ""
        told = await self._write_as_seen(publish_evening, self.evening_id, self.revision)
        if told is not None:
            await self._show()
            self._tell("office-evening-done-published", told=told)

    @allow(*ADMINISTRATION)
    async def unpublish(self) -> None:
        self.asks_step = ""
        told = await self._write(unpublish_evening, self.evening_id)
        if told is not None:
            await self._show()
            self._tell("office-evening-done-unpublished", told=told)

    @allow(*ADMINISTRATION)
    async def call_off(self) -> None:
        await self._whole(call_off_evening, self.evening_id, "office-evening-done-called-off")

    @allow(*ADMINISTRATION)
    async def reinstate(self) -> None:
        await self._whole(reinstate_evening, self.evening_id, "office-evening-done-reinstated")

    @allow(*ADMINISTRATION)
    async def reschedule(self, form: dict[str, Any]) -> None:
        to = self._parsed_form(NewTimeDraft, form, "evening-form")
        if to is not None:
            self._began_with(0)  # the form shows the new times
            command = MoveEvening(self.evening_id, to)
            await self._whole(move_evening, command, "office-evening-done-rescheduled")

    @allow(*ADMINISTRATION)
    async def propose_rooms(self) -> None:
        """Begin the table with what the timetable says; nothing is saved by that."""
        table = await self._read(propose_rooms, self.evening_id)
        if table == "":
            self._tell("office-evening-rooms-none")
        self.room_table = table or ""

    @allow(*ADMINISTRATION)
    async def save_rooms(self, form: dict[str, Any]) -> None:
        """A table of teachers and rooms."""
        table = self._parsed_form(RoomTableDraft, form, "office-evening-rooms")
        if table is None:
            return
        count = await self._write(set_rooms, SetRooms(self.evening_id, table))
        if count is not None:
            self.room_table = ""
            await self._show()
            self._tell("office-evening-done-rooms", count=count)

    @allow(*ADMINISTRATION)
    async def delete(self) -> EventSpec | None:
        self.asks_step = ""
        if not await self._write(delete_evening, self.evening_id):
            return None
        return rx.redirect(routes.localized(routes.OFFICE_EVENINGS, current_request().language))

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
        done = await self._change(book_for, command)
        if done is not None:
            self._tell("office-evening-done-booked", **told_args(done.told))

    @allow(*ADMINISTRATION)
    async def move(self, form: dict[str, Any]) -> None:
        command = MoveBooking(id_in(form, "booking_id"), id_in(form, "slot_id"))
        done = await self._change(move_for, command)
        if done is not None:
            self._tell("office-evening-done-moved", **told_args(done.told))

    @allow(*ADMINISTRATION)
    async def ask_cancel(self, booking_id: int) -> None:
        """Ask once before cancelling; 0 takes the question back."""
        self.asks_about = booking_id

    @allow(*ADMINISTRATION)
    async def cancel(self, booking_id: int) -> None:
        self.asks_about = 0
        told = await self._change(cancel_for, CancelBooking(booking_id))
        if told is not None:
            self._tell("office-evening-done-cancelled", **told_args(told))

    async def _question(self, step: str) -> str:
        """The question before a step; empty after an error."""
        language = current_request().language
        if step in ("publish", "unpublish"):
            count = people_to_tell if step == "publish" else people_told
            told = await self._read(count, self.evening_id)
            return "" if told is None else t(f"office-evening-ask-{step}", language, told=told)
        view = await self._read(booked_families, self.evening_id)
        return t(f"office-evening-ask-{step}", language, **asdict(view)) if view else ""

    async def _whole(self, service: Answering[C, ToldView], command: C, done: str) -> None:
        """Run a step that concerns the whole evening, and say whom it reaches."""
        told = await self._write(service, command)
        if told is not None:
            self.asks_step = ""
            await self._show()
            self._tell(done, **told_args(told))

    async def _show(self) -> None:
        detail = await self._read(evening_detail, self.evening_id)
        board = await self._read(evening_board, self.evening_id)
        if detail is None or board is None:
            self.evening_id = 0
            return
        language = current_request().language
        self.title, self.when = detail.draft.title, views.when_line(detail.draft, language)
        self.is_published, self.are_times_frozen = detail.is_published, detail.are_times_frozen
        self.is_called_off = detail.is_called_off
        self.state_word = views.state_word(
            detail.phase,
            language,
            is_published=detail.is_published,
            is_called_off=detail.is_called_off,
        )
        self.draft = views.draft_view(detail.draft)
        if not self.revision:  # else somebody may be typing into what was shown first
            self._began_with(detail.revision)
        self.papers = routes.evening_papers(self.evening_id, language)
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
        self.desk = views.desk(view, self.evening_id, language)
        self.desk_lines = views.desk_lines(view, language)

    def _close_desk(self) -> None:
        self.desk, self.desk_lines, self.asks_about = views.EveningDeskLine(), [], 0

    async def _change(self, service: Answering[C, T], command: C) -> T | None:
        """Run a booking service and show the desk as it is then, also after an error."""
        done = await self._write(service, command)
        notice = self.notice, self.notice_kind
        await self._show()
        await self._show_desk(self.desk.pupil_id)
        self.notice, self.notice_kind = notice
        return done
