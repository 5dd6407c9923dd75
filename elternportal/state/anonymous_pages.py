"""Forgets the pages of people who are not signed in soon after they have closed them (security T8).

Reflex keeps a closed page's state for as long as ``rxconfig`` says, so that a phone which was away
finds it again. An anonymous page holds nothing worth finding, and anybody can open thousands.
With Redis the states lie there and take little; this is for one process that keeps them itself.
"""

from collections.abc import Container

import reflex as rx

from elternportal.background import run_periodically
from elternportal.reflex_internals import BaseState, StateManagerMemory, drop_states
from elternportal.state.base import PortalState

PERIOD_SECONDS = 20.0


async def sweep_anonymous_states(app: rx.App) -> None:
    """Look for people who have gone, for ever; a lifespan task of the process."""
    namespace, manager = app.event_namespace, app.state_manager
    assert namespace is not None

    async def forget() -> None:
        if isinstance(manager, StateManagerMemory):
            drop_anonymous_states(manager, namespace.token_to_sid)

    await run_periodically(forget, every_seconds=PERIOD_SECONDS, name="forgetting anonymous pages")


def drop_anonymous_states(manager: StateManagerMemory, open_pages: Container[str]) -> None:
    """Drop each state without a session that is of none of ``open_pages``, by its client token."""
    drop_states(manager, lambda key, root: key in open_pages or not _is_anonymous(root))


def _is_anonymous(root: BaseState | None) -> bool:
    portal = root.substates.get(PortalState.get_name()) if root else None
    return not isinstance(portal, PortalState) or portal._session_id is None
