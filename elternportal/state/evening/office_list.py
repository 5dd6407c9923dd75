"""The office's list of evenings, and the form that creates one."""

from collections.abc import Iterable
from typing import Any

import reflex as rx
from reflex.event import EventSpec

from elternportal import routes
from elternportal.domain import topics
from elternportal.domain.people import ADMINISTRATION
from elternportal.services.evening.proposal import proposed_evening
from elternportal.services.evening.setup import create_evening, evening_list
from elternportal.state.base import PortalState
from elternportal.state.evening import office_views as views
from elternportal.state.evening.staff_forms import parse_draft
from elternportal.state.page import LivePageState
from elternportal.state.policy import allow, opens_for
from elternportal.state.request import current_request


@opens_for(*ADMINISTRATION)
class OfficeEveningsPageState(LivePageState, PortalState):
    """All evenings, the latest first."""

    evenings: rx.Field[list[views.EveningLine]] = rx.field(default_factory=list)
    draft: rx.Field[views.EveningFormLine] = rx.field(default_factory=views.EveningFormLine)

    _evening_ids: tuple[int, ...] = ()

    def _topics(self) -> Iterable[str]:
        return [topics.evenings(), *map(topics.evening, self._evening_ids)]

    @allow(*ADMINISTRATION)
    async def create(self, form: dict[str, Any]) -> EventSpec | None:
        """Create an evening and open its page."""
        language = current_request().language
        draft = self._parsed(parse_draft, form, language)
        if draft is None:
            return None
        evening_id = await self._write(create_evening, draft)
        if evening_id is None:
            return None
        return rx.redirect(
            f"{routes.localized(routes.OFFICE_EVENING, language)}?abend={evening_id}"
        )

    async def _show(self) -> None:
        rows = await self._read(evening_list)
        if rows is None:
            return
        self.evenings = views.evening_lines(rows, current_request().language)
        if not self.draft.day:  # else somebody may be typing already
            proposal = await self._read(proposed_evening)
            self.draft = views.draft_view(proposal) if proposal else self.draft
        self._evening_ids = tuple(row.evening_id for row in rows)
