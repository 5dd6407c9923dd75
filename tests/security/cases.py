"""Every event handler: who may call it, on which page, with which arguments (security Z4).

The table is complete: test_matrix_handlers.py fails for a registered handler that is not in it. It
says independently of the code who may.
"""

from tests.security.cases_accounts import accounts
from tests.security.cases_board import board
from tests.security.cases_documents import documents
from tests.security.cases_evenings import evenings
from tests.security.cases_legal import legal
from tests.security.cases_letter_results import letter_results
from tests.security.cases_letters import letters
from tests.security.cases_lost_property import lost_property
from tests.security.cases_notifications import notifications
from tests.security.cases_office_letters import office_letters
from tests.security.cases_office_tasks import office_tasks
from tests.security.cases_polls import polls
from tests.security.cases_school_calendar import school_calendar
from tests.security.cases_school_info import school_info
from tests.security.cases_school_settings import school_settings
from tests.security.cases_search import search
from tests.security.cases_teachers import teachers

EVENINGS = (*accounts(), *notifications(), *evenings())
LETTERS = (*letters(), *office_letters(), *letter_results(), *office_tasks())
SERVICES = (
    *teachers(),
    *board(),
    *polls(),
    *school_info(),
    *school_settings(),
    *school_calendar(),
    *search(),
    *legal(),
    *documents(),
    *lost_property(),
)
CASES = (*EVENINGS, *LETTERS, *SERVICES)
