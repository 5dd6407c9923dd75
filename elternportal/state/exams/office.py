"""Teachers and office look after exams: the list, the form of one, and which grades see theirs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import reflex as rx
from reflex.event import EventSpec

from elternportal import clock
from elternportal.domain.exams import CLASS, EXAMS_TOPIC, OFFICE_EXAMS
from elternportal.domain.people import STAFF
from elternportal.i18n import t
from elternportal.services.exams.choices import ChoicesView, read_choices
from elternportal.services.exams.clashes import ClashRow, find_clashes
from elternportal.services.exams.lists import (
    OfficeExamQuery,
    OfficeExamRow,
    list_office_exams,
)
from elternportal.services.exams.office import (
    KEPT,
    ExamDraft,
    SaveExam,
    call_off_exam,
    read_exam,
    restore_exam,
    save_exam,
)
from elternportal.state.arguments import number
from elternportal.state.base import PortalState
from elternportal.state.editing import EditorPageState, SavedForm, SharedFormState, form_values
from elternportal.state.exams.words import short_when
from elternportal.state.listing import (
    LONGEST_SEARCH,
    PAGE,
    SHOWN,
    WORDS,
    ChoiceLine,
    PagerLine,
    list_address,
    pager,
)
from elternportal.state.page import LivePageState
from elternportal.state.policy import allow, opens_for
from elternportal.state.request import current_request

LABELS = "office-exams-field"
COMING, PAST, REMOVED = "", "vergangen", "abgesagt"
_NUMBERS = ("class_id", "first_lesson", "last_lesson")


@dataclass
class OfficeExamLine:
    """One exam in the list; ``note`` says where it comes from or that nobody sees it."""

    id: int
    when: str
    about: str
    title: str
    room: str
    note: str


@dataclass
class ExamOptionLine:
    """A class or course to choose."""

    value: str
    name: str


@opens_for(*STAFF)
class OfficeExamsPageState(SharedFormState, EditorPageState, LivePageState, PortalState):
    """The list of exams, or the form of one."""

    exams: rx.Field[list[OfficeExamLine]] = rx.field(default_factory=list)
    shown: rx.Field[list[ChoiceLine]] = rx.field(default_factory=list)
    shows_removed: rx.Field[bool] = rx.field(False)
    words: rx.Field[str] = rx.field("")
    without_words: rx.Field[str] = rx.field("")
    pages: rx.Field[PagerLine] = rx.field(default_factory=PagerLine)
    classes: rx.Field[list[ExamOptionLine]] = rx.field(default_factory=list)
    courses: rx.Field[list[ExamOptionLine]] = rx.field(default_factory=list)
    chosen_class: rx.Field[str] = rx.field("")
    is_imported: rx.Field[bool] = rx.field(False)
    warnings: rx.Field[list[str]] = rx.field(default_factory=list)

    _warned_of: tuple[ClashRow, ...] = ()

    def _topics(self) -> Iterable[str]:
        return [EXAMS_TOPIC]

    @allow(*STAFF)
    async def search(self, form: dict[str, Any]) -> EventSpec:
        """Show what holds these words; they stand in the address."""
        words = str(form.get(WORDS, ""))[:LONGEST_SEARCH].strip()
        return rx.redirect(_list_at({**self._chosen(), WORDS: words}))

    @allow(*STAFF)
    async def show_class(self, class_id: str) -> EventSpec:
        """Show the exams of one class, or of all."""
        return rx.redirect(_list_at({**self._chosen(), CLASS: number(class_id)}))

    @allow(*STAFF)
    async def new_exam(self) -> None:
        view = await self._read(read_choices, number(self.chosen_class))
        if view is None:
            return
        draft = ExamDraft(class_id=view.class_id, day=clock.today(), first_lesson=1, last_lesson=1)
        self._open_form(0, draft, view)
        self._began_with(0)

    @allow(*STAFF)
    async def open_exam(self, exam_id: int) -> None:
        exam = await self._read(read_exam, exam_id)
        view = await self._read(read_choices, exam.draft.class_id) if exam else None
        if exam is None or view is None:
            return
        self._open_form(exam_id, exam.draft, view)
        self.is_imported = exam.is_imported
        self._began_with(exam.revision)

    @allow(*STAFF)
    async def choose_class(self, class_id: str) -> None:
        """Offer what is taught in another class."""
        view = await self._read(read_choices, number(class_id))
        if view is not None:
            self._offer_courses(view)

    @allow(*STAFF)
    async def save(self, form: dict[str, Any]) -> None:
        """Save the exam that is open; if something speaks against its day, ask first."""
        typed = {**form, **{name: number(form.get(name, "0")) for name in _NUMBERS}}
        draft = self._parsed_form(ExamDraft, typed, LABELS)
        if draft is None:
            return
        command = SaveExam(self.item_id, draft, self._seen(form))
        if not await self._is_wanted(command):
            return
        done = await self._save(LABELS, draft, save_exam, command)
        self._forget_warnings()
        await self._leave_after(done is not None, "office-exams-saved")

    @allow(*STAFF)
    async def do_not_save(self) -> None:
        """Back to the form, nothing saved."""
        self._forget_warnings()

    @allow(*STAFF)
    async def delete(self) -> None:
        done = await self._write(call_off_exam, self.item_id)
        await self._leave_after(bool(done), "office-exams-deleted")

    @allow(*STAFF)
    async def restore(self, exam_id: int) -> None:
        if await self._write(restore_exam, exam_id):
            self._tell("office-exams-restored")
        await self._show()

    async def _is_wanted(self, command: SaveExam) -> bool:
        """Whether nothing speaks against it, or the person has read what does."""
        clashes = await self._read(find_clashes, command)
        if clashes is None:
            return False
        if not clashes or clashes == self._warned_of:
            return True
        self._warned_of = clashes
        self.warnings = [_warning(clash, current_request().language) for clash in clashes]
        return False

    def _forget_warnings(self) -> None:
        self.warnings, self._warned_of = [], ()

    def _open_form(self, exam_id: int, draft: ExamDraft, view: ChoicesView) -> None:
        self._begin(exam_id, form_values(draft))
        self.is_imported = False
        self._forget_warnings()
        self._offer_courses(view)

    def _offer_courses(self, view: ChoicesView) -> None:
        language = current_request().language
        options = [("", t("office-exams-choose", language))]
        if self.item_id:
            options = [(KEPT, t("office-exams-kept", language))]
        options += [
            (row.key, f"{row.subject} ({row.about})" if row.about else row.subject)
            for row in view.courses
        ]
        self.courses = [ExamOptionLine(*option) for option in options]

    async def _saved_form(self) -> SavedForm | None:
        exam = await self._read(read_exam, self.item_id)
        return None if exam is None else SavedForm(exam.draft, exam.revision)

    async def _open_saved(self) -> None:
        await self.open_exam(self.item_id)

    def _said(self, name: str, value: object) -> str:
        options = {"class_id": self.classes, "course": self.courses}.get(name)
        if options is not None:
            return next((one.name for one in options if one.value == str(value)), "")
        return super()._said(name, value)

    def _chosen(self) -> dict[str, str | int]:
        parameters = self.router.url.query_parameters
        shown = parameters.get(SHOWN, COMING)
        return {
            SHOWN: shown if shown in {PAST, REMOVED} else COMING,
            CLASS: number(parameters.get(CLASS)),
            WORDS: parameters.get(WORDS, "")[:LONGEST_SEARCH],
        }

    async def _show(self) -> None:
        chosen, language = self._chosen(), current_request().language
        query = OfficeExamQuery(
            class_id=int(chosen[CLASS]),
            words=str(chosen[WORDS]),
            past=chosen[SHOWN] == PAST,
            removed=chosen[SHOWN] == REMOVED,
            page=number(self.router.url.query_parameters.get(PAGE)) or 1,
        )
        rows = await self._read(list_office_exams, query)
        view = await self._read(read_choices, query.class_id)
        if rows is None or view is None:
            return
        self.exams = [_line(row, language) for row in rows.rows]
        self.pages = pager(rows, OFFICE_EXAMS, language, chosen)
        self.words, self.shows_removed = query.words, query.removed
        self.without_words = _list_at({**chosen, WORDS: ""})
        self.classes = [ExamOptionLine(str(row.id), row.name) for row in view.classes]
        self.chosen_class = str(query.class_id or "")
        self.shown = [
            ChoiceLine(key, t(f"office-exams-shown-{key}", language), href, shown == chosen[SHOWN])
            for key, shown, href in (
                (key, shown, _list_at({**chosen, SHOWN: shown}))
                for key, shown in (("coming", COMING), ("past", PAST), ("removed", REMOVED))
            )
        ]


def _list_at(chosen: Mapping[str, str | int]) -> str:
    """The address of the list that shows what is chosen."""
    return list_address(OFFICE_EXAMS, current_request().language, chosen)


def _line(row: OfficeExamRow, language: str) -> OfficeExamLine:
    exam = row.exam
    notes = [
        t("office-exams-imported", language) if not exam.is_manual else "",
        t("office-exams-without-class", language) if not exam.groups else "",
        t("office-exams-hidden", language) if exam.groups and row.is_hidden else "",
    ]
    about = ", ".join(filter(None, (exam.classes, exam.subjects, exam.teachers)))
    return OfficeExamLine(
        id=exam.exam_id,
        when=short_when(exam, language),
        about=about or exam.title or t("exams-one", language),
        title=exam.title,
        room=exam.room,
        note=". ".join(filter(None, notes)),
    )


def _warning(clash: ClashRow, language: str) -> str:
    return t(
        f"office-exams-clash-{clash.kind}",
        language,
        name=clash.class_name,
        others=clash.others,
        count=clash.children,
    )
