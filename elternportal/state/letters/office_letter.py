"""Writing one letter: its draft, looking it over, letting it go out, and correcting it later.

Steps: ``write`` (draft or scheduled) → ``review`` → published; then ``read`` → ``correct`` →
``changes`` → ``read``. What is typed stays in the browser's fields until a step has succeeded.
"""

from dataclasses import replace
from typing import Any

import reflex as rx
from reflex.event import EventSpec

from elternportal import routes
from elternportal.domain.letters import Demand, LetterState
from elternportal.domain.people import STAFF
from elternportal.errors import NotFound
from elternportal.i18n import t
from elternportal.services.audience import AudienceChoice, view_audience
from elternportal.services.letters.corrections import (
    CorrectionDraft,
    CorrectLetter,
    correct,
    show_changes,
)
from elternportal.services.letters.drafts import (
    LetterEditorView,
    SaveDraft,
    delete_draft,
    next_number,
    read_letter_to_edit,
    save_draft,
)
from elternportal.services.letters.schedule import (
    ScheduleLetter,
    missing_part,
    publish_now,
    schedule,
    unschedule,
)
from elternportal.state.arguments import number
from elternportal.state.audience import AudienceState
from elternportal.state.base import PortalState
from elternportal.state.editing import SavedForm, SharedFormState
from elternportal.state.file_views import FileLine, file_lines
from elternportal.state.letters import office_letter_views as views
from elternportal.state.letters.sent_letter import SentLetterState
from elternportal.state.policy import allow, opens_for
from elternportal.state.request import current_request
from elternportal.texts.changes import ChangePiece
from elternportal.texts.markdown import to_html

WRITE, REVIEW, READ, CORRECT, CHANGES = "write", "review", "read", "correct", "changes"
AUTOSAVE = "autosave"  # what the form is sent for when nobody pressed a button


@opens_for(*STAFF)
class OfficeLetterPageState(SentLetterState, SharedFormState, PortalState):
    """The letter named by ``?brief=…``, or a new one."""

    is_found: rx.Field[bool] = rx.field(False)
    step: rx.Field[str] = rx.field(WRITE)
    is_scheduled: rx.Field[bool] = rx.field(False)
    state_sentence: rx.Field[str] = rx.field("")
    demand_sentence: rx.Field[str] = rx.field("")
    editor: rx.Field[views.LetterFormLine] = rx.field(default_factory=views.LetterFormLine)
    demand: rx.Field[str] = rx.field(Demand.NONE.value)
    files: rx.Field[list[FileLine]] = rx.field(default_factory=list)
    preview: rx.Field[str] = rx.field("")
    missing: rx.Field[str] = rx.field("")  # why it cannot go out yet
    saved: rx.Field[str] = rx.field("")  # when it was saved by itself
    address: rx.Field[str] = rx.field("")  # where it can be found again since then
    deadline_error: rx.Field[str] = rx.field("")
    asks_delete: rx.Field[bool] = rx.field(False)
    title_changes: rx.Field[list[ChangePiece]] = rx.field(default_factory=list)
    text_changes: rx.Field[list[ChangePiece]] = rx.field(default_factory=list)
    asks_correct: rx.Field[str] = rx.field("")
    results: rx.Field[str] = rx.field("")
    asks_publish: rx.Field[str] = rx.field("")  # the question, while it is asked
    # Counts what was opened, so that the form begins anew with each letter.
    opened: rx.Field[int] = rx.field(0)

    _correction: CorrectLetter | None = None
    _next_step: str = ""  # after a new letter got its address

    async def _show(self) -> None:
        step, self._next_step = self._next_step, ""
        self.opened += 1
        self.saved = self.address = self.deadline_error = ""
        wanted = self._id_in_address()
        self.is_found = await (self._begin() if wanted is None else self._open(wanted))
        if self.is_found and step:
            await self._go_on(step)

    async def _refresh(self) -> None:
        """What is being written stays as it is."""
        if self.step == READ:
            await self._show_saved()

    @allow(*STAFF)
    async def choose_demand(self, demand: str) -> None:
        """Show the fields that this kind of answer needs."""
        if demand in set(Demand):
            self.demand = demand

    @allow(*STAFF)
    async def save(self, form: dict[str, Any]) -> EventSpec | None:
        """Save the draft; ``intent`` says whether to write on or to look it over next."""
        if not self.is_found:
            self._tell_error(NotFound())
            return None
        if form.get("intent") == AUTOSAVE and self.edited_meanwhile:
            return None  # only who presses the button replaces what somebody else has saved
        language = current_request().language
        typed = self._parsed(views.parse_letter, form, language)
        if typed is None:
            return None
        audience = await self.get_state(AudienceState)
        command = SaveDraft(self.letter_id or None, typed, audience._choice(), self._seen(form))
        letter_id = await self._save(views.FIELD_LABELS, typed, save_draft, command)
        if not isinstance(letter_id, int):
            return None
        self.deadline_error = views.deadline_error(typed, language)
        if form.get("intent") == AUTOSAVE:
            # Nothing may move below the hands of who is writing, so letter.js sets the address.
            self.letter_id, self.saved = letter_id, views.saved_sentence(language)
            self.address = views.editor_address(letter_id, language)
            self.editor = replace(self.editor, title=typed.title)
            return None
        step = REVIEW if form.get("intent") == REVIEW else WRITE
        if self._id_in_address() != letter_id:
            self._next_step = step
            return rx.redirect(views.editor_address(letter_id, language), replace=True)
        await self._show_saved()
        await self._go_on(step)
        return None

    @allow(*STAFF)
    async def go_back(self) -> None:
        """From looking over to writing on, with everything as it was typed."""
        self.step = {REVIEW: WRITE, CORRECT: READ, CHANGES: CORRECT}.get(self.step, self.step)

    @allow(*STAFF)
    async def ask_publish(self, asks: bool) -> None:
        """Ask once, with the number of people who get a mail."""
        audience = await self.get_state(AudienceState)
        reach = await self._read(view_audience, audience._choice()) if asks else None
        self.asks_publish = (
            views.publish_question(reach.count, current_request().language) if reach else ""
        )

    @allow(*STAFF)
    async def publish(self) -> None:
        self.asks_publish = ""
        children = await self._write_as_seen(publish_now, self.letter_id, self.revision)
        if children is not None:
            await self._open(self.letter_id)
            self._tell("office-letter-done-published", children=children)

    @allow(*STAFF)
    async def schedule(self, form: dict[str, Any]) -> None:
        at = self._parsed(views.parse_instant, form.get("publish_at"))
        if at is None:
            return
        command = ScheduleLetter(self.letter_id, at, self.revision)
        if await self._write_as_seen(schedule, command):
            await self._open(self.letter_id)
            self._tell("office-letter-done-scheduled")

    @allow(*STAFF)
    async def unschedule(self) -> None:
        if await self._write(unschedule, self.letter_id):
            await self._show_saved()
            self._tell("office-letter-done-unscheduled")

    @allow(*STAFF)
    async def ask_delete(self, asks: bool) -> None:
        self.asks_delete = asks

    @allow(*STAFF)
    async def delete(self) -> EventSpec | None:
        self.asks_delete = False
        if not await self._write(delete_draft, self.letter_id):
            return None
        return rx.redirect(routes.localized(routes.OFFICE_LETTERS, current_request().language))

    @allow(*STAFF)
    async def begin_correction(self) -> None:
        self.notice = ""
        if self.step == READ and not self.is_withdrawn:
            self.step = CORRECT

    @allow(*STAFF)
    async def compare(self, form: dict[str, Any]) -> None:
        """Show what the correction changes, before it goes out."""
        typed = self._parsed(views.parse_correction, form, current_request().language)
        if typed is None:
            return
        command = CorrectLetter(self.letter_id, self._seen(form), typed)
        found = await self._read(show_changes, command)
        if found is not None:
            self.title_changes, self.text_changes = found.title, found.text
            self._correction = command
            self.asks_correct = views.correction_question(
                found, current_request().language, asks_anew=typed.confirm_anew
            )
            self.notice, self.step = "", CHANGES

    @allow(*STAFF)
    async def correct(self) -> None:
        if self._correction is None:
            return
        command = self._correction
        if await self._save(views.FIELD_LABELS, command.form, correct, command) is not None:
            await self._open(self.letter_id)
            self._tell("office-letter-done-corrected")
        elif self.edited_meanwhile:
            self.step = CORRECT

    def _id_in_address(self) -> int | None:
        """The letter that the address names; None for a new one."""
        wanted = self.router.url.query_parameters.get(routes.LETTER_ID)
        return number(wanted) if wanted else None

    async def _begin(self) -> bool:
        """A new letter with the next free number."""
        self.letter_id, self.step, self.asks_delete = 0, WRITE, False
        free = await self._read(next_number)
        self.editor = views.LetterFormLine(number=str(free or ""))
        self.demand, self.files, self.is_scheduled = Demand.NONE.value, [], False
        self.is_withdrawn = False
        self.state_sentence = t("office-letter-state-new", current_request().language)
        self._began_with(0)
        audience = await self.get_state(AudienceState)
        await audience._fill(AudienceChoice())
        return free is not None

    async def _open(self, letter_id: int) -> bool:
        """A letter as it is saved, at its first step."""
        self.letter_id, self.asks_delete, self._correction = letter_id, False, None
        editor = await self._show_saved()
        if editor is None:
            self.letter_id = 0
            return False
        is_out = editor.state in (LetterState.PUBLISHED, LetterState.WITHDRAWN)
        self.asks_publish = ""
        self.step = READ if is_out else WRITE
        self.opened += 1
        self.demand = editor.form.demand.value
        self._began_with(editor.version if is_out else editor.revision)
        audience = await self.get_state(AudienceState)
        # What is out is only sent to more: the chooser then holds those who come to it.
        await audience._fill(AudienceChoice() if is_out else editor.audience)
        await self._begin_after(editor)
        return True

    async def _show_saved(self) -> LetterEditorView | None:
        """Assign what is saved; the form's fields keep what is typed in them."""
        editor = await self._read(read_letter_to_edit, self.letter_id)
        if editor is None:
            return None
        language = current_request().language
        self.editor, self.files = views.editor_view(editor), file_lines(editor.files, language)
        self.is_scheduled = editor.state is LetterState.SCHEDULED
        self.is_withdrawn = editor.state is LetterState.WITHDRAWN
        self.state_sentence = views.state_sentence(editor, language)
        self.demand_sentence = views.demand_sentence(editor.form, language)
        self.preview = to_html(editor.form.text)
        self.results = views.results_address(self.letter_id, language)
        return editor

    async def _saved_form(self) -> SavedForm | None:
        """A letter that is out is written in versions, a draft in place."""
        editor = await self._read(read_letter_to_edit, self.letter_id)
        if editor is None:
            return None
        if editor.state is not LetterState.PUBLISHED:
            return SavedForm(editor.form, editor.revision, editor.audience, editor.files)
        draft = CorrectionDraft.model_validate(editor.form.model_dump(include={"title", "text"}))
        return SavedForm(draft, editor.version, files=editor.files)

    async def _open_saved(self) -> None:
        step = self.step
        if await self._open(self.letter_id) and step == CORRECT:
            self.step = CORRECT

    def _said(self, name: str, value: object) -> str:
        if isinstance(value, Demand):
            return t(f"office-letter-demand-{value}", current_request().language)
        return super()._said(name, value)

    async def _go_on(self, step: str) -> None:
        """After saving: look the letter over, or write on."""
        if step != REVIEW:
            self._tell("office-letter-done-saved")
            return
        missing = await self._read(missing_part, self.letter_id)
        if missing is not None:
            self.missing = t(missing, current_request().language) if missing else ""
            self.notice, self.step = "", REVIEW
