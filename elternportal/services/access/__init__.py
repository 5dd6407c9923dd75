"""Use cases of the area access."""

from elternportal.module import Module
from elternportal.services.access.settings import ACCESS_SETTINGS

MODULE = Module(name="access", is_optional=False, settings=ACCESS_SETTINGS)
