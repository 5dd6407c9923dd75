"""The office's side of polls: all of them, and one that is drafted or watched."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import reflex as rx

from elternportal import clock
from elternportal.domain import topics
from elternportal.domain.people import ADMINISTRATION
from elternportal.domain.polls import PollKind
from elternportal.i18n import t
from elternportal.i18n.dates import date_with_year
from elternportal.services.audience import AudienceChoice, view_audience
from elternportal.services.polls.office import OfficePollView, PollRow, list_polls, read_poll
from elternportal.services.polls.setup import (
    EndsInPast,
    MoveEnd,
    PollDraft,
    PublishPoll,
    SavePoll,
    delete_poll,
    end_poll,
    move_end,
    publish_poll,
    save_poll,
)
from elternportal.services.polls.taking_back import poll_told, take_back_poll
from elternportal.state.base import PortalState
from elternportal.state.editing import (
    EditorPageState,
    SavedForm,
    SharedFormState,
    form_values,
)
from elternportal.state.page import LivePageState
from elternportal.state.policy import allow, opens_for
from elternportal.state.polls import voting_views as views
from elternportal.state.request import current_request

DAYS_AT_FIRST = 14
LABELS = "office-polls-field"  # begins the keys of the form's labels


@dataclass
class OfficePollLine:
    """One line of the list."""

    id: int
    title: str
    ends: str
    state: str
    votes: str


@dataclass
class VoiceLine:
    """What somebody said whose name may be known."""

    key: str
    name: str
    said: str


@dataclass
class ResultLine:
    """What came of a published poll, and what can still be done with it."""

    title: str = ""
    ends_on: str = ""
    can_move_end: bool = False
    can_take_back: bool = False
    votes: str = ""
    hidden: str = ""  # why no result is shown
    about: str = ""  # who can see what somebody voted
    bars: list[views.BarLine] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    voices: list[VoiceLine] = field(default_factory=list)


@opens_for(*ADMINISTRATION)
class OfficePollsPageState(SharedFormState, EditorPageState, LivePageState, PortalState):
    """The list, the form of a draft, or what came of a poll that is published."""

    polls: rx.Field[list[OfficePollLine]] = rx.field(default_factory=list)
    is_published: rx.Field[bool] = rx.field(False)
    is_open: rx.Field[bool] = rx.field(False)
    asks_mail: rx.Field[str] = rx.field("")  # the question about the mail, while it is asked
    asks_end: rx.Field[bool] = rx.field(False)
    asks_take_back: rx.Field[str] = rx.field("")
    result: rx.Field[ResultLine] = rx.field(default_factory=ResultLine)

    def _topics(self) -> Iterable[str]:
        return [topics.polls()]

    async def _refresh(self) -> None:
        await self._show()
        if self.is_editing and self.is_published:
            await self._show_desk(self.item_id)

    @allow(*ADMINISTRATION)
    async def new_poll(self) -> None:
        self.is_published = False
        ends_on = clock.today() + timedelta(days=DAYS_AT_FIRST)
        first = {"kind": PollKind.SINGLE.value, "ends_on": ends_on.isoformat()}
        self._begin(0, {**first, "is_anonymous": True})
        self._began_with(0)
        await self._address(AudienceChoice(whole_school=True))

    @allow(*ADMINISTRATION)
    async def open_poll(self, poll_id: int) -> None:
        self._began_with(0)
        await self._show_desk(poll_id)

    @allow(*ADMINISTRATION)
    async def save(self, form: dict[str, Any]) -> None:
        """Save the draft that is open, and show it as it is then."""
        draft = self._parsed_form(PollDraft, form, LABELS)
        if draft is None:
            return
        audience = await self._addressed()
        command = SavePoll(self.item_id, draft, audience, self._seen(form))
        poll_id = await self._save(LABELS, draft, save_poll, command)
        if isinstance(poll_id, int):
            await self._show_desk(poll_id)
            self._tell("office-polls-saved")

    @allow(*ADMINISTRATION)
    async def publish(self, form: dict[str, Any]) -> None:
        """Publish without a mail; with one, ask first with the number of people who get it."""
        if "is_mailed" not in form:
            await self._publish(is_mailed=False)
            return
        reach = await self._read(view_audience, await self._addressed())
        if reach is not None:
            numbers = {"count": reach.count.guardians, "unreached": reach.count.unreached}
            language = current_request().language
            self.asks_mail = t("office-polls-mail-ask", language, **numbers)

    @allow(*ADMINISTRATION)
    async def publish_with_mail(self) -> None:
        await self._publish(is_mailed=True)

    @allow(*ADMINISTRATION)
    async def publish_later(self) -> None:
        """Take the question about the mail back."""
        self.asks_mail = ""

    @allow(*ADMINISTRATION)
    async def ask_end(self, asks: bool) -> None:
        self.asks_end = asks

    @allow(*ADMINISTRATION)
    async def end(self) -> None:
        self.asks_end = False
        if await self._write(end_poll, self.item_id):
            await self._show_desk(self.item_id)
            self._tell("office-polls-ended-now")

    @allow(*ADMINISTRATION)
    async def ask_take_back(self, asks: bool) -> None:
        """Ask once, with the number of people who have heard of the poll."""
        told = await self._read(poll_told, self.item_id) if asks else None
        language = current_request().language
        self.asks_take_back = (
            "" if told is None else t("office-polls-back-ask", language, told=told)
        )

    @allow(*ADMINISTRATION)
    async def take_back(self) -> None:
        """Make a draft of the poll again."""
        self.asks_take_back = ""
        if await self._write(take_back_poll, self.item_id):
            self._began_with(0)
            await self._show_desk(self.item_id)
            self._tell("office-polls-taken-back")

    @allow(*ADMINISTRATION)
    async def move_end(self, form: dict[str, Any]) -> None:
        day = self._parsed(_day, form.get("ends_on"))
        if day is not None and await self._write(move_end, MoveEnd(self.item_id, day)):
            await self._show_desk(self.item_id)
            self._tell("office-polls-moved")

    @allow(*ADMINISTRATION)
    async def delete(self) -> None:
        done = await self._write(delete_poll, self.item_id)
        await self._leave_after(done, "office-polls-deleted")

    async def _publish(self, *, is_mailed: bool) -> None:
        self.asks_mail = ""
        command = PublishPoll(self.item_id, is_mailed, self.revision)
        if await self._write_as_seen(publish_poll, command):
            await self._show_desk(self.item_id)
            self._tell("office-polls-published")

    async def _saved_form(self) -> SavedForm | None:
        saved = await self._read(read_poll, self.item_id)
        return None if saved is None else SavedForm(saved.draft, saved.revision, saved.audience)

    async def _open_saved(self) -> None:
        await self._show_desk(self.item_id)

    def _said(self, name: str, value: object) -> str:
        if isinstance(value, PollKind):
            return t(f"office-polls-kind-{value}", current_request().language)
        return super()._said(name, value)

    async def _show_desk(self, poll_id: int) -> None:
        detail = await self._read(read_poll, poll_id)
        if detail is not None:
            self.is_published, self.is_open = detail.row.is_published, detail.row.is_open
            self.asks_mail, self.asks_end, self.asks_take_back = "", False, ""
            self.result = _result(detail, current_request().language)
            self._begin(poll_id, form_values(detail.draft))
            self._began_with(detail.revision)
            if not self.is_published:
                await self._address(detail.audience)

    async def _show(self) -> None:
        rows = await self._read(list_polls)
        if rows is not None:
            self.polls = [_row(row, current_request().language) for row in rows]


def _day(text: object) -> date:
    """The day in a form's field.

    Raises:
        EndsInPast: it is none.
    """
    try:
        return date.fromisoformat(str(text))
    except ValueError as error:
        raise EndsInPast() from error


def _row(row: PollRow, language: str) -> OfficePollLine:
    state = "open" if row.is_open else "ended" if row.is_published else "draft"
    return OfficePollLine(
        id=row.poll_id,
        title=row.title,
        ends=date_with_year(row.ends_on, language),
        state=t(f"office-polls-state-{state}", language),
        votes=str(row.votes),
    )


def _result(detail: OfficePollView, language: str) -> ResultLine:
    draft, result = detail.draft, detail.result
    return ResultLine(
        title=draft.title,
        ends_on=draft.ends_on.isoformat(),
        can_move_end=detail.can_move_end,
        can_take_back=detail.row.votes == 0,
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
