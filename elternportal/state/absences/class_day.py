"""Who is away today in a teacher's classes."""

from collections.abc import Iterable
from dataclasses import dataclass

import reflex as rx

from elternportal.domain.absences import ABSENCES_TOPIC
from elternportal.domain.people import STAFF
from elternportal.i18n import t
from elternportal.i18n.dates import day, long_day
from elternportal.services.absences.class_day import AwayRow, ClassDayRow, read_class_days
from elternportal.services.absences.register import (
    RegisterRow,
    mark_late,
    mark_missing,
    mark_present,
    read_register,
)
from elternportal.services.absences.words import span_text
from elternportal.state.base import PortalState
from elternportal.state.page import LivePageState
from elternportal.state.policy import allow, opens_for
from elternportal.state.request import current_request


@dataclass
class AwayLine:
    """A child that is away; ``excuse`` says whether the school knows it from the family."""

    id: int
    name: str
    when: str
    excuse: str
    is_excused: bool


@dataclass
class ClassDayLine:
    """A class with who is away, and how many in a sentence."""

    id: int
    title: str
    told: str
    away: list[AwayLine]
    exempted: list[str]


@dataclass
class RegisterLine:
    """A child of the class now; ``told`` says why it is away, or is empty if it is there."""

    pupil_id: int
    name: str
    told: str
    exempted: str
    is_missing: bool
    is_there: bool
    may_come_late: bool


@opens_for(*STAFF)
class ClassAbsencesPageState(LivePageState, PortalState):
    """All own classes, those with somebody away first; or the register of ``class_id``."""

    day: rx.Field[str] = rx.field("")
    classes: rx.Field[list[ClassDayLine]] = rx.field(default_factory=list)
    class_id: rx.Field[int] = rx.field(0)
    class_name: rx.Field[str] = rx.field("")
    register: rx.Field[list[RegisterLine]] = rx.field(default_factory=list)

    async def _prepare(self) -> None:
        self.class_id = 0

    def _topics(self) -> Iterable[str]:
        return [ABSENCES_TOPIC]

    @allow(*STAFF)
    async def open_class(self, class_id: int) -> None:
        """Open the register of a class; 0 goes back to all classes."""
        self.class_id = class_id
        await self._show()

    @allow(*STAFF)
    async def mark_missing(self, pupil_id: int) -> None:
        await self._write(mark_missing, pupil_id)
        await self._show()

    @allow(*STAFF)
    async def mark_present(self, pupil_id: int) -> None:
        await self._write(mark_present, pupil_id)
        await self._show()

    @allow(*STAFF)
    async def mark_late(self, pupil_id: int) -> None:
        await self._write(mark_late, pupil_id)
        await self._show()

    async def _show(self) -> None:
        if self.class_id and not await self._show_register():
            self.class_id = 0
        view = await self._read(read_class_days)
        if view is not None:
            language = current_request().language
            self.day = long_day(view.day, language)
            if not view.is_school_day:
                self.day += ". " + t("office-absences-no-school", language)
            rows = sorted(view.classes, key=lambda row: not row.away)
            self.classes = [_class(row, language) for row in rows]

    async def _show_register(self) -> bool:
        view = await self._read(read_register, self.class_id)
        if view is None:
            return False
        language = current_request().language
        self.class_name = view.class_name
        if view.lesson is not None:
            lesson = t("class-absences-lesson", language, lesson=str(view.lesson))
            self.class_name = f"{view.class_name}, {lesson}"
        self.register = [_child(row, language) for row in view.rows]
        return True


def _child(row: RegisterRow, language: str) -> RegisterLine:
    known = "; ".join(span_text(span, language) for span in row.known)
    return RegisterLine(
        pupil_id=row.pupil_id,
        name=row.name,
        told=t("class-absences-missing", language) if row.is_missing else known,
        exempted=t("leave-exempted", language, subject=row.exempted) if row.exempted else "",
        is_missing=row.is_missing,
        is_there=not row.is_missing and not row.is_excused,
        may_come_late=row.may_come_late,
    )


def _class(row: ClassDayRow, language: str) -> ClassDayLine:
    return ClassDayLine(
        id=row.class_id,
        title=row.class_name,
        told=t("class-absences-count", language, count=row.children_away),
        away=[_away(one, language) for one in row.away],
        exempted=[
            t(
                "class-absences-exempted",
                language,
                name=one.name,
                subject=one.subject,
                until=day(one.last_day, language),
            )
            for one in row.exempted
        ],
    )


def _away(row: AwayRow, language: str) -> AwayLine:
    key = "class-absences-excused" if row.is_excused else "class-absences-unexcused"
    return AwayLine(
        id=row.absence_id,
        name=row.name,
        when=span_text(row.span, language),
        excuse=t(key, language),
        is_excused=row.is_excused,
    )
