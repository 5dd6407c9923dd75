"""Spalten zuordnen: the saved mappings of the school's own lists, and the form of one."""

import reflex as rx
from reflex.vars import ObjectVar

from elternportal import routes
from elternportal.i18n import current_language, t
from elternportal.pages import Page
from elternportal.state.school.import_profiles import (
    LONGEST_NAME,
    ImportProfileLine,
    ListColumnLine,
    ListFieldLine,
    kind_choices,
)
from elternportal.state.school.import_profiles import ImportProfilesPageState as State
from elternportal.ui.components import (
    button,
    cancel_button,
    card,
    empty_state,
    link_button,
    section,
    select_field,
    text_field,
)
from elternportal.ui.editing import actions, editor_page, removal_of, shared_form
from elternportal.ui.place import link_to
from elternportal.ui.prose import by_school

WORDS = "import-profiles"  # begins the keys of what the editor says


def view() -> rx.Component:
    return editor_page(
        State, _listed(), _editor(), title=t("import-profiles-title"), group="office"
    )


def _listed() -> rx.Component:
    return rx.fragment(
        rx.el.p(t("import-profiles-about"), class_name="ep-muted"),
        actions(
            link_button(
                t("import-journal-to-import"), link_to(routes.OFFICE_IMPORT), kind="secondary"
            )
        ),
        rx.cond(
            State.profiles.length() > 0,
            rx.el.div(rx.foreach(State.profiles, _profile), class_name="ep-cards"),
            empty_state(t("import-profiles-empty"), "table"),
        ),
    )


def _profile(line: ObjectVar[ImportProfileLine]) -> rx.Component:
    return card(
        rx.el.p(line.about),
        rx.el.p(line.columns, class_name="ep-muted"),
        actions(
            button(
                t("import-profiles-edit"),
                kind="secondary",
                aria_label=f"{t('import-profiles-edit')}: {line.name}",
                on_click=State.open_profile(line.id),
            )
        ),
        title=by_school(line.name),
        level=2,
        key=line.id.to_string(),
    )


def _editor() -> rx.Component:
    return rx.fragment(
        rx.el.p(t("import-profiles-how"), class_name="ep-muted"),
        shared_form(
            State,
            State.item_id,
            text_field(
                t("import-profiles-field-name"),
                "name",
                value=State.name,
                hint=t("import-profiles-field-name-hint"),
                max_length=LONGEST_NAME,
            ),
            select_field(
                t("import-profiles-field-kind"),
                "kind",
                kind_choices(current_language()),
                value=State.kind,
                on_change=State.choose_kind,
                hint=State.needed,
            ),
            section(
                t("import-profiles-field-columns"),
                rx.el.div(rx.foreach(State.columns, _column), class_name="ep-cards"),
            ),
            _end(),
            on_submit=State.save,
            key=State.opened.to_string(),
        ),
        removal_of(State, WORDS, State.delete, name=f"{State.name}"),
    )


def _column(line: ObjectVar[ListColumnLine]) -> rx.Component:
    """A column with some of its cells, so that nobody has to open the list beside it."""
    return card(
        rx.cond(line.samples != "", rx.el.p(by_school(line.samples), class_name="ep-muted")),
        rx.cond(
            line.is_never_read,
            rx.el.p(t("import-profiles-never")),
            select_field(
                t("import-profiles-holds"),
                line.field_name,
                rx.fragment(
                    rx.el.option(t("import-profiles-not-read"), value=""),
                    rx.foreach(State.fields, _option),
                ),
                value=line.field,
                required=False,
                field_id=f"feld-{line.field_name}",
            ),
        ),
        title=by_school(line.heading),
        key=line.key,
    )


def _option(line: ObjectVar[ListFieldLine]) -> rx.Component:
    return rx.el.option(line.label, value=line.value, key=line.value)


def _end() -> rx.Component:
    """Back to where the person came from: the upload, or the list of mappings."""
    return actions(
        rx.cond(
            State.to_import != "",
            rx.fragment(
                button(t("import-profiles-save-and-check"), type="submit"),
                link_button(t("import-profiles-cancel"), State.to_import, kind="secondary"),
            ),
            rx.fragment(
                button(t("import-profiles-save"), type="submit"),
                cancel_button(t("import-profiles-cancel"), State.close, kind="secondary"),
            ),
        )
    )


PAGE = Page(routes.IMPORT_PROFILES, view, "import-profiles-title", State.load)
