"""Use cases of the area notifications."""

from elternportal.module import Module

MODULE = Module(
    name="notifications",
    is_optional=False,
)
