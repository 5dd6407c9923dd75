"""Use cases of the area polls."""

from elternportal import routes
from elternportal.domain.menu import MenuEntry
from elternportal.domain.retention import Retention, Since, with_owner
from elternportal.help.page import HelpPage
from elternportal.module import Module, Searchable, Waiting
from elternportal.services.polls.mails import POLL
from elternportal.services.polls.scope import POLL_KIND, ended_polls, visible_polls
from elternportal.services.polls.waiting import count_waiting, polls_at_start

MODULE = Module(
    name="polls",
    help_pages=(
        HelpPage(routes.POLLS, "news"),
        HelpPage(routes.OFFICE_POLLS, "office", for_parents=False),
    ),
    menu=(MenuEntry("news", "menu-polls", routes.POLLS, 50),),
    waiting=(Waiting(routes.POLLS, count_waiting),),
    searchables=(Searchable(POLL_KIND, visible_polls, routes.POLLS, over=ended_polls),),
    at_start=polls_at_start,
    retention=(
        Retention("poll", Since.SCHOOL_YEAR, columns=("ends_on",), search_kind=POLL_KIND),
        *with_owner("poll", "poll_option", "poll_ballot", "poll_vote"),
    ),
    mails=(POLL,),
)
