"""Writing down an answer for who phoned, on the page of a letter's results."""

from typing import cast

import reflex as rx
from reflex.vars import ObjectVar

from elternportal.domain.letters import Demand
from elternportal.i18n import t
from elternportal.state.base import PortalState
from elternportal.state.letters.recording import LetterRecordingState as State
from elternportal.state.letters.recording import WaitingAnswerLine
from elternportal.state.letters.results_views import ResultChildLine
from elternportal.ui.components import (
    button,
    cancel_button,
    card,
    form,
)
from elternportal.ui.letters.recorded_answer import reply_fields

WAITING = cast("ObjectVar[WaitingAnswerLine]", State.waiting)
_ONLY_CONFIRMED = [Demand.CONFIRMATION.value, Demand.FILE.value]


def recording_desk() -> rx.Component:
    """The answer that is being written down; else the way to take the last one back."""
    return rx.cond(
        WAITING.pupil_id > 0,
        card(
            rx.cond(WAITING.question != "", rx.el.p(WAITING.question)),
            rx.cond(
                rx.Var.create(_ONLY_CONFIRMED).contains(WAITING.demand),
                _confirmed(),
                reply_fields(
                    WAITING.demand, WAITING.options, choose=State.choose, record=State.record
                ),
            ),
            cancel_button(t("office-letter-cancel"), State.dismiss),
            title=WAITING.child,
            key=WAITING.pupil_id.to_string(),
        ),
        rx.cond(
            cast("ObjectVar[WaitingAnswerLine]", State.last).pupil_id > 0,
            button(t("letter-results-undo"), kind="secondary", icon="undo-2", on_click=State.undo),
        ),
    )


def record_one(child: ObjectVar[ResultChildLine]) -> rx.Component:
    """The button that begins it, while a child has no answer."""
    word = t("letter-results-record")
    return rx.cond(
        PortalState.is_administration & child.may_record,
        button(
            word,
            kind="quiet",
            aria_label=word + ": " + child.name,
            on_click=State.ask(child.pupil_id),
        ),
    )


def _confirmed() -> rx.Component:
    return form(
        button(t("letter-results-record-confirmed"), type="submit", auto_focus=True),
        on_submit=State.record,
    )
