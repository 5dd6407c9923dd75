"""Use cases of the area letters."""

from elternportal.module import Module
from elternportal.services.letters.mails import LETTER, REMINDER

MODULE = Module(name="letters", mails=(LETTER, REMINDER))
