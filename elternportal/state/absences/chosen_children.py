"""For which of their children guardians report or apply."""

from collections.abc import Mapping, Sequence
from typing import Any

from elternportal.errors import InvalidInput
from elternportal.state.arguments import number

CHILD = "child-"  # begins the names of the boxes, each with the id of a child


def chosen_children(
    form: Mapping[str, Any], own_ids: Sequence[int], error_key: str
) -> tuple[int, ...]:
    """The children that are ticked; an only child needs no tick.

    Raises:
        InvalidInput: none is; its sentence is ``error_key``.
    """
    ticked = tuple(number(name.removeprefix(CHILD)) for name in form if name.startswith(CHILD))
    if not ticked and len(own_ids) != 1:
        raise InvalidInput(error_key)
    return ticked or tuple(own_ids)
