"""Use cases of the area letters."""

from elternportal.module import Module
from elternportal.services.letters.settings import LETTER_SETTINGS

MODULE = Module(name="letters", settings=LETTER_SETTINGS)
