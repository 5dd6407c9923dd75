"""Use cases of the area start."""

from elternportal.module import Module

MODULE = Module(name="start", is_optional=False)
