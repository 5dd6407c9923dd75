"""Use cases of the area access."""

from elternportal.module import Module
from elternportal.services.access.mails import MAILS

MODULE = Module(name="access", is_optional=False, mails=MAILS)
