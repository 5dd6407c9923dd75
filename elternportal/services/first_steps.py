"""What a fresh school has to do once, as the cards name it, and what of it is done."""

from dataclasses import dataclass

from sqlmodel import Session

from elternportal.domain.people import Actor
from elternportal.school_settings.snapshot import active_modules


@dataclass(frozen=True, slots=True)
class FirstStepRow:
    """One step; its sentences are ``first-step-<name>`` and ``first-step-<name>-text``."""

    name: str
    route: str
    is_done: bool


def first_steps(session: Session, actor: Actor) -> tuple[FirstStepRow, ...]:
    """All steps in their order; none once all are done, and none for who is no administration."""
    if not actor.is_administration:
        return ()
    steps = [step for module in active_modules(session) for step in module.first_steps]
    rows = tuple(
        FirstStepRow(step.name, step.route, step.is_done(session))
        for step in sorted(steps, key=lambda step: step.position)
    )
    return () if all(row.is_done for row in rows) else rows
