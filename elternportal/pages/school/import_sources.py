"""Automatischer Import: tokens for programs that upload plans by themselves."""

import reflex as rx
from reflex.vars import ObjectVar

from elternportal import routes
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.services.school.import_sources import LONGEST_NAME
from elternportal.state.school.import_sources import RENEW, REVOKE, ImportSourceLine
from elternportal.state.school.import_sources import ImportSourcesPageState as State
from elternportal.ui.components import (
    button,
    card,
    confirm,
    empty_state,
    form,
    section,
    skeleton,
    text_field,
)
from elternportal.ui.editing import actions
from elternportal.ui.layout import page_frame
from elternportal.ui.place import back_link
from elternportal.ui.step_up import step_up


def view() -> rx.Component:
    return page_frame(
        rx.cond(State.is_loaded, _sources(), skeleton(4)),
        title=t("import-sources-title"),
        group="office",
        back=back_link(routes.OFFICE_IMPORT, t("import-journal-to-import")),
    )


def _sources() -> rx.Component:
    return rx.fragment(
        rx.el.p(t("import-sources-about"), class_name="ep-muted"),
        step_up(),
        rx.cond(State.token != "", _new_token()),
        section(
            t("import-sources-in-use"),
            rx.cond(
                State.sources.length() > 0,
                rx.el.div(rx.foreach(State.sources, _source), class_name="ep-cards"),
                empty_state(t("import-sources-empty"), "key-round"),
            ),
        ),
        section(t("import-sources-new"), _make()),
    )


def _new_token() -> rx.Component:
    """Both stand in fields, so that they can be marked and copied as a whole."""
    return card(
        rx.el.p(t("import-sources-once"), class_name="ep-strong"),
        text_field(t("import-sources-token"), "token", value=State.token, read_only=True),
        text_field(
            t("import-sources-command"),
            "command",
            value=State.command,
            hint=t("import-sources-command-hint"),
            multiline=True,
            read_only=True,
            rows=4,
        ),
        key=State.token,
        role="status",
    )


def _make() -> rx.Component:
    return form(
        text_field(
            t("import-sources-name"),
            "name",
            hint=t("import-sources-name-hint"),
            max_length=LONGEST_NAME,
        ),
        actions(button(t("import-sources-create"), type="submit", icon="key-round")),
        on_submit=State.create,
        key="made-" + State.token,  # once there is a token, the next name is another one
    )


def _source(line: ObjectVar[ImportSourceLine]) -> rx.Component:
    return card(
        rx.el.p(line.made, class_name="ep-muted"),
        rx.el.p(line.used, class_name="ep-muted"),
        rx.cond(line.has_token, rx.cond(State.asked == line.id, _question(line), _acts(line))),
        title=line.name,
        key=line.id.to_string(),
    )


def _acts(line: ObjectVar[ImportSourceLine]) -> rx.Component:
    return actions(
        *(
            button(
                t(f"import-sources-{act}"),
                kind="secondary",
                aria_label=f"{t(f'import-sources-{act}')}: {line.name}",
                on_click=State.ask(line.id, act),
            )
            for act in (RENEW, REVOKE)
        )
    )


def _question(line: ObjectVar[ImportSourceLine]) -> rx.Component:
    return rx.cond(
        State.act == RENEW,
        confirm(
            t("import-sources-ask-renew"),
            State.renew(line.id),
            State.cancel,
            yes=t("import-sources-renew"),
        ),
        confirm(
            t("import-sources-ask-revoke"),
            State.revoke(line.id),
            State.cancel,
            yes=t("import-sources-revoke"),
        ),
    )


PAGE = Page(routes.IMPORT_SOURCES, view, "import-sources-title", State.load)
