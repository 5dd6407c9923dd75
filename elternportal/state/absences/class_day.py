"""Who is away today in a teacher's classes."""

from collections.abc import Iterable
from dataclasses import dataclass

import reflex as rx

from elternportal.domain.absences import ABSENCES_TOPIC
from elternportal.domain.people import STAFF
from elternportal.i18n import t
from elternportal.i18n.dates import long_day
from elternportal.services.absences.class_day import AwayRow, ClassDayRow, read_class_days
from elternportal.state.absences.words import span_text
from elternportal.state.base import PortalState
from elternportal.state.page import LivePageState
from elternportal.state.policy import opens_for
from elternportal.state.request import current_request


@dataclass
class AwayLine:
    """A child that is away; ``excuse`` says whether the school knows it from the family."""

    id: int
    name: str
    when: str
    excuse: str
    is_excused: bool


@dataclass
class ClassDayLine:
    """A class with who is away, and how many in a sentence."""

    key: str
    title: str
    told: str
    away: list[AwayLine]


@opens_for(*STAFF)
class ClassAbsencesPageState(LivePageState, PortalState):
    """All own classes, those with somebody away first."""

    day: rx.Field[str] = rx.field("")
    classes: rx.Field[list[ClassDayLine]] = rx.field(default_factory=list)

    def _topics(self) -> Iterable[str]:
        return [ABSENCES_TOPIC]

    async def _show(self) -> None:
        view = await self._read(read_class_days)
        if view is not None:
            language = current_request().language
            self.day = long_day(view.day, language)
            rows = sorted(view.classes, key=lambda row: not row.away)
            self.classes = [_class(row, language) for row in rows]


def _class(row: ClassDayRow, language: str) -> ClassDayLine:
    return ClassDayLine(
        key=str(row.class_id),
        title=row.class_name,
        told=t("class-absences-count", language, count=len(row.away)),
        away=[_away(one, language) for one in row.away],
    )


def _away(row: AwayRow, language: str) -> AwayLine:
    key = "class-absences-excused" if row.is_excused else "class-absences-unexcused"
    return AwayLine(
        id=row.absence_id,
        name=row.name,
        when=span_text(row.span, language),
        excuse=t(key, language),
        is_excused=row.is_excused,
    )
