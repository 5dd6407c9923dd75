"""The policy gate: no event handler runs unless its policy lets this person run it.

Reflex lets any client call any public method of any state with any arguments (security T2, T3).
So every event passes here first:

1. rate limit per socket, per address and per session (T8);
2. read session and roles from the database, on every event (S3);
3. keep a client's state to the session, roles and children it was filled for (T4);
4. compare the handler's policy with the actor's roles; no policy means no (Z1);
5. parse the arguments strictly by the handler's annotations (W1);
6. answer what belongs to a module that is switched off as if it did not exist.
"""

import logging
from dataclasses import replace
from typing import Any

import reflex as rx

from elternportal import loop_watch, routes
from elternportal.auth.cookies import token_from_cookies
from elternportal.auth.limits import EventLimits
from elternportal.auth.sessions import find_actor, touch
from elternportal.db import get_database
from elternportal.domain.people import Actor
from elternportal.live.session_watch import get_session_watch
from elternportal.reflex_internals import (
    HYDRATE,
    BaseState,
    Event,
    EventContext,
    Middleware,
    StateUpdate,
    drop_unchanged_states,
    empty,
    is_first_hydrate,
    make_all_states,
    registered_handlers,
)
from elternportal.school_settings.snapshot import current_school_settings
from elternportal.services.school import own_children
from elternportal.state.arguments import accepts, with_composed_texts
from elternportal.state.base import PortalState
from elternportal.state.policy import FRAMEWORK_POLICIES, area_of, policy_of
from elternportal.state.request import CurrentRequest, set_current_request

LOAD = "load"  # what every page calls its handler that loads it

logger = logging.getLogger(__name__)


class Gate(Middleware):
    """Stops an event by returning an update instead of None."""

    def __init__(self) -> None:
        self._limits = EventLimits()

    async def preprocess(self, app: rx.App, state: BaseState, event: Event) -> StateUpdate | None:
        loop_watch.name_work(_short(event.name))
        connection = EventContext.get().router_data
        sid, address = str(connection.get("sid", "")), str(connection.get("ip", ""))
        if not self._limits.permits(sid, address):
            return self._refuse(event, "rate limit")
        actor = await self._find_actor(connection)
        session_id = actor.session_id if actor else None
        if session_id is not None and not self._limits.permits_session(session_id):
            return self._refuse(event, "rate limit")
        if not await self._state_belongs_to(actor, state, event):
            # Filled for somebody else, or in a session that has ended: begin anew, emptied.
            return StateUpdate(events=[Event(name=HYDRATE)])
        language = routes.language_of(str(connection.get("pathname", "")))
        policy = policy_of(event.name)
        if policy is None:
            return self._refuse(event, "no policy")
        if not policy.admits(actor):
            self._refuse(event, "not admitted")
            return _sign_in(connection) if actor is None else refuse_page(event.name)
        if event.name not in FRAMEWORK_POLICIES and not self._fits(event):
            return self._refuse(event, "arguments")
        event.payload.update(with_composed_texts(event.payload))
        if not await self._is_switched_on(event):
            self._refuse(event, "switched off")
            return _missing(event, language)
        get_session_watch().note(sid, session_id, _page(connection))
        # Names are said as the page says everything else: on an English page it is "Ms Huber".
        actor = replace(actor, language=language) if actor else None
        set_current_request(CurrentRequest(actor, language, sid, address))
        return None

    async def _find_actor(self, connection: dict[str, Any]) -> Actor | None:
        token = token_from_cookies(connection.get("headers", {}).get("cookie", ""))
        if not token:
            return None
        database = get_database()
        found = await database.read(lambda session: find_actor(session, token))
        if found is None:
            return None
        if found.is_due_for_touch:
            database.write_in_background(lambda session: touch(session, found.actor))
        return found.actor

    async def _state_belongs_to(self, actor: Actor | None, state: BaseState, event: Event) -> bool:
        portal = await state.get_state(PortalState)
        session_id = actor.session_id if actor else None
        if event.name != HYDRATE:
            drop_unchanged_states(state)
            return portal._session_id == session_id
        rights = await self._rights_of(actor) if actor else ""
        is_same = (portal._session_id, portal._rights) == (session_id, rights)
        # A page that the browser has loaded begins anew, too; one whose socket was away goes on.
        is_away = not is_first_hydrate(event.payload)
        if not (is_same and is_away):
            empty(state)
            portal._session_id, portal._rights = session_id, rights
        if is_away:
            # It may show what this process has never heard of: it is told all there is.
            make_all_states(state)
        portal._reconnects = is_away
        return True

    async def _rights_of(self, actor: Actor) -> str:
        """What the person is to the school and to which children: with it goes what it showed."""
        children = await get_database().read(lambda session: own_children(session, actor))
        roles = ",".join(sorted(actor.roles))
        return f"{roles} {actor.teacher_id} {sorted(child.id for child in children)}"

    async def _is_switched_on(self, event: Event) -> bool:
        """Whether the school uses the module that the handler belongs to."""
        area = area_of(event.name)
        if not area:
            return True
        settings = await current_school_settings()
        return area in {module.name for module in settings.active_modules()}

    def _fits(self, event: Event) -> bool:
        registered = registered_handlers()[event.name]
        return accepts(registered.handler.fn, event.payload)

    def _refuse(self, event: Event, reason: str) -> StateUpdate:
        logger.warning("event refused: %r (%s)", _short(event.name), reason)
        return StateUpdate()


def _short(name: str) -> str:
    """State and handler without modules; a full name is as long as a token and would be taken for
    one in the log.
    """
    parts = [part.rpartition("____")[2] for part in name.split(".")]
    return ".".join(parts[-2:])[:100]


def _page(connection: dict[str, Any]) -> str:
    """The address of the page, with its query, that an event comes from."""
    return str(connection.get("asPath") or connection.get("pathname", ""))


def _sign_in(connection: dict[str, Any]) -> StateUpdate:
    """To the sign-in page and back; a browser that has a cookie had a session."""
    page = _page(connection)
    had_session = bool(token_from_cookies(connection.get("headers", {}).get("cookie", "")))
    address = routes.sign_in(routes.language_of(page), page, has_ended=had_session)
    return StateUpdate(events=Event.from_event_type(rx.redirect(address)))


def refuse_page(name: str) -> StateUpdate:
    """To the handler ``name`` the person has no right: a page says so in its place. No page offers
    any other.
    """
    if name.rpartition(".")[2] != LOAD:
        return StateUpdate()
    return StateUpdate(events=Event.from_event_type(PortalState.tell_not_allowed()))


def _missing(event: Event, language: str) -> StateUpdate:
    """What is asked for does not exist: instead of a page there is the one that says so; an open
    page says it by itself.
    """
    if event.name.rpartition(".")[2] == LOAD:
        address = routes.localized(routes.MISSING, language)
        return StateUpdate(events=Event.from_event_type(rx.redirect(address, replace=True)))
    return StateUpdate(events=Event.from_event_type(PortalState.tell_missing()))
