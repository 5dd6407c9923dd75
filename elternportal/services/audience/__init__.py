"""Use cases of the area audience."""

from elternportal.module import Module

MODULE = Module(
    name="audience",
    is_optional=False,
)
