"""The list of all pages."""

from elternportal.pages.access import activate, forgot_password, set_password, sign_in
from elternportal.pages.access import own_settings as settings
from elternportal.pages.access import pins as office_pins
from elternportal.pages.access import teachers as office_teachers
from elternportal.pages.audience import groups as office_groups
from elternportal.pages.board import notices as board
from elternportal.pages.board import office as office_board
from elternportal.pages.documents import office as office_documents
from elternportal.pages.documents import reading as documents
from elternportal.pages.evening import family as evening
from elternportal.pages.evening import office as office_evening
from elternportal.pages.evening import office_list as office_evenings
from elternportal.pages.evening import teacher as teacher_evening
from elternportal.pages.letters import inbox as letters
from elternportal.pages.letters import letter, office_letter
from elternportal.pages.letters import office_list as office_letters
from elternportal.pages.letters import results as office_letter_results
from elternportal.pages.letters import slips as office_slips
from elternportal.pages.lost_property import items as lost_property
from elternportal.pages.lost_property import office as office_lost_property
from elternportal.pages.office import mailbox as office_mailbox
from elternportal.pages.office import tasks as office_tasks
from elternportal.pages.polls import office as office_polls
from elternportal.pages.polls import voting as polls
from elternportal.pages.school import school_import as office_import
from elternportal.pages.school import settings as school_settings
from elternportal.pages.school_info import office as office_school_info
from elternportal.pages.school_info import reading as school_info
from elternportal.pages.search import words as search
from elternportal.pages.start import glance as start

PAGES = (
    start.PAGE,
    sign_in.PAGE,
    activate.PAGE,
    set_password.PAGE,
    forgot_password.PAGE,
    settings.PAGE,
    letters.PAGE,
    letter.PAGE,
    evening.PAGE,
    teacher_evening.PAGE,
    documents.PAGE,
    office_documents.PAGE,
    lost_property.PAGE,
    office_lost_property.PAGE,
    office_evenings.PAGE,
    office_evening.PAGE,
    office_pins.PAGE,
    office_teachers.PAGE,
    office_import.PAGE,
    school_settings.PAGE,
    office_tasks.PAGE,
    office_mailbox.PAGE,
    office_letters.PAGE,
    office_letter.PAGE,
    office_letter_results.PAGE,
    office_slips.PAGE,
    office_groups.PAGE,
    board.PAGE,
    office_board.PAGE,
    office_polls.PAGE,
    office_school_info.PAGE,
    polls.PAGE,
    school_info.PAGE,
    search.PAGE,
)
