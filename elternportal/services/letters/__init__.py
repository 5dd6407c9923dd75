"""Use cases of the area letters."""

from sqlmodel import col

from elternportal import routes
from elternportal.domain.menu import MenuEntry
from elternportal.domain.people import ADMINISTRATION, PARENTS, STAFF, TEACHERS
from elternportal.domain.retention import YEAR, Retention, Since, with_owner
from elternportal.help.page import HelpPage
from elternportal.models.letters import LetterAnswer, LetterFile
from elternportal.module import Due, FilePlace, Module, Searchable, Waiting
from elternportal.services.letters.file_places import files_of_answers, files_of_letters
from elternportal.services.letters.inbox import count_waiting
from elternportal.services.letters.leaving import letters_of
from elternportal.services.letters.mails import LETTER, REINSTATEMENT, REMINDER, WITHDRAWAL
from elternportal.services.letters.print_jobs import LETTER_PRINT
from elternportal.services.letters.reminders import remind_due, reminders_due
from elternportal.services.letters.schedule import letters_due, publish_due, stop_letters_to_nobody
from elternportal.services.letters.scope import LETTER_KIND, found_letters, own_letters
from elternportal.services.letters.settings import LETTER_SETTINGS
from elternportal.services.letters.start import letters_at_start

MODULE = Module(
    name="letters",
    help_pages=(
        HelpPage(routes.LETTERS, "news"),
        HelpPage(routes.LETTER, "news"),
        HelpPage(routes.CLASS_LETTERS, "news", for_parents=False),
        HelpPage(routes.OFFICE_LETTERS, "office", for_parents=False),
        HelpPage(routes.OFFICE_LETTER, "office", for_parents=False),
        HelpPage(routes.OFFICE_LETTER_RESULTS, "office", for_parents=False),
        HelpPage(routes.OFFICE_SLIPS, "office", for_parents=False),
    ),
    menu=(
        MenuEntry("news", "menu-letters", routes.LETTERS, 20, PARENTS),
        MenuEntry("news", "menu-class-letters", routes.CLASS_LETTERS, 25, TEACHERS),
        MenuEntry("news", "menu-write-letters", routes.OFFICE_LETTERS, 30, STAFF, is_often=True),
        MenuEntry("office", "menu-office-slips", routes.OFFICE_SLIPS, 20, ADMINISTRATION),
    ),
    waiting=(Waiting(routes.LETTERS, count_waiting),),
    file_places=(
        FilePlace(col(LetterFile.file_id), files_of_letters),
        FilePlace(col(LetterAnswer.file_id), files_of_answers),
    ),
    searchables=(
        Searchable(
            LETTER_KIND,
            found_letters,
            routes.OFFICE_LETTER,
            id_parameter=routes.LETTER_ID,
            own=own_letters,
            own_route=routes.LETTER,
        ),
    ),
    at_start=letters_at_start,
    due=(
        Due("publish-letters", letters_due, publish_due),
        Due("remind-of-letters", reminders_due, remind_due),
    ),
    at_import=lambda session: lambda _applied: stop_letters_to_nobody(session),
    hangs_on=letters_of,
    jobs=(LETTER_PRINT,),
    retention=(
        Retention(
            "letter",
            Since.SCHOOL_YEAR,
            YEAR,
            columns=("published_at", "publish_at", "created_at"),
            search_kind=LETTER_KIND,
        ),
        Retention("letter_delivery", Since.SCHOOL_YEAR, owner="letter"),
        *with_owner("letter", "letter_version", "letter_option", "letter_pupil", "letter_slip"),
        *with_owner("letter", "letter_answer", "letter_answer_option", "letter_file"),
    ),
    mails=(LETTER, REMINDER, WITHDRAWAL, REINSTATEMENT),
    settings=LETTER_SETTINGS,
)
