"""What the children of a class have missed, for class teacher, office and head."""

from collections.abc import Iterable
from dataclasses import dataclass

import reflex as rx

from elternportal import routes
from elternportal.domain.absences import ABSENCES_TOPIC, CLASS, STATISTICS
from elternportal.domain.people import STAFF
from elternportal.i18n import t
from elternportal.services.absences.statistics import MissedRow, read_statistics
from elternportal.state.arguments import number
from elternportal.state.base import PortalState
from elternportal.state.listing import ChoiceLine, list_address
from elternportal.state.page import LivePageState
from elternportal.state.policy import opens_for
from elternportal.state.request import current_request


@dataclass
class MissedLine:
    """A child; ``hint`` is for the class teacher alone."""

    id: int
    name: str
    time: str
    unexcused: str
    hint: str
    paper: str


@opens_for(*STAFF)
class StatisticsPageState(LivePageState, PortalState):
    """One class; the address says which."""

    classes: rx.Field[list[ChoiceLine]] = rx.field(default_factory=list)
    rows: rx.Field[list[MissedLine]] = rx.field(default_factory=list)
    table: rx.Field[str] = rx.field("")

    def _topics(self) -> Iterable[str]:
        return [ABSENCES_TOPIC]

    async def _show(self) -> None:
        chosen = number(self.router.url.query_parameters.get(CLASS))
        view = await self._read(read_statistics, chosen)
        if view is None:
            return
        language = current_request().language
        self.classes = [
            ChoiceLine(
                key=str(one.class_id),
                label=one.name,
                href=list_address(STATISTICS, language, {CLASS: one.class_id}),
                is_current=one.class_id == view.class_id,
            )
            for one in view.classes
        ]
        self.rows = [_line(row, language) for row in view.rows]
        self.table = routes.year_of_class(view.class_id, language)


def _line(row: MissedRow, language: str) -> MissedLine:
    def told(days: int, lessons: int) -> str:
        return t("missed-time", language, days=days, lessons=lessons)

    weekday = t(f"missed-weekday-{row.weekday}", language) if row.weekday else ""
    return MissedLine(
        id=row.pupil_id,
        name=row.name,
        time=told(row.all_of_it.days, row.all_of_it.lessons),
        unexcused=told(row.unexcused.days, row.unexcused.lessons),
        hint=weekday,
        paper=routes.year_of_child(row.pupil_id, language),
    )
