"""The school's settings as a file, which another portal can take over."""

import reflex as rx

from elternportal import routes
from elternportal.i18n import current_language, t
from elternportal.state.school.settings import SchoolSettingsPageState as State
from elternportal.ui.components import (
    button,
    cancel_button,
    card,
    file_button,
    form,
    section,
    text_field,
)
from elternportal.ui.school.setting_changes import setting_changes

FILE_LENGTH = 19_000  # what one field of a form may hold


def settings_file_section() -> rx.Component:
    """All settings as a file to save, and what such a file would change here."""
    return section(
        t("school-settings-file"),
        rx.el.p(t("school-settings-file-about"), class_name="ep-muted"),
        rx.el.div(
            file_button(
                t("school-settings-export"),
                f"{routes.SCHOOL_SETTINGS_FILE}?{routes.DOCUMENT_LANGUAGE}={current_language()}",
                icon="file-text",
            ),
            rx.cond(
                State.may_change & ~State.is_importing,
                button(t("school-settings-import"), kind="secondary", on_click=State.open_import),
            ),
            class_name="ep-actions",
        ),
        rx.cond(State.is_importing, rx.cond(State.plan.length() > 0, _plan(), _file_form())),
        id="datei",
    )


def _file_form() -> rx.Component:
    """A script (settings-file.js) puts the chosen file's text into the field below it."""
    return form(
        rx.el.div(
            rx.el.label(
                t("school-settings-file-choose"),
                html_for="einstellungen-datei",
                class_name="kern-label",
            ),
            rx.el.input(
                type="file",
                id="einstellungen-datei",
                accept=".json",
                class_name="kern-form-input__input",
                custom_attrs={"data-reads-into": "feld-content"},
            ),
            class_name="kern-form-input ep-field",
        ),
        text_field(
            t("school-settings-file-content"),
            "content",
            multiline=True,
            rows="6",
            max_length=FILE_LENGTH,
            error=State.file_error,
        ),
        rx.el.div(
            button(t("school-settings-file-look"), type="submit"),
            cancel_button(t("school-settings-cancel"), State.close),
            class_name="ep-actions",
        ),
        on_submit=State.look_into_file,
    )


def _plan() -> rx.Component:
    return card(
        setting_changes(State.plan),
        rx.el.div(
            button(t("school-settings-file-take"), on_click=State.take_file),
            cancel_button(t("school-settings-cancel"), State.close),
            class_name="ep-actions",
        ),
        title=t("school-settings-file-plan"),
    )
