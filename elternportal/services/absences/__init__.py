"""Absences: guardians report or apply, the office takes note, and teachers see who is away."""

from sqlmodel import col

from elternportal.domain.absences import CLASS_ABSENCES, OFFICE_ABSENCES, REPORT, STATISTICS
from elternportal.domain.certificates import CERTIFICATES
from elternportal.domain.leave import LEAVE, STAFF_LEAVE
from elternportal.domain.menu import MenuEntry
from elternportal.domain.people import ADMINISTRATION, PARENTS, STAFF, TEACHERS
from elternportal.domain.retention import QUARTER, Retention, Since, with_owner
from elternportal.help.page import HelpPage
from elternportal.models.absences import LeaveRequest
from elternportal.module import Due, FilePlace, Module, Waiting
from elternportal.services.absences.alarm import absences_to_ask_about, ask_about
from elternportal.services.absences.certificate_desk import (
    certificates_overdue,
    owed_certificates,
    remind_of_certificate,
)
from elternportal.services.absences.certificate_mails import CERTIFICATE_DUTY, CERTIFICATE_TOLD
from elternportal.services.absences.certificate_settings import CERTIFICATE_SETTINGS
from elternportal.services.absences.class_away import away_of_class
from elternportal.services.absences.day_notes import day_notes
from elternportal.services.absences.leave_desk import leave_to_decide
from elternportal.services.absences.leave_mails import LEAVE_TOLD
from elternportal.services.absences.leave_scope import proofs_of_leave
from elternportal.services.absences.leave_settings import LEAVE_SETTINGS
from elternportal.services.absences.mails import ABSENCE_ASKED, ABSENCE_TOLD
from elternportal.services.absences.settings import SETTINGS
from elternportal.services.absences.start import absences_at_start, unrecorded_absences

MODULE = Module(
    name="absences",
    menu=(
        MenuEntry("reports", "menu-report-absence", REPORT, 10, PARENTS),
        MenuEntry("reports", "menu-leave", LEAVE, 15, PARENTS),
        MenuEntry("reports", "menu-class-absences", CLASS_ABSENCES, 20, TEACHERS),
        MenuEntry(
            "reports", "menu-office-absences", OFFICE_ABSENCES, 30, ADMINISTRATION, is_often=True
        ),
        MenuEntry("reports", "menu-certificates", CERTIFICATES, 35, ADMINISTRATION),
        MenuEntry("reports", "menu-staff-leave", STAFF_LEAVE, 40, STAFF),
        MenuEntry("reports", "menu-missed", STATISTICS, 42, STAFF),
    ),
    waiting=(
        Waiting(OFFICE_ABSENCES, unrecorded_absences),
        Waiting(CERTIFICATES, owed_certificates),
        Waiting(STAFF_LEAVE, leave_to_decide),
    ),
    day_notes=day_notes,
    class_away=away_of_class,
    file_places=(FilePlace(col(LeaveRequest.proof_id), proofs_of_leave),),
    at_start=absences_at_start,
    mails=(ABSENCE_TOLD, ABSENCE_ASKED, LEAVE_TOLD, CERTIFICATE_TOLD, CERTIFICATE_DUTY),
    due=(
        Due("ask-about-absences", absences_to_ask_about, ask_about),
        Due("remind-of-certificates", certificates_overdue, remind_of_certificate),
    ),
    settings=(*SETTINGS, *LEAVE_SETTINGS, *CERTIFICATE_SETTINGS),
    help_pages=(
        HelpPage(REPORT, "reports"),
        HelpPage(LEAVE, "reports"),
        HelpPage(CLASS_ABSENCES, "reports", for_parents=False),
        HelpPage(OFFICE_ABSENCES, "reports", for_parents=False),
        HelpPage(CERTIFICATES, "reports", for_parents=False),
        HelpPage(STAFF_LEAVE, "reports", for_parents=False),
        HelpPage(STATISTICS, "reports", for_parents=False),
    ),
    retention=(
        Retention("absence", Since.SCHOOL_YEAR, QUARTER, columns=("last_day",)),
        *with_owner("absence", "certificate"),
        Retention("certificate_duty", Since.SCHOOL_YEAR, columns=("last_day",)),
        Retention("leave_request", Since.SCHOOL_YEAR, QUARTER, columns=("last_day",)),
        *with_owner("leave_request", "leave_step"),
    ),
)
