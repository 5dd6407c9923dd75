"""The parents' evening page: the grid's frame, the family's own plan, taking and cancelling."""

from collections.abc import Iterable

import reflex as rx

from elternportal import clock, routes
from elternportal.domain import topics
from elternportal.domain.evening import EveningRules
from elternportal.domain.people import Role
from elternportal.domain.slots import TapResult
from elternportal.i18n import t
from elternportal.i18n.dates import clock_time
from elternportal.services.evening.bookings import CancelBooking, TakeSlot
from elternportal.services.evening.family import (
    EveningFrameView,
    evening_frame,
    evening_rules,
    evenings_for_family,
)
from elternportal.services.evening.family_plan import (
    OwnPlanView,
    TapView,
    cancel_booking,
    own_plan,
    take_slot,
    undo_move_slot,
)
from elternportal.state.arguments import number
from elternportal.state.base import PortalState
from elternportal.state.evening import family_views as views
from elternportal.state.page import LivePageState
from elternportal.state.policy import allow, opens_for
from elternportal.state.request import current_request
from elternportal.state.undo import UndoLine


@opens_for(Role.PARENT)
class EveningPageState(LivePageState, PortalState):
    """One evening for the signed-in parent."""

    evening_id: int = 0
    title: str = ""
    when: str = ""
    phase: str = ""
    phase_name: str = ""
    phase_ends_in: int = 0  # milliseconds; 0 for not soon
    choices: list[views.EveningChoiceLine] = []
    children: list[views.ChildChoiceLine] = []
    times: rx.Field[list[str]] = rx.field(default_factory=list)
    columns: list[views.ColumnLine] = []
    own: dict[str, views.OwnBookingLine] = {}
    near: list[str] = []
    plan: list[views.PlanLine] = []
    shows_plan: bool = False
    grid_href: str = ""
    plan_href: str = ""
    undo_line: rx.Field[UndoLine] = rx.field(default_factory=UndoLine)
    asks_about: str = ""  # the column whose booking is about to be cancelled

    async def _prepare(self) -> None:
        self.asks_about = ""
        self.undo_line = UndoLine()

    def _topics(self) -> Iterable[str]:
        if not self.evening_id:
            return []
        columns = {column.topic for column in self.columns}
        family = topics.family(current_request().signed_in.account_id)
        return [*columns, family, topics.schedule(self.evening_id)]

    @allow(Role.PARENT)
    async def see_phase(self) -> None:
        """Called by assets/evening.js when a phase begins while the page is open."""
        rules = await self._read(evening_rules, self.evening_id)
        if rules is not None:
            self._show_phase(rules)

    @allow(Role.PARENT)
    async def take(self, slot_id: int, pupil_id: int) -> None:
        """Book a time, move there, or ask what to do with it if it is the family's own."""
        tap = await self._write(take_slot, TakeSlot(slot_id, pupil_id))
        if tap is not None:
            self.notice = self.asks_about = ""
            self._show_plan(tap.plan)
            self._say_tap(tap)

    @allow(Role.PARENT)
    async def undo(self, booking_id: int) -> None:
        """Take a move back that was made a moment ago."""
        self.undo_line = UndoLine()
        plan = await self._write(undo_move_slot, booking_id)
        if plan is not None:
            self._show_plan(plan)
            self._tell("evening-done-undone", what=self._what(booking_id))

    @allow(Role.PARENT)
    async def ask_cancel(self, column: str) -> None:
        self.notice = ""
        self.undo_line = UndoLine()
        self.asks_about = column

    @allow(Role.PARENT)
    async def keep(self) -> None:
        self.asks_about = ""

    @allow(Role.PARENT)
    async def cancel(self, booking_id: int) -> None:
        self.asks_about = ""
        what = self._what(booking_id)
        plan = await self._write(cancel_booking, CancelBooking(booking_id))
        if plan is not None:
            self.undo_line = UndoLine()
            self._tell("evening-done-cancelled", what=what)
            self._show_plan(plan)

    async def _show(self) -> None:
        choices = await self._read(evenings_for_family) or []
        query = self.router.url.query_parameters
        wanted = number(query.get("abend")) or (choices[0].id if choices else 0)
        if not wanted:
            self.evening_id, self.columns = 0, []
            return
        frame = await self._read(evening_frame, wanted)
        if frame is None:
            return
        language = current_request().language
        address = routes.localized(routes.EVENING, language)
        self.choices = views.choice_views(choices, wanted, address, language)
        self.shows_plan = query.get("ansicht") == views.PLAN_VIEW
        self._show_frame(frame, number(query.get("kind")), f"{address}?abend={wanted}")
        await self._load_plan()

    def _show_frame(self, frame: EveningFrameView, child_id: int, address: str) -> None:
        language = current_request().language
        if child_id not in {child.id for child in frame.children}:
            child_id = 0  # an old or foreign address shows all
        self.evening_id, self.title = frame.evening_id, frame.title
        self.when = views.when_sentence(frame, language)
        self._show_phase(frame.rules)
        self.times = [clock_time(start, language) for start in frame.times]
        self.columns = views.column_views(frame, child_id, language)
        self.grid_href = views.view_address(address, child_id, shows_plan=False)
        self.plan_href = views.view_address(address, child_id, shows_plan=True)
        self.children = views.child_chips(
            frame.children, child_id, address, t("evening-all-children", language)
        )

    def _say_tap(self, tap: TapView) -> None:
        what = views.what_is_booked(tap.booking, current_request().language)
        self.undo_line = UndoLine()
        match tap.result:
            case TapResult.BOOKED:
                self._tell("evening-done-booked", what=what)
            case TapResult.MOVED:
                sentence = t("evening-done-moved", current_request().language, what=what)
                self.undo_line = UndoLine(tap.booking.booking_id, sentence)
            case TapResult.OWN:
                self.asks_about = tap.booking.column_key
            case TapResult.AGAIN:
                pass

    def _what(self, booking_id: int) -> str:
        """The family's booking, as the page shows it: "17:20 bei Frau Huber"."""
        return next((own.what for own in self.own.values() if own.booking_id == booking_id), "")

    def _show_phase(self, rules: EveningRules) -> None:
        self.phase_name = rules.phase(clock.now())
        self.phase = views.phase_sentence(rules, current_request().language)
        self.phase_ends_in = views.milliseconds_to_change(rules)

    async def _load_plan(self) -> None:
        plan = await self._read(own_plan, self.evening_id)
        if plan is not None:
            self._show_plan(plan)

    def _show_plan(self, plan: OwnPlanView) -> None:
        language = current_request().language
        self.own = views.own_views(plan, language)
        self.near = views.near_times(plan, language)
        self.plan = views.plan_items(plan, language)
