"""Use cases of the area school."""

from elternportal import routes
from elternportal.domain.menu import MenuEntry
from elternportal.domain.people import ADMINISTRATION
from elternportal.domain.retention import (
    LONGEST_DAYS,
    QUARTER,
    YEAR,
    Retention,
    Since,
    until_removed,
)
from elternportal.module import Module

MODULE = Module(
    name="school",
    is_optional=False,
    menu=(
        MenuEntry(
            "office", "menu-office-import", routes.OFFICE_IMPORT, 60, ADMINISTRATION, is_often=True
        ),
    ),
    retention=(
        *until_removed("school_class", "subject", "room", "school_setting"),
        Retention("teacher", Since.LEFT, QUARTER),
        Retention("pupil", Since.LEFT, QUARTER),
        Retention("lesson", Since.SCHOOL_YEAR),
        Retention("import_run", Since.MADE, YEAR),
        Retention("school_setting_change", Since.MADE, LONGEST_DAYS),
    ),
)
