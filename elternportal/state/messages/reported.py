"""What somebody shows the head of a conversation."""

from collections.abc import Iterable
from dataclasses import dataclass

import reflex as rx

from elternportal.domain.messages import REPORTS_TOPIC
from elternportal.domain.people import Role
from elternportal.i18n import t
from elternportal.i18n.dates import day_and_time
from elternportal.services.messages.reports import (
    ReportRow,
    finish_report,
    list_reports,
    open_report,
)
from elternportal.state.base import PortalState
from elternportal.state.page import LivePageState
from elternportal.state.policy import allow, opens_for
from elternportal.state.request import current_request


@dataclass
class ReportLine:
    """A message that was shown."""

    id: int
    child: str
    told: str
    is_done: bool


@opens_for(Role.HEAD)
class ReportedMessagesPageState(LivePageState, PortalState):
    """All of them, what waits first; ``shown_id`` is the one whose text is open."""

    reports: rx.Field[list[ReportLine]] = rx.field(default_factory=list)
    shown_id: rx.Field[int] = rx.field(0)
    text: rx.Field[str] = rx.field("")
    reason: rx.Field[str] = rx.field("")

    async def _prepare(self) -> None:
        self._forget()

    def _topics(self) -> Iterable[str]:
        return [REPORTS_TOPIC]

    @allow(Role.HEAD)
    async def show_text(self, report_id: int) -> None:
        """Show a message; that the head has read it is written down."""
        self._forget()
        view = await self._write(open_report, report_id)
        if view is not None:
            reason = t("reported-messages-reason", current_request().language, reason=view.reason)
            self.shown_id, self.text = view.report_id, view.text
            self.reason = reason if view.reason else ""

    @allow(Role.HEAD)
    async def finish(self, report_id: int) -> None:
        """The head has dealt with it."""
        if await self._write(finish_report, report_id):
            self._tell("reported-messages-closed")
        await self._show()
        await self._count_badges()

    async def _show(self) -> None:
        rows = await self._read(list_reports)
        if rows is None:
            return
        language = current_request().language
        self.reports = [_line(row, language) for row in rows]

    def _forget(self) -> None:
        self.shown_id, self.text, self.reason = 0, "", ""


def _line(row: ReportRow, language: str) -> ReportLine:
    unknown = t("messages-unknown", language)
    told = t(
        "reported-messages-by",
        language,
        author=row.written_by or unknown,
        written=day_and_time(row.written_at, language),
        reporter=row.reported_by or unknown,
        reported=day_and_time(row.reported_at, language),
    )
    return ReportLine(row.report_id, row.child.label, told, row.is_done)
