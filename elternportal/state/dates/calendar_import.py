"""The office takes dates over from a calendar file: what it changes, and the change.

The page's address names the upload (``?stapel=…``), as that of the school's import does.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import reflex as rx

from elternportal import routes
from elternportal.auth.form_errors import error_key
from elternportal.domain.dates import DateCategory, DateSpan
from elternportal.domain.people import ADMINISTRATION
from elternportal.errors import PortalError
from elternportal.files import uploads
from elternportal.i18n import t
from elternportal.imports.calendar_file import CalendarRecord
from elternportal.imports.plan import DatedPlan
from elternportal.imports.school import Record
from elternportal.services.audience import AudienceChoice
from elternportal.services.dates.calendar_import import (
    TakeOverCalendar,
    preview_calendar,
    take_over_calendar,
)
from elternportal.settings import MEGABYTE
from elternportal.state.audience import AudienceState
from elternportal.state.base import PortalState
from elternportal.state.dates.words import span_text
from elternportal.state.page import PageState
from elternportal.state.policy import allow, opens_for
from elternportal.state.request import current_request

MOST_NAMED = 20  # dates of each kind in the plan
LIMITS = {"limit": uploads.MAX_UPLOAD_BYTES // MEGABYTE, "files": uploads.MAX_FILES}


@dataclass
class PlannedLine:
    """Dates that are new, change or go: how many, the first of them, and how many more."""

    key: str
    head: str
    dates: list[str]
    more: str


@opens_for(*ADMINISTRATION)
class DatesImportPageState(PageState, PortalState):
    """One upload. ``has_plan`` is false until there is one that can be taken over."""

    file_name: rx.Field[str] = rx.field("")
    has_plan: rx.Field[bool] = rx.field(False)
    is_empty: rx.Field[bool] = rx.field(False)
    has_new: rx.Field[bool] = rx.field(False)
    planned: rx.Field[list[PlannedLine]] = rx.field(default_factory=list)
    findings: rx.Field[list[str]] = rx.field(default_factory=list)
    question: rx.Field[str] = rx.field("")  # whether to take over so many, or empty

    _upload_id: str = ""
    _size: int = 0

    async def _prepare(self) -> None:
        query = self.router.url.query_parameters
        self._upload_id = query.get(routes.UPLOAD_ID, "")
        key = error_key(query.get("fehler", ""))
        if key:
            self._tell_error(PortalError(key, **LIMITS))
        audience = await self.get_state(AudienceState)
        await audience._fill(AudienceChoice(whole_school=True))

    async def _show(self) -> None:
        self.file_name, self.question, self.planned, self.findings = "", "", [], []
        self.has_plan = self.is_empty = self.has_new = False
        if not self._upload_id:
            return
        view = await self._read(preview_calendar, self._upload_id)
        if view is None:
            return
        language = current_request().language
        self.file_name = view.file_name
        self.findings = [finding.sentence(language) for finding in view.findings]
        if view.plan is not None:
            self.has_plan, self.is_empty = True, not view.plan.size
            self.has_new, self._size = bool(view.plan.added), view.plan.size
            self.planned = _planned_lines(view.plan, language)

    @allow(*ADMINISTRATION)
    async def apply(self, form: dict[str, Any]) -> None:
        """Ask first, naming how many dates change; then take them over."""
        if not self.has_plan:
            return
        if not self.question:
            language = current_request().language
            self.question = t("dates-import-ask", language, count=self._size)
            return
        named = str(form.get("category", ""))
        category = DateCategory(named) if named in set(DateCategory) else DateCategory.OTHER
        choice = (await self.get_state(AudienceState))._choice()
        command = TakeOverCalendar(self._upload_id, category, choice)
        self.question = ""
        count = await self._write(take_over_calendar, command)
        if count is not None:
            await self._show()
            self._tell("dates-import-done", count=count)

    @allow(*ADMINISTRATION)
    async def cancel(self) -> None:
        """Back to the plan, nothing taken over."""
        self.question = ""


def _planned_lines(plan: DatedPlan, language: str) -> list[PlannedLine]:
    kinds: dict[str, Sequence[Record]] = {
        "added": plan.added,
        "changed": [change.new for change in plan.changed],
        "removed": plan.removed,
    }
    return [_planned(key, dates, language) for key, dates in kinds.items() if dates]


def _planned(key: str, dates: Sequence[Record], language: str) -> PlannedLine:
    kind, more = t(f"dates-import-{key}", language), len(dates) - MOST_NAMED
    return PlannedLine(
        key=key,
        head=t("dates-import-counted", language, kind=kind, count=len(dates)),
        dates=[_named(one, language) for one in dates[:MOST_NAMED]],
        more=t("dates-import-more", language, count=more) if more > 0 else "",
    )


def _named(one: Record, language: str) -> str:
    """Mo, 23.11., 8:00–9:30: Wandertag"""
    assert isinstance(one, CalendarRecord)
    span = DateSpan(one.day, one.last_day, one.starts_at, one.ends_at)
    return f"{span_text(span, language)}: {one.title}"
