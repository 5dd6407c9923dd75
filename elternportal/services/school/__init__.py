"""Use cases of the area school."""

from elternportal.module import Module
from elternportal.school_settings.identity import IDENTITY

MODULE = Module(name="school", is_optional=False, settings=IDENTITY)
