"""A teacher's evening page: the own slots live, presence, invitations, appointments."""

from collections.abc import Iterable
from typing import Any

import reflex as rx

from elternportal import clock
from elternportal.domain import topics
from elternportal.domain.people import STAFF, Role
from elternportal.errors import InvalidInput
from elternportal.i18n import t
from elternportal.services.evening.bookings import (
    BookSlot,
    CancelBooking,
    MoveBooking,
    cancel_for,
    move_for,
)
from elternportal.services.evening.invitations import (
    InvitationDraft,
    Invite,
    WithdrawInvitations,
    invitation_list,
    invite,
    people_to_invite,
    withdraw_invitations,
)
from elternportal.services.evening.scope import TeacherAtEvening
from elternportal.services.evening.teacher import (
    CancelAll,
    ChangeTimes,
    ReasonDraft,
    RoomDraft,
    SetRoom,
    TimesDraft,
    add_break,
    block_slot,
    book_for_parent,
    cancel_all,
    remove_break,
    set_presence,
    set_room,
    unblock_slot,
)
from elternportal.services.evening.teacher_view import own_evenings, teacher_evening
from elternportal.state.arguments import id_in, number, parse_form
from elternportal.state.base import Answering, C, PortalState, Service, T
from elternportal.state.evening import teacher_views as views
from elternportal.state.evening.staff_forms import chosen_children, told_args
from elternportal.state.page import LivePageState
from elternportal.state.policy import allow, opens_for
from elternportal.state.request import current_request

NOBODY = TeacherAtEvening(0, 0)
MANY = 5  # people; a mail to as many asks before


@opens_for(*STAFF)
class TeacherEveningPageState(LivePageState, PortalState):
    """One teacher's evening; the office opens it with ``?abend=…&lehrkraft=…``."""

    head: rx.Field[views.TeacherHeadLine] = rx.field(default_factory=views.TeacherHeadLine)
    links: rx.Field[list[views.EveningLinkLine]] = rx.field(default_factory=list)
    slots: rx.Field[list[views.SlotLine]] = rx.field(default_factory=list)
    free: rx.Field[list[views.SelectLine]] = rx.field(default_factory=list)
    classes: rx.Field[list[views.ClassInvitationsLine]] = rx.field(default_factory=list)
    children: rx.Field[list[views.SelectLine]] = rx.field(default_factory=list)
    books_slot: rx.Field[int] = rx.field(0)  # for which slot a child is being chosen
    moves_booking: rx.Field[int] = rx.field(0)  # for which appointment a new time is being chosen
    asks_about: rx.Field[int] = rx.field(0)  # the appointment that is about to be cancelled
    asks_about_all: rx.Field[bool] = rx.field(False)
    asks_invite: rx.Field[int] = rx.field(0)  # the class whose invitations reach many
    invite_question: rx.Field[str] = rx.field("")

    _who: TeacherAtEvening = NOBODY
    _asked: Invite | None = None
    # How often the form of each class was sent well.
    _form_numbers: dict[int, int] = {}

    async def _prepare(self) -> None:
        self._close()
        self.head, self.slots = views.TeacherHeadLine(), []
        self._who = await self._wanted()

    def _topics(self) -> Iterable[str]:
        shown = self.head
        is_shown = bool(shown.teacher_id)
        return [topics.teacher_evening(shown.evening_id, shown.teacher_id)] if is_shown else []

    @allow(*STAFF)
    async def block(self, slot_id: int) -> None:
        await self._change(block_slot, slot_id)

    @allow(*STAFF)
    async def unblock(self, slot_id: int) -> None:
        await self._change(unblock_slot, slot_id)

    @allow(*STAFF)
    async def save_presence(self, form: dict[str, Any]) -> None:
        await self._change_times(set_presence, form, "teacher-evening-done-presence")

    @allow(*STAFF)
    async def take_break(self, form: dict[str, Any]) -> None:
        await self._change_times(add_break, form, "teacher-evening-done-break")

    @allow(*STAFF)
    async def release_break(self, form: dict[str, Any]) -> None:
        await self._change_times(remove_break, form, "teacher-evening-done-no-break")

    @allow(*STAFF)
    async def save_room(self, form: dict[str, Any]) -> None:
        command = self._parsed(parse_form, RoomDraft, form)
        if command and await self._change(set_room, SetRoom(self._who, command)):
            self._tell("teacher-evening-done-room")

    @allow(*STAFF)
    async def send_invitations(self, form: dict[str, Any]) -> None:
        """``answer`` is needed, not-needed or nothing; each chosen child is a field "kind-ID".

        What went well empties the form, or the next answer would go to the same children again.
        """
        chosen = chosen_children(form, self.classes)
        if not chosen:
            self._tell_error(InvalidInput("teacher-evening-error-nobody"))
            return
        class_id = id_in(form, "class_id")
        if form.get("answer") == "nothing":
            command = WithdrawInvitations(self._who, chosen)
            if await self._change(withdraw_invitations, command):
                await self._say_invited(class_id, len(chosen))
            return
        told = {"pupil_ids": chosen, "is_needed": form.get("answer") == "needed"}
        parsed = self._parsed(parse_form, InvitationDraft, {**told, "note": form.get("note", "")})
        if parsed is not None:
            await self._ask_or_invite(class_id, Invite(self._who, parsed))

    @allow(*STAFF)
    async def confirm_invitations(self) -> None:
        """Send what was asked about: a mail to many."""
        if self._asked is not None:
            await self._invite(self.asks_invite, self._asked)

    @allow(*STAFF)
    async def ask_book(self, slot_id: int) -> None:
        self._close()
        self.books_slot = slot_id

    @allow(*STAFF)
    async def book(self, form: dict[str, Any]) -> None:
        if not id_in(form, "pupil_id"):
            self._tell_error(InvalidInput("teacher-evening-error-nobody"))
            return
        command = BookSlot(self.books_slot, id_in(form, "pupil_id"))
        done = await self._changed(book_for_parent, command)
        if done is not None:
            self._close()
            self._tell("teacher-evening-done-booked", **told_args(done.told))

    @allow(*STAFF)
    async def ask_move(self, booking_id: int) -> None:
        self._close()
        self.moves_booking = booking_id

    @allow(*STAFF)
    async def move(self, form: dict[str, Any]) -> None:
        command = MoveBooking(self.moves_booking, id_in(form, "slot_id"))
        done = await self._changed(move_for, command)
        if done is not None:
            self._close()
            self._tell("teacher-evening-done-moved", **told_args(done.told))

    @allow(*STAFF)
    async def ask_cancel(self, booking_id: int) -> None:
        self._close()
        self.asks_about = booking_id

    @allow(*STAFF)
    async def cancel(self, form: dict[str, Any]) -> None:
        command = self._parsed(parse_form, ReasonDraft, form)
        if command is None:
            return
        told = await self._changed(cancel_for, CancelBooking(self.asks_about, command.reason))
        if told is not None:
            self._close()
            self._tell("teacher-evening-done-cancelled", **told_args(told))

    @allow(*STAFF)
    async def ask_cancel_all(self) -> None:
        self._close()
        self.asks_about_all = True

    @allow(*STAFF)
    async def call_off(self, form: dict[str, Any]) -> None:
        command = self._parsed(parse_form, ReasonDraft, form)
        if command is None:
            return
        done = await self._changed(cancel_all, CancelAll(self._who, command))
        if done is not None:
            self._close()
            told = told_args(done.told)
            self._tell("teacher-evening-done-called-off", count=done.bookings, **told)

    @allow(*STAFF)
    async def close(self) -> None:
        """Do nothing after all."""
        self._close()

    async def _ask_or_invite(self, class_id: int, command: Invite) -> None:
        """Ask once, with the number, before a mail goes to many."""
        told = await self._read(people_to_invite, command)
        if told is None:
            return
        if told < MANY:
            await self._invite(class_id, command)
            return
        self._close()
        self.asks_invite, self._asked = class_id, command
        self.invite_question = t(
            "teacher-evening-ask-invite", current_request().language, told=told
        )

    async def _invite(self, class_id: int, command: Invite) -> None:
        if await self._change(invite, command):
            await self._say_invited(class_id, len(command.form.pupil_ids))

    async def _say_invited(self, class_id: int, children: int) -> None:
        self._close()
        self._form_numbers[class_id] = self._form_numbers.get(class_id, 0) + 1
        await self._show()
        self._tell("teacher-evening-done-invited", count=children)

    def _close(self) -> None:
        self.books_slot = self.moves_booking = self.asks_about = self.asks_invite = 0
        self._asked = None
        self.asks_about_all = False

    async def _wanted(self) -> TeacherAtEvening:
        """Whose evening the address means; without one, the teacher's next or latest."""
        query = self.router.url.query_parameters
        actor = current_request().signed_in
        evening_id, teacher_id = number(query.get("abend")), number(query.get("lehrkraft"))
        self.links = []
        if actor.has(Role.TEACHER) and teacher_id in {0, actor.teacher_id}:
            choices = await self._read(own_evenings) or ()
            coming = [each for each in choices if each.ends_at > clock.now()] or choices[-1:]
            evening_id = evening_id or (coming[0].evening_id if coming else 0)
            teacher_id = actor.teacher_id or 0
            language = current_request().language
            self.links = views.evening_links(choices, evening_id, language)
        return TeacherAtEvening(evening_id, teacher_id) if evening_id and teacher_id else NOBODY

    async def _show(self) -> None:
        if self._who == NOBODY:
            return
        view = await self._read(teacher_evening, self._who)
        classes = await self._read(invitation_list, self._who)
        if view is None or classes is None:
            return
        language = current_request().language
        self.head = views.head(view, language)
        self.slots = views.slot_lines(view, language)
        self.free = views.free_options(view, language)
        self.classes = views.class_lists(classes, self._form_numbers, language)
        self.children = views.child_options(classes)

    async def _change(self, service: Service[C], command: C) -> bool:
        """Run a service that gives nothing; see :meth:`_changed`."""
        return await self._changed(service, command) is not None

    async def _changed(self, service: Answering[C, T], command: C) -> T | None:
        """Run a service and show the evening as it is then, also after an error."""
        done = await self._write(service, command)
        notice = self.notice, self.notice_kind
        await self._show()
        self.notice, self.notice_kind = notice if done is None else ("", "info")
        return done

    async def _change_times(
        self,
        service: Service[ChangeTimes],
        form: dict[str, Any],
        done: str,
    ) -> None:
        times = self._parsed(parse_form, TimesDraft, form)
        if times and await self._change(service, ChangeTimes(self._who, times)):
            self._tell(done)
