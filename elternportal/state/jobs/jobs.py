"""The page of long work: how far it is, and what came of it."""

from collections.abc import Iterable
from dataclasses import dataclass

import reflex as rx

from elternportal import routes
from elternportal.domain import topics
from elternportal.domain.jobs import OPEN, JobState
from elternportal.domain.people import STAFF
from elternportal.domain.sorting import parse_order
from elternportal.i18n import t
from elternportal.i18n.dates import day_and_time
from elternportal.services.jobs.own_jobs import (
    NEWEST_FIRST,
    JobColumn,
    JobRow,
    cancel_job,
    delete_job_file,
    list_jobs,
)
from elternportal.state.arguments import number
from elternportal.state.base import PortalState
from elternportal.state.listing import PAGE, SORTED, HeadLine, PagerLine, head_lines, pager
from elternportal.state.page import LivePageState
from elternportal.state.policy import allow, opens_for
from elternportal.state.request import current_request

_HEADS: dict[str, str] = {
    JobColumn.WORK: "jobs-head-work",
    JobColumn.BEGUN: "jobs-head-begun",
    JobColumn.STATE: "jobs-head-state",
    "_file": "jobs-head-file",
}


@dataclass
class JobLine:
    """One job as it is shown. ``told`` says in a sentence how it stands; ``file`` is an address."""

    id: int
    title: str
    when: str
    told: str
    is_open: bool
    is_failed: bool
    done: int
    total: int
    file: str
    kept: str


@opens_for(*STAFF)
class JobsPageState(LivePageState, PortalState):
    """One's own jobs a page at a time; the page follows them by itself, its address sorts them."""

    jobs: rx.Field[list[JobLine]] = rx.field(default_factory=list)
    heads: rx.Field[list[HeadLine]] = rx.field(default_factory=list)
    pages: rx.Field[PagerLine] = rx.field(default_factory=PagerLine)

    def _topics(self) -> Iterable[str]:
        return [topics.jobs(current_request().signed_in.account_id)]

    @allow(*STAFF)
    async def cancel(self, job_id: int) -> None:
        if await self._write(cancel_job, job_id):
            self._tell("jobs-cancelled")
        await self._show()

    @allow(*STAFF)
    async def delete_file(self, job_id: int) -> None:
        if await self._write(delete_job_file, job_id):
            self._tell("jobs-file-deleted")
        await self._show()

    async def _show(self) -> None:
        query, language = self.router.url.query_parameters, current_request().language
        wanted = parse_order(query.get(SORTED, ""), [*JobColumn])
        order = wanted if wanted.column else NEWEST_FIRST
        page = await self._read(list_jobs, number(query.get(PAGE)), order)
        if page is None:
            return
        self.jobs = [_line(row, language) for row in page.rows]
        labels = {column: t(key, language) for column, key in _HEADS.items()}
        self.heads = head_lines(labels, order, routes.JOBS, language, {})
        self.pages = pager(page, routes.JOBS, language, {SORTED: str(wanted)})


def _line(row: JobRow, language: str) -> JobLine:
    kind = t(f"jobs-kind-{row.kind}", language)
    has_file = row.kept_until is not None
    kept = day_and_time(row.kept_until, language) if row.kept_until else ""
    return JobLine(
        id=row.id,
        title=f"{kind}: {row.label}" if row.label else kind,
        when=day_and_time(row.started_at, language),
        told=_told(row, language),
        is_open=row.state in OPEN,
        is_failed=row.state is JobState.FAILED,
        done=row.done,
        total=max(row.total, 1),
        file=routes.job_file(row.id) if has_file else "",
        kept=t("jobs-kept", language, when=kept) if has_file else "",
    )


def _told(row: JobRow, language: str) -> str:
    match row.state:
        case JobState.RUNNING if row.total:
            return t("jobs-progress", language, done=row.done, total=row.total)
        case JobState.DONE if row.count and row.kept_until is None:
            return t("jobs-file-gone", language)
        case JobState.DONE:
            return t(f"jobs-count-{row.kind}", language, count=row.count)
        case JobState.FAILED:
            why = t(row.error_key, language, **row.error_args)
            return t("jobs-failed", language, why=why)
        case _:
            return t(f"jobs-state-{row.state}", language)
