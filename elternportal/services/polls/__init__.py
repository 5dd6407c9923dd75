"""Use cases of the area polls."""

from elternportal.module import Module
from elternportal.services.polls.mails import POLL

MODULE = Module(name="polls", mails=(POLL,))
