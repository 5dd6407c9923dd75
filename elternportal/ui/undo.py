"""The way back from a change, for as long as what it left is kept."""

from typing import cast

import reflex as rx
from reflex.event import EventCallback
from reflex.vars import ObjectVar

from elternportal.i18n import t
from elternportal.state.undo import UndoLine
from elternportal.ui.components import button


def undo_notice(line: rx.Var[UndoLine], undo: EventCallback[int]) -> rx.Component:
    """Says what was done; ``undo`` gets the number of what it was done to."""
    shown = cast("ObjectVar[UndoLine]", line)
    return rx.el.div(
        rx.cond(
            shown.booking_id != 0,
            rx.el.div(
                rx.el.p(shown.sentence, class_name="kern-body"),
                button(
                    t("ui-undo"),
                    kind="secondary",
                    icon="undo-2",
                    on_click=undo(shown.booking_id),
                ),
                key=shown.sentence,
                class_name="ep-notice ep-notice-success ep-undo",
            ),
        ),
        role="status",
        aria_live="polite",
        class_name="ep-undo-region",
    )
