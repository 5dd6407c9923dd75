"""The start page in one look: what must I do, which appointments do I have, who are my children.

Each area's card says what it shows there; this module only asks them.
"""

from dataclasses import dataclass

from sqlmodel import Session

from elternportal.domain.people import Actor, Role
from elternportal.duration import takes_long
from elternportal.school_settings.snapshot import active_modules
from elternportal.services.first_steps import FirstStepRow, first_steps
from elternportal.services.school import ChildView, own_children


@dataclass(frozen=True, slots=True)
class StartView:
    """``parts`` are what the areas show, by the area's name; ``children`` are a guardian's own.

    ``first_steps`` are what a fresh school has to do, until all is done; for office and head.
    """

    children: tuple[ChildView, ...]
    parts: dict[str, object]
    first_steps: tuple[FirstStepRow, ...]


@takes_long
def start_view(session: Session, actor: Actor) -> StartView:
    """What concerns the actor now, in each of the actor's roles; each area reads for itself."""
    return StartView(
        children=tuple(own_children(session, actor)) if actor.has(Role.PARENT) else (),
        parts={
            module.name: module.at_start(session, actor)
            for module in active_modules(session)
            if module.at_start is not None
        },
        first_steps=first_steps(session, actor),
    )
