"""Rechtstexte: imprint, privacy policy and accessibility statement, with preview and versions."""

import reflex as rx
from reflex.vars import ObjectVar

from elternportal import routes
from elternportal.domain.legal import MOST_CHARACTERS
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.state.legal.office import LegalLine, LegalVersionLine
from elternportal.state.legal.office import OfficeLegalPageState as State
from elternportal.ui.components import badge, button, card, form, section
from elternportal.ui.editing import Fields, actions, editor_page, save_or_leave
from elternportal.ui.prose import changed_text, prose

WORDS = "office-legal"
FIELDS = Fields(State, WORDS)


def view() -> rx.Component:
    return editor_page(State, _list(), _editor(), title=t("office-legal-title"), group="office")


def _list() -> rx.Component:
    return rx.fragment(
        rx.el.p(t("office-legal-about")),
        rx.el.ul(rx.foreach(State.texts, _line), class_name="ep-list"),
    )


def _line(line: ObjectVar[LegalLine]) -> rx.Component:
    word = rx.cond(State.may_edit, t("office-legal-edit"), t("office-legal-look"))
    return rx.el.li(
        rx.el.span(rx.el.strong(line.title), rx.el.br(), line.state),
        rx.cond(
            line.is_finished,
            badge(t("office-legal-finished"), tone="success", icon="check"),
            rx.cond(
                line.is_due,
                badge(t("office-legal-open"), tone="warning", icon="circle-alert"),
                badge(t("office-legal-optional")),
            ),
        ),
        button(
            word,
            kind="secondary",
            aria_label=f"{word}: {line.title}",
            on_click=State.open_text(line.kind, line.language),
        ),
        key=line.key,
    )


def _editor() -> rx.Component:
    return rx.fragment(
        actions(
            button(
                t("office-legal-back"), kind="secondary", icon="arrow-left", on_click=State.close
            )
        ),
        rx.el.h2(State.title, class_name="kern-heading-medium"),
        rx.cond(State.last == 0, rx.el.p(t("office-legal-start-text"), class_name="ep-hint")),
        _gaps(),
        rx.cond(State.may_edit, rx.fragment(_form(), _other_version()), rx.fragment()),
        section(t("office-legal-preview"), card(prose(State.preview_html))),
        rx.cond(State.versions.length() > 0, _versions()),
    )


def _gaps() -> rx.Component:
    return rx.cond(
        State.gaps.length() > 0,
        rx.el.div(
            rx.el.p(t("office-legal-gaps")),
            rx.el.ul(
                rx.foreach(State.gaps, lambda gap: rx.el.li(gap)),
                class_name="ep-notes",
            ),
            role="note",
        ),
    )


def _form() -> rx.Component:
    return form(
        rx.el.input(type="hidden", name="kind", value=State.kind),
        rx.el.input(type="hidden", name="language", value=State.language),
        FIELDS.text(
            "text",
            multiline=True,
            rows="16",
            max_length=MOST_CHARACTERS,
            hint=t("office-legal-text-hint"),
            on_blur=State.preview,
        ),
        FIELDS.text("valid_from", type="date", hint=t("office-legal-valid-from-hint")),
        save_or_leave(WORDS, State.close),
        on_submit=State.save,
        key=State.opened.to_string(),
    )


def _other_version() -> rx.Component:
    """Another person has saved meanwhile: what is typed stays, and can follow that version."""
    return rx.cond(
        State.last != State.item_id,
        card(
            rx.el.p(State.last_about),
            rx.el.p(t("office-legal-other-version-hint")),
            actions(
                button(
                    t("office-legal-compare"),
                    kind="secondary",
                    on_click=State.compare(State.last),
                ),
                button(t("office-legal-go-on"), kind="secondary", on_click=State.continue_editing),
            ),
            title=t("office-legal-other-version"),
        ),
    )


def _versions() -> rx.Component:
    return section(
        t("office-legal-versions"),
        rx.el.ul(rx.foreach(State.versions, _version), class_name="ep-list"),
    )


def _version(version: ObjectVar[LegalVersionLine]) -> rx.Component:
    compare, restore = t("office-legal-compare"), t("office-legal-restore")
    is_compared = State.compared == version.version
    return rx.el.li(
        rx.el.span(
            rx.el.strong(version.title),
            rx.el.br(),
            rx.el.span(version.about, class_name="ep-muted"),
        ),
        rx.el.div(
            button(
                rx.cond(is_compared, t("office-legal-compare-end"), compare),
                kind="quiet",
                aria_label=f"{compare}: {version.title}",
                aria_expanded=is_compared,
                on_click=State.compare(rx.cond(is_compared, 0, version.version)),
            ),
            rx.cond(
                State.may_edit & ~version.is_last,
                button(
                    restore,
                    kind="quiet",
                    aria_label=f"{restore}: {version.title}",
                    on_click=State.restore(version.version),
                ),
            ),
            class_name="ep-actions",
        ),
        rx.cond(is_compared, changed_text(State.changes)),
        key=version.version.to_string(),
    )


PAGE = Page(routes.OFFICE_LEGAL, view, "office-legal-title", State.load)
