"""The office enters changes by hand and says things to all about a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import reflex as rx

from elternportal import clock
from elternportal.domain.people import ADMINISTRATION
from elternportal.domain.timetable import SUBSTITUTIONS_TOPIC, ChangeKind
from elternportal.errors import InvalidInput
from elternportal.i18n import t
from elternportal.i18n.dates import day as day_text
from elternportal.services.timetable.choices import NamedRow
from elternportal.services.timetable.days import SubstitutionsView, read_substitutions
from elternportal.services.timetable.office import (
    OptionsView,
    SaveSubstitution,
    SubstitutionDraft,
    delete_substitution,
    read_options,
    read_substitution,
    save_day_text,
    save_substitution,
)
from elternportal.state.arguments import number
from elternportal.state.base import PortalState
from elternportal.state.editing import EditorPageState, SavedForm, SharedFormState, form_values
from elternportal.state.page import LivePageState
from elternportal.state.policy import allow, opens_for
from elternportal.state.request import current_request
from elternportal.state.timetable.days import stand_text
from elternportal.state.timetable.lesson_views import changed_line
from elternportal.state.timetable.week import PlanOptionLine

LABELS = "office-substitutions-field"
_NUMBERS = ("lesson", "class_id", "subject_id", "new_subject_id", "teacher_id", "substitute_id")


@dataclass
class SubstitutionLine:
    """One change in the office's list."""

    id: int
    day: str
    lesson: str
    about: str
    word: str
    now: str


@dataclass
class DayTextLine:
    """What is said about a day."""

    key: str
    day: str
    text: str


@opens_for(*ADMINISTRATION)
class OfficeSubstitutionsPageState(SharedFormState, EditorPageState, LivePageState, PortalState):
    """All changes of the next days, or the form of one."""

    changes: rx.Field[list[SubstitutionLine]] = rx.field(default_factory=list)
    texts: rx.Field[list[DayTextLine]] = rx.field(default_factory=list)
    stand: rx.Field[str] = rx.field("")
    today: rx.Field[str] = rx.field("")
    is_imported: rx.Field[bool] = rx.field(False)
    classes: rx.Field[list[PlanOptionLine]] = rx.field(default_factory=list)
    teachers: rx.Field[list[PlanOptionLine]] = rx.field(default_factory=list)
    subjects: rx.Field[list[PlanOptionLine]] = rx.field(default_factory=list)

    def _topics(self) -> Iterable[str]:
        return [SUBSTITUTIONS_TOPIC]

    @allow(*ADMINISTRATION)
    async def new_change(self) -> None:
        draft = SubstitutionDraft(day=clock.today(), lesson=1)
        self.is_imported = False
        self._begin(0, form_values(draft))
        self._began_with(0)

    @allow(*ADMINISTRATION)
    async def open_change(self, change_id: int) -> None:
        view = await self._read(read_substitution, change_id)
        if view is not None:
            self.is_imported = not view.is_manual
            self._begin(change_id, form_values(view.draft))
            self._began_with(view.revision)

    @allow(*ADMINISTRATION)
    async def save(self, form: dict[str, Any]) -> None:
        typed = {**form, **{name: number(form.get(name, "0")) for name in _NUMBERS}}
        draft = self._parsed_form(SubstitutionDraft, typed, LABELS)
        if draft is None:
            return
        command = SaveSubstitution(self.item_id, draft, self._seen(form))
        done = await self._save(LABELS, draft, save_substitution, command)
        await self._leave_after(done is not None, "office-substitutions-saved")

    @allow(*ADMINISTRATION)
    async def delete(self) -> None:
        done = await self._write(delete_substitution, self.item_id)
        await self._leave_after(bool(done), "office-substitutions-deleted")

    @allow(*ADMINISTRATION)
    async def save_text(self, form: dict[str, Any]) -> None:
        day = self._parsed(_day, form.get("day"))
        if day is not None and await self._write(save_day_text, day, str(form.get("text", ""))):
            self._tell("office-substitutions-text-saved")
            await self._show()

    async def _saved_form(self) -> SavedForm | None:
        view = await self._read(read_substitution, self.item_id)
        return None if view is None else SavedForm(view.draft, view.revision)

    async def _open_saved(self) -> None:
        await self.open_change(self.item_id)

    def _said(self, name: str, value: object) -> str:
        if isinstance(value, ChangeKind):
            return t(f"timetable-change-{value}", current_request().language)
        options = {
            "class_id": self.classes,
            "teacher_id": self.teachers,
            "substitute_id": self.teachers,
            "subject_id": self.subjects,
            "new_subject_id": self.subjects,
        }.get(name)
        if options is not None:
            return next((one.name for one in options if one.value == str(value)), "")
        return super()._said(name, value)

    async def _show(self) -> None:
        view, options = await self._read(read_substitutions), await self._read(read_options)
        if view is None or options is None:
            return
        language = current_request().language
        self.changes, self.stand = _lines(view, language), stand_text(view, language)
        self.texts = [
            DayTextLine(day.day.isoformat(), day_text(day.day, language), day.text)
            for day in view.days
            if day.text
        ]
        self.today = clock.today().isoformat()
        self._show_options(options)

    def _show_options(self, options: OptionsView) -> None:
        self.classes = _options(options.classes)
        self.teachers = _options(options.teachers)
        self.subjects = _options(options.subjects)


def _options(rows: Iterable[NamedRow]) -> list[PlanOptionLine]:
    return [PlanOptionLine(str(row.id), row.name) for row in rows]


def _day(text: object) -> date:
    """The day in a form's field.

    Raises:
        InvalidInput: it is none.
    """
    try:
        return date.fromisoformat(str(text))
    except ValueError as error:
        raise InvalidInput() from error


def _lines(view: SubstitutionsView, language: str) -> list[SubstitutionLine]:
    lines = []
    for day in view.days:
        for change in (one for part in day.parts for one in part.changes):
            line = changed_line(change, language)
            lines.append(
                SubstitutionLine(
                    id=change.change_id,
                    day=day_text(day.day, language),
                    lesson=line.lesson,
                    about=", ".join(filter(None, (line.classes, change.subject, change.teacher))),
                    word=line.word,
                    now=", ".join(
                        filter(
                            None,
                            (change.new_subject, change.substitute, change.new_room, change.text),
                        )
                    ),
                )
            )
    return lines
