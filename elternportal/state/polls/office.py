"""The office's side of polls: all of them, and one that is drafted or watched."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import reflex as rx

from elternportal import clock
from elternportal.domain import topics
from elternportal.domain.people import ADMINISTRATION
from elternportal.i18n import t
from elternportal.i18n.dates import date_with_year
from elternportal.services.audience import AudienceChoice
from elternportal.services.polls.office import PollDetail, PollRow, list_polls, read_poll
from elternportal.services.polls.setup import (
    EndsInPast,
    MoveEnd,
    PollDraft,
    PublishPoll,
    SavePoll,
    delete_poll,
    move_end,
    publish_poll,
    save_poll,
)
from elternportal.state.audience import AudienceState
from elternportal.state.base import PortalState
from elternportal.state.policy import allow
from elternportal.state.polls import voting_views as views
from elternportal.state.request import current_request

DAYS_AT_FIRST = 14


@dataclass
class PollRowView:
    id: int
    title: str
    ends: str
    state: str
    votes: str


@dataclass
class VoiceLine:
    key: str
    name: str
    said: str


@dataclass
class PollDesk:
    """One poll: a form while it is a draft (``poll_id`` 0 is new), else its result."""

    poll_id: int = 0
    title: str = ""
    text: str = ""
    kind: str = "single"
    options: str = ""
    is_anonymous: bool = True
    is_per_child: bool = False
    shows_result_at_once: bool = False
    ends_on: str = ""
    is_published: bool = False
    can_move_end: bool = False
    votes: str = ""
    hidden: str = ""  # why no result is shown
    about: str = ""  # who can see what somebody voted
    bars: list[views.BarLine] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    voices: list[VoiceLine] = field(default_factory=list)


class OfficePollsState(PortalState):
    """The list, or, while ``is_open``, the desk of one poll."""

    is_loaded: rx.Field[bool] = rx.field(False)
    polls: rx.Field[list[PollRowView]] = rx.field(default_factory=list)
    is_open: rx.Field[bool] = rx.field(False)
    desk: rx.Field[PollDesk] = rx.field(default_factory=PollDesk)
    asks_delete: rx.Field[bool] = rx.field(False)

    @rx.event
    @allow(*ADMINISTRATION)
    async def load(self) -> None:
        await self._enter()
        self.is_open = False
        await self._show()
        self._watch([topics.polls()], refresh=OfficePollsState.refresh)

    @rx.event
    @allow(*ADMINISTRATION)
    async def refresh(self) -> None:
        """Called by the hub when somebody voted; a draft that is being written stays as typed."""
        await self._show()
        if self.is_open and self.desk.is_published:
            await self._show_desk(self.desk.poll_id)

    @rx.event
    @allow(*ADMINISTRATION)
    async def new_poll(self) -> None:
        ends_on = clock.today() + timedelta(days=DAYS_AT_FIRST)
        self._open(PollDesk(ends_on=ends_on.isoformat()))
        await self._fill_audience(AudienceChoice(whole_school=True))

    @rx.event
    @allow(*ADMINISTRATION)
    async def open_poll(self, poll_id: int) -> None:
        await self._show_desk(poll_id)

    @rx.event
    @allow(*ADMINISTRATION)
    async def close(self) -> None:
        self.is_open = False
        await self._show()

    @rx.event
    @allow(*ADMINISTRATION)
    async def save(self, form: dict[str, Any]) -> None:
        """Save the draft that is open, and show it as it is then."""
        audience = await self.get_state(AudienceState)
        draft = self._parsed_form(PollDraft, form, "office-polls-field")
        if draft is None:
            return
        command = SavePoll(self.desk.poll_id, draft, audience._choice())
        poll_id = await self._write(save_poll, command)
        if poll_id is not None:
            await self._show_desk(poll_id)
            self._tell("office-polls-saved")

    @rx.event
    @allow(*ADMINISTRATION)
    async def publish(self, form: dict[str, Any]) -> None:
        command = PublishPoll(self.desk.poll_id, is_mailed="is_mailed" in form)
        if await self._do(publish_poll, command):
            await self._show_desk(self.desk.poll_id)
            self._tell("office-polls-published")

    @rx.event
    @allow(*ADMINISTRATION)
    async def move_end(self, form: dict[str, Any]) -> None:
        day = self._parsed(_day, form.get("ends_on"))
        if day is not None and await self._do(move_end, MoveEnd(self.desk.poll_id, day)):
            await self._show_desk(self.desk.poll_id)
            self._tell("office-polls-moved")

    @rx.event
    @allow(*ADMINISTRATION)
    async def ask_delete(self, asks: bool) -> None:
        self.asks_delete = asks

    @rx.event
    @allow(*ADMINISTRATION)
    async def delete(self) -> None:
        if await self._do(delete_poll, self.desk.poll_id):
            self.is_open = False
            await self._show()
            self._tell("office-polls-deleted")

    def _open(self, desk: PollDesk) -> None:
        self.desk, self.is_open, self.asks_delete = desk, True, False

    async def _fill_audience(self, choice: AudienceChoice) -> None:
        audience = await self.get_state(AudienceState)
        await audience._fill(choice)

    async def _show_desk(self, poll_id: int) -> None:
        detail = await self._read(read_poll, poll_id)
        if detail is not None:
            self._open(_desk(detail, current_request().language))
            if not detail.row.is_published:
                await self._fill_audience(detail.audience)

    async def _show(self) -> None:
        rows = await self._read(list_polls)
        if rows is not None:
            self.polls = [_row(row, current_request().language) for row in rows]
            self.is_loaded = True


def _day(text: object) -> date:
    """The day in a form's field.

    Raises:
        EndsInPast: it is none.
    """
    try:
        return date.fromisoformat(str(text))
    except ValueError as error:
        raise EndsInPast() from error


def _row(row: PollRow, language: str) -> PollRowView:
    state = "open" if row.is_open else "ended" if row.is_published else "draft"
    return PollRowView(
        id=row.poll_id,
        title=row.title,
        ends=date_with_year(row.ends_on, language),
        state=t(f"office-polls-state-{state}", language),
        votes=str(row.votes),
    )


def _desk(detail: PollDetail, language: str) -> PollDesk:
    draft, result = detail.draft, detail.result
    return PollDesk(
        poll_id=detail.row.poll_id,
        title=draft.title,
        text=draft.text,
        kind=draft.kind.value,
        options=draft.options,
        is_anonymous=draft.is_anonymous,
        is_per_child=draft.is_per_child,
        shows_result_at_once=draft.shows_result_at_once,
        ends_on=draft.ends_on.isoformat(),
        is_published=detail.row.is_published,
        can_move_end=detail.can_move_end,
        votes=views.votes_line(result, language),
        hidden=views.hidden_line(result, detail.row.is_open, language),
        about=views.secrecy(draft.is_anonymous, language),
        bars=views.bars(result, language),
        texts=list(result.texts) if draft.is_anonymous else [],
        voices=[
            VoiceLine(str(place), voice.name, ", ".join(voice.said))
            for place, voice in enumerate(detail.voices)
        ],
    )
