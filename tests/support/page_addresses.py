"""Addresses at which every page of the demo school shows something."""

from elternportal import routes

_QUERIES = {
    routes.SEARCH: "?q=wander",
    routes.OFFICE_EVENING: "?abend=1",
    routes.OFFICE_ACCOUNT: f"?{routes.ACCOUNT_ID}=1",
    routes.OFFICE_JOIN: f"?{routes.ACCOUNT_ID}=1",
    routes.OFFICE_CHILD: f"?{routes.CHILD_ID}=1",
    routes.OFFICE_TEACHER: f"?{routes.TEACHER_ID}=1",
    routes.CONFIRM: f"?{routes.CONFIRM_WHAT}={routes.CONFIRM_ROLE}",
    routes.LETTER: f"?{routes.LETTER_ID}=2",
    routes.OFFICE_LETTER_RESULTS: f"?{routes.LETTER_ID}=2",
}


def address_of(route: str, language: str = "de") -> str:
    """A page's address in a language, with what its page asks for."""
    return (routes.localized(route, language) or "/") + _QUERIES.get(route, "")
