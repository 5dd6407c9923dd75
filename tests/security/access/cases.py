"""Accounts, and the office's pages for PINs and teachers (security Z4)."""

from typing import Any

from elternportal import routes
from tests.security.access.accounts_cases import office_accounts
from tests.security.access.teachers_cases import teachers
from tests.security.case import Case, RouteCase, form
from tests.security.roles import ADMINISTRATION, EVERYBODY, SIGNED_IN
from tests.support.accounts import NEW_PASSWORD, PASSWORD


def accounts() -> tuple[Case, ...]:
    """All handlers of signing in, of one's own settings, and of PINs."""
    return (*_account(), *_pins())


def _account() -> tuple[Case, ...]:
    public = {"may": EVERYBODY, "is_scoped": False}
    own: dict[str, Any] = {"may": SIGNED_IN, "page": routes.SETTINGS, "is_scoped": False}
    settings = "access.own_settings.settings_page_state"
    data = form(name="Neu", language="en")
    return (
        Case("access.account.form_page_state", "load", page=routes.SIGN_IN, **public),
        Case("access.account.activation_page_state", "load", page=routes.ACTIVATE, **public),
        Case("access.confirm.confirm_page_state", "load", page=routes.CONFIRM, **public),
        Case(
            "access.account.activation_page_state",
            "submit",
            page=routes.ACTIVATE,
            arguments=form(pin="ABCD-EFGH-JKMN-PQRS", email="x@canary.example"),
            **public,
        ),
        Case(
            "access.account.form_page_state",
            "check_link",
            page=routes.SET_PASSWORD,
            arguments=lambda ids: {"token": "x" * 43},
            **public,
        ),
        Case(
            "access.account.form_page_state",
            "renew_link",
            page=routes.SET_PASSWORD,
            arguments=form(token="x" * 43),
            **public,
        ),
        Case(
            "access.account.activation_page_state",
            "open_for_other",
            page=routes.ACTIVATE,
            **public,
        ),
        Case(
            "access.account.activation_page_state",
            "give_other_address",
            page=routes.ACTIVATE,
            **public,
        ),
        Case(
            "access.account.activation_page_state",
            "add_child",
            **{**own, "page": routes.ACTIVATE},
            arguments=form(pin="ABCD-EFGH-JKMN-PQRS"),
        ),
        Case(
            "access.account.activation_page_state",
            "check_email",
            page=routes.ACTIVATE,
            arguments=lambda ids: {"typed": "x@canary.example"},
            **public,
        ),
        Case(settings, "load", **own),
        Case(
            "access.own_email.own_email_state",
            "ask",
            arguments=form(email="neu@canary.example", password=PASSWORD),
            writes=True,
            **own,
        ),
        Case("access.own_email.own_email_state", "withdraw", **own),
        Case(
            "access.sign_ons.sign_ons_state",
            "begin",
            arguments=lambda ids: {"provider": "keiner"},
            **own,
        ),
        Case(
            "access.sign_ons.sign_ons_state",
            "unlink",
            SIGNED_IN,
            routes.SETTINGS,
            lambda ids: {"identity_id": ids.identity},
            writes=True,
        ),
        Case(settings, "end_other_sessions", writes=True, **own),
        *_second_factor(),
        Case(settings, "save_own_data", arguments=data, writes=True, **own),
        Case(settings, "add_child", arguments=form(pin="ABCD-EFGH-JKMN-PQRS"), **own),
        Case(
            settings,
            "change_password",
            arguments=form(old=PASSWORD, password=NEW_PASSWORD),
            writes=True,
            **own,
        ),
        Case(
            settings,
            "end_session",
            SIGNED_IN,
            routes.SETTINGS,
            lambda ids: {"session_id": ids.session},
            writes=True,
        ),
    )


def _second_factor() -> tuple[Case, ...]:
    state = "access.second_factor.second_factor_page_state"
    own: dict[str, Any] = {"may": SIGNED_IN, "page": routes.SECOND_FACTOR, "is_scoped": False}
    return (
        Case(state, "load", **own),
        Case(state, "begin", writes=True, **own),
        Case(state, "confirm", arguments=form(code="000000"), **own),
        Case(state, "renew_codes", **own),
        Case(state, "remove", **own),
        Case(state, "cancel", **own),
    )


def _pins() -> tuple[Case, ...]:
    state = "access.pins.pins_page_state"
    own: dict[str, Any] = {"may": ADMINISTRATION, "is_scoped": False, "page": routes.OFFICE_PINS}
    return (
        Case(state, "load", **own),
        Case(state, "refresh", **own),
        Case(state, "search", arguments=form(suche="a"), **own),
        Case(state, "ask_letters", **own),
        Case(state, "ask_no_letters", **own),
        Case(state, "start_letters", arguments=form(copies="1", who="missing"), writes=True, **own),
    )


CASES = (*accounts(), *teachers(), *office_accounts())
ROUTES = (
    RouteCase("PIN_LETTERS", ADMINISTRATION, {"pupil_id": "{pupil}"}, writes=True),
    RouteCase("LOGIN_POST", EVERYBODY, {"email": "x@canary.example", "password": "x" * 20}),
    RouteCase("CODE_POST", EVERYBODY, {"code": "000000"}),
    RouteCase("LOGOUT_POST", EVERYBODY, {}),
    RouteCase("LANGUAGE_POST", EVERYBODY, {"language": "de"}),
    RouteCase("PASSWORD_POST", EVERYBODY, {"token": "x" * 43, "password": "x" * 20}),
    RouteCase("CONFIRM_POST", EVERYBODY, {"token": "x" * 43, "what": "rolle", "answer": "ja"}),
    RouteCase("SIGN_ON_START", EVERYBODY),
    RouteCase("SIGN_ON_BACK", EVERYBODY),
    RouteCase("SIGN_ON_CHOICE", EVERYBODY),
    RouteCase("FORGOT_POST", EVERYBODY, {"email": "x@canary.example"}),
)
