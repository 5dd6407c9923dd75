"""What the office's pages share that keep a list, and the form of one thing of it at a time.

The parts of such a page are in ``ui/editing.py``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import reflex as rx
from pydantic import BaseModel

from elternportal.errors import PortalError
from elternportal.i18n import t
from elternportal.i18n.dates import date_with_year, day_and_time
from elternportal.services.audience import AudienceChoice
from elternportal.services.editing import EditedMeanwhile
from elternportal.services.files import FileView
from elternportal.state.arguments import id_in
from elternportal.state.audience import AudienceState
from elternportal.state.base import C, P, Service, WritingService
from elternportal.state.page import PageState
from elternportal.state.policy import allow_page_visitors
from elternportal.state.request import current_request

Values = dict[str, str | bool]  # what a form's fields begin with, by their names
REVISION = "revision"  # the field that says which saving a form began with


def form_values(draft: BaseModel) -> Values:
    """A command as its form shows it: the way back from :func:`parse_form`."""
    values = draft.model_dump(mode="json").items()
    texts = ((name, "" if it is None else it) for name, it in values)
    return {name: it if isinstance(it, bool) else str(it) for name, it in texts}


@dataclass
class TheirsLine:
    """A field of the form as somebody else has saved it."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class SavedForm:
    """What is saved now of a thing that is open in a form, and how often it was saved."""

    draft: BaseModel
    revision: int
    audience: AudienceChoice | None = None
    files: Sequence[FileView] | None = None


class SharedFormState(PageState, mixin=True):
    """A form that two people may have open at once (``services/editing.py``).

    Whoever saves second keeps the own text in the form and sees the other's above it
    (``ui.editing.edited_meanwhile``): to save once more replaces it knowingly.

    ``words`` begins the keys of the form's labels, e.g. ``office-board-field``.
    """

    revision: rx.Field[int] = rx.field(0)
    edited_meanwhile: rx.Field[str] = rx.field("")  # who has saved something else, and when
    theirs: rx.Field[list[TheirsLine]] = rx.field(default_factory=list)

    # Revisions that this page itself has replaced: a form may be on its way with one of them.
    _replaced: tuple[int, ...] = ()

    @allow_page_visitors
    async def take_theirs(self) -> None:
        """Give up what was typed for what the other person has saved."""
        await self._open_saved()

    async def _saved_form(self) -> SavedForm | None:
        """What is saved now of the thing that is open."""
        raise NotImplementedError

    async def _open_saved(self) -> None:
        """Begin the form anew with what is saved."""
        raise NotImplementedError

    def _said(self, name: str, value: object) -> str:
        """A field's value in words; pages with choices of their own say those."""
        language = current_request().language
        if isinstance(value, bool):
            return t(f"ui-editing-{'yes' if value else 'no'}", language)
        if isinstance(value, datetime):
            return day_and_time(value, language)
        if isinstance(value, date):
            return date_with_year(value, language)
        if isinstance(value, tuple):
            return "\n".join(map(str, value))
        return "" if value is None else str(value)

    def _began_with(self, revision: int) -> None:
        """The form shows what was saved so often."""
        if revision != self.revision:
            self._replaced = ()
        self.revision, self.edited_meanwhile, self.theirs = revision, "", []

    def _seen(self, form: Mapping[str, Any]) -> int:
        """The revision that a submitted form began with; 0 for a new thing."""
        seen = id_in(form, REVISION)
        return self.revision if seen in self._replaced else seen

    async def _save(
        self,
        words: str,
        typed: BaseModel,
        service: Service[C],
        command: C,
    ) -> object:
        """Like ``_write``; if somebody was first, also shows what they have saved."""
        try:
            done = await self._write_or_raise(service, command)
        except EditedMeanwhile as error:
            await self._show_theirs(error, typed, words)
            return None
        except PortalError as error:
            self._tell_error(error)
            return None
        self._replaced = (*self._replaced, self.revision)
        self.revision, self.edited_meanwhile, self.theirs = self.revision + 1, "", []
        return done

    async def _write_as_seen(
        self,
        service: WritingService[P],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> object:
        """Like ``_write``, for a step that needs what was looked over, e.g. publishing.

        If somebody has changed the thing meanwhile, the page says so and shows it as it is now.
        """
        try:
            return await self._write_or_raise(service, *args, **kwargs)
        except EditedMeanwhile as error:
            await self._open_saved()
            self._tell_error(error)
        except PortalError as error:
            self._tell_error(error)
        return None

    async def _show_theirs(self, error: EditedMeanwhile, typed: BaseModel, words: str) -> None:
        self._tell_error(error)
        saved = await self._saved_form()
        if saved is None:
            return
        self.revision, self.edited_meanwhile = saved.revision, self.notice
        names = [name for name in type(saved.draft).model_fields if name != "files"]
        self.theirs = [
            self._line(words, name, self._said(name, getattr(saved.draft, name)))
            for name in names
            if getattr(saved.draft, name) != getattr(typed, name)
        ]
        await self._show_their_audience(saved.audience)
        if saved.files is not None:
            keys = " ".join(file.key for file in saved.files)
            if keys != getattr(typed, "files", keys):
                names = [file.name for file in saved.files]
                self.theirs.append(self._line(words, "files", "\n".join(names)))

    async def _show_their_audience(self, saved: AudienceChoice | None) -> None:
        if saved is None:
            return
        audience = await self.get_state(AudienceState)
        names = await audience._names_of(saved)
        if names != [target.text for target in audience.chosen]:
            label = t("audience-title", current_request().language)
            self.theirs.append(TheirsLine(label, ", ".join(names)))

    def _line(self, words: str, name: str, text: str) -> TheirsLine:
        language = current_request().language
        label = t(f"{words}-{name.replace('_', '-')}", language)
        return TheirsLine(label, text or t("ui-editing-empty", language))


class ItemPageState(PageState, mixin=True):
    """A page with the form of the thing ``item_id``; 0 is a new one."""

    item_id: rx.Field[int] = rx.field(0)
    values: rx.Field[dict[str, Any]] = rx.field(default_factory=dict)
    # Grows with each form that begins, and so empties its fields; a refusal keeps what was typed.
    opened: rx.Field[int] = rx.field(0)

    def _begin(self, item_id: int, values: Mapping[str, str | bool]) -> None:
        """Open a form with these values in its fields."""
        self.item_id, self.values = item_id, dict(values)
        self.opened += 1


class EditorPageState(ItemPageState, mixin=True):
    """A list, or, while ``is_editing``, the form of one thing of it."""

    is_editing: rx.Field[bool] = rx.field(False)
    asks_delete: rx.Field[bool] = rx.field(False)

    @allow_page_visitors
    async def close(self) -> None:
        """Leave the form without saving."""
        self.is_editing = False
        await self._show()

    @allow_page_visitors
    async def ask_delete(self, asks: bool) -> None:
        """Ask once before deleting."""
        self.asks_delete = asks

    async def _prepare(self) -> None:
        self.is_editing = False

    def _begin(self, item_id: int, values: Mapping[str, str | bool]) -> None:
        super()._begin(item_id, values)
        self.is_editing, self.asks_delete = True, False

    async def _leave_after(self, is_done: bool, sentence: str) -> None:
        """Back to the list once something worked; else the form stays as it is."""
        if is_done:
            self.is_editing = False
            await self._show()
            self._tell(sentence)

    async def _address(self, choice: AudienceChoice) -> None:
        """Show whom the thing is for, in the form's ``audience_chooser()``."""
        audience = await self.get_state(AudienceState)
        await audience._fill(choice)

    async def _addressed(self) -> AudienceChoice:
        """Whom the form says that the thing is for."""
        audience = await self.get_state(AudienceState)
        return audience._choice()
