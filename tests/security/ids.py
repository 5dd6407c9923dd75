"""What handlers and routes are called with: ids that are own, foreign or missing.

Each area names its ids in ``<area>/ids.py``: ``MISSING`` says which there are, with what is called
where there is none, and ``name_ids`` puts such things into the school.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from tests.security.areas import area_modules

NOBODYS = 987_654
NO_UPLOAD = "x" * 43
NO_SLIP = "Z" * 16
SLIP = "0123456789ABCDEF"


@cache
def missing() -> Mapping[str, Any]:
    """All ids that there are, each as one that is nobody's."""
    return {name: it for area in area_modules("ids") for name, it in area.MISSING.items()}


class Ids:
    """One of everything that handlers and routes take an id of; missing but for what is named."""

    def __init__(self, **named: Any) -> None:
        assert named.keys() <= missing().keys(), named.keys() - missing().keys()
        self.all: Mapping[str, Any] = {**missing(), **named}

    def __getattr__(self, name: str) -> Any:
        if name == "all" or name not in self.all:
            raise AttributeError(name)
        return self.all[name]


def replace(ids: Ids, **named: Any) -> Ids:
    """The same ids but for those named."""
    return Ids(**{**ids.all, **named})


NamedIds = dict[tuple[str, str], Ids]  # by person and kind, e.g. ("anna", "foreign")
