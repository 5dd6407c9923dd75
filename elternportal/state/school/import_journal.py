"""The journal of imports: who brought in what and when; each can be taken back as one step."""

from collections.abc import Iterable
from dataclasses import dataclass

import reflex as rx

from elternportal import routes
from elternportal.domain.people import ADMINISTRATION
from elternportal.i18n import t
from elternportal.i18n.dates import day_and_time
from elternportal.services.school.import_journal import (
    ImportRunRow,
    UndoneView,
    list_imports,
    undo_import,
)
from elternportal.state.arguments import number
from elternportal.state.base import PortalState
from elternportal.state.listing import PAGE, PagerLine, pager
from elternportal.state.page import PageState
from elternportal.state.policy import allow, opens_for
from elternportal.state.request import current_request
from elternportal.state.school.import_views import run_sums


@dataclass
class ImportRunLine:
    """One import as it is shown; ``undone`` says when it was taken back."""

    id: int
    when: str
    who: str
    files: str
    told: str
    undone: str
    may_undo: bool


@opens_for(*ADMINISTRATION)
class ImportJournalPageState(PageState, PortalState):
    """A page of the journal, the newest first. ``asked`` is the import to be taken back."""

    runs: rx.Field[list[ImportRunLine]] = rx.field(default_factory=list)
    pages: rx.Field[PagerLine] = rx.field(default_factory=PagerLine)
    asked: rx.Field[int] = rx.field(0)
    stays: rx.Field[str] = rx.field("")

    async def _prepare(self) -> None:
        self.asked, self.stays = 0, ""

    @allow(*ADMINISTRATION)
    async def ask(self, run_id: int) -> None:
        self.asked = run_id

    @allow(*ADMINISTRATION)
    async def cancel(self) -> None:
        self.asked = 0

    @allow(*ADMINISTRATION)
    async def undo(self, run_id: int) -> None:
        """Take an import back, and say what stays."""
        self.asked = 0
        done = await self._write(undo_import, run_id)
        if done is not None:
            self.stays = _stays(done, current_request().language)
            self._tell("import-journal-undone", **vars(run_sums(done.counts)))
        await self._show()

    async def _show(self) -> None:
        page = await self._read(list_imports, number(self.router.url.query_parameters.get(PAGE)))
        if page is not None:
            language = current_request().language
            self.runs = [*_lines(page.rows, language)]
            self.pages = pager(page, routes.OFFICE_IMPORTS, language, {})


def _lines(rows: Iterable[ImportRunRow], language: str) -> Iterable[ImportRunLine]:
    for row in rows:
        undone = day_and_time(row.undone_at, language) if row.undone_at else ""
        key = "import-journal-undo-told" if row.source == "undo" else "import-journal-told"
        yield ImportRunLine(
            id=row.run_id,
            when=day_and_time(row.at, language),
            who=row.who or t("import-journal-portal", language),
            files=row.files,
            told=t(key, language, **vars(run_sums(row.counts))),
            undone=t("import-journal-undone-at", language, when=undone) if undone else "",
            may_undo=row.may_undo and not undone,
        )


def _stays(done: UndoneView, language: str) -> str:
    """What could not be taken back; empty if nothing."""
    if not done.stays:
        return ""
    names = "; ".join(done.stays)
    return t("import-journal-stays", language, names=names, more=done.more)
