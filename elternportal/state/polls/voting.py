"""Polls as everybody reads them, and a guardian's vote."""

from collections.abc import Iterable, Mapping
from typing import Any

import reflex as rx

from elternportal.domain import topics
from elternportal.domain.people import Role
from elternportal.services.polls.reading import read_polls
from elternportal.services.polls.votes import Vote, vote
from elternportal.state.arguments import number
from elternportal.state.base import PortalState
from elternportal.state.page import LivePageState
from elternportal.state.policy import allow, opens_for_signed_in
from elternportal.state.polls import voting_views as views
from elternportal.state.request import current_request

OPTION_FIELD = "antwort-"


@opens_for_signed_in
class PollsPageState(LivePageState, PortalState):
    """This school year's polls: open ones first, ended ones after them."""

    open_polls: rx.Field[list[views.PollLine]] = rx.field(default_factory=list)
    ended_polls: rx.Field[list[views.PollLine]] = rx.field(default_factory=list)

    def _topics(self) -> Iterable[str]:
        return [topics.polls()]

    async def _refresh(self) -> None:
        await self._show()
        await self._count_badges()

    @allow(Role.PARENT)
    async def cast(self, form: dict[str, Any]) -> None:
        """Vote; the form names the poll and, if it asks per child, the child."""
        done = await self._write(vote, _vote(form))
        notice = self.notice, self.notice_kind
        await self._show()
        self.notice, self.notice_kind = notice
        if done:
            self._tell("polls-done")
            await self._count_badges()

    async def _show(self) -> None:
        polls = await self._read(read_polls)
        if polls is not None:
            lines = views.poll_lines(polls, current_request().language)
            self.open_polls = [line for line in lines if line.is_open]
            self.ended_polls = [line for line in lines if not line.is_open]


def _vote(form: Mapping[str, Any]) -> Vote:
    """A single choice has one field for all answers, several choices one field each."""
    several = [name.removeprefix(OPTION_FIELD) for name in form if name.startswith(OPTION_FIELD)]
    single = [form["answer"]] if form.get("answer") else []
    return Vote(
        poll_id=number(form.get("poll")),
        pupil_id=number(form.get("child")),
        option_ids=tuple(map(number, [*single, *several])),
        text=str(form.get("text", "")),
    )
