"""The start page's state."""

from collections.abc import Iterable

import reflex as rx

from elternportal.domain import topics
from elternportal.services.start.glance import start_view
from elternportal.state.base import PortalState
from elternportal.state.letters.inbox_views import InboxLine
from elternportal.state.page import LivePageState
from elternportal.state.policy import opens_for_signed_in
from elternportal.state.request import current_request
from elternportal.state.start import glance_views as views


@opens_for_signed_in
class StartPageState(LivePageState, PortalState):
    """All children, tasks and appointments at a glance."""

    tasks: rx.Field[list[views.StartTaskLine]] = rx.field(default_factory=list)
    news: rx.Field[list[InboxLine]] = rx.field(default_factory=list)
    notices: rx.Field[list[views.StartNoticeLine]] = rx.field(default_factory=list)
    without_access: rx.Field[str] = rx.field("")
    appointments: rx.Field[list[views.AppointmentLine]] = rx.field(default_factory=list)
    children: rx.Field[list[views.ChildLine]] = rx.field(default_factory=list)

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
        language = current_request().language
        self.tasks = views.tasks(view, language)
        self.news = views.news(view, language)
        self.notices = views.notices(view)
        self.without_access = views.without_access(view, language)
        self.appointments = views.appointments(view, language)
        self.children = views.children(view)
