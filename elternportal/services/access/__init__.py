"""Use cases of the area access."""

from elternportal.module import Module

MODULE = Module(name="access", is_optional=False)
