"""The page behind a mailed question: a role or a new address is one's own, or not."""

import reflex as rx

from elternportal import routes
from elternportal.auth.form_errors import error_key
from elternportal.i18n import t
from elternportal.state.base import PortalState
from elternportal.state.page import PageState
from elternportal.state.policy import opens_for_everybody
from elternportal.state.request import current_request

_QUESTIONS = (routes.CONFIRM_ROLE, routes.CONFIRM_EMAIL)
_RESULTS = {
    routes.YES: "yes",
    routes.NO: "no",
    routes.INVALID: "invalid",
}


@opens_for_everybody
class ConfirmPageState(PageState, PortalState):
    """``what`` is asked, or empty; once it was answered, ``result`` says what came of it."""

    what: rx.Field[str] = rx.field("")
    result: rx.Field[str] = rx.field("")

    async def _show(self) -> None:
        query, language = self.router.url.query_parameters, current_request().language
        what = query.get(routes.CONFIRM_WHAT, "")
        self.what = what if what in _QUESTIONS else ""
        came = _RESULTS.get(query.get(routes.CONFIRM_DONE, ""), "")
        if not self.what or (came == "no" and what == routes.CONFIRM_EMAIL):
            came = "invalid"  # nothing of ours leads here
        is_email = what == routes.CONFIRM_EMAIL
        key = f"confirm-email-{came}" if is_email else f"confirm-role-{came}"
        self.result = t(key, language) if came else ""
        refused = error_key(query.get(routes.REFUSED, ""))
        if refused:
            self._show_notice(t(refused, language), "error")
