"""Accounts, and the office's pages for PINs, mails and the import (security Z4)."""

from typing import Any

from elternportal import routes
from tests.security.case import Case, form
from tests.security.ids import Ids
from tests.security.roles import ADMINISTRATION, EVERYBODY, SIGNED_IN
from tests.support.accounts import NEW_PASSWORD, PASSWORD


def accounts() -> tuple[Case, ...]:
    """All handlers of signing in, of one's own settings, and of the office's work with accounts."""
    return (*_account(), *_office())


def _account() -> tuple[Case, ...]:
    public = {"may": EVERYBODY, "is_scoped": False}
    own: dict[str, Any] = {"may": SIGNED_IN, "page": routes.SETTINGS, "is_scoped": False}
    settings = "access.own_settings.settings_page_state"
    data = form(name="Neu", language="en")
    return (
        Case(".", "dismiss_notice", **public),
        Case(".", "tell_unexpected", **public),
        Case(".", "tell_missing", **public),
        Case("access.account.form_page_state", "load", page=routes.SIGN_IN, **public),
        Case("access.account.activation_page_state", "load", page=routes.ACTIVATE, **public),
        Case(
            "access.account.activation_page_state",
            "submit",
            page=routes.ACTIVATE,
            arguments=form(pin="ABCD-EFGH-JKMN-PQRS", email="x@canary.example"),
            **public,
        ),
        Case("start.glance.start_page_state", "load", SIGNED_IN, is_scoped=False),
        Case("start.glance.start_page_state", "refresh", SIGNED_IN, is_scoped=False),
        Case(settings, "load", **own),
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


def _office() -> tuple[Case, ...]:
    mailbox, pins, imports = (
        "office.mailbox.mailbox_page_state",
        "access.pins.pins_page_state",
        "school.school_import.import_page_state",
    )
    may: dict[str, Any] = {"may": ADMINISTRATION, "is_scoped": False}
    mail: dict[str, Any] = {"may": ADMINISTRATION, "page": routes.OFFICE_MAILBOX}
    page = f"{routes.OFFICE_IMPORT}?{routes.UPLOAD_ID}={{upload}}"
    upload: dict[str, Any] = {"may": ADMINISTRATION, "page": page}

    def mail_id(ids: Ids) -> dict[str, Any]:
        return {"mail_id": ids.mail}

    return (
        Case(pins, "load", page=routes.OFFICE_PINS, **may),
        Case(pins, "refresh", page=routes.OFFICE_PINS, **may),
        Case(pins, "show", page=routes.OFFICE_PINS, arguments=lambda ids: {"shown": "1"}, **may),
        Case(pins, "search", page=routes.OFFICE_PINS, arguments=lambda ids: {"name": "a"}, **may),
        Case(mailbox, "load", **mail),
        Case(mailbox, "refresh", **mail),
        Case(mailbox, "show", arguments=lambda ids: {"shown": "undeliverable"}, **mail),
        Case(mailbox, "open_mail", arguments=mail_id, **mail),
        Case(mailbox, "close_mail", **mail),
        Case(mailbox, "retry", arguments=mail_id, writes=True, **mail),
        Case(imports, "load", **upload),
        Case(imports, "check", **upload),
        Case(imports, "leave_out_all", **upload),
        Case(imports, "leave_out_none", **upload),
        Case(imports, "ask", **upload),
        Case(imports, "do_not", **upload),
        Case(imports, "apply", writes=True, **upload),
        Case(imports, "choose_again", **upload),
        Case(
            imports,
            "leave_out",
            arguments=lambda ids: {"file": "GPU006.TXT", "line": 1, "is_left_out": True},
            **upload,
        ),
    )
