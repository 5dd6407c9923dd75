"""The school as it was brought in: its children and their guardians, who teaches whom.

All areas ask here who is a guardian of whom; none asks the tables itself.
"""

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
from elternportal.help.page import HelpPage
from elternportal.mail.addresses import is_reachable
from elternportal.module import Module
from elternportal.services.school.children import (
    Child,
    names_of_children,
    own_children,
    own_pupils,
    view_of_child,
)
from elternportal.services.school.guardians import (
    AlreadyGuardian,
    GuardianContact,
    add_guardian,
    all_guardians,
    announce_families,
    children_without_guardian,
    guardian_counts,
    guardian_ids,
    guardian_pairs,
    guardians_by_child,
    guardians_of,
    has_guardian,
    has_guardian_named,
    is_guardian,
    lock_family,
    write_guardian,
)
from elternportal.services.school.reach import Reach, reach_of
from elternportal.services.school.teaching import (
    is_taught_by,
    require_taught,
    subjects_by_class,
    subjects_by_teacher,
)

__all__ = [
    "MODULE",
    "AlreadyGuardian",
    "Child",
    "GuardianContact",
    "Reach",
    "add_guardian",
    "all_guardians",
    "announce_families",
    "children_without_guardian",
    "guardian_counts",
    "guardian_ids",
    "guardian_pairs",
    "guardians_by_child",
    "guardians_of",
    "has_guardian",
    "has_guardian_named",
    "is_guardian",
    "is_reachable",
    "is_taught_by",
    "lock_family",
    "names_of_children",
    "own_children",
    "own_pupils",
    "reach_of",
    "require_taught",
    "subjects_by_class",
    "subjects_by_teacher",
    "view_of_child",
    "write_guardian",
]

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
    help_pages=(HelpPage(routes.OFFICE_IMPORT, "office", for_parents=False),),
)
