"""Use cases of the area evening."""

from elternportal.module import Module
from elternportal.services.evening.mails import MAILS

MODULE = Module(name="evening", mails=MAILS)
