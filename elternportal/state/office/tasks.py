"""The office's tasks page."""

from collections.abc import Iterable
from dataclasses import dataclass

import reflex as rx

from elternportal import routes
from elternportal.domain import topics
from elternportal.domain.people import ADMINISTRATION
from elternportal.i18n import t
from elternportal.i18n.dates import day_and_time
from elternportal.services.office.calls import ALL, CallRow, finish_call, open_calls
from elternportal.services.office.tasks import TaskRow, finish_task, free_address, list_tasks
from elternportal.state.base import PortalState
from elternportal.state.page import LivePageState
from elternportal.state.policy import allow, opens_for
from elternportal.state.request import current_request


@dataclass
class TaskLine:
    """A task as it is shown; ``may_free`` if no mail goes to the address at the moment."""

    id: int
    title: str
    hint: str
    name: str
    address: str
    children: str
    reason: str
    when: str
    may_free: bool
    account_href: str  # where the office corrects the address; empty if it is about no person


@dataclass
class CallLine:
    """A family to call, with the address of the note for it."""

    id: int
    child: str
    what: str
    when: str
    note: str


@opens_for(*ADMINISTRATION)
class OfficeTasksPageState(LivePageState, PortalState):
    """Open tasks, and those that were done last."""

    open_tasks: rx.Field[list[TaskLine]] = rx.field(default_factory=list)
    done_tasks: rx.Field[list[TaskLine]] = rx.field(default_factory=list)
    calls: rx.Field[list[CallLine]] = rx.field(default_factory=list)
    notes_href: rx.Field[str] = rx.field("")
    more_calls: rx.Field[str] = rx.field("")  # a sentence, or empty
    is_about_people: rx.Field[bool] = rx.field(False)
    without_access: rx.Field[str] = rx.field("")  # a sentence, or empty

    def _topics(self) -> Iterable[str]:
        return [topics.tasks(), topics.pins()]

    @allow(*ADMINISTRATION)
    async def finish(self, task_id: int) -> None:
        if await self._write(finish_task, task_id):
            self._tell("office-tasks-finished")
        await self._show()

    @allow(*ADMINISTRATION)
    async def free(self, task_id: int) -> None:
        if await self._write(free_address, task_id):
            self._tell("office-tasks-freed")
        await self._show()

    @allow(*ADMINISTRATION)
    async def finish_call(self, call_id: int) -> None:
        if await self._write(finish_call, call_id):
            self._tell("office-call-finished")
        await self._show()

    async def _show(self) -> None:
        await self._show_calls()
        view = await self._read(list_tasks)
        if view is None:
            return
        language, without = current_request().language, view.children_without_access
        self.open_tasks = [_line(row, language) for row in view.open]
        self.is_about_people = any(row.is_about_person for row in view.open)
        self.done_tasks = [_line(row, language) for row in view.done]
        self.without_access = (
            t("office-tasks-without-access", language, count=without) if without else ""
        )

    async def _show_calls(self) -> None:
        view = await self._read(open_calls)
        if view is None:
            return
        language, more = current_request().language, view.total - len(view.calls)
        self.calls = [_call(row, language) for row in view.calls]
        self.notes_href = routes.call_notes(ALL, language)
        self.more_calls = t("office-call-more", language, count=more) if more else ""


def _call(row: CallRow, language: str) -> CallLine:
    return CallLine(
        id=row.id,
        child=row.child,
        what=row.what,
        when=day_and_time(row.since, language),
        note=routes.call_notes(row.id, language),
    )


def _line(row: TaskRow, language: str) -> TaskLine:
    return TaskLine(
        id=row.id,
        title=t(f"office-tasks-kind-{row.kind}", language, name=row.name),
        hint="" if row.is_about_person else t(f"office-tasks-hint-{row.kind}", language),
        name=row.name,
        address=row.address,
        children=", ".join(row.children),
        reason=row.reason,
        when=day_and_time(row.done_at or row.since, language),
        may_free=row.is_unreachable,
        account_href=_account(row.account_id, language) if row.account_id else "",
    )


def _account(account_id: int, language: str) -> str:
    page = routes.localized(routes.OFFICE_ACCOUNT, language)
    return f"{page}?{routes.ACCOUNT_ID}={account_id}"
