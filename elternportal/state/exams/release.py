"""Which grades see their exams: shown with a question that names how many hear of it."""

from collections.abc import Iterable
from dataclasses import dataclass

import reflex as rx

from elternportal.domain.exams import EXAMS_TOPIC
from elternportal.domain.people import ADMINISTRATION
from elternportal.i18n import t
from elternportal.i18n.dates import day_and_time
from elternportal.services.exams.release import (
    GradeRow,
    count_told,
    list_grades,
    release_grade,
    withdraw_grade,
)
from elternportal.state.base import PortalState
from elternportal.state.page import LivePageState
from elternportal.state.policy import allow, opens_for
from elternportal.state.request import current_request

LONGEST_GRADE = 20


@dataclass
class GradeLine:
    """A grade; ``asks`` is the question before it is shown, or empty."""

    grade: str
    name: str
    state: str
    is_released: bool
    asks: str


@opens_for(*ADMINISTRATION)
class ExamReleasePageState(LivePageState, PortalState):
    """All grades, or nothing if the school shows every exam at once."""

    grades: rx.Field[list[GradeLine]] = rx.field(default_factory=list)

    _asks_grade: str | None = None
    _asks_count: int = 0

    def _topics(self) -> Iterable[str]:
        return [EXAMS_TOPIC]

    @allow(*ADMINISTRATION)
    async def ask_release(self, grade: str) -> None:
        """Ask once before so many people get a mail."""
        count = await self._read(count_told, grade[:LONGEST_GRADE])
        if count is not None:
            self._asks_grade, self._asks_count = grade, count
            await self._show()

    @allow(*ADMINISTRATION)
    async def do_not_release(self) -> None:
        """Leave it as it is."""
        self._asks_grade = None
        await self._show()

    @allow(*ADMINISTRATION)
    async def release(self, grade: str) -> None:
        if await self._write(release_grade, grade[:LONGEST_GRADE]):
            self._tell("exam-release-done")
        self._asks_grade = None
        await self._show()

    @allow(*ADMINISTRATION)
    async def withdraw(self, grade: str) -> None:
        if await self._write(withdraw_grade, grade[:LONGEST_GRADE]):
            self._tell("exam-release-withdrawn")
        await self._show()

    async def _prepare(self) -> None:
        self._asks_grade = None

    async def _show(self) -> None:
        rows = await self._read(list_grades)
        if rows is not None:
            language = current_request().language
            self.grades = [self._line(row, language) for row in rows]

    def _line(self, row: GradeRow, language: str) -> GradeLine:
        if row.released_at:
            when = day_and_time(row.released_at, language)
            state = t("exam-release-since", language, when=when, count=row.exams)
        else:
            state = t("exam-release-hidden", language, count=row.exams)
        asks = row.grade == self._asks_grade and row.released_at is None
        return GradeLine(
            grade=row.grade,
            name=t("exam-release-grade", language, grade=row.grade),
            state=state,
            is_released=row.released_at is not None,
            asks=t("exam-release-ask", language, count=self._asks_count) if asks else "",
        )
