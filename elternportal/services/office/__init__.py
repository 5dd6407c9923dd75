"""Use cases of the area office."""

from elternportal.module import Module
from elternportal.services.office.mail_tasks import WATCH

MODULE = Module(name="office", is_optional=False, address_watch=WATCH)
