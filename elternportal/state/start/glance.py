"""The start page's state."""

from collections.abc import Iterable

import reflex as rx

from elternportal.domain import topics
from elternportal.services.start.glance import start_view
from elternportal.state.base import PortalState
from elternportal.state.first_steps import FirstStepLine, first_step_lines
from elternportal.state.page import LivePageState
from elternportal.state.policy import opens_for_signed_in
from elternportal.state.request import current_request
from elternportal.state.start import glance_views as views
from elternportal.state.start_lines import (
    AppointmentLine,
    NewsLine,
    StartSectionLine,
    StartTaskLine,
)


@opens_for_signed_in
class StartPageState(LivePageState, PortalState):
    """All children, tasks and appointments at a glance."""

    tasks: rx.Field[list[StartTaskLine]] = rx.field(default_factory=list)
    news: rx.Field[list[NewsLine]] = rx.field(default_factory=list)
    next_days: rx.Field[list[StartSectionLine]] = rx.field(default_factory=list)
    sections: rx.Field[list[StartSectionLine]] = rx.field(default_factory=list)
    hints: rx.Field[list[str]] = rx.field(default_factory=list)
    appointments: rx.Field[list[AppointmentLine]] = rx.field(default_factory=list)
    children: rx.Field[list[views.ChildLine]] = rx.field(default_factory=list)
    first_steps: rx.Field[list[FirstStepLine]] = rx.field(default_factory=list)

    def _topics(self) -> Iterable[str]:
        actor = current_request().signed_in
        tasks = [topics.tasks()] if actor.is_administration else []
        common = [topics.family(actor.account_id), topics.news()]
        return [*common, *tasks]

    async def _refresh(self) -> None:
        await self._show()
        await self._count_badges()

    async def _show(self) -> None:
        view = await self._read(start_view)
        if view is None:
            return
        lines = views.start_lines(view, current_request().language)
        self.tasks, self.news = lines.tasks, lines.news
        self.next_days = [each for each in lines.sections if each.is_next]
        self.sections = [each for each in lines.sections if not each.is_next]
        self.hints, self.appointments = lines.hints, lines.appointments
        self.children = views.children(view)
        self.first_steps = first_step_lines(view.first_steps, current_request().language)
