"""Use cases of the area search."""

from elternportal.module import Module

MODULE = Module(
    name="search",
    is_optional=False,
)
