"""A plan for the school is carried out, whether files or the office by hand have made it.

The cards say what else must happen, so nobody who leaves keeps an appointment, however they left.
"""

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from elternportal import clock
from elternportal.auth.sessions import revoke_sessions_of_teachers
from elternportal.db_errors import FOREIGN_KEY, broken_constraint
from elternportal.domain.people import Actor
from elternportal.domain.school_import import Applied, Ended
from elternportal.errors import Conflict
from elternportal.imports.plan import Plan
from elternportal.imports.store import Progress, Stored, write_plan
from elternportal.module import installed
from elternportal.services.school.who_leaves import let_go, who_leaves


class SchoolChangedMeanwhile(Conflict):
    """Somebody else changed the school at the same moment; nothing of this plan was kept."""

    key = "import-school-changed"


def no_progress(_done: int, _total: int, _phase: str) -> None:
    """For callers that show no progress."""


def carry_out(
    session: Session, actor: Actor, plan: Plan, stored: Stored, progress: Progress = no_progress
) -> dict[str, int]:
    """Bring the school to what the plan says; what was done, in numbers.

    The cards' ``at_import`` runs, e.g. evenings to come get the new teachers, and ``at_leaving``
    says what becomes of what hangs on those who leave.

    Raises:
        SchoolChangedMeanwhile: another plan won; the caller's transaction must end.
    """
    # Whatever is switched off: its data stays, and it must fit the school when it comes back.
    at_import = [module.at_import for module in installed() if module.at_import]
    afterwards = [prepare(session) for prepare in at_import]
    leaving = who_leaves(plan, stored)
    left = let_go(session, actor, leaving)
    try:
        write_plan(session, stored, plan, progress, _forget_ended)
    except IntegrityError as error:
        # Another plan was first with a key, or with dropping what this one refers to.
        if not (broken_constraint(error) or "").startswith(("uq_", "fk_", FOREIGN_KEY)):
            raise
        raise SchoolChangedMeanwhile() from error
    applied = Applied(clock.now(), plan.delivered, _counts(plan))
    for finish in afterwards:
        finish(applied)
    revoke_sessions_of_teachers(session, leaving.teacher_ids)
    session.expire_all()  # the rows were written past the session
    return {**applied.counts, **left}


def _forget_ended(connection: Connection, ended: Ended) -> None:
    for module in installed():
        if module.forget_ended:
            module.forget_ended(connection, ended)


def _counts(plan: Plan) -> dict[str, int]:
    counts = {
        f"{kind.kind}_{what}": len(rows)
        for kind in plan.kinds
        for what, rows in (
            ("added", kind.added),
            ("changed", kind.changed),
            ("removed", kind.removed),
        )
    }
    return {name: count for name, count in counts.items() if count}
