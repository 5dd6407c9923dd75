"""Use cases of the area lunch."""

from elternportal.domain.lunch import LUNCH
from elternportal.models.lunch import LunchDay
from elternportal.services.lunch.mails import LUNCH_TODAY
from elternportal.services.lunch.meals import (
    announce_day,
    count_new,
    days_due,
    lunch_at_start,
    pictures,
    readable_days,
)
from sqlmodel import col

from elternportal.domain.menu import MenuEntry
from elternportal.domain.retention import Retention, Since
from elternportal.help.page import HelpPage
from elternportal.module import Due, FilePlace, Module, Searchable, Waiting
from elternportal.school_settings.kinds import WHOLE_NUMBER
from elternportal.school_settings.setting import Setting

PRICE = Setting(key="lunch.price", kind=WHOLE_NUMBER, default=4, at_least=0, at_most=20)

MODULE = Module(
    name="lunch",
    menu=(MenuEntry("service", "menu-lunch", LUNCH, 90),),
    waiting=(Waiting(LUNCH, count_new),),
    at_start=lunch_at_start,
    searchables=(Searchable("lunch", readable_days, LUNCH),),
    file_places=(FilePlace(col(LunchDay.picture_id), pictures),),
    due=(Due("announce-lunch", days_due, announce_day),),
    mails=(LUNCH_TODAY,),
    settings=(PRICE,),
    help_pages=(HelpPage(LUNCH, "service"),),
    retention=(Retention("lunch_day", Since.HELD, 30),),
)
