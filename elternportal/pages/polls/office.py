"""The office asks: the list of polls, the form of a draft, and the result of a published one."""

from typing import cast

import reflex as rx
from reflex.vars import ObjectVar

from elternportal import routes
from elternportal.domain.polls import PollKind
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.state.polls.office import OfficePollsState as State
from elternportal.state.polls.office import PollDesk, PollRowView, VoiceLine
from elternportal.ui.audience import audience_chooser
from elternportal.ui.components import (
    button,
    checkbox_field,
    data_table,
    empty_state,
    form,
    link_button,
    section,
    select_field,
    skeleton,
    table_of,
    table_row,
    text_field,
)
from elternportal.ui.layout import page_frame
from elternportal.ui.place import link_to
from elternportal.ui.polls.parts import result_bars
from elternportal.ui.removal import removal

DESK = cast("ObjectVar[PollDesk]", State.desk)
FORM_ID = "umfrage"


def view() -> rx.Component:
    return page_frame(
        rx.cond(State.is_loaded, rx.cond(State.is_open, _desk(), _list()), skeleton(4)),
        title=t("office-polls-title"),
    )


def _list() -> rx.Component:
    return rx.fragment(
        rx.el.div(
            button(t("office-polls-new"), icon="plus", on_click=State.new_poll),
            link_button(t("office-polls-back"), link_to(routes.POLLS), kind="secondary"),
            class_name="ep-actions",
        ),
        table_of(
            State.polls,
            _row,
            [t(f"office-polls-head-{name}") for name in ("title", "ends", "state", "votes")],
            caption=t("office-polls-title"),
            empty=empty_state(t("office-polls-empty"), "vote"),
        ),
    )


def _row(row: ObjectVar[PollRowView]) -> rx.Component:
    return table_row(
        button(row.title, kind="quiet", on_click=State.open_poll(row.id)),
        row.ends,
        row.state,
        row.votes,
        key=row.id.to_string(),
    )


def _desk() -> rx.Component:
    return rx.fragment(
        rx.el.div(
            button(
                t("office-polls-close"), kind="secondary", icon="arrow-left", on_click=State.close
            ),
            class_name="ep-actions",
        ),
        rx.cond(DESK.is_published, _result(), rx.fragment(_draft(), _publication())),
    )


def _draft() -> rx.Component:
    return section(
        t("office-polls-draft"),
        form(
            _field("title", DESK.title, max_length=160),
            _field("text", DESK.text, multiline=True, required=False, max_length=4000, rows="4"),
            select_field(
                t("office-polls-field-kind"),
                "kind",
                [(kind.value, t(f"office-polls-kind-{kind}")) for kind in PollKind],
                value=DESK.kind,
            ),
            _field(
                "options",
                DESK.options,
                multiline=True,
                required=False,
                rows="4",
                hint=t("office-polls-options-hint"),
            ),
            _field("ends_on", DESK.ends_on, type="date"),
            _box("is_per_child", DESK.is_per_child),
            _box("is_anonymous", DESK.is_anonymous),
            _box("shows_result_at_once", DESK.shows_result_at_once),
            id=FORM_ID,
            key=DESK.poll_id.to_string(),
            on_submit=State.save,
        ),
        audience_chooser(),
        button(t("office-polls-save"), type="submit", form=FORM_ID),
    )


def _field(name: str, value: rx.Var[str], **props: object) -> rx.Component:
    label = t(f"office-polls-field-{name.replace('_', '-')}")
    return text_field(label, name, value=value, **props)


def _box(name: str, value: rx.Var[bool]) -> rx.Component:
    key = f"office-polls-field-{name.replace('_', '-')}"
    return checkbox_field(t(key), name, default_checked=value, hint=t(f"{key}-hint"))


def _publication() -> rx.Component:
    """What can be done with a draft once it is saved."""
    return rx.cond(
        DESK.poll_id == 0,
        rx.fragment(),
        section(
            t("office-polls-publication"),
            rx.el.p(t("office-polls-publication-hint"), class_name="ep-muted"),
            form(
                checkbox_field(t("office-polls-is-mailed"), "is_mailed"),
                button(t("office-polls-publish"), type="submit", kind="secondary"),
                on_submit=State.publish,
            ),
            removal(
                t("office-polls-delete"),
                t("office-polls-delete-ask", title=f"{DESK.title}"),
                asks=State.asks_delete,
                ask=State.ask_delete,
                delete=State.delete,
            ),
        ),
    )


def _result() -> rx.Component:
    return rx.fragment(
        section(
            DESK.title,
            rx.el.p(DESK.votes, role="status"),
            rx.cond(DESK.hidden != "", rx.el.p(DESK.hidden)),
            result_bars(DESK.bars),
            rx.cond(
                DESK.texts.length() > 0,
                rx.el.ul(rx.foreach(DESK.texts, _text), class_name="ep-notes"),
            ),
            rx.el.p(DESK.about, class_name="ep-muted ep-small"),
        ),
        rx.cond(
            DESK.voices.length() > 0,
            section(
                t("office-polls-voices"),
                data_table(
                    [t("office-polls-head-name"), t("office-polls-head-said")],
                    rx.foreach(DESK.voices, _voice),
                    caption=t("office-polls-voices"),
                ),
            ),
        ),
        rx.cond(DESK.can_move_end, _end()),
    )


def _end() -> rx.Component:
    return section(
        t("office-polls-move"),
        form(
            _field("ends_on", DESK.ends_on, type="date"),
            button(t("office-polls-move"), type="submit", kind="secondary"),
            key=DESK.ends_on,
            on_submit=State.move_end,
        ),
    )


def _text(text: rx.Var[str]) -> rx.Component:
    return rx.el.li(text)


def _voice(voice: ObjectVar[VoiceLine]) -> rx.Component:
    return table_row(voice.name, voice.said, key=voice.key)


PAGE = Page(routes.OFFICE_POLLS, view, "office-polls-title", State.load)
