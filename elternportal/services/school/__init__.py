"""Use cases of the area school."""

from elternportal.module import Module

MODULE = Module(name="school", is_optional=False)
