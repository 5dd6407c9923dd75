"""Use cases of the area files."""

from elternportal.module import Module

MODULE = Module(
    name="files",
    is_optional=False,
)
