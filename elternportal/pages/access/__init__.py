"""Pages of the area access."""

from elternportal.pages.access import (
    accounts,
    activate,
    confirm,
    forgot_password,
    guardians,
    join,
    office_account,
    own_settings,
    pins,
    second_factor,
    set_password,
    sign_in,
    sign_in_code,
    teachers,
)

PAGES = (
    sign_in.PAGE,
    sign_in_code.PAGE,
    activate.PAGE,
    set_password.PAGE,
    forgot_password.PAGE,
    confirm.PAGE,
    own_settings.PAGE,
    second_factor.PAGE,
    pins.PAGE,
    teachers.PAGE,
    accounts.PAGE,
    guardians.PAGE,
    office_account.PAGE,
    join.PAGE,
)
