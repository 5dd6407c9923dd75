"""The office asks: the list of polls, the form of a draft, and the result of a published one."""

from typing import cast

import reflex as rx
from reflex.vars import ObjectVar

from elternportal import routes
from elternportal.domain.polls import PollKind
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.state.polls.office import OfficePollLine, ResultLine, VoiceLine
from elternportal.state.polls.office import OfficePollsPageState as State
from elternportal.ui.audience import audience_chooser
from elternportal.ui.components import (
    button,
    checkbox_field,
    confirm,
    data_table,
    empty_state,
    form,
    section,
    table_of,
    table_row,
)
from elternportal.ui.editing import (
    Fields,
    actions,
    back_to,
    editor_page,
    removal_of,
    shared_form,
)
from elternportal.ui.polls.parts import result_bars
from elternportal.ui.prose import by_school, open_button

WORDS = "office-polls"
FIELDS = Fields(State, WORDS)
RESULT = cast("ObjectVar[ResultLine]", State.result)
FORM_ID = "umfrage"


def view() -> rx.Component:
    return editor_page(State, _list(), _desk(), title=t("office-polls-title"))


def _list() -> rx.Component:
    heads = [t(f"office-polls-head-{name}") for name in ("title", "ends", "state", "votes")]
    return rx.fragment(
        actions(
            button(t("office-polls-new"), icon="plus", on_click=State.new_poll),
            back_to(routes.POLLS, t("office-polls-back")),
        ),
        table_of(
            State.polls,
            _line,
            heads,
            caption=t("office-polls-title"),
            empty=empty_state(t("office-polls-empty"), "vote"),
        ),
    )


def _line(poll: ObjectVar[OfficePollLine]) -> rx.Component:
    title = open_button(poll.title, State.open_poll(poll.id))
    return table_row(title, poll.ends, poll.state, poll.votes, key=poll.id.to_string())


def _desk() -> rx.Component:
    close = t("office-polls-close")
    return rx.fragment(
        actions(button(close, kind="secondary", icon="arrow-left", on_click=State.close)),
        rx.cond(State.is_published, _result(), rx.fragment(_draft(), _publication())),
    )


def _draft() -> rx.Component:
    kinds = [(kind.value, t(f"office-polls-kind-{kind}")) for kind in PollKind]
    hint = t("office-polls-options-hint")
    at_once = t("office-polls-field-shows-result-at-once-hint")
    return section(
        t("office-polls-draft"),
        shared_form(
            State,
            State.item_id,
            FIELDS.text("title", max_length=160),
            FIELDS.text("text", multiline=True, required=False, max_length=4000, rows="4"),
            FIELDS.select("kind", kinds),
            FIELDS.text("options", multiline=True, required=False, rows="4", hint=hint),
            FIELDS.text("ends_on", type="date"),
            FIELDS.box("is_per_child", hint=t("office-polls-field-is-per-child-hint")),
            FIELDS.box("is_anonymous", hint=t("office-polls-field-is-anonymous-hint")),
            FIELDS.box("shows_result_at_once", hint=at_once),
            id=FORM_ID,
            key=State.opened.to_string(),
            on_submit=State.save,
        ),
        audience_chooser(),
        button(t("office-polls-save"), type="submit", form=FORM_ID),
    )


def _publication() -> rx.Component:
    """What can be done with a draft once it is saved."""
    return rx.cond(
        State.item_id == 0,
        rx.fragment(),
        section(
            t("office-polls-publication"),
            rx.el.p(t("office-polls-publication-hint"), class_name="ep-muted"),
            form(
                checkbox_field(t("office-polls-is-mailed"), "is_mailed"),
                button(t("office-polls-publish"), type="submit", kind="secondary"),
                on_submit=State.publish,
            ),
            rx.cond(
                State.asks_mail != "",
                confirm(
                    State.asks_mail,
                    State.publish_with_mail,
                    State.publish_later,
                    yes=t("office-polls-mail-yes"),
                    danger=False,
                ),
            ),
            removal_of(State, WORDS, State.delete, title=f"{FIELDS.value('title')}"),
        ),
    )


def _result() -> rx.Component:
    return rx.fragment(
        section(
            by_school(RESULT.title),
            rx.el.p(RESULT.votes, role="status"),
            rx.cond(RESULT.hidden != "", rx.el.p(RESULT.hidden)),
            result_bars(RESULT.bars),
            rx.cond(
                RESULT.texts.length() > 0,
                rx.el.ul(rx.foreach(RESULT.texts, _text), class_name="ep-notes"),
            ),
            rx.el.p(RESULT.about, class_name="ep-muted ep-small"),
        ),
        rx.cond(
            RESULT.voices.length() > 0,
            section(
                t("office-polls-voices"),
                data_table(
                    [t("office-polls-head-name"), t("office-polls-head-said")],
                    rx.foreach(RESULT.voices, _voice),
                    caption=t("office-polls-voices"),
                ),
            ),
        ),
        rx.cond(RESULT.can_move_end, _end()),
        rx.cond(RESULT.can_take_back, _take_back()),
    )


def _end() -> rx.Component:
    return section(
        t("office-polls-move"),
        form(
            FIELDS.text("ends_on", type="date"),
            button(t("office-polls-move"), type="submit", kind="secondary"),
            key=RESULT.ends_on,
            on_submit=State.move_end,
        ),
        rx.cond(
            State.is_open,
            rx.cond(
                State.asks_end,
                confirm(
                    t("office-polls-end-ask"),
                    State.end,
                    State.ask_end(False),
                    yes=t("office-polls-end-yes"),
                ),
                button(t("office-polls-end"), kind="secondary", on_click=State.ask_end(True)),
            ),
        ),
    )


def _take_back() -> rx.Component:
    return rx.cond(
        State.asks_take_back != "",
        confirm(
            State.asks_take_back,
            State.take_back,
            State.ask_take_back(False),
            yes=t("office-polls-back-yes"),
        ),
        rx.el.div(
            button(
                t("office-polls-back-to-draft"),
                kind="secondary",
                icon="undo-2",
                on_click=State.ask_take_back(True),
            )
        ),
    )


def _text(text: rx.Var[str]) -> rx.Component:
    return rx.el.li(text)


def _voice(voice: ObjectVar[VoiceLine]) -> rx.Component:
    return table_row(voice.name, voice.said, key=voice.key)


PAGE = Page(routes.OFFICE_POLLS, view, "office-polls-title", State.load)
