"""What the states of pages share: how a page is opened, and how it stays live.

A page state names its mixin first and ``PortalState`` second, and says who may open it::

    @opens_for(*ADMINISTRATION)
    class OfficeBoardPageState(LivePageState, PortalState):
        async def _show(self) -> None: ...  # read the view and assign it
        def _topics(self) -> Iterable[str]: ...  # what the view is made of

The page's own handlers stand under a decorator of their own (``state/policy.py``).
"""

from collections.abc import Iterable

import reflex as rx
from reflex.event import EventSpec

from elternportal.state.base import PortalState
from elternportal.state.policy import allow_page_visitors


class PageState(PortalState, mixin=True):
    """A page that is opened by ``load``."""

    is_loaded: rx.Field[bool] = rx.field(False)

    _shown_at: str = ""  # the address that the page was opened with

    @allow_page_visitors
    async def load(self) -> EventSpec | None:
        """Open the page. A page whose socket was away comes here, too: it only catches up."""
        if self._was_away():
            await self._catch_up()
            return None
        await self._enter()
        # What is not there, or not this person's, leaves nothing to show: the page says so.
        self._is_opening = True
        await self._prepare()
        await self._show()
        self._is_opening = False
        self.is_loaded, self._shown_at = True, str(self.router.url)
        self._keep_live()
        return None if self.dead_end else await self._opened()

    def _was_away(self) -> bool:
        """Whether it is this page, still open, that has its socket back."""
        reconnects, self._reconnects = self._reconnects, False
        return reconnects and self.is_loaded and self._shown_at == str(self.router.url)

    async def _catch_up(self) -> None:
        """Show what changed meanwhile; nothing that is open closes, nothing typed is emptied."""
        notice = self.notice
        await self._enter()
        self.notice = notice
        await self._refresh()
        self._keep_live()

    async def _prepare(self) -> None:
        """Forget what was open or typed before, and read what the address says."""

    async def _show(self) -> object:
        """Read the view and assign it; what is open or typed stays as it is."""

    async def _refresh(self) -> None:
        """Show what others have changed."""
        await self._show()

    def _keep_live(self) -> None:
        """Watch what the page is made of."""

    async def _opened(self) -> EventSpec | None:
        """What is done, said or run once the page is open."""
        return None


class LivePageState(PageState, mixin=True):
    """A page that shows by itself what others change."""

    @allow_page_visitors
    async def refresh(self) -> None:
        """Called by the hub when a topic changed."""
        await self._refresh()
        self._keep_live()

    def _topics(self) -> Iterable[str]:
        """What the view is made of; nothing while there is no view."""
        raise NotImplementedError

    def _keep_live(self) -> None:
        self._watch(self._topics(), type(self).refresh)
