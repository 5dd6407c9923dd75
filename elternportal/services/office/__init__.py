"""Use cases of the area office."""

from elternportal.module import Module

MODULE = Module(name="office", is_optional=False)
