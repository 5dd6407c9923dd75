"""One way to call an event handler or a route, as each area's ``cases.py`` lists them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from elternportal import routes
from tests.security.ids import Ids, replace

PORTAL = "elternportal___state___base____portal_state"
Arguments = Callable[[Ids], dict[str, Any]]
Step = tuple[str, Arguments]


def nothing(_ids: Ids) -> dict[str, Any]:
    return {}


@dataclass(frozen=True)
class Case:
    """One way to call a handler.

    ``page`` is a path with names of :class:`Ids` in braces. On a page of one's ``own_page`` only
    the arguments are foreign or missing, else the page too. ``writes`` says that own ids change the
    database. ``echoes`` are vars that repeat what was sent, so they differ with it. With ``only``,
    just these ids are foreign or missing and all others one's own.
    """

    state: str
    handler: str
    may: tuple[str, ...]
    page: str = "/"
    arguments: Arguments = nothing
    before: tuple[Step, ...] = ()
    writes: bool = False
    own_page: bool = False
    echoes: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    is_scoped: bool = True

    @property
    def state_name(self) -> str:
        module, _, name = self.state.rpartition(".")
        own = f"elternportal___state___{module.replace('.', '___')}____{name}" if module else ""
        return ".".join(part for part in ("reflex___state____state", PORTAL, own) if part)

    @property
    def full_name(self) -> str:
        return f"{self.state_name}.{self.handler}"

    @property
    def label(self) -> str:
        """As the gate's log names it."""
        return f"{self.state.rpartition('.')[2] or 'portal_state'}.{self.handler}"

    def mixed(self, named: Ids, own: Ids) -> Ids:
        """The ids to call with."""
        if not self.only:
            return named
        return replace(own, **{name: getattr(named, name) for name in self.only})


@dataclass(frozen=True)
class RouteCase:
    """A route; with ``fields`` it is a form that is posted. ``writes``: own ids change data."""

    name: str
    may: tuple[str, ...]
    fields: Mapping[str, str] | None = None
    files: Mapping[str, tuple[str, bytes]] = field(default_factory=dict)
    writes: bool = False

    @property
    def path(self) -> str:
        path: str = getattr(routes, self.name).replace("{letter_id:int}", "{results}")
        path = path.replace("{slug}", routes.help_slug(routes.EVENING))
        path = path.replace("{provider}", "keiner")
        return path.replace("_id:int}", "}").replace(":int}", "}")


def form(**fields: str) -> Arguments:
    """A form whose values may name :class:`Ids` in braces."""

    def filled(ids: Ids) -> dict[str, Any]:
        return {"form": {k.format(**ids.all): v.format(**ids.all) for k, v in fields.items()}}

    return filled
