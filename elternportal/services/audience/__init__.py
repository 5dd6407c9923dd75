"""Use cases of the area audience."""

from elternportal.module import Module
from elternportal.services.audience.ended import forget_ended

MODULE = Module(
    name="audience",
    is_optional=False,
    forget_ended=forget_ended,
)
