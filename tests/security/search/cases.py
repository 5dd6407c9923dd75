"""The search, which finds what a person may read anyway (security Z4)."""

from typing import Any

from elternportal import routes
from tests.security.case import Case, form
from tests.security.families import PERSONS

# It begins the words that are hidden from somebody: in letters, notices and polls of both families.
WORD = "notiz"


def search() -> tuple[Case, ...]:
    """All handlers of the search page."""
    state = "search.words.search_page_state"
    page = f"{routes.SEARCH}?{routes.SEARCH_WORDS}={WORD}"
    read: dict[str, Any] = {"may": PERSONS[1:], "page": page, "is_scoped": False}
    return (
        Case(state, "load", **read),
        Case(state, "look", arguments=form(words=WORD), **read),
    )


CASES = search()
