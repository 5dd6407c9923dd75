"""The part of the settings in which a person links providers of sign-on, and unlinks them."""

from dataclasses import dataclass

import reflex as rx

from elternportal import routes
from elternportal.auth.form_errors import error_key
from elternportal.i18n import t
from elternportal.i18n.dates import day_and_time
from elternportal.services.access.sign_on import (
    LinkedView,
    OfferedView,
    address_to_link,
    label_of,
    my_sign_ons,
    unlink,
)
from elternportal.state.base import PortalState
from elternportal.state.policy import allow_signed_in
from elternportal.state.request import current_request


@dataclass
class LinkedLine:
    """A linked provider as it is shown."""

    id: int
    label: str
    when: str


@dataclass
class OfferedLine:
    """A provider that may be linked; ``words`` stand on its button."""

    name: str
    words: str


class SignOnsState(PortalState):
    """``leads_to`` is the address at which a link begins; empty until the person wants one."""

    linked: rx.Field[list[LinkedLine]] = rx.field(default_factory=list)
    offered: rx.Field[list[OfferedLine]] = rx.field(default_factory=list)
    leads_to: rx.Field[str] = rx.field("")
    leads_to_words: rx.Field[str] = rx.field("")

    @allow_signed_in
    async def begin(self, provider: str) -> None:
        """Offer the way to a provider; asks for the password first."""
        language = current_request().language
        address = await self._read(address_to_link, provider, language)
        if address is None:
            return
        words = t("sign-on-way-there", language, provider=label_of(provider))
        self.leads_to, self.leads_to_words = address, words

    @allow_signed_in
    async def unlink(self, identity_id: int) -> None:
        if await self._write(unlink, identity_id):
            self._tell("sign-on-unlinked")
        await self._show()

    def _tell_result(self) -> None:
        """Say what came of the way to a provider, from which the person has come back."""
        query = self.router.url.query_parameters
        language = current_request().language
        if key := error_key(query.get(routes.REFUSED, "")):
            self._show_notice(t(key, language), "error")
        elif query.get(routes.SIGN_ON_CHANGED):
            self._tell("sign-on-linked")

    async def _show(self) -> None:
        view = await self._read(my_sign_ons)
        if view is None:
            return
        language = current_request().language
        self.leads_to = self.leads_to_words = ""
        self.linked = [_linked_line(each, language) for each in view.linked]
        self.offered = [_offered_line(each, language) for each in view.offered]


def _linked_line(view: LinkedView, language: str) -> LinkedLine:
    since = t("sign-on-since", language, when=day_and_time(view.linked_at, language))
    used = (
        t("sign-on-used", language, when=day_and_time(view.used_at, language))
        if view.used_at
        else t("sign-on-never-used", language)
    )
    return LinkedLine(view.id, view.label, f"{since} {used}")


def _offered_line(view: OfferedView, language: str) -> OfferedLine:
    return OfferedLine(view.name, t("sign-on-link", language, provider=view.label))
