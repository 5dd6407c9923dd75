"""A teacher's page of consultation hours: who comes, the own hours, days without; for staff."""

from collections.abc import Iterable
from typing import Any

import reflex as rx

from elternportal import clock, routes
from elternportal.domain.consultation import TEACHER, HourKind, teacher_topic
from elternportal.domain.people import STAFF, Role
from elternportal.i18n import t
from elternportal.i18n.dates import day_and_time
from elternportal.services.consultation.gaps import (
    AddGap,
    BlockTime,
    GapDraft,
    add_gap,
    block_time,
    gaps_of,
    remove_gap,
)
from elternportal.services.consultation.hours import (
    HourDraft,
    SaveHour,
    delete_hour,
    hours_of,
    read_hour,
    save_hour,
)
from elternportal.services.consultation.staff import (
    BookFor,
    BookingDraft,
    ByStaffTalkView,
    Decline,
    DeclineDraft,
    NoteMissing,
    book_for,
    decline,
    note_missing,
)
from elternportal.services.consultation.teacher_view import (
    children_to_book,
    teacher_consultation,
)
from elternportal.state.arguments import id_in, number, parse_form
from elternportal.state.base import PortalState
from elternportal.state.consultation import teacher_views as views
from elternportal.state.consultation.words import TalkOptionLine
from elternportal.state.editing import EditorPageState, SavedForm, SharedFormState, form_values
from elternportal.state.listing import LONGEST_SEARCH, WORDS
from elternportal.state.page import LivePageState
from elternportal.state.policy import allow, opens_for
from elternportal.state.request import current_request

LABELS = "teacher-consultation-field"


@opens_for(*STAFF)
class TeacherConsultationPageState(SharedFormState, EditorPageState, LivePageState, PortalState):
    """The teacher's own page; the office opens any with ``?lehrkraft=…``."""

    teacher_id: rx.Field[int] = rx.field(0)
    teacher: rx.Field[str] = rx.field("")
    pdf: rx.Field[str] = rx.field("")
    coming: rx.Field[list[views.TeacherDayLine]] = rx.field(default_factory=list)
    past: rx.Field[list[views.TeacherDayLine]] = rx.field(default_factory=list)
    hours: rx.Field[list[views.HourLine]] = rx.field(default_factory=list)
    gaps: rx.Field[list[views.GapLine]] = rx.field(default_factory=list)
    offers: rx.Field[list[TalkOptionLine]] = rx.field(default_factory=list)
    children: rx.Field[list[TalkOptionLine]] = rx.field(default_factory=list)
    books_at: rx.Field[str] = rx.field("")  # the time for which a child is being chosen
    declines: rx.Field[int] = rx.field(0)  # the appointment that is about to be declined
    gaps_added: rx.Field[int] = rx.field(0)  # grows, and so empties the form

    async def _prepare(self) -> None:
        self._close_questions()
        self.is_editing = False
        actor = current_request().signed_in
        wanted = number(self.router.url.query_parameters.get(TEACHER))
        own = (actor.teacher_id or 0) if actor.has(Role.TEACHER) else 0
        self.teacher_id = wanted or own

    def _topics(self) -> Iterable[str]:
        return [teacher_topic(self.teacher_id)] if self.teacher_id else []

    @allow(*STAFF)
    async def block(self, starts_at: str) -> None:
        """Take a time out, or open it again."""
        await self._write(block_time, BlockTime(self.teacher_id, starts_at))
        await self._show_days()

    @allow(*STAFF)
    async def ask_book(self, starts_at: str) -> None:
        self._close_questions()
        self.books_at = starts_at
        await self._find_children("")

    @allow(*STAFF)
    async def search_children(self, form: dict[str, Any]) -> None:
        """The office looks for a child by name or class."""
        await self._find_children(str(form.get(WORDS, ""))[:LONGEST_SEARCH].strip())

    @allow(*STAFF)
    async def book(self, form: dict[str, Any]) -> None:
        """Enter an appointment for a family that asked."""
        typed = {**form, "starts_at": self.books_at, "pupil_id": id_in(form, "pupil_id")}
        draft = self._parsed(parse_form, BookingDraft, typed)
        told = await self._write(book_for, BookFor(self.teacher_id, draft)) if draft else None
        await self._say_told("teacher-consultation-booked", told)

    @allow(*STAFF)
    async def ask_decline(self, appointment_id: int) -> None:
        self._close_questions()
        self.declines = appointment_id

    @allow(*STAFF)
    async def decline(self, form: dict[str, Any]) -> None:
        """Decline an appointment, with a reason and times to take instead."""
        draft = self._parsed(parse_form, DeclineDraft, {"reason": str(form.get("reason", ""))})
        if draft is None:
            return
        command = Decline(self.declines, draft, views.chosen_offers(form))
        told = await self._write(decline, command)
        await self._say_told("teacher-consultation-declined", told)

    @allow(*STAFF)
    async def note_missing(self, appointment_id: int, did_not_come: bool) -> None:
        await self._write(note_missing, NoteMissing(appointment_id, did_not_come))
        await self._show_days()

    @allow(*STAFF)
    async def close_question(self) -> None:
        self._close_questions()

    @allow(*STAFF)
    async def new_hour(self) -> None:
        draft = HourDraft(first_day=clock.today(), on_site=True, by_phone=True)
        self._begin(0, form_values(draft))
        self._began_with(0)

    @allow(*STAFF)
    async def open_hour(self, hour_id: int) -> None:
        view = await self._read(read_hour, hour_id)
        if view is not None:
            self._begin(hour_id, form_values(view.draft))
            self._began_with(view.revision)

    @allow(*STAFF)
    async def save(self, form: dict[str, Any]) -> None:
        """Save the hour that is open."""
        draft = self._parsed_form(HourDraft, form, LABELS)
        if draft is None or not self.is_editing:
            return
        command = SaveHour(self.teacher_id, self.item_id, draft, self._seen(form))
        done = await self._save(LABELS, draft, save_hour, command)
        await self._leave_after(done is not None, "teacher-consultation-saved")

    @allow(*STAFF)
    async def delete(self) -> None:
        done = await self._write(delete_hour, self.item_id)
        await self._leave_after(bool(done), "teacher-consultation-deleted")

    @allow(*STAFF)
    async def add_gap(self, form: dict[str, Any]) -> None:
        """There are no hours on some days."""
        draft = self._parsed(parse_form, GapDraft, form)
        if draft and await self._write(add_gap, AddGap(self.teacher_id, draft)):
            self.gaps_added += 1
            await self._show()
            self._tell("teacher-consultation-gap-done")

    @allow(*STAFF)
    async def remove_gap(self, gap_id: int) -> None:
        if await self._write(remove_gap, gap_id):
            await self._show()
            self._tell("teacher-consultation-gap-removed")

    async def _saved_form(self) -> SavedForm | None:
        view = await self._read(read_hour, self.item_id)
        return None if view is None else SavedForm(view.draft, view.revision)

    async def _open_saved(self) -> None:
        await self.open_hour(self.item_id)

    def _said(self, name: str, value: object) -> str:
        language = current_request().language
        if isinstance(value, HourKind):
            return t(f"teacher-consultation-kind-{value}", language)
        if name == "weekday":
            return t(f"consultation-weekday-{value}", language)
        return super()._said(name, value)

    async def _show(self) -> None:
        if not self.teacher_id:
            return
        await self._show_days()
        hours = await self._read(hours_of, self.teacher_id)
        gaps = await self._read(gaps_of, self.teacher_id)
        if hours is not None and gaps is not None:
            language = current_request().language
            rows = [(view.hour_id, view.row) for view in hours]
            self.hours = views.hour_lines(rows, language)
            self.gaps = views.gap_lines(gaps, language)

    async def _show_days(self) -> None:
        view = await self._read(teacher_consultation, self.teacher_id)
        if view is None:
            self.teacher_id = 0
            return
        language = current_request().language
        self.teacher = view.teacher.text(language)
        self.pdf = routes.consultation_list(self.teacher_id, language)
        self.coming = views.day_lines(view.coming, language)
        self.past = views.day_lines(view.past, language)
        self.offers = views.free_offers(view, language)

    async def _find_children(self, words: str) -> None:
        found = await self._read(children_to_book, (self.teacher_id, words))
        self.children = [TalkOptionLine(str(child.pupil_id), child.name) for child in found or ()]

    async def _say_told(self, sentence: str, told: ByStaffTalkView | None) -> None:
        """Show the days as they are then, and whom it reaches."""
        if told is None:
            return
        self._close_questions()
        await self._show_days()
        time = day_and_time(told.starts_at, current_request().language)
        self._tell(sentence, time=time, mailed=told.mailed)

    def _close_questions(self) -> None:
        self.books_at, self.declines, self.children = "", 0, []
