"""Messages: guardians and the school write to each other about a child; only the two sides read."""

from sqlmodel import col

from elternportal.domain.menu import MenuEntry
from elternportal.domain.messages import (
    ANSWER_HOURS,
    CLASS_MESSAGE,
    MESSAGES,
    NEW_MESSAGE,
    REPORTED_MESSAGES,
)
from elternportal.domain.people import PARENTS, STAFF, TEACHERS, Role
from elternportal.domain.retention import YEAR, Retention, Since, with_owner
from elternportal.help.page import HelpPage
from elternportal.models.messages import MessageFile
from elternportal.module import Due, FilePlace, Module, Waiting
from elternportal.services.messages.delivering import deliver_due, messages_due
from elternportal.services.messages.handing_over import conversations_of
from elternportal.services.messages.mails import MESSAGE_MAIL
from elternportal.services.messages.reading import count_unread
from elternportal.services.messages.reports import open_reports
from elternportal.services.messages.scope import files_of_messages
from elternportal.services.messages.settings import SETTINGS
from elternportal.services.messages.start import messages_at_start

MODULE = Module(
    name="messages",
    menu=(
        MenuEntry("reports", "menu-messages", MESSAGES, 18, PARENTS | STAFF, is_often=True),
        MenuEntry("reports", "menu-answer-hours", ANSWER_HOURS, 45, TEACHERS),
        MenuEntry(
            "reports", "menu-reported-messages", REPORTED_MESSAGES, 50, frozenset({Role.HEAD})
        ),
    ),
    waiting=(Waiting(MESSAGES, count_unread), Waiting(REPORTED_MESSAGES, open_reports)),
    at_start=messages_at_start,
    mails=(MESSAGE_MAIL,),
    due=(Due("deliver-messages", messages_due, deliver_due),),
    file_places=(FilePlace(col(MessageFile.file_id), files_of_messages),),
    hangs_on=conversations_of,
    settings=SETTINGS,
    help_pages=(
        HelpPage(MESSAGES, "reports"),
        HelpPage(NEW_MESSAGE, "reports"),
        HelpPage(CLASS_MESSAGE, "reports", for_parents=False),
        HelpPage(ANSWER_HOURS, "reports", for_parents=False),
        HelpPage(REPORTED_MESSAGES, "reports", for_parents=False),
    ),
    retention=(
        Retention("message_thread", Since.SCHOOL_YEAR, YEAR, columns=("last_at",)),
        Retention("class_message", Since.SCHOOL_YEAR, YEAR, columns=("sent_at",)),
        *with_owner("message_thread", "message", "message_file", "message_read"),
        *with_owner("message_thread", "message_report"),
        *with_owner("teacher", "answer_hours"),
    ),
)
