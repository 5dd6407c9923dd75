"""Use cases of the area access."""

from elternportal import routes
from elternportal.domain.menu import MenuEntry
from elternportal.domain.people import ADMINISTRATION
from elternportal.domain.retention import (
    MONTH,
    QUARTER,
    YEAR,
    Retention,
    Since,
    until_removed,
    with_owner,
)
from elternportal.help.page import HelpPage
from elternportal.module import Finder, FirstStep, Module
from elternportal.services.access.ending_accounts import end_accounts
from elternportal.services.access.first_steps import teachers_are_invited, were_pins_issued
from elternportal.services.access.leaving import sessions_of
from elternportal.services.access.mails import MAILS
from elternportal.services.access.people_found import find_accounts, find_children, find_teachers
from elternportal.services.access.pin_jobs import PIN_LETTERS
from elternportal.services.access.settings import ACCESS_SETTINGS
from elternportal.services.access.start import access_at_start
from elternportal.services.access.step_up import confirm_password

__all__ = ["MODULE", "confirm_password"]

MODULE = Module(
    name="access",
    is_optional=False,
    help_pages=(
        HelpPage(routes.SIGN_IN, "access"),
        HelpPage(routes.ACTIVATE, "access"),
        HelpPage(routes.SET_PASSWORD, "access"),
        HelpPage(routes.FORGOT_PASSWORD, "access"),
        HelpPage(routes.CONFIRM, "access"),
        HelpPage(routes.SIGN_IN_CODE, "access"),
        HelpPage(routes.SETTINGS, "settings"),
        HelpPage(routes.SECOND_FACTOR, "settings"),
        HelpPage(routes.OFFICE_PINS, "office", for_parents=False),
        HelpPage(routes.OFFICE_TEACHERS, "office", for_parents=False),
        HelpPage(routes.OFFICE_ACCOUNTS, "office", for_parents=False),
        HelpPage(routes.OFFICE_GUARDIANS, "office", for_parents=False),
        HelpPage(routes.OFFICE_ACCOUNT, "office", for_parents=False),
        HelpPage(routes.OFFICE_JOIN, "office", for_parents=False),
    ),
    menu=(
        MenuEntry(
            "office", "menu-office-pins", routes.OFFICE_PINS, 40, ADMINISTRATION, is_often=True
        ),
        MenuEntry("office", "menu-office-accounts", routes.OFFICE_ACCOUNTS, 45, ADMINISTRATION),
        MenuEntry("office", "menu-office-teachers", routes.OFFICE_TEACHERS, 50, ADMINISTRATION),
        MenuEntry("settings", "menu-settings", routes.SETTINGS, 10),
    ),
    finders=(
        Finder("child", find_children),
        Finder("teacher", find_teachers),
        Finder("account", find_accounts),
    ),
    first_steps=(
        FirstStep("teachers", 20, routes.OFFICE_TEACHERS, teachers_are_invited),
        FirstStep("pins", 30, routes.OFFICE_PINS, were_pins_issued),
    ),
    at_start=access_at_start,
    at_retention=end_accounts,
    retention=(
        Retention("account", Since.LEFT, QUARTER),  # by at_retention: the bare row stays
        *with_owner("account", "guardianship", "ended_guardianship", "identity"),
        *with_owner("account", "totp_factor", "recovery_code"),
        Retention(
            "activation_pin", Since.USED, MONTH, columns=("used_at", "revoked_at", "expires_at")
        ),
        Retention("mail_token", Since.USED, MONTH, columns=("used_at", "expires_at")),
        Retention("login_session", Since.USED, MONTH, columns=("revoked_at", "expires_at")),
        Retention("audit_entry", Since.MADE, YEAR, columns=("at",)),
        *until_removed("vain_sign_ins"),
    ),
    mails=MAILS,
    hangs_on=sessions_of,
    jobs=(PIN_LETTERS,),
    settings=ACCESS_SETTINGS,
)
