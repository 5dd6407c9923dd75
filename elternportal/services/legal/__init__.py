"""Use cases of the area legal."""

from elternportal.module import Module

MODULE = Module(name="legal", is_optional=False)
