"""The school's logo on the page of its settings."""

import reflex as rx

from elternportal.files.inspection import ACCEPTED_IMAGES
from elternportal.i18n import t
from elternportal.state.school.settings import SchoolSettingsPageState as State
from elternportal.ui.attachments import attachments_field
from elternportal.ui.components import button, form, section


def logo_section() -> rx.Component:
    """Whether there is one, and a form for another one.

    The style sheet with the logo is read with the next page that the browser loads.
    """
    return section(
        t("school-settings-logo"),
        rx.cond(
            State.has_logo,
            rx.el.p(t("school-settings-logo-is-set")),
            rx.el.p(t("school-settings-logo-none"), class_name="ep-muted"),
        ),
        rx.cond(
            State.may_change,
            rx.fragment(
                form(
                    attachments_field(
                        t("school-settings-logo-file"),
                        accept=ACCEPTED_IMAGES,
                        multiple=False,
                        hint=t("school-settings-logo-hint"),
                        required=True,
                    ),
                    button(t("school-settings-logo-save"), kind="secondary", type="submit"),
                    on_submit=State.save_logo,
                ),
                rx.cond(
                    State.has_logo,
                    button(
                        t("school-settings-logo-remove"), kind="quiet", on_click=State.drop_logo
                    ),
                ),
            ),
        ),
        id="logo",
    )
