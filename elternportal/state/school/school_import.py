"""The office's import page: from uploaded files to a plan, and from the plan to the school.

The page's address names the upload (``?stapel=…``). The plan says what happens when all rows with
errors are left out, so ticking rows changes only whether the plan may be applied.
"""

import asyncio
from collections.abc import AsyncIterator
from typing import Any, TypeVar

import reflex as rx
from reflex.event import EventSpec

from elternportal import routes
from elternportal.auth.form_errors import error_key
from elternportal.domain.people import ADMINISTRATION
from elternportal.errors import PortalError
from elternportal.i18n import t
from elternportal.imports.findings import Finding, LineRef
from elternportal.services.school.plan_view import PlanView
from elternportal.services.school.school_import import (
    ImportResultView,
    apply,
    last_import,
    preview,
)
from elternportal.services.school.uploaded_files import (
    MAX_FILES,
    MAX_MEGABYTES,
    forget_upload,
    forget_uploads,
    read_upload,
)
from elternportal.services.school.who_leaves import ManyMissing
from elternportal.state.arguments import number
from elternportal.state.base import PortalState
from elternportal.state.page import PageState
from elternportal.state.policy import allow, opens_for
from elternportal.state.progress import Progress
from elternportal.state.request import current_request
from elternportal.state.school import import_views as views

T = TypeVar("T")
MAX_PASSWORD = 200
CHOOSE, CHECKING, PLAN, APPLYING, DONE = "choose", "checking", "plan", "applying", "done"


@opens_for(*ADMINISTRATION)
class ImportPageState(PageState, PortalState):
    """One upload; ``step`` says how far it has come."""

    step: rx.Field[str] = rx.field("")
    last: rx.Field[str] = rx.field("")
    file_names: rx.Field[str] = rx.field("")
    ignored_names: rx.Field[str] = rx.field("")
    phase: rx.Field[str] = rx.field("")
    work_done: rx.Field[int] = rx.field(0)
    work_total: rx.Field[int] = rx.field(1)
    is_empty: rx.Field[bool] = rx.field(False)
    kinds: rx.Field[list[views.ImportKindLine]] = rx.field(default_factory=list)
    errors: rx.Field[views.DoubtfulRowsLine] = rx.field(default_factory=views.DoubtfulRowsLine)
    warnings: rx.Field[views.DoubtfulRowsLine] = rx.field(default_factory=views.DoubtfulRowsLine)
    namesakes: rx.Field[list[views.NamesakeLine]] = rx.field(default_factory=list)
    still_open: rx.Field[str] = rx.field("")  # empty once no error stands in the way
    question: rx.Field[str] = rx.field("")
    asks: rx.Field[bool] = rx.field(False)
    missing: rx.Field[int] = rx.field(0)  # how many go, if somebody has to type that
    missing_question: rx.Field[str] = rx.field("")
    result: rx.Field[str] = rx.field("")
    needs_password: rx.Field[bool] = rx.field(False)

    _upload_id: str = ""
    _typed: int = 0
    _password: str = ""  # of an archive; forgotten with the upload
    _sums: views.ImportSumsLine = views.ImportSumsLine()
    _findings: tuple[Finding, ...] = ()
    _error_refs: frozenset[LineRef] = frozenset()
    _left_out: frozenset[LineRef] = frozenset()
    _apart: frozenset[LineRef] = frozenset()  # rows that are not the person of the same name

    async def _prepare(self) -> None:
        query = self.router.url.query_parameters
        self._tell_refusal(query.get("fehler", ""))
        self._upload_id = query.get(routes.UPLOAD_ID, "")
        self._left_out = self._apart = frozenset()
        self._password = ""
        self.step = CHECKING if self._upload_id else CHOOSE

    async def _show(self) -> None:
        last = await self._read(last_import)
        self.last = views.last_import_text(last, current_request().language)

    async def _opened(self) -> EventSpec | None:
        return ImportPageState.check() if self._upload_id else None

    @allow(*ADMINISTRATION)
    async def check(self) -> AsyncIterator[None]:
        """Compare the uploaded files with the school."""
        async for _ in self._check():
            yield

    @allow(*ADMINISTRATION)
    async def unlock(self, form: dict[str, Any]) -> AsyncIterator[None]:
        """Compare again, with the password of the archive."""
        self._password = str(form.get("password") or "")[:MAX_PASSWORD]
        async for _ in self._check():
            yield

    @allow(*ADMINISTRATION)
    async def leave_out(self, file: str, line: int, is_left_out: bool) -> None:
        about = (one for one in self._findings if one.is_error and one.ref == (file, line))
        rows = frozenset(ref for one in about for ref in one.refs)
        rows = self._error_refs & (rows or {(file, line)})
        self._leave_out(self._left_out | rows if is_left_out else self._left_out - rows)

    @allow(*ADMINISTRATION)
    async def tell_apart(self, file: str, line: int, is_apart: bool) -> AsyncIterator[None]:
        """Say that a row is about somebody else than the person of the same name, or is not."""
        row = frozenset({(file, line)} & {(one.file, one.line) for one in self.namesakes})
        self._apart = self._apart | row if is_apart else self._apart - row
        async for _ in self._check():
            yield

    @allow(*ADMINISTRATION)
    async def leave_out_all(self) -> None:
        self._leave_out(self._error_refs)

    @allow(*ADMINISTRATION)
    async def leave_out_none(self) -> None:
        self._leave_out(frozenset())

    @allow(*ADMINISTRATION)
    async def ask(self) -> None:
        self.asks = self.step == PLAN

    @allow(*ADMINISTRATION)
    async def cancel(self) -> None:
        self.asks = False

    @allow(*ADMINISTRATION)
    async def apply_missing(self, form: dict[str, Any]) -> AsyncIterator[None]:
        """Take over a plan by which many leave, with their number as it was typed."""
        self._typed = number(form.get("missing"))
        if self._typed != self.missing:
            self._tell_error(ManyMissing(count=self.missing))
            return
        async for _ in self._apply():
            yield

    @allow(*ADMINISTRATION)
    async def apply(self) -> AsyncIterator[None]:
        """Take the plan over. It is made anew, so an error that came up meanwhile stops it."""
        async for _ in self._apply():
            yield

    async def _apply(self) -> AsyncIterator[None]:
        if self.step != PLAN:
            return
        self.asks = False
        self.step = APPLYING
        progress = Progress()
        work = asyncio.create_task(self._apply_and_forget(progress))
        async for _ in self._follow(work, progress):
            yield
        result = work.result()
        if result is not None:
            self._show_result(result)
            return
        async for _ in self._check():
            yield

    @allow(*ADMINISTRATION)
    async def choose_again(self) -> EventSpec:
        """Delete what was uploaded and offer the form."""
        await self._write(forget_uploads)
        self._password = ""
        page = routes.localized(routes.OFFICE_IMPORT, current_request().language)
        return rx.redirect(page, replace=True)

    async def _check(self) -> AsyncIterator[None]:
        self.step = CHECKING
        progress = Progress()
        work = asyncio.create_task(self._preview(progress))
        async for _ in self._follow(work, progress):
            yield
        plan = work.result()
        if plan is not None:
            self._show_plan(plan)

    async def _follow(self, work: "asyncio.Task[T]", progress: Progress) -> AsyncIterator[None]:
        """Draw the progress of ``work``; whatever happens to it, the page is not left in it."""
        try:
            async for _ in progress.until_done(work):
                self._show_progress(progress)
                yield
        finally:
            self.step = CHOOSE

    async def _preview(self, progress: Progress) -> PlanView | None:
        files = await self._read(read_upload, self._upload_id)
        if files is None:
            return None
        self.file_names = ", ".join(file.name for file in files)
        return await self._read(
            preview, files, (), progress.note, self._password, apart=self._apart
        )

    async def _apply_and_forget(self, progress: Progress) -> ImportResultView | None:
        """In one task, which comes to its end even if the person leaves the page."""
        files = await self._read(read_upload, self._upload_id)
        if files is None:
            return None
        result = await self._write(
            apply,
            files,
            self._left_out,
            progress.note,
            self._typed or None,
            self._password,
            apart=self._apart,
        )
        if result is not None:
            await self._write(forget_upload, self._upload_id)
        return result

    def _show_progress(self, progress: Progress) -> None:
        key = progress.phase or "office-import-checking"
        self.phase = t(key, current_request().language)
        self.work_done, self.work_total = progress.done, max(progress.total, 1)

    def _show_plan(self, plan: PlanView) -> None:
        language = current_request().language
        self.step = PLAN
        self.is_empty, self.missing = plan.is_empty, plan.missing
        self.needs_password = plan.needs_password
        self._sums = views.plan_sums(plan)
        self.kinds = views.kind_lines(plan, language)
        self.ignored_names = ", ".join(plan.ignored_files)
        self._findings, self._error_refs = plan.findings, plan.error_refs
        self.namesakes = views.namesake_lines(plan.findings, language)
        self.warnings = views.warning_rows(plan.findings, plan.error_refs, language)
        self._leave_out(self._left_out & plan.error_refs)

    def _leave_out(self, refs: frozenset[LineRef]) -> None:
        language = current_request().language
        self._left_out = refs
        self.asks = False
        self.errors = views.error_rows(self._findings, self._error_refs, refs, language)
        count = len(self._error_refs - refs)
        self.still_open = t("office-import-open", language, count=count) if count else ""
        self.question = self._sentence("office-import-ask", self._sums)
        self._typed = 0
        self.missing_question = t("office-import-ask-missing", language, count=self.missing)

    def _show_result(self, result: ImportResultView) -> None:
        self.step = DONE
        self._password = ""
        self.result = self._sentence("office-import-done", views.run_sums(result.counts))
        self.result += views.left_text(result.counts, current_request().language)
        self._findings, self._error_refs, self._left_out = (), frozenset(), frozenset()
        self.kinds = []

    def _sentence(self, key: str, sums: views.ImportSumsLine) -> str:
        left_out = len(self._left_out)
        return t(key, current_request().language, left_out=left_out, **vars(sums))

    def _tell_refusal(self, number: str) -> None:
        """Say why the upload was refused, if it was."""
        key = error_key(number)
        if key:
            self._tell_error(PortalError(key, limit=MAX_MEGABYTES, files=MAX_FILES))
