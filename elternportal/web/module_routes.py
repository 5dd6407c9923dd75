"""The HTTP routes of the modules: ``web/<area>/__init__.py`` gives an area's in ``routes()``."""

from starlette.routing import Route

from elternportal.module import Module, installed, part_of


def routes_of(module: Module) -> list[Route]:
    """The routes of an area; most have none."""
    package = part_of(module, "web")
    routes: list[Route] = package.routes() if package else []
    return routes


def all_routes() -> list[Route]:
    """The routes of all installed modules."""
    return [route for module in installed() for route in routes_of(module)]
