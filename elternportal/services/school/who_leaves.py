"""Who leaves the school by an import, what hangs on them, and whether that is suspiciously many."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sqlmodel import Session

from elternportal.domain.people import Actor
from elternportal.domain.school_import import Hanging, Leaving
from elternportal.errors import Conflict
from elternportal.imports.kinds import CLASS, PUPIL, TEACHER
from elternportal.imports.plan import Plan
from elternportal.imports.store import Stored
from elternportal.module import installed
from elternportal.school_settings.snapshot import school_settings
from elternportal.services.school.import_settings import MISSING_SHARE

COUNTED = (CLASS.name, TEACHER.name, PUPIL.name)  # lessons and rooms change as a whole each year


class ManyMissing(Conflict):
    """A large part of the school is not in the files, and nobody typed how many that are."""

    key = "import-many-missing"


@dataclass(frozen=True, slots=True)
class HangingView:
    """What hangs on a person: ``import-hangs-<what>`` with the number."""

    what: str
    count: int


def who_leaves(plan: Plan, stored: Stored) -> Leaving:
    """The ids of the children and teachers whom the plan removes."""

    def ids(kind_name: str) -> frozenset[int]:
        removed = next((kind.removed for kind in plan.kinds if kind.kind == kind_name), ())
        return frozenset(stored[kind_name][record.identity].id for record in removed)

    return Leaving(pupil_ids=ids(PUPIL.name), teacher_ids=ids(TEACHER.name))


def missing_people(session: Session, plan: Plan, stored: Stored) -> int:
    """How many classes, teachers and children go, if of one kind it is more than the school lets
    pass without a question; else 0.
    """
    share = school_settings(session)[MISSING_SHARE]
    missing = 0
    for kind in plan.kinds:
        if kind.kind in COUNTED:
            there = sum(item.is_active for item in stored[kind.kind].values())
            if len(kind.removed) * 100 > there * share:
                missing += len(kind.removed)
    return missing


def require_typed(missing: int, typed: int | None) -> None:
    """
    Raises:
        ManyMissing: so many are missing, and another number or none was typed.
    """
    if missing and typed != missing:
        raise ManyMissing(count=missing)


def what_hangs(session: Session, leaving: Leaving) -> Mapping[tuple[str, int], list[HangingView]]:
    """What hangs on each of them, by the name of the kind and the id."""
    found: dict[tuple[str, int], list[HangingView]] = {}
    for module in installed():
        for one in module.hangs_on(session, leaving) if module.hangs_on else ():
            found.setdefault(_owner(one), []).append(HangingView(one.what, one.count))
    return found


def let_go(session: Session, actor: Actor, leaving: Leaving) -> dict[str, int]:
    """Undo what cannot stay without them, e.g. appointments; what was done, in numbers."""
    counts: Counter[str] = Counter()  # two modules may count the same, e.g. appointments
    for module in installed():
        if module.at_leaving:
            counts.update(module.at_leaving(session, actor, leaving))
    return {name: count for name, count in counts.items() if count}


def _owner(one: Hanging) -> tuple[str, int]:
    if one.pupil_id is not None:
        return PUPIL.name, one.pupil_id
    assert one.teacher_id is not None
    return TEACHER.name, one.teacher_id
