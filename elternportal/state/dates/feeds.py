"""Kalender abonnieren: a person's secret addresses for the calendars on the own devices."""

from dataclasses import dataclass
from typing import Any

import reflex as rx

from elternportal import routes
from elternportal.clock import to_school
from elternportal.i18n import t
from elternportal.i18n.dates import date_with_year, day_and_time
from elternportal.services.dates.feeds import FeedRow, create_feed, list_feeds, revoke_feed
from elternportal.services.school import ChildView
from elternportal.settings import get_settings
from elternportal.state.arguments import number
from elternportal.state.base import PortalState
from elternportal.state.page import PageState
from elternportal.state.policy import allow_signed_in, opens_for_signed_in
from elternportal.state.request import current_request

CHILD = "child"


@dataclass
class FeedLine:
    """An address that is in use; the address itself is known to nobody any more."""

    id: int
    about: str
    used: str


@opens_for_signed_in
class CalendarFeedsPageState(PageState, PortalState):
    """The person's addresses; a new one is shown until the page is left."""

    feeds: rx.Field[list[FeedLine]] = rx.field(default_factory=list)
    children_of_mine: rx.Field[list[ChildView]] = rx.field(default_factory=list)
    address: rx.Field[str] = rx.field("")
    webcal: rx.Field[str] = rx.field("")  # the same for programs that open such links

    async def _prepare(self) -> None:
        self.address = self.webcal = ""

    @allow_signed_in
    async def create(self, form: dict[str, Any]) -> None:
        token = await self._write(create_feed, number(form.get(CHILD)))
        if token is not None:
            self.address = get_settings().url + routes.calendar_feed(token)
            self.webcal = "webcal:" + self.address.partition(":")[2]
            self._tell("feeds-created")
        await self._show()

    @allow_signed_in
    async def revoke(self, feed_id: int) -> None:
        if await self._write(revoke_feed, feed_id):
            self.address = self.webcal = ""
            self._tell("feeds-revoked")
        await self._show()

    async def _show(self) -> None:
        view = await self._read(list_feeds)
        if view is None:
            return
        language = current_request().language
        self.children_of_mine = list(view.children)
        self.feeds = [_line(feed, language) for feed in view.feeds]


def _line(feed: FeedRow, language: str) -> FeedLine:
    made = date_with_year(to_school(feed.created_at).date(), language)
    whose = feed.child.label if feed.child else t("feeds-all", language)
    used = feed.last_used_at
    return FeedLine(
        id=feed.feed_id,
        about=t("feeds-about", language, whose=whose, day=made),
        used=t("feeds-used", language, when=day_and_time(used, language))
        if used
        else t("feeds-unused", language),
    )
