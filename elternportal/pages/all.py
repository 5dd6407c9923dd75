"""The list of all pages."""

from elternportal.pages import (
    activate,
    evening,
    forgot_password,
    office_evening,
    office_evenings,
    office_import,
    office_mailbox,
    office_pins,
    set_password,
    settings,
    sign_in,
    start,
    teacher_evening,
)

PAGES = (
    start.PAGE,
    sign_in.PAGE,
    activate.PAGE,
    set_password.PAGE,
    forgot_password.PAGE,
    settings.PAGE,
    evening.PAGE,
    teacher_evening.PAGE,
    office_evenings.PAGE,
    office_evening.PAGE,
    office_pins.PAGE,
    office_import.PAGE,
    office_mailbox.PAGE,
)
