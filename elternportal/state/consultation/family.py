"""The page of consultation hours for families: free times live, own talks, taking and moving."""

from collections.abc import Iterable
from typing import Any

import reflex as rx

from elternportal.domain import topics
from elternportal.domain.consultation import CHILD, teacher_topic
from elternportal.domain.people import Role
from elternportal.domain.slots import TapResult
from elternportal.i18n import t
from elternportal.services.consultation.bookings import (
    ChangeDetails,
    DetailsDraft,
    TakeTime,
    change_details,
    dismiss,
)
from elternportal.services.consultation.family import (
    ConsultationView,
    TalkTapView,
    cancel_time,
    consultation,
    take_time,
    undo_time,
)
from elternportal.state.arguments import number, parse_form
from elternportal.state.base import PortalState
from elternportal.state.consultation import family_views as views
from elternportal.state.listing import ChoiceLine
from elternportal.state.page import LivePageState
from elternportal.state.policy import allow, opens_for
from elternportal.state.request import current_request
from elternportal.state.undo import UndoLine


@opens_for(Role.PARENT)
class ConsultationPageState(LivePageState, PortalState):
    """The teachers of the own children, and what is booked with them."""

    rules: rx.Field[str] = rx.field("")
    children: rx.Field[list[ChoiceLine]] = rx.field(default_factory=list)
    teachers: rx.Field[list[views.OfferingTeacherLine]] = rx.field(default_factory=list)
    own: rx.Field[list[views.OwnTalkLine]] = rx.field(default_factory=list)
    declined: rx.Field[list[views.DeclinedLine]] = rx.field(default_factory=list)
    subjects: rx.Field[list[str]] = rx.field(default_factory=list)
    undo_line: rx.Field[UndoLine] = rx.field(default_factory=UndoLine)
    asks_about: rx.Field[int] = rx.field(0)  # the appointment that is about to be cancelled
    details_of: rx.Field[int] = rx.field(0)  # the appointment whose details are open

    async def _prepare(self) -> None:
        self._close()
        self.undo_line = UndoLine()

    def _topics(self) -> Iterable[str]:
        teachers = {teacher_topic(line.teacher_id) for line in self.teachers}
        return [*sorted(teachers), topics.family(current_request().signed_in.account_id)]

    @allow(Role.PARENT)
    async def take(self, teacher_id: int, starts_at: str, pupil_id: int) -> None:
        """Book a time, move there, or ask what to do with it if it is the family's own."""
        tap = await self._write(take_time, TakeTime(teacher_id, starts_at, pupil_id))
        if tap is not None:
            self.notice = ""
            self._show_view(tap.view)
            self._say_tap(tap)

    @allow(Role.PARENT)
    async def undo(self, appointment_id: int) -> None:
        """Take a move back that was made a moment ago."""
        self.undo_line = UndoLine()
        view = await self._write(undo_time, appointment_id)
        if view is not None:
            self._show_view(view)
            self._tell("consultation-done-undone", what=self._what(view, appointment_id))

    @allow(Role.PARENT)
    async def ask_cancel(self, appointment_id: int) -> None:
        self.notice = ""
        self._close()
        self.asks_about = appointment_id

    @allow(Role.PARENT)
    async def open_details(self, appointment_id: int) -> None:
        self._close()
        self.details_of = appointment_id

    @allow(Role.PARENT)
    async def close(self) -> None:
        self._close()

    @allow(Role.PARENT)
    async def cancel(self, appointment_id: int) -> None:
        self._close()
        before = await self._read(consultation)
        view = await self._write(cancel_time, appointment_id)
        if before is not None and view is not None:
            self.undo_line = UndoLine()
            self._show_view(view)
            self._tell("consultation-done-cancelled", what=self._what(before, appointment_id))

    @allow(Role.PARENT)
    async def save_details(self, form: dict[str, Any]) -> None:
        """How the two talk, and what about."""
        draft = self._parsed(parse_form, DetailsDraft, form)
        if draft and await self._write(change_details, ChangeDetails(self.details_of, draft)):
            self._close()
            await self._show()
            self._tell("consultation-done-details")

    @allow(Role.PARENT)
    async def dismiss(self, appointment_id: int) -> None:
        """The family has read that the school has cancelled an appointment."""
        if await self._write(dismiss, appointment_id):
            await self._show()

    async def _show(self) -> None:
        view = await self._read(consultation)
        if view is not None:
            self._show_view(view)

    def _show_view(self, view: ConsultationView) -> None:
        language = current_request().language
        wanted = number(self.router.url.query_parameters.get(CHILD))
        child_id = wanted if wanted in {child.id for child in view.children} else 0
        self.rules = views.rules_sentence(view, language)
        self.children = views.child_choices(view.children, child_id, language)
        self.teachers = views.teacher_lines(view, child_id, language)
        self.own = views.own_lines(view.own, language)
        self.declined = views.declined_lines(view.declined, language)
        self.subjects = list(view.topics)

    def _say_tap(self, tap: TalkTapView) -> None:
        language = current_request().language
        what = views.what_is_booked(tap.talk, language)
        self.undo_line = UndoLine()
        self._close()
        match tap.result:
            case TapResult.BOOKED:
                self._tell("consultation-done-booked", what=what)
            case TapResult.MOVED:
                sentence = t("consultation-done-moved", language, what=what)
                self.undo_line = UndoLine(tap.talk.appointment_id, sentence)
            case TapResult.OWN:
                self.asks_about = tap.talk.appointment_id
            case TapResult.AGAIN:
                pass

    def _what(self, view: ConsultationView, appointment_id: int) -> str:
        """The family's appointment in words; empty if it is not there."""
        language = current_request().language
        found = (talk for talk in view.own if talk.appointment_id == appointment_id)
        return next((views.what_is_booked(talk, language) for talk in found), "")

    def _close(self) -> None:
        self.asks_about = self.details_of = 0
