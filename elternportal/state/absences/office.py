"""The office's morning page: record with one click, enter what was told by phone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import reflex as rx

from elternportal import routes
from elternportal.domain.absences import (
    ABSENCES_TOPIC,
    CLASS,
    DAY,
    OFFICE_ABSENCES,
    Source,
)
from elternportal.domain.names import pupil_name
from elternportal.domain.people import ADMINISTRATION
from elternportal.i18n import t
from elternportal.i18n.dates import day_and_time, long_day
from elternportal.services.absences.certificates import ask_for_certificate
from elternportal.services.absences.finding import FindChild, find_children
from elternportal.services.absences.morning import (
    MorningAsked,
    MorningRow,
    MorningView,
    NoteByPhone,
    cancel_absence,
    clear_remark,
    note_by_phone,
    note_reading,
    read_morning,
    record_absence,
    take_back_record,
)
from elternportal.services.absences.reporting import AbsenceDraft
from elternportal.services.absences.words import span_text
from elternportal.services.school import ChildFoundRow
from elternportal.state.absences.report import told_by, typed_absence
from elternportal.state.absences.words import certificate_text
from elternportal.state.base import PortalState
from elternportal.state.listing import ChoiceLine, list_address
from elternportal.state.page import LivePageState
from elternportal.state.policy import allow, opens_for
from elternportal.state.request import current_request

LABELS = "absences-field"


@dataclass
class MorningLine:
    """A child that is away; ``kind`` and ``remark`` are empty until the office asks for them."""

    id: int
    name: str
    class_name: str
    when: str
    kind: str
    remark: str
    told: str
    certificate: str
    is_late: bool
    is_recorded: bool
    is_unexplained: bool


@dataclass
class ChildFoundLine:
    """A child that fits the words of the search."""

    id: int
    label: str


@opens_for(*ADMINISTRATION)
class OfficeAbsencesPageState(LivePageState, PortalState):
    """One day; ``recorded_last`` can be taken back, ``child_id`` is whom the phone form is for."""

    day: rx.Field[str] = rx.field("")
    told: rx.Field[str] = rx.field("")
    first_day: rx.Field[str] = rx.field("")  # what the form for a call begins with
    before: rx.Field[str] = rx.field("")
    after: rx.Field[str] = rx.field("")
    table: rx.Field[str] = rx.field("")
    printed: rx.Field[str] = rx.field("")
    classes: rx.Field[list[ChoiceLine]] = rx.field(default_factory=list)
    rows: rx.Field[list[MorningLine]] = rx.field(default_factory=list)
    recorded_last: rx.Field[int] = rx.field(0)
    recorded_name: rx.Field[str] = rx.field("")
    found: rx.Field[list[ChildFoundLine]] = rx.field(default_factory=list)
    searched: rx.Field[str] = rx.field("")
    child_id: rx.Field[int] = rx.field(0)
    child: rx.Field[str] = rx.field("")
    cancels: rx.Field[int] = rx.field(0)
    shows_reasons: rx.Field[bool] = rx.field(False)
    is_out_of_order: rx.Field[bool] = rx.field(False)  # "sort_again" would move rows

    _order: tuple[int, ...] = ()  # the rows as they stand, so that none moves under the pointer
    _asked: MorningAsked = MorningAsked()

    async def _prepare(self) -> None:
        parameters = self.router.url.query_parameters
        self._asked = MorningAsked(_day_in(parameters), parameters.get(CLASS, ""))
        self.recorded_last = self.child_id = self.cancels = 0
        self.found, self.searched = [], ""
        self.shows_reasons, self._order = False, ()

    def _topics(self) -> Iterable[str]:
        return [ABSENCES_TOPIC]

    @allow(*ADMINISTRATION)
    async def show_reasons(self) -> None:
        """Show why the children are away; who has looked is written down."""
        day = date.fromisoformat(self.first_day)
        self.shows_reasons = bool(await self._write(note_reading, day))
        await self._show()

    @allow(*ADMINISTRATION)
    async def record(self, absence_id: int) -> None:
        if await self._write(record_absence, absence_id):
            self.recorded_last = absence_id
            names = [row.name for row in self.rows if row.id == absence_id]
            self.recorded_name = " ".join(names)
        await self._show()
        await self._count_badges()

    @allow(*ADMINISTRATION)
    async def take_back(self, absence_id: int) -> None:
        """Undo a recording."""
        await self._write(take_back_record, absence_id)
        self.recorded_last = 0
        await self._show()
        await self._count_badges()

    @allow(*ADMINISTRATION)
    async def sort_again(self) -> None:
        """Bring what is not recorded to the top, as on opening the page."""
        self._order = ()
        await self._show()

    @allow(*ADMINISTRATION)
    async def clear_remark(self, absence_id: int) -> None:
        if await self._write(clear_remark, absence_id):
            self._tell("office-absences-remark-cleared")
        await self._show()

    @allow(*ADMINISTRATION)
    async def ask_certificate(self, absence_id: int) -> None:
        if await self._write(ask_for_certificate, absence_id):
            self._tell("certificate-asked-now")
        await self._show()

    @allow(*ADMINISTRATION)
    async def ask_cancel(self, absence_id: int) -> None:
        """Ask once before an absence is taken out; 0 closes the question."""
        self.cancels = absence_id

    @allow(*ADMINISTRATION)
    async def cancel(self) -> None:
        if await self._write(cancel_absence, self.cancels):
            self._tell("office-absences-cancelled")
        self.cancels = 0
        await self._show()
        await self._count_badges()

    @allow(*ADMINISTRATION)
    async def search(self, form: dict[str, Any]) -> None:
        """Find children by any part of their names."""
        words = str(form.get("text", ""))
        rows = await self._read(find_children, FindChild(words))
        if rows is not None:
            self.found = [found_line(row) for row in rows]
            self.searched, self.child_id = words, 0

    @allow(*ADMINISTRATION)
    async def choose(self, pupil_id: int) -> None:
        """Open the form for a child that was found; 0 closes it."""
        self.child_id = pupil_id
        self.child = " ".join(one.label for one in self.found if one.id == pupil_id)

    @allow(*ADMINISTRATION)
    async def note(self, form: dict[str, Any]) -> None:
        draft = self._parsed_form(AbsenceDraft, typed_absence(form), LABELS)
        if draft is None:
            return
        name = await self._write(note_by_phone, NoteByPhone(self.child_id, draft))
        if name is not None:
            self._tell("office-absences-noted", name=name)
            self.child_id, self.found, self.searched = 0, [], ""
        await self._show()

    async def _show(self) -> None:
        view = await self._read(read_morning, self._asked)
        if view is None:
            return
        language = current_request().language
        self.day, self.first_day = long_day(view.day, language), view.day.isoformat()
        self.told = _told(view, language)
        rows = in_their_places(view.rows, self._order)
        self._order = tuple(row.absence_id for row in rows)
        self.is_out_of_order = rows != list(view.rows)
        self.rows = [_line(row, language, self.shows_reasons) for row in rows]
        self._link(view, language)

    def _link(self, view: MorningView, language: str) -> None:
        """The addresses of the days beside this one, of its classes, and of its table."""
        class_name = self._asked.class_name

        def to(day: date, of_class: str) -> str:
            chosen = {DAY: day.isoformat(), CLASS: of_class}
            return list_address(OFFICE_ABSENCES, language, chosen)

        self.before = to(view.day - timedelta(days=1), class_name)
        self.after = to(view.day + timedelta(days=1), class_name)
        self.table = routes.absences_table(view.day, language)
        self.printed = routes.absences_print(view.day, language)
        names = ["", *view.classes] if len(view.classes) > 1 or class_name else []
        self.classes = [
            ChoiceLine(
                key=name or "all",
                label=name or t("office-absences-all-classes", language),
                href=to(view.day, name),
                is_current=name == class_name,
            )
            for name in names
        ]


def in_their_places(rows: Sequence[MorningRow], order: Sequence[int]) -> list[MorningRow]:
    """The rows, with those that stood there before in their order.

    A click that is on its way must hit what it was meant for. New ones come to the end, but for a
    missing child that nobody has reported: that one is worth a shift.
    """
    places = {absence_id: place for place, absence_id in enumerate(order)}
    known = [row for row in rows if row.absence_id in places]
    new = [row for row in rows if row.absence_id not in places]
    known.sort(key=lambda row: places[row.absence_id])
    alarms = [row for row in new if row.source is Source.TEACHER]
    return [*alarms, *known, *(row for row in new if row.source is not Source.TEACHER)]


def _day_in(parameters: Mapping[str, str]) -> date | None:
    """The day in the address; None if there is none that can be read."""
    try:
        return date.fromisoformat(parameters.get(DAY, ""))
    except ValueError:
        return None


def _told(view: MorningView, language: str) -> str:
    if not view.is_school_day:
        return t("office-absences-no-school", language)
    return t("office-absences-count", language, waiting=view.unrecorded, recorded=view.recorded)


def found_line(row: ChildFoundRow) -> ChildFoundLine:
    """A child that was found, as one chooses it."""
    return ChildFoundLine(row.pupil_id, pupil_name(row.first_name, row.surname, row.class_name))


def _line(row: MorningRow, language: str, shows_reason: bool) -> MorningLine:
    when = day_and_time(row.reported_at, language)
    who = row.reported_by if row.source == Source.GUARDIAN else ""
    return MorningLine(
        id=row.absence_id,
        name=row.name,
        class_name=row.class_name,
        when=span_text(row.span, language),
        kind=t(f"absences-kind-{row.kind}", language) if shows_reason else "",
        remark=row.remark if shows_reason else "",
        told=told_by(row.source, who, when, language),
        certificate=certificate_text(row.certificate, language),
        is_late=row.is_late,
        is_recorded=row.is_recorded,
        is_unexplained=row.source is Source.TEACHER,
    )
