"""Use cases of the area files."""

from elternportal.domain.retention import Retention, Since
from elternportal.files.limits import FILE_SETTINGS
from elternportal.module import Module
from elternportal.services.files.stored import (
    MAX_FILES,
    FileView,
    file_view,
    keep_file,
    list_files,
    take_files,
    take_one_file,
)
from elternportal.services.files.sweep import run_sweeper

__all__ = [
    "MAX_FILES",
    "MODULE",
    "FileView",
    "file_view",
    "keep_file",
    "list_files",
    "run_sweeper",
    "take_files",
    "take_one_file",
]

MODULE = Module(
    name="files",
    is_optional=False,
    settings=FILE_SETTINGS,
    retention=(Retention("stored_file", Since.OWNER),),
)
