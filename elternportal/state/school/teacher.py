"""The office enters a teacher by hand, or puts one right."""

from collections.abc import Iterable
from typing import Any, ClassVar

import reflex as rx

from elternportal import routes
from elternportal.domain import topics
from elternportal.domain.names import teacher_name
from elternportal.domain.people import ADMINISTRATION
from elternportal.services.school.children_by_hand import LeaveSchool
from elternportal.services.school.teachers_by_hand import (
    SaveTeacher,
    TeacherDraft,
    let_teacher_leave,
    read_teacher,
    save_teacher,
)
from elternportal.state.base import PortalState
from elternportal.state.editing import SavedForm, Values
from elternportal.state.policy import allow, opens_for
from elternportal.state.request import current_request
from elternportal.state.school.people_by_hand import PersonPageState

LABELS = "teacher-field"


@opens_for(*ADMINISTRATION)
class OfficeTeacherPageState(PersonPageState, PortalState):
    """One teacher; whoever has lessons leaves with the timetable."""

    has_lessons: rx.Field[bool] = rx.field(False)

    _asks: ClassVar[str] = "teacher-leave-ask"
    _parameter: ClassVar[str] = routes.TEACHER_ID
    _empty: ClassVar[Values] = dict.fromkeys(TeacherDraft.model_fields, "")

    def _topics(self) -> Iterable[str]:
        return [topics.teacher_accounts()]

    @allow(*ADMINISTRATION)
    async def save(self, form: dict[str, Any]) -> None:
        draft = self._parsed_form(TeacherDraft, form, LABELS)
        if draft is None:
            return
        command = SaveTeacher(self.item_id, draft, self._seen(form))
        done = await self._save(LABELS, draft, save_teacher, command)
        if done is not None:
            await self._after(done, "teacher-saved")

    @allow(*ADMINISTRATION)
    async def leave(self) -> None:
        """The teacher has left the school."""
        command = LeaveSchool(self.item_id, self.revision)
        if await self._write_as_seen(let_teacher_leave, command):
            await self._after(None, "teacher-left")

    async def _saved(self) -> SavedForm | None:
        view = await self._read(read_teacher, self.item_id)
        if view is None:
            return None
        told = ["teacher-told-by-hand"] if view.is_by_hand and view.is_active else []
        told += [] if view.is_active else ["teacher-told-left"]
        told += ["teacher-told-lessons"] if view.lessons and view.is_active else []
        name = teacher_name(view.draft, current_request().language)
        self._stand(name, told, view.hangs, view.is_active)
        self.has_lessons = view.lessons > 0
        return SavedForm(view.draft, view.revision)
