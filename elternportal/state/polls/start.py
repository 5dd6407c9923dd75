"""Polls on the start page, in words."""

from collections.abc import Sequence

from elternportal import routes
from elternportal.i18n import t
from elternportal.i18n.dates import day
from elternportal.services.polls.waiting import WaitingPollRow
from elternportal.state.start_lines import AreaStartLine, StartTaskLine


def start_lines(view: Sequence[WaitingPollRow], language: str) -> AreaStartLine:
    """The polls in which the person has a vote left."""
    return AreaStartLine(tasks=[_poll_task(poll, language) for poll in view])


def _poll_task(poll: WaitingPollRow, language: str) -> StartTaskLine:
    return StartTaskLine(
        key=f"poll-{poll.poll_id}",
        position=20,
        group="news",
        title=poll.title,
        is_by_school=True,
        text=t("start-poll", language, day=day(poll.ends_on, language)),
        action=t("start-vote", language),
        href=routes.localized(routes.POLLS, language),
    )
