"""How the school reads lists of its own."""

from sqlmodel import JSON, Field

from elternportal.models.edited import Edited


class ImportProfile(Edited, table=True):
    """What each column of a list holds, by its heading; a list with all of them is read so.

    ``kind`` is one of ``imports/list_kinds.py``.
    """

    __tablename__ = "import_profile"

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(max_length=60, unique=True)
    kind: str = Field(max_length=20)
    columns: dict[str, str] = Field(default_factory=dict, sa_type=JSON)
