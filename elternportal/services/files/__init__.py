"""Use cases of the area files."""

from elternportal.domain.retention import Retention, Since
from elternportal.module import Module

MODULE = Module(
    name="files",
    is_optional=False,
    retention=(Retention("stored_file", Since.OWNER),),
)
