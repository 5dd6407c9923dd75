"""Letters: read, written, and what came back (security Z4)."""

from tests.security.case import RouteCase
from tests.security.letters.office_cases import office_letters
from tests.security.letters.reading_cases import letters
from tests.security.letters.results_cases import letter_results
from tests.security.roles import STAFF

CASES = (*letters(), *office_letters(), *letter_results())
ROUTES = (
    RouteCase("LETTER_REPLIES", STAFF),
    RouteCase("LETTER_PRINT_RUN", STAFF, {"pupil_id": "{pupil}"}, writes=True),
)
