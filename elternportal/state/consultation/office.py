"""The office's page of consultation hours: all teachers, with search and who has none yet."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import reflex as rx
from reflex.event import EventSpec

from elternportal import routes
from elternportal.domain.consultation import (
    HOURS_TOPIC,
    OFFICE_CONSULTATION,
    TEACHER,
    TEACHER_CONSULTATION,
)
from elternportal.domain.people import ADMINISTRATION
from elternportal.i18n import t
from elternportal.services.consultation.office import (
    OfficeQuery,
    TeacherHoursRow,
    office_consultation,
)
from elternportal.state.arguments import number
from elternportal.state.base import PortalState
from elternportal.state.consultation.words import hour_text
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

ALL, WITHOUT = "", "ohne"


@dataclass
class TeacherHoursLine:
    """A teacher with the hours in words; ``href`` is where they are changed."""

    teacher_id: int
    teacher: str
    href: str
    coming: int
    hours: list[str] = field(default_factory=list)


@opens_for(*ADMINISTRATION)
class OfficeConsultationPageState(LivePageState, PortalState):
    """The hours of all teachers."""

    teachers: rx.Field[list[TeacherHoursLine]] = rx.field(default_factory=list)
    missing: rx.Field[str] = rx.field("")
    shown: rx.Field[list[ChoiceLine]] = rx.field(default_factory=list)
    words: rx.Field[str] = rx.field("")
    without_words: rx.Field[str] = rx.field("")
    pages: rx.Field[PagerLine] = rx.field(default_factory=PagerLine)
    pdf: rx.Field[str] = rx.field("")

    def _topics(self) -> Iterable[str]:
        return [HOURS_TOPIC]

    @allow(*ADMINISTRATION)
    async def search(self, form: dict[str, Any]) -> EventSpec:
        """Show what holds these words; they stand in the address."""
        words = str(form.get(WORDS, ""))[:LONGEST_SEARCH].strip()
        return rx.redirect(_list_at({**self._chosen(), WORDS: words}))

    def _chosen(self) -> dict[str, str | int]:
        parameters = self.router.url.query_parameters
        shown = parameters.get(SHOWN, ALL)
        return {
            SHOWN: shown if shown == WITHOUT else ALL,
            WORDS: parameters.get(WORDS, "")[:LONGEST_SEARCH],
        }

    async def _show(self) -> None:
        chosen, language = self._chosen(), current_request().language
        query = OfficeQuery(
            words=str(chosen[WORDS]),
            without=chosen[SHOWN] == WITHOUT,
            page=number(self.router.url.query_parameters.get(PAGE)) or 1,
        )
        view = await self._read(office_consultation, query)
        if view is None:
            return
        self.teachers = [_line(row, language) for row in view.rows.rows]
        self.missing = t("office-consultation-missing", language, count=view.missing)
        self.pages = pager(view.rows, OFFICE_CONSULTATION, language, chosen)
        self.words = query.words
        self.without_words = _list_at({**chosen, WORDS: ""})
        self.pdf = f"{routes.CONSULTATION_HOURS}?{routes.DOCUMENT_LANGUAGE}={language}"
        self.shown = [
            ChoiceLine(
                key,
                t(f"office-consultation-shown-{key}", language),
                _list_at({**chosen, SHOWN: value}),
                value == chosen[SHOWN],
            )
            for key, value in (("all", ALL), ("without", WITHOUT))
        ]


def _list_at(chosen: Mapping[str, str | int]) -> str:
    return list_address(OFFICE_CONSULTATION, current_request().language, chosen)


def _line(row: TeacherHoursRow, language: str) -> TeacherHoursLine:
    return TeacherHoursLine(
        teacher_id=row.teacher_id,
        teacher=row.teacher.text(language),
        href=list_address(TEACHER_CONSULTATION, language, {TEACHER: row.teacher_id}),
        coming=row.coming,
        hours=[hour_text(hour, language) for hour in row.hours],
    )
