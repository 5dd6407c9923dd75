"""What an import of the school's data means for everything else."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Ended:
    """The ids of classes and the numbers of courses (of their lessons) that an import ends."""

    class_ids: Collection[int] = ()
    lesson_numbers: Collection[int] = ()


@dataclass(frozen=True, slots=True)
class Applied:
    """An import that was just carried out: the kinds that had a file, and what changed of each.

    ``counts`` are as ``ImportRun`` keeps them, e.g. ``{"pupil_added": 850}``.
    """

    at: datetime
    kinds: frozenset[str]
    counts: Mapping[str, int]

    def has_changed(self, kind: str) -> bool:
        """Whether anything of this kind was added, changed or removed."""
        return any(f"{kind}_{what}" in self.counts for what in ("added", "changed", "removed"))


@dataclass(frozen=True, slots=True)
class Leaving:
    """The ids of the children and teachers whom an import does not find at school any more."""

    pupil_ids: frozenset[int] = frozenset()
    teacher_ids: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Hanging:
    """What hangs on somebody who leaves: so many things that ``import-hangs-<what>`` names.

    One of the two ids says on whom.
    """

    what: str
    count: int
    pupil_id: int | None = None
    teacher_id: int | None = None
