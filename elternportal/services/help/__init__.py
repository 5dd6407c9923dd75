"""Use cases of the area help."""

from elternportal.module import Module

MODULE = Module(name="help", is_optional=False)
