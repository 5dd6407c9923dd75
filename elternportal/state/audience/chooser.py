"""Whom an editor's text is for: the targets chosen so far, and live whom they reach.

For the state of a page with ``audience_chooser()`` (``ui/audience/chooser.py``):

* ``audience = await self.get_state(AudienceState)``
* in ``load``: ``await audience._fill(AudienceChoice())``, or with the choice that is to be changed;
* when saving: ``audience._choice()`` goes into the command, and the service calls
  ``save_audience(session, actor, choice)``, which checks anew what the browser chose;
* when nobody is chosen, ``save_audience`` raises NobodyAddressed; nothing else is to be done.
"""

import reflex as rx

from elternportal.domain.people import STAFF
from elternportal.errors import NotFound
from elternportal.i18n import t
from elternportal.services.audience.choice import AudienceChoice
from elternportal.services.audience.options import (
    WHOLE_SCHOOL,
    AudienceOptionsView,
    AudienceView,
    TargetRow,
    audience_options,
    choice_of,
    search_targets,
    view_audience,
)
from elternportal.state.base import PortalState
from elternportal.state.policy import allow
from elternportal.state.request import current_request


class AudienceState(PortalState):
    """One choice at a time: that of the page one is on."""

    may_address_school: rx.Field[bool] = rx.field(False)
    grades: rx.Field[list[TargetRow]] = rx.field(default_factory=list)
    classes: rx.Field[list[TargetRow]] = rx.field(default_factory=list)
    groups: rx.Field[list[TargetRow]] = rx.field(default_factory=list)
    searched: rx.Field[str] = rx.field("")
    found: rx.Field[list[TargetRow]] = rx.field(default_factory=list)
    chosen: rx.Field[list[TargetRow]] = rx.field(default_factory=list)
    chosen_keys: rx.Field[list[str]] = rx.field(default_factory=list)
    count: rx.Field[str] = rx.field("")
    # Counts the pages, so that each begins with an empty search field.
    filled: rx.Field[int] = rx.field(0)

    @allow(*STAFF)
    async def toggle(self, key: str) -> None:
        """Choose a target, or take it back. The whole school stands alone."""
        if key in self.chosen_keys:
            keys = [chosen for chosen in self.chosen_keys if chosen != key]
        elif key == WHOLE_SCHOOL:
            keys = [key]
        else:
            keys = [*(chosen for chosen in self.chosen_keys if chosen != WHOLE_SCHOOL), key]
        view = await self._read(view_audience, choice_of(keys))
        if view is not None and {target.key for target in view.targets} == set(keys):
            self._show_choice(view)
        elif view is not None:
            self._tell_error(NotFound())

    @allow(*STAFF)
    async def search(self, text: str) -> None:
        """Find courses and children while one types."""
        self.searched = text.strip()
        self.found = list(await self._read(search_targets, text) or ())

    def _choice(self) -> AudienceChoice:
        """What is chosen at the moment."""
        return choice_of(self.chosen_keys)

    async def _fill(self, choice: AudienceChoice) -> None:
        """Begin with this choice; what the actor cannot address any more is left out."""
        self.searched, self.found = "", []
        self.filled += 1
        options = await self._read(audience_options) or AudienceOptionsView(False, (), (), ())
        self.may_address_school = options.may_address_school
        self.grades, self.classes = list(options.grades), list(options.classes)
        self.groups = list(options.groups)
        view = await self._read(view_audience, choice)
        if view is not None:
            self._show_choice(view)

    async def _names_of(self, choice: AudienceChoice) -> list[str]:
        """What a choice's targets are called."""
        view = await self._read(view_audience, choice)
        language = current_request().language
        return [_said(it, language) for it in view.targets] if view else []

    def _show_choice(self, view: AudienceView) -> None:
        language = current_request().language
        self.chosen = [TargetRow(it.key, _said(it, language)) for it in view.targets]
        self.chosen_keys = [target.key for target in view.targets]
        count = view.count
        self.count = t(
            "audience-count",
            language,
            pupils=count.pupils,
            guardians=count.guardians,
            unreached=count.unreached,
        )


def _said(target: TargetRow, language: str) -> str:
    """A grade is only a number until somebody says that it is a grade."""
    if target.key == WHOLE_SCHOOL:
        return t("audience-whole-school", language)
    if target.key.startswith("grade-"):
        return t("audience-grade", language, grade=target.text)
    return target.text
