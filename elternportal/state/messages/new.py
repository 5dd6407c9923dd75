"""Begin a conversation: first about whom (in the address), then to whom and what."""

from dataclasses import dataclass
from typing import Any

import reflex as rx
from reflex.event import EventSpec

from elternportal import routes
from elternportal.domain.messages import (
    CLASS,
    CLASS_MESSAGE,
    CONVERSATION,
    MESSAGES,
    NEW_MESSAGE,
    ROUND,
    WHOLE,
    Desk,
)
from elternportal.domain.names import pupil_name
from elternportal.domain.people import ADMINISTRATION, Role
from elternportal.i18n import t
from elternportal.services.messages.classes import (
    ClassFamiliesView,
    class_families,
    taught_classes,
)
from elternportal.services.messages.finding import find_families
from elternportal.services.messages.hours import hours_of_teachers
from elternportal.services.messages.recipients import (
    FamilyRecipientsView,
    Recipient,
    TeacherRecipientRow,
    children_to_write_about,
    family_of,
    reads_also,
    teachers_for,
)
from elternportal.services.messages.starting import (
    NoRecipient,
    StartThread,
    ThreadDraft,
    WriteToClass,
    start_as_guardian,
    start_as_school,
    write_to_class,
)
from elternportal.state.arguments import number
from elternportal.state.base import PortalState
from elternportal.state.listing import ChoiceLine, list_address
from elternportal.state.messages.conversations import WRITERS, typed_message
from elternportal.state.messages.words import hours_text
from elternportal.state.page import PageState
from elternportal.state.policy import allow, opens_for
from elternportal.state.request import current_request

LABELS = "messages-field"
ASKED = "asked"  # the form's field that says that the question with the number was answered


@dataclass
class RecipientLine:
    """Somebody to choose."""

    value: str
    label: str


@dataclass
class FamilyLine:
    """A child to write about."""

    key: str
    label: str
    href: str


@opens_for(*WRITERS)
class NewMessagePageState(PageState, PortalState):
    """``pupil_id`` or ``class_id`` is whom it is about, as the address says; ``writes_to_class``
    the whole class; ``asks`` once before that goes out.
    """

    children: rx.Field[list[ChoiceLine]] = rx.field(default_factory=list)
    classes: rx.Field[list[ChoiceLine]] = rx.field(default_factory=list)
    families: rx.Field[list[FamilyLine]] = rx.field(default_factory=list)
    searched: rx.Field[str] = rx.field("")
    found: rx.Field[list[FamilyLine]] = rx.field(default_factory=list)

    pupil_id: rx.Field[int] = rx.field(0)
    class_id: rx.Field[int] = rx.field(0)
    writes_to_class: rx.Field[bool] = rx.field(False)
    is_guardian: rx.Field[bool] = rx.field(False)
    about: rx.Field[str] = rx.field("")
    recipients: rx.Field[list[RecipientLine]] = rx.field(default_factory=list)
    hours: rx.Field[list[str]] = rx.field(default_factory=list)
    is_for_both: rx.Field[bool] = rx.field(False)
    asks: rx.Field[bool] = rx.field(False)
    question: rx.Field[str] = rx.field("")

    async def _prepare(self) -> None:
        query = self.router.url.query_parameters
        self.pupil_id = number(query.get(routes.CHILD_ID))
        self.class_id = 0 if self.pupil_id else number(query.get(CLASS))
        self.writes_to_class = bool(self.class_id) and WHOLE in query
        self.asks, self.found, self.searched = False, [], ""

    @allow(*ADMINISTRATION)
    async def search(self, form: dict[str, Any]) -> None:
        """Find children by any part of their names."""
        words = str(form.get("text", ""))
        rows = await self._read(find_families, words)
        if rows is not None:
            self.searched = words
            self.found = [
                self._family(row.pupil_id, pupil_name(row.first_name, row.surname, row.class_name))
                for row in rows
            ]

    @allow(*WRITERS)
    async def send(self, form: dict[str, Any]) -> EventSpec | None:
        """Begin the conversation and open it; at a refusal the form keeps what was typed."""
        recipient = self._parsed(_recipient, form.get("recipient"))
        typed = {**typed_message(form), "is_for_both": "is_for_both" in form}
        draft = self._parsed_form(ThreadDraft, typed, LABELS)
        if recipient is None or draft is None:
            return None
        start = start_as_guardian if self.is_guardian else start_as_school
        thread_id = await self._write(start, StartThread(self.pupil_id, recipient, draft))
        if thread_id is None:
            return None
        return rx.redirect(
            list_address(MESSAGES, current_request().language, {CONVERSATION: thread_id})
        )

    @allow(Role.TEACHER)
    async def send_to_class(self, form: dict[str, Any]) -> EventSpec | None:
        """Ask once with the number, then write to all families of the class."""
        draft = self._parsed_form(ThreadDraft, typed_message(form), LABELS)
        if draft is None:
            return None
        if not form.get(ASKED):
            self.asks = True
            return None
        sent = await self._write(write_to_class, WriteToClass(self.class_id, draft))
        if sent is None:
            return None
        chosen = {ROUND: sent.class_message_id}
        return rx.redirect(list_address(CLASS_MESSAGE, current_request().language, chosen))

    @allow(Role.TEACHER)
    async def do_not_send(self) -> None:
        """Close the question; what was typed stays."""
        self.asks = False

    async def _show(self) -> None:
        language = current_request().language
        await self._show_choices(language)
        self.about, self.recipients, self.hours, self.families = "", [], [], []
        if self.pupil_id and self.is_guardian:
            view = await self._read(teachers_for, self.pupil_id)
            if view is not None:
                await self._show_teachers(view, language)
        elif self.pupil_id:
            await self._show_family(language)
        elif self.class_id:
            families = await self._read(class_families, self.class_id)
            if families is not None:
                self._show_class(families, language)

    async def _show_choices(self, language: str) -> None:
        """Own children and own classes, as links."""
        own = await self._read(children_to_write_about) or ()
        if len(own) == 1 and not (self.pupil_id or self.class_id or self.is_teacher):
            self.pupil_id = own[0].id
        self.is_guardian = self.pupil_id in {child.id for child in own}
        self.children = [
            ChoiceLine(
                key=str(child.id),
                label=child.label,
                href=list_address(NEW_MESSAGE, language, {routes.CHILD_ID: child.id}),
                is_current=child.id == self.pupil_id,
            )
            for child in own
        ]
        self.classes = [
            ChoiceLine(
                key=str(row.class_id),
                label=row.name,
                href=list_address(NEW_MESSAGE, language, {CLASS: row.class_id}),
                is_current=row.class_id == self.class_id,
            )
            for row in await self._read(taught_classes) or ()
        ]

    async def _show_teachers(self, view: FamilyRecipientsView, language: str) -> None:
        self.about = view.child.label
        self.recipients = [
            RecipientLine(f"{Desk.TEACHER}-{row.teacher_id}", _teacher(row, language))
            for row in view.teachers
        ]
        desks = ((Desk.OFFICE, view.has_office), (Desk.HEAD, view.has_head))
        self.recipients += [
            RecipientLine(desk, t(f"messages-desk-{desk}", language))
            for desk, is_there in desks
            if is_there
        ]
        hours = await self._read(hours_of_teachers, self.pupil_id) or {}
        self.hours = [
            f"{row.name.text(language)}: {hours_text(hours[row.teacher_id], language)}"
            for row in view.teachers
            if row.teacher_id in hours
        ]
        self.is_for_both = bool(await self._read(reads_also))

    async def _show_family(self, language: str) -> None:
        view = await self._read(family_of, self.pupil_id)
        if view is None:
            return
        self.about = view.child.label
        named = [one for one in view.guardians if one.name]
        everybody = t("new-message-all-guardians", language, child=view.child.name)
        self.recipients = [RecipientLine("guardian-0", everybody)] if view.guardians else []
        if len(view.guardians) > 1:
            self.recipients += [
                RecipientLine(
                    f"guardian-{one.account_id}",
                    t("new-message-one-guardian", language, name=one.name),
                )
                for one in named
            ]

    def _show_class(self, view: ClassFamiliesView, language: str) -> None:
        count = len(view.families)
        self.about = t("new-message-whole-class", language, count=count, name=view.name)
        asked = t("new-message-class-question", language, count=count, name=view.name)
        mails = t("new-message-class-mails", language, count=view.mails)
        self.question = f"{asked} {mails}"
        whole = list_address(NEW_MESSAGE, language, {CLASS: view.class_id, WHOLE: "1"})
        self.families = [
            FamilyLine("all", self.about, whole),
            *(
                self._family(row.child.id, row.child.name, has_access=row.has_access)
                for row in view.families
            ),
        ]

    def _family(self, pupil_id: int, name: str, *, has_access: bool = True) -> FamilyLine:
        language = current_request().language
        label = name if has_access else t("new-message-no-access", language, child=name)
        href = list_address(NEW_MESSAGE, language, {routes.CHILD_ID: pupil_id})
        return FamilyLine(str(pupil_id), label, href)


def _recipient(typed: object) -> Recipient:
    """The side that a form's field names: "teacher-12", "office", "guardian-0" …

    Raises:
        NoRecipient: nobody.
    """
    kind, _, own_id = str(typed or "").partition("-")
    if kind == "guardian":
        return Recipient(Desk.TEACHER, guardian_id=number(own_id) or None)
    if kind not in {*Desk}:
        raise NoRecipient()
    return Recipient(Desk(kind), number(own_id) or None)


def _teacher(row: TeacherRecipientRow, language: str) -> str:
    """Frau Huber – Klassenleitung, Mathematik"""
    leads = t("new-message-leads", language) if row.leads else ""
    counsels = t("new-message-counsels", language) if row.counsels else ""
    why = ", ".join(filter(None, (leads, row.subjects, counsels)))
    return f"{row.name.text(language)} – {why}" if why else row.name.text(language)
