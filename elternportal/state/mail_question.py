"""A form that is saved and told by mail in one step asks once, with the number of people.

Its buttons are in ``ui/mail_question.py``: to say yes sends the form again, as it stands by then.
"""

import reflex as rx

from elternportal.i18n import t
from elternportal.services.audience import AudienceMailView
from elternportal.state.base import Answering, C, PortalState
from elternportal.state.policy import allow_page_visitors
from elternportal.state.request import current_request


class MailQuestionState(PortalState, mixin=True):
    """The question, while it is asked."""

    asks_mail: rx.Field[str] = rx.field("")

    _asked_about: AudienceMailView | None = None

    @allow_page_visitors
    async def do_not_ask(self) -> None:
        """Back to the form, nothing saved."""
        self._answered()

    async def _may_tell(
        self, question: str, service: Answering[C, AudienceMailView], command: C
    ) -> bool:
        """Whether the question was answered; one about other numbers is asked anew.

        ``question`` is its key, ``service`` says whom the mail would reach.
        """
        reach = await self._read(service, command)
        if reach is None:
            return False
        if self.asks_mail and reach == self._asked_about:
            return True
        self._asked_about = reach
        numbers = {"count": reach.mailed, "unreached": reach.unreached}
        self.asks_mail = t(question, current_request().language, **numbers)
        return False

    def _answered(self) -> None:
        self.asks_mail, self._asked_about = "", None
