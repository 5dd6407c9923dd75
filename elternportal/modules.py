"""The only list of areas. A name here makes ``services/<area>``, with its card, part of the portal.

Their order is that of the settings page, of what is due by the clock and of equal lines on the
start page.
"""

from importlib import import_module

from elternportal.mail.kinds import check_templates
from elternportal.module import Module, install

AREAS = (
    "access",
    "school",
    "audience",
    "evening",
    "consultation",
    "timetable",
    "absences",
    "messages",
    "exams",
    "letters",
    "board",
    "dates",
    "polls",
    "documents",
    "school_info",
    "lost_property",
    "office",
    "start",
    "search",
    "files",
    "notifications",
    "jobs",
    "help",
    "legal",
    "operations",
)


def _card(area: str) -> Module:
    module: Module = import_module(f"elternportal.services.{area}").MODULE
    if module.name != area:
        raise ValueError(f"the card in services/{area} is named {module.name}")
    return module


MODULES = tuple(_card(area) for area in AREAS)


def install_all() -> None:
    """Make all areas part of this process.

    Raises:
        MailKindError: a kind of mails is incomplete, or a template is on no card.
    """
    install(MODULES)
    check_templates(kind for module in MODULES for kind in module.mails)
