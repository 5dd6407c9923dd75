"""Use cases of the area operations: what keeps the portal as a whole in order."""

from elternportal.domain.retention import YEAR, Retention, Since
from elternportal.module import Module
from elternportal.services.operations.runs import note_run

__all__ = ["note_run"]

MODULE = Module(
    name="operations",
    is_optional=False,
    retention=(Retention("operation_run", Since.MADE, YEAR),),
)
