"""What was addressed to classes and courses that an import takes away.

A part of an audience goes together with its target, because a part without one means the whole
school. An audience that loses its last part is for nobody.
"""

from sqlalchemy import Connection, delete
from sqlmodel import col

from elternportal.domain.school_import import Ended
from elternportal.models.audience import AudiencePart


def forget_ended(connection: Connection, ended: Ended) -> None:
    """Nothing is addressed to these classes and lesson numbers any more."""
    for column, gone in (
        (col(AudiencePart.class_id), ended.class_ids),
        (col(AudiencePart.lesson_number), ended.lesson_numbers),
    ):
        if gone:
            connection.execute(delete(AudiencePart).where(column.in_(gone)))
