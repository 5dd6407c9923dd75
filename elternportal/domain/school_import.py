"""What an import of the school's data means for everything else."""

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ended:
    """The ids of classes and the numbers of courses (of their lessons) that an import ends."""

    class_ids: Collection[int] = ()
    lesson_numbers: Collection[int] = ()
