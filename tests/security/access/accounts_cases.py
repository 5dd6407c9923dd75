"""The event handlers of the office's pages of accounts (security Z4)."""

from typing import Any

from elternportal import routes
from tests.security.case import Case, form
from tests.security.roles import ADMINISTRATION, SIGNED_IN


def office_accounts() -> tuple[Case, ...]:
    """All accounts, children with their guardians, and one account."""
    state = "step_up.step_up_state"
    confirm = Case(
        state,
        "confirm",
        arguments=form(password="not the password"),
        may=SIGNED_IN,
        is_scoped=False,
        page=routes.OFFICE_ACCOUNTS,
    )
    return (*_all(), *_children(), *_one(), *_join(), confirm)


def _all() -> tuple[Case, ...]:
    state = "access.accounts.office_accounts_page_state"
    own: dict[str, Any] = {
        "may": ADMINISTRATION,
        "is_scoped": False,
        "page": routes.OFFICE_ACCOUNTS,
    }
    new = form(email="neu@canary.example", name="Nora Neu", role="office", reason="new")
    return (
        Case(state, "load", **own),
        Case(state, "refresh", **own),
        Case(state, "search", arguments=form(suche="a"), **own),
        Case(state, "begin_adding", arguments=lambda ids: {"begins": True}, **own),
        Case(state, "add_staff", arguments=new, writes=True, **own),
        Case(state, "ask_owner", **own),
    )


def _children() -> tuple[Case, ...]:
    state = "access.guardians.office_guardians_page_state"
    own: dict[str, Any] = {
        "may": ADMINISTRATION,
        "is_scoped": False,
        "page": routes.OFFICE_GUARDIANS,
    }
    return (
        Case(state, "load", **own),
        Case(state, "refresh", **own),
        Case(state, "search", arguments=form(suche="a"), **own),
    )


def _one() -> tuple[Case, ...]:
    state = "access.office_account.office_account_page_state"
    own: dict[str, Any] = {
        "may": ADMINISTRATION,
        "page": f"{routes.OFFICE_ACCOUNT}?{routes.ACCOUNT_ID}={{account}}",
    }

    def locking(_ids: object) -> dict[str, Any]:
        return {"act": "lock", "pupil_id": 0}

    return (
        Case(state, "load", **own),
        Case(state, "refresh", **own),
        Case(state, "begin", arguments=locking, **own),
        Case(state, "cancel", **own),
        Case(
            state,
            "submit",
            arguments=form(reason="a phone was lost"),
            before=(("begin", locking),),
            writes=True,
            **own,
        ),
    )


def _join() -> tuple[Case, ...]:
    state = "access.join.join_accounts_page_state"
    own: dict[str, Any] = {
        "may": ADMINISTRATION,
        "page": f"{routes.OFFICE_JOIN}?{routes.ACCOUNT_ID}={{account}}",
    }
    looks = form(email="berta@example.org")
    return (
        Case(state, "load", **own),
        Case(state, "look", arguments=looks, **own),
        Case(state, "cancel", **own),
        Case(state, "join", arguments=form(reason="one person"), before=(("look", looks),), **own),
    )
