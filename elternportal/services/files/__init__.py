"""Use cases of the area files."""

from elternportal.files.limits import FILE_SETTINGS
from elternportal.module import Module

MODULE = Module(
    name="files",
    is_optional=False,
    settings=FILE_SETTINGS,
)
