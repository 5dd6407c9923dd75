"""Umfragen: what the school asks, the guardian's vote, and the results."""

import reflex as rx
from reflex.vars import ObjectVar

from elternportal import routes
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.state.polls.voting import PollsPageState as State
from elternportal.state.polls.voting_views import PollLine
from elternportal.ui.components import card, empty_state, section
from elternportal.ui.polls.parts import result_bars, voting
from elternportal.ui.prose import by_school, prose
from elternportal.ui.reading import reading_page


def view() -> rx.Component:
    return reading_page(
        State,
        rx.fragment(_open(), _ended()),
        title=t("polls-title"),
        manage=t("polls-manage"),
        office=routes.OFFICE_POLLS,
    )


def _open() -> rx.Component:
    return rx.cond(
        State.open_polls.length() > 0,
        rx.el.div(rx.foreach(State.open_polls, _poll), class_name="ep-stack"),
        empty_state(t("polls-empty"), "vote"),
    )


def _ended() -> rx.Component:
    return rx.cond(
        State.ended_polls.length() > 0,
        section(
            t("polls-ended"),
            rx.el.div(rx.foreach(State.ended_polls, _poll), class_name="ep-stack"),
        ),
    )


def _poll(poll: ObjectVar[PollLine]) -> rx.Component:
    return card(
        rx.el.p(poll.ends, class_name="kern-body kern-body--bold"),
        rx.cond(poll.html != "", prose(poll.html)),
        rx.el.p(poll.about, class_name="ep-muted ep-small"),
        rx.cond(poll.is_open, voting(poll)),
        rx.el.p(poll.result, class_name="ep-muted"),
        result_bars(poll.bars),
        id="poll-" + poll.poll_id.to_string(),
        title=by_school(poll.title),
        level=2,
        key=poll.key,
    )


PAGE = Page(routes.POLLS, view, "polls-title", State.load)
