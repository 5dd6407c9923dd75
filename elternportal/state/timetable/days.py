"""The substitution plan: by day, for one's own children, one's own lessons, or the whole school."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import reflex as rx

from elternportal.domain.timetable import (
    PLAN_TOPIC,
    SUBSTITUTIONS_TOPIC,
    class_topic,
    teacher_topic,
)
from elternportal.i18n import t
from elternportal.i18n.dates import day_and_time, long_day
from elternportal.services.timetable.days import (
    ChangedDayView,
    ForWhomView,
    SubstitutionsView,
    read_substitutions,
)
from elternportal.state.base import PortalState
from elternportal.state.page import LivePageState
from elternportal.state.policy import opens_for_signed_in
from elternportal.state.request import current_request
from elternportal.state.timetable.lesson_views import LessonLine, changed_line


@dataclass
class ForWhomLine:
    """The changes of one child or person; ``name`` is empty for the whole school."""

    key: str
    name: str
    lessons: list[LessonLine] = field(default_factory=list)


@dataclass
class ChangedDayLine:
    """A day with what the office says about it."""

    key: str
    name: str
    text: str
    parts: list[ForWhomLine] = field(default_factory=list)


@opens_for_signed_in
class SubstitutionsPageState(LivePageState, PortalState):
    """The next days on which something is different."""

    days: rx.Field[list[ChangedDayLine]] = rx.field(default_factory=list)
    stand: rx.Field[str] = rx.field("")

    _watched: tuple[str, ...] = ()

    def _topics(self) -> Iterable[str]:
        return [PLAN_TOPIC, *self._watched]

    async def _show(self) -> None:
        view = await self._read(read_substitutions)
        if view is None:
            return
        request = current_request()
        language = request.language
        self.days = [_day_line(day, language) for day in view.days]
        self.stand = stand_text(view, language)
        if request.actor and request.actor.is_administration:
            self._watched = (SUBSTITUTIONS_TOPIC,)
        else:
            teacher = (teacher_topic(view.teacher_id),) if view.teacher_id else ()
            self._watched = (*map(class_topic, view.class_ids), *teacher)


def stand_text(view: SubstitutionsView, language: str) -> str:
    """When the plan was brought up to date; empty before the first one."""
    if view.updated_at is None:
        return ""
    return t("substitutions-stand", language, when=day_and_time(view.updated_at, language))


def _day_line(day: ChangedDayView, language: str) -> ChangedDayLine:
    return ChangedDayLine(
        key=day.day.isoformat(),
        name=long_day(day.day, language),
        text=day.text,
        parts=[_part(part, language) for part in day.parts],
    )


def _part(part: ForWhomView, language: str) -> ForWhomLine:
    lines = [changed_line(change, language) for change in part.changes]
    if part.is_child:  # its class is beside its name
        lines = [replace(line, classes="") for line in lines]
    return ForWhomLine(part.name or "alle", part.name, lines)
