"""The only list of areas. Adding one here makes it part of the portal."""

from elternportal.mail.kinds import check_templates
from elternportal.module import install
from elternportal.services import (
    access,
    audience,
    board,
    documents,
    evening,
    files,
    legal,
    letters,
    lost_property,
    notifications,
    office,
    polls,
    school,
    school_info,
    search,
    start,
)
from elternportal.services import help as help_area

MODULES = (
    access.MODULE,
    school.MODULE,
    audience.MODULE,
    evening.MODULE,
    letters.MODULE,
    board.MODULE,
    polls.MODULE,
    documents.MODULE,
    school_info.MODULE,
    lost_property.MODULE,
    office.MODULE,
    start.MODULE,
    search.MODULE,
    files.MODULE,
    notifications.MODULE,
    help_area.MODULE,
    legal.MODULE,
)


def install_all() -> None:
    """Make all areas part of this process.

    Raises:
        MailKindError: a kind of mails is incomplete, or a template is on no card.
    """
    install(MODULES)
    check_templates(kind for module in MODULES for kind in module.mails)
