"""Signing in, activating, setting and forgetting a password: the pages that need no sign-in."""

from dataclasses import dataclass
from typing import Any

import reflex as rx

from elternportal import routes
from elternportal.auth.form_errors import error_key, named_sign
from elternportal.auth.limits import pin_attempts
from elternportal.auth.passwords import MAX_LENGTH, MIN_LENGTH
from elternportal.db import get_database
from elternportal.domain.email_address import EmailMalformed, check_signs
from elternportal.errors import PortalError
from elternportal.i18n import t
from elternportal.services.access.activation import (
    RequestActivation,
    add_child,
    request_activation,
)
from elternportal.services.access.link_check import LinkState, look_at_link, renew_link
from elternportal.services.access.sign_on import offered_to_all
from elternportal.state.base import PortalState
from elternportal.state.page import PageState
from elternportal.state.policy import allow_public, allow_signed_in, opens_for_everybody
from elternportal.state.request import current_request


@dataclass
class SignOnLine:
    """A provider by which one may sign on: the words on its button, and where that leads."""

    words: str
    address: str


@opens_for_everybody
class FormPageState(PageState, PortalState):
    """A page whose plain form ``web/access/forms.py`` answers: says what was wrong with it."""

    next_page: rx.Field[str] = rx.field("")
    is_sent: rx.Field[bool] = rx.field(False)
    asks_name: rx.Field[bool] = rx.field(False)
    email_error: rx.Field[str] = rx.field("")
    sign_ons: rx.Field[list[SignOnLine]] = rx.field(default_factory=list)
    # How the mailed link stands: empty until that is known, and what to do if it has ended.
    link: rx.Field[str] = rx.field("")
    link_told: rx.Field[str] = rx.field("")

    async def _prepare(self) -> None:
        self.link = self.link_told = ""

    @allow_public
    async def check_link(self, token: str) -> None:
        """Say whether a link can be used, before its form is filled; the page knows its token."""
        view = await get_database().read(lambda session: look_at_link(session, token))
        language = current_request().language
        self.link = view.state
        is_open = view.state is LinkState.OPEN
        self.link_told = (
            "" if is_open else t(f"account-link-{view.state}", language, email=view.email)
        )

    @allow_public
    async def renew_link(self, form: dict[str, Any]) -> None:
        """Send a new link in place of one that has ended."""
        language = current_request().language
        try:
            email = await renew_link(get_database(), str(form.get("token", "")), language)
        except PortalError as error:
            self._tell_error(error)
            return
        self.link, self.link_told = "sent", t("account-link-renewed", language, email=email)

    async def _show(self) -> None:
        query = self.router.url.query_parameters
        self.asks_name = query.get(routes.NEW_PERSON) == "1"
        self.next_page = query.get(routes.NEXT_PAGE, "")
        self.sign_ons = _sign_on_lines(current_request().language, self.next_page)
        if query.get(routes.SESSION_ENDED) == "1":
            self.notice = t("account-session-over", current_request().language)
            self.notice_kind = "info"
        self.is_sent = query.get("gesendet") == "1"
        key = error_key(query.get("fehler", ""))
        self.email_error = ""
        if key:
            count = MAX_LENGTH if key.endswith("too-long") else MIN_LENGTH
            sign = named_sign(query.get(routes.WRONG_SIGN, ""))
            sentence = t(key, current_request().language, count=count, sign=sign)
            if key.startswith(EmailMalformed.beginning):
                self.email_error = sentence
            else:
                self.notice, self.notice_kind = sentence, "error"


def _sign_on_lines(language: str, next_page: str) -> list[SignOnLine]:
    return [
        SignOnLine(
            words=t("sign-on-by", language, provider=view.label),
            address=routes.sign_on(view.name, language, **{routes.NEXT_PAGE: next_page}),
        )
        for view in offered_to_all()
    ]


@opens_for_everybody
class ActivationPageState(PageState, PortalState):
    """PIN and e-mail; the answer is a mail. For who is signed in, the PIN adds a child.

    ``sent_to`` is the address that the link went to; the form keeps what was typed.
    """

    sent_to: rx.Field[str] = rx.field("")
    told_sent: rx.Field[str] = rx.field("")
    email_error: rx.Field[str] = rx.field("")
    adds_child: rx.Field[bool] = rx.field(False)
    has_added: rx.Field[bool] = rx.field(False)

    async def _prepare(self) -> None:
        self.sent_to = self.told_sent = self.email_error = ""
        self.adds_child, self.has_added = current_request().actor is not None, False

    @allow_public
    async def open_for_other(self) -> None:
        """The ordinary form, though somebody is signed in."""
        self.adds_child = False

    @allow_public
    async def give_other_address(self) -> None:
        self.sent_to = self.told_sent = ""

    @allow_signed_in
    async def add_child(self, form: dict[str, Any]) -> None:
        request, pin = current_request(), str(form.get("pin", ""))
        try:
            async with pin_attempts().attempt(request.address):
                await add_child(get_database(), request.signed_in, pin)
        except PortalError as error:
            self._tell_error(error)
            return
        self.is_parent = self.has_added = True
        self._tell("account-child-added")

    @allow_public
    async def check_email(self, typed: str) -> None:
        """Say while one types what no further typing makes right."""
        try:
            check_signs(typed)
        except EmailMalformed as error:
            self._tell_at_email(error)
        else:
            self.email_error = ""

    @allow_public
    async def submit(self, form: dict[str, Any]) -> None:
        request = current_request()
        command = RequestActivation(
            pin=str(form.get("pin", "")),
            email=str(form.get("email", "")),
            language=request.language,
        )
        try:
            async with pin_attempts().attempt(request.address):
                email = await request_activation(get_database(), command)
        except EmailMalformed as error:
            self._tell_at_email(error)
            return
        except PortalError as error:
            self._tell_error(error)
            return
        self.notice = self.email_error = ""
        key = "account-mail-sent-again" if email == self.sent_to else "account-mail-sent"
        self.sent_to, self.told_sent = email, t(key, request.language, email=email)

    def _tell_at_email(self, error: EmailMalformed) -> None:
        language = current_request().language
        self.email_error = t(error.text_key, language, **error.args_for_text)
