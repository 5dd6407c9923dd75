"""Builds the portal's app without each optional module in turn, and prints what of it is left.

A process of its own for each, forked after what all need is imported: Reflex registers page states
once and for all.
"""

import json
import os
import sys
from importlib import import_module

from elternportal import modules
from elternportal.module import Module


def left_of(removed: Module) -> dict[str, list[str]]:
    """Pages and handlers of the module in an app that was built without it."""
    modules.check_templates = lambda _kinds: None  # its sentences are in the catalogues still
    modules.MODULES = tuple(other for other in modules.MODULES if other is not removed)
    root = import_module("elternportal.elternportal")
    registry = import_module("elternportal.reflex_internals")
    policy = import_module("elternportal.state.policy")
    pages = import_module("elternportal.pages")
    handlers = list(registry.registered_handlers())
    registered = set(root.app._unevaluated_pages)
    # Only now: to ask for the module's pages imports them, and so registers their handlers.
    own = {page.route.strip("/") for page in pages.pages_of(removed)}
    return {
        "handlers": [name for name in handlers if policy.area_of(name) == removed.name],
        "pages": sorted(own & registered),
        "other pages": sorted(registered)[:3],
    }


def main() -> None:
    for removed in [module for module in modules.MODULES if module.is_optional]:
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            os.write(writing, json.dumps({removed.name: left_of(removed)}).encode())
            os._exit(0)
        os.close(writing)
        with os.fdopen(reading) as answer:
            sys.stdout.write(answer.read() + "\n")
        os.waitpid(child, 0)


main()
