"""Recording return slips: one big field for codes, a camera that fills it, and what is recorded."""

from typing import cast

import reflex as rx
from reflex.vars import ObjectVar

from elternportal import routes
from elternportal.domain.letters import Demand
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.state.letters.slips import OpenSlipLine, SlipEntryLine
from elternportal.state.letters.slips import SlipsPageState as State
from elternportal.ui.components import (
    button,
    card,
    empty_state,
    form,
    section,
    skeleton,
    text_field,
)
from elternportal.ui.layout import page_frame
from elternportal.ui.letters.recorded_answer import reply_fields

SLIP = cast("ObjectVar[OpenSlipLine]", State.slip)


def view() -> rx.Component:
    return page_frame(
        rx.cond(
            State.is_loaded,
            rx.fragment(_camera(), rx.cond(SLIP.code != "", _answer(), _code()), _recorded()),
            skeleton(4),
        ),
        rx.el.script(src="/slips.js", custom_attrs={"async": True}),
        title=t("slips-title"),
        group="office",
    )


def _camera() -> rx.Component:
    """The script shows the picture and enters what it reads as if it were typed."""
    return rx.el.div(
        button(t("slips-camera"), kind="secondary", icon="camera", data_scan="start"),
        rx.el.div(
            rx.el.video(
                muted=True,
                plays_inline=True,
                aria_label=t("slips-camera-picture"),
                data_scan="video",
            ),
            button(t("slips-camera-stop"), kind="secondary", icon="camera-off", data_scan="stop"),
            hidden=True,
            class_name="ep-scanner-view",
            data_scan="view",
        ),
        rx.el.p(role="status", class_name="ep-hint", data_scan="status"),
        data_on=t("slips-camera-on"),
        data_off=t("slips-camera-off"),
        data_refused=t("slips-camera-refused"),
        data_missing=t("slips-camera-missing"),
        data_failed=t("slips-camera-failed"),
        class_name="ep-scanner",
    )


def _code() -> rx.Component:
    """After each slip the field is a new one, empty and in focus for the next."""
    return form(
        text_field(
            t("slips-code"),
            "code",
            hint=t("slips-code-hint"),
            max_length=60,
            auto_focus=True,
            spell_check=False,
        ),
        button(t("slips-enter"), type="submit"),
        on_submit=State.enter_code,
        class_name="ep-form ep-code",
        key=State.turn.to_string(),
    )


def _answer() -> rx.Component:
    return card(
        rx.cond(SLIP.question != "", rx.el.p(SLIP.question)),
        rx.cond(
            (SLIP.demand != Demand.SEVERAL_CHOICES.value) & (SLIP.demand != Demand.TEXT.value),
            rx.el.p(t("slips-choose-hint"), class_name="ep-hint"),
        ),
        reply_fields(SLIP.demand, SLIP.options, choose=State.choose, record=State.record),
        button(t("slips-aside"), kind="quiet", on_click=State.dismiss),
        title=SLIP.title,
        level=2,
        key=SLIP.code,
    )


def _recorded() -> rx.Component:
    return section(
        t("slips-list"),
        rx.cond(
            State.last_code != "",
            button(t("slips-undo"), kind="secondary", icon="undo-2", on_click=State.undo),
        ),
        rx.el.div(
            rx.el.ul(rx.foreach(State.entries, _entry), class_name="ep-slip-list"),
            role="log",
            aria_live="polite",
            aria_label=t("slips-list"),
        ),
        rx.cond(State.entries.length() == 0, empty_state(t("slips-empty"), "scan-line")),
    )


def _entry(entry: ObjectVar[SlipEntryLine]) -> rx.Component:
    return rx.el.li(
        rx.cond(entry.is_error, rx.el.strong(t("slips-not-recorded"), " ")),
        entry.text,
        class_name=rx.cond(entry.is_error, "ep-slip-entry ep-slip-error", "ep-slip-entry"),
        key=entry.key,
    )


PAGE = Page(routes.OFFICE_SLIPS, view, "slips-title", State.load)
