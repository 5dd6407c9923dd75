"""The school as it was brought in: its children and their guardians, who teaches whom.

All areas ask here who is a guardian of whom; none asks the tables itself.
"""

from sqlmodel import col

from elternportal import routes
from elternportal.domain.menu import MenuEntry
from elternportal.domain.people import ADMINISTRATION
from elternportal.domain.retention import (
    LONGEST_DAYS,
    MONTH,
    QUARTER,
    YEAR,
    Retention,
    Since,
    until_removed,
    with_owner,
)
from elternportal.help.page import HelpPage
from elternportal.mail.addresses import is_reachable
from elternportal.models.school_settings import SchoolLogo
from elternportal.module import Due, FilePlace, FirstStep, Module
from elternportal.school_settings.identity import IDENTITY
from elternportal.services.school.addresses import postal_addresses
from elternportal.services.school.after_import import prepare_school
from elternportal.services.school.calendar import (
    CalendarDaysRow,
    bell_times,
    calendar_days,
    is_school_day,
    lesson_clock,
    lesson_times,
    next_school_day,
    school_days,
    school_year,
)
from elternportal.services.school.calls import ask_to_call
from elternportal.services.school.children import (
    ChildView,
    names_of_children,
    own_children,
    own_pupils,
    view_of_child,
)
from elternportal.services.school.children_found import ChildFoundRow, children_named
from elternportal.services.school.class_changes import change_class_due, changes_due
from elternportal.services.school.custody import (
    OwnChildRow,
    TakenOffBefore,
    allow_back,
    children_of_account,
    children_taken_off,
    end_guardianships,
    take_off_guardian,
)
from elternportal.services.school.first_steps import is_brought_in, is_named
from elternportal.services.school.guardians import (
    AlreadyGuardian,
    GuardianContactRow,
    add_guardian,
    all_guardians,
    announce_families,
    children_without_guardian,
    guardian_counts,
    guardian_ids,
    guardian_pairs,
    guardians_by_child,
    guardians_of,
    has_children,
    has_guardian,
    has_guardian_named,
    is_guardian,
    lock_family,
    write_guardian,
)
from elternportal.services.school.holds import (
    Attending,
    GuardianIsBusy,
    Meeting,
    TeacherHeld,
    TeacherIsBusy,
    hold_appointments,
    hold_as_teacher,
    hold_people,
    is_at_another_teachers,
    release_appointments,
)
from elternportal.services.school.import_settings import IMPORT_SETTINGS
from elternportal.services.school.joined_guardians import join_guardians
from elternportal.services.school.leaving_days import note_who_left
from elternportal.services.school.logo import logo_files
from elternportal.services.school.reach import MailReachView, children_without_mail, reach_of
from elternportal.services.school.registered import (
    ChildRow,
    ClassRow,
    RegisteredRow,
    classes_by_registration,
    registered_by_child,
)
from elternportal.services.school.siblings import SiblingRow, siblings_of
from elternportal.services.school.stays import in_class_since, is_in_class
from elternportal.services.school.teachers import link_teacher
from elternportal.services.school.teaching import (
    is_taught_by,
    require_taught,
    subjects_by_class,
    subjects_by_teacher,
)
from elternportal.services.school.usual_rooms import UsualRoomRow, usual_rooms
from elternportal.services.school.watched_folder import find_new_files, take_in_folder

__all__ = [
    "MODULE",
    "AlreadyGuardian",
    "Attending",
    "CalendarDaysRow",
    "ChildFoundRow",
    "ChildRow",
    "ChildView",
    "ClassRow",
    "GuardianContactRow",
    "GuardianIsBusy",
    "MailReachView",
    "Meeting",
    "OwnChildRow",
    "RegisteredRow",
    "SiblingRow",
    "TakenOffBefore",
    "TeacherHeld",
    "TeacherIsBusy",
    "UsualRoomRow",
    "add_guardian",
    "all_guardians",
    "allow_back",
    "announce_families",
    "ask_to_call",
    "bell_times",
    "calendar_days",
    "children_named",
    "children_of_account",
    "children_taken_off",
    "children_without_guardian",
    "children_without_mail",
    "classes_by_registration",
    "end_guardianships",
    "guardian_counts",
    "guardian_ids",
    "guardian_pairs",
    "guardians_by_child",
    "guardians_of",
    "has_children",
    "has_guardian",
    "has_guardian_named",
    "hold_people",
    "in_class_since",
    "is_at_another_teachers",
    "is_guardian",
    "is_in_class",
    "is_reachable",
    "is_school_day",
    "is_taught_by",
    "join_guardians",
    "lesson_clock",
    "lesson_times",
    "link_teacher",
    "lock_family",
    "names_of_children",
    "next_school_day",
    "own_children",
    "own_pupils",
    "postal_addresses",
    "reach_of",
    "registered_by_child",
    "require_taught",
    "school_days",
    "school_year",
    "siblings_of",
    "subjects_by_class",
    "subjects_by_teacher",
    "take_off_guardian",
    "usual_rooms",
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
        MenuEntry("office", "menu-school-calendar", routes.SCHOOL_CALENDAR, 80, ADMINISTRATION),
        MenuEntry("office", "menu-school-settings", routes.SCHOOL_SETTINGS, 85, ADMINISTRATION),
    ),
    first_steps=(
        FirstStep("import", 10, routes.OFFICE_IMPORT, is_brought_in),
        FirstStep("school", 40, routes.SCHOOL_SETTINGS, is_named),
    ),
    due=(
        Due("change-class", changes_due, change_class_due),
        Due("the watched import folder", find_new_files, take_in_folder),
    ),
    file_places=(FilePlace(col(SchoolLogo.file_id), logo_files),),
    at_import=prepare_school,
    guardian_added=hold_appointments,
    teacher_linked=hold_as_teacher,
    guardian_removed=release_appointments,
    settings=(*IDENTITY, *IMPORT_SETTINGS),
    at_retention=note_who_left,
    retention=(
        *until_removed("import_source"),
        *until_removed("school_class", "subject", "room", "school_setting"),
        *until_removed("school_year", "bell_plan", "bell_period", "holiday", "school_logo"),
        Retention("teacher", Since.LEFT, QUARTER, columns=("left_on",)),
        Retention("pupil", Since.LEFT, QUARTER, columns=("left_on",), takes_along=True),
        *with_owner("pupil", "guardian_contact"),
        *with_owner("booking", "family_hold"),
        *with_owner("teacher", "by_hand"),
        *with_owner("pupil", "class_change", "postal_address"),
        Retention("former_class", Since.SCHOOL_YEAR, columns=("last_day",)),
        *until_removed("lesson"),
        Retention("import_run", Since.MADE, YEAR, columns=("applied_at",)),
        Retention("import_undo", Since.MADE, MONTH, owner="import_run"),
        Retention("school_setting_change", Since.MADE, LONGEST_DAYS, columns=("at",)),
    ),
    help_pages=(
        HelpPage(routes.OFFICE_IMPORT, "office", for_parents=False),
        HelpPage(routes.OFFICE_IMPORTS, "office", for_parents=False),
        HelpPage(routes.IMPORT_SOURCES, "office", for_parents=False),
        HelpPage(routes.OFFICE_CHILD, "office", for_parents=False),
        HelpPage(routes.OFFICE_TEACHER, "office", for_parents=False),
        HelpPage(routes.SCHOOL_CALENDAR, "office", for_parents=False),
        HelpPage(routes.SCHOOL_SETTINGS, "office", for_parents=False),
    ),
)
