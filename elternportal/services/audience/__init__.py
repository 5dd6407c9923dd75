"""Use cases of the area audience."""

from elternportal import routes
from elternportal.domain.retention import Retention, Since, until_removed, with_owner
from elternportal.help.page import HelpPage
from elternportal.module import Module
from elternportal.services.audience.choice import (
    AudienceChoice,
    AudienceCountView,
    NobodyAddressed,
    concerns,
    count_addressed,
    guardians_reached,
    pupils_of,
    reaches,
    reaches_own_child,
    read_choice,
    require_own,
    save_audience,
)
from elternportal.services.audience.ended import forget_ended
from elternportal.services.audience.leaving import groups_of
from elternportal.services.audience.mail_reach import AudienceMailView, mail_reach
from elternportal.services.audience.options import view_audience
from elternportal.services.audience.titled_mails import title_of

__all__ = [
    "MODULE",
    "AudienceChoice",
    "AudienceCountView",
    "AudienceMailView",
    "NobodyAddressed",
    "concerns",
    "count_addressed",
    "guardians_reached",
    "mail_reach",
    "pupils_of",
    "reaches",
    "reaches_own_child",
    "read_choice",
    "require_own",
    "save_audience",
    "title_of",
    "view_audience",
]

MODULE = Module(
    name="audience",
    is_optional=False,
    forget_ended=forget_ended,
    hangs_on=groups_of,
    retention=(
        Retention("audience", Since.OWNER, goes_unnamed=True),
        *with_owner("audience", "audience_part"),
        *until_removed("pupil_group"),
        *with_owner("pupil_group", "pupil_group_member"),
    ),
    help_pages=(HelpPage(routes.OFFICE_GROUPS, "office", for_parents=False),),
)
