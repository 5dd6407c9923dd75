"""Parts of the forms of one child and of one teacher."""

import reflex as rx
from reflex.vars import StringVar

from elternportal.i18n import t
from elternportal.state.school.people_by_hand import PersonPageState
from elternportal.ui.components import EventSpec, button, confirm, section
from elternportal.ui.editing import actions


def how_it_stands(state: type[PersonPageState]) -> rx.Component:
    """What is to be known of the person besides the form."""
    return rx.foreach(state.told, _told)


def _told(sentence: StringVar[str]) -> rx.Component:
    return rx.el.p(sentence, key=sentence)


def save_button(
    state: type[PersonPageState], *, enter: str, save: str, take_back: str
) -> rx.Component:
    """Enters, puts right, or takes back."""
    word = rx.cond(
        state.item_id == 0,
        enter,
        rx.cond(state.is_active, save, take_back),
    )
    return actions(button(word, type="submit"))


def leaving(
    state: type[PersonPageState], title: str, about: str, word: str, leave: EventSpec
) -> rx.Component:
    """The way out of the school, after a question that says what ends."""
    return section(
        title,
        rx.cond(
            state.asks_leave,
            confirm(
                state.leave_question,
                leave,
                state.ask_leave(False),
                yes=word,
                no=t("by-hand-do-not"),
            ),
            rx.fragment(
                rx.el.p(about, class_name="ep-muted"),
                actions(button(word, kind="danger", on_click=state.ask_leave(True))),
            ),
        ),
    )


def gender_choices() -> list[tuple[str, str]]:
    """What a list of choices offers."""
    return [(key, t(f"by-hand-gender-{key.lower() or 'none'}")) for key in ("", "F", "M")]
