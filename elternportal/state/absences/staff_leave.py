"""Applications for leave, for whoever comments and decides; and those that come on paper."""

from collections.abc import Iterable
from typing import Any

import reflex as rx
from reflex.event import EventSpec

from elternportal import routes
from elternportal.domain.leave import LEAVE_TOPIC, REQUEST, STAFF_LEAVE, LeaveState
from elternportal.domain.people import ADMINISTRATION, STAFF
from elternportal.i18n import t
from elternportal.services.absences.finding import FindChild, find_children
from elternportal.services.absences.leave import (
    LeaveDraft,
    enter_leave_on_paper,
    withdraw_for_family,
)
from elternportal.services.absences.leave_decisions import (
    DecideLeave,
    LeaveComment,
    LeaveDecision,
    comment_leave,
    decide_leave,
)
from elternportal.services.absences.leave_desk import (
    LeaveQuery,
    LeaveView,
    list_leave,
    open_leave,
    read_leave,
    read_paper_form,
)
from elternportal.state.absences.leave import (
    LABELS,
    LeaveOptionLine,
    applied_text,
    typed_leave,
)
from elternportal.state.absences.leave_lines import (
    LeaveLine,
    OpenLeaveLine,
    leave_line,
    opened_line,
)
from elternportal.state.absences.office import ChildFoundLine, found_line
from elternportal.state.arguments import number
from elternportal.state.base import PortalState
from elternportal.state.listing import (
    LONGEST_SEARCH,
    PAGE,
    SHOWN,
    WORDS,
    ChoiceLine,
    PagerLine,
    list_address,
    pager,
)
from elternportal.state.page import LivePageState
from elternportal.state.policy import allow, opens_for
from elternportal.state.request import current_request

_SHOWN = {"": LeaveState.APPLIED, "entschieden": None}  # what the list can show, by its address
_YES = "ja"


@opens_for(*STAFF)
class StaffLeavePageState(LivePageState, PortalState):
    """The list, or the application ``opened``; ``child_id`` is whom a paper is entered for."""

    rows: rx.Field[list[LeaveLine]] = rx.field(default_factory=list)
    shown: rx.Field[list[ChoiceLine]] = rx.field(default_factory=list)
    words: rx.Field[str] = rx.field("")
    without_words: rx.Field[str] = rx.field("")
    pages: rx.Field[PagerLine] = rx.field(default_factory=PagerLine)
    back: rx.Field[str] = rx.field("")
    opened: rx.Field[list[OpenLeaveLine]] = rx.field(default_factory=list)  # one, or none
    found: rx.Field[list[ChildFoundLine]] = rx.field(default_factory=list)
    searched: rx.Field[str] = rx.field("")
    child_id: rx.Field[int] = rx.field(0)
    child: rx.Field[str] = rx.field("")
    reasons: rx.Field[list[LeaveOptionLine]] = rx.field(default_factory=list)
    subjects: rx.Field[list[LeaveOptionLine]] = rx.field(default_factory=list)
    paper_form: rx.Field[str] = rx.field("")
    entered: rx.Field[int] = rx.field(0)  # grows with each paper, and so empties its form
    steps_done: rx.Field[int] = rx.field(0)  # the same for comments and decisions

    _request_id: int = 0
    _revision: int = 0

    async def _prepare(self) -> None:
        self._request_id = number(self.router.url.query_parameters.get(REQUEST))
        self.opened, self.found, self.searched, self.child_id = [], [], "", 0
        if self._request_id:
            view = await self._write(open_leave, self._request_id)
            if view is not None:
                self._open(view)

    def _topics(self) -> Iterable[str]:
        return [LEAVE_TOPIC]

    @allow(*STAFF)
    async def search(self, form: dict[str, Any]) -> EventSpec:
        """Show what holds these words; they stand in the address."""
        words = str(form.get(WORDS, ""))[:LONGEST_SEARCH].strip()
        return rx.redirect(_list_at({**self._chosen(), WORDS: words}))

    @allow(*STAFF)
    async def comment(self, form: dict[str, Any]) -> None:
        draft = self._parsed_form(LeaveComment, form, LABELS)
        if draft is not None and await self._write(comment_leave, self._request_id, draft):
            self.steps_done += 1
            self._tell("leave-commented")
        await self._show()

    @allow(*STAFF)
    async def decide(self, form: dict[str, Any]) -> None:
        """Approve or refuse what was read; what somebody else decided meanwhile is said first."""
        typed = {**form, "is_approved": form.get("approve") == _YES}
        decision = self._parsed_form(LeaveDecision, typed, LABELS)
        if decision is None:
            return
        command = DecideLeave(self._request_id, decision, self._revision)
        mails = await self._write(decide_leave, command)
        if mails is not None:
            self.steps_done += 1
            self._tell("leave-decided-now" if mails else "leave-decided-on-paper", count=mails)
        await self._show()
        await self._count_badges()

    @allow(*ADMINISTRATION)
    async def withdraw(self) -> None:
        """The family has said that the child comes."""
        if await self._write(withdraw_for_family, self._request_id):
            self._tell("leave-withdrawn-now")
        await self._show()
        await self._count_badges()

    @allow(*ADMINISTRATION)
    async def find(self, form: dict[str, Any]) -> None:
        """Find the child that a paper is about."""
        words = str(form.get("text", ""))
        rows = await self._read(find_children, FindChild(words))
        if rows is not None:
            self.found = [found_line(row) for row in rows]
            self.searched, self.child_id = words, 0

    @allow(*ADMINISTRATION)
    async def choose(self, pupil_id: int) -> None:
        """Open the form for a child that was found; 0 closes it."""
        self.child_id = 0
        if not pupil_id:
            return
        view = await self._read(read_paper_form, pupil_id)
        if view is not None:
            self.child_id, self.child = pupil_id, view.child
            self.reasons = [LeaveOptionLine(one, one) for one in view.reasons]
            self.subjects = [
                LeaveOptionLine(str(one.subject_id), one.name) for one in view.subjects
            ]

    @allow(*ADMINISTRATION)
    async def enter(self, form: dict[str, Any]) -> None:
        draft = self._parsed_form(LeaveDraft, typed_leave(form), LABELS)
        if draft is None:
            return
        view = await self._write(enter_leave_on_paper, self.child_id, draft)
        if view is not None:
            self._show_notice(applied_text(view, current_request().language), "success")
            self.child_id, self.found, self.searched = 0, [], ""
            self.entered += 1
        await self._show()
        await self._count_badges()

    async def _show(self) -> None:
        language = current_request().language
        self.paper_form = routes.leave_form(0, language)
        chosen = self._chosen()
        self.back = _list_at(chosen)
        if self.opened:
            view = await self._read(read_leave, self._request_id)
            if view is not None:
                self._open(view)
            return
        if self._request_id:
            return
        query = LeaveQuery(
            state=_SHOWN[str(chosen[SHOWN])],
            words=str(chosen[WORDS]),
            page=number(self.router.url.query_parameters.get(PAGE)) or 1,
        )
        rows = await self._read(list_leave, query)
        if rows is None:
            return
        self.rows = [leave_line(row, language) for row in rows.rows]
        self.pages = pager(rows, STAFF_LEAVE, language, chosen)
        self.words = query.words
        self.without_words = _list_at({**chosen, WORDS: ""})
        self.shown = [
            ChoiceLine(
                key or "offen",
                t("leave-shown-all" if key else "leave-shown-open", language),
                _list_at({**chosen, SHOWN: key}),
                key == chosen[SHOWN],
            )
            for key in _SHOWN
        ]

    def _open(self, view: LeaveView) -> None:
        self._revision = view.revision
        is_administration = current_request().signed_in.is_administration
        self.opened = [opened_line(view, is_administration, current_request().language)]

    def _chosen(self) -> dict[str, str | int]:
        parameters = self.router.url.query_parameters
        shown = parameters.get(SHOWN, "")
        return {
            SHOWN: shown if shown in _SHOWN else "",
            WORDS: parameters.get(WORDS, "")[:LONGEST_SEARCH],
        }


def _list_at(chosen: dict[str, str | int]) -> str:
    return list_address(STAFF_LEAVE, current_request().language, chosen)
