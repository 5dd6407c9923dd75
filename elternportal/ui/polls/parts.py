"""A poll's bars and its voting form."""

import reflex as rx
from reflex.vars import ArrayVar, ObjectVar

from elternportal.domain.polls import PollKind
from elternportal.i18n import t
from elternportal.services.polls.votes import TEXT_CHARS
from elternportal.state.polls.voting import PollsPageState as State
from elternportal.state.polls.voting_views import BarLine, PollLine, PollOptionLine, VoterLine
from elternportal.ui.components import badge, button, form, text_field
from elternportal.ui.prose import by_school


def result_bars(lines: ArrayVar[list[BarLine]]) -> rx.Component:
    """Each answer with its votes in words, and as a bar beside them."""
    return rx.cond(lines.length() > 0, rx.el.ul(rx.foreach(lines, _bar), class_name="ep-poll-bars"))


def _bar(line: ObjectVar[BarLine]) -> rx.Component:
    return rx.el.li(
        by_school(line.text),
        rx.el.span(line.said, class_name="ep-muted ep-times"),
        rx.el.progress(value=line.percent, max=100, aria_hidden="true"),
        key=line.key,
        class_name="ep-poll-bar",
    )


def voting(poll: ObjectVar[PollLine]) -> rx.Component:
    """One form for each child, or for the guardian; a word for whoever has voted."""
    return rx.foreach(poll.voters, lambda voter: _voter(poll, voter))


def _voter(poll: ObjectVar[PollLine], voter: ObjectVar[VoterLine]) -> rx.Component:
    return rx.el.div(
        rx.cond(voter.name != "", rx.el.h3(voter.name, class_name="kern-label")),
        rx.cond(
            voter.has_voted,
            badge(t("polls-has-voted"), tone="success", icon="check"),
            _form(poll, voter),
        ),
        key=voter.key,
        class_name="ep-stack",
    )


def _form(poll: ObjectVar[PollLine], voter: ObjectVar[VoterLine]) -> rx.Component:
    return form(
        rx.el.input(type="hidden", name="poll", value=poll.poll_id.to_string()),
        rx.el.input(type="hidden", name="child", value=voter.pupil_id.to_string()),
        rx.match(
            poll.kind,
            (
                PollKind.TEXT.value,
                text_field(
                    t("polls-your-answer"),
                    "text",
                    field_id=f"text-{voter.key}",
                    multiline=True,
                    max_length=TEXT_CHARS,
                    rows="4",
                ),
            ),
            (PollKind.SEVERAL.value, _answers(poll, voter, is_single=False)),
            _answers(poll, voter, is_single=True),
        ),
        rx.el.p(t("polls-vote-is-final"), class_name="ep-hint"),
        button(t("polls-vote"), type="submit"),
        on_submit=State.cast,
    )


def _answers(
    poll: ObjectVar[PollLine], voter: ObjectVar[VoterLine], *, is_single: bool
) -> rx.Component:
    legend = t("polls-choose-one" if is_single else "polls-choose-several")
    return rx.el.fieldset(
        rx.el.legend(legend, class_name="kern-label"),
        rx.foreach(poll.options, _radio if is_single else _box),
        key=voter.key,
        class_name="ep-choices",
    )


def _radio(option: ObjectVar[PollOptionLine]) -> rx.Component:
    return rx.el.label(
        rx.el.input(type="radio", name="answer", value=option.value, required=True),
        by_school(option.text),
        key=option.value,
        class_name="ep-choice",
    )


def _box(option: ObjectVar[PollOptionLine]) -> rx.Component:
    return rx.el.label(
        rx.el.input(type="checkbox", name=option.field),
        by_school(option.text),
        key=option.value,
        class_name="ep-choice",
    )
