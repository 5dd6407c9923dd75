"""What people type into the forms of several areas, and its bounds."""

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

# A year typed as "0026" or "20026" is a slip.
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2100, 12, 31)
Day = Annotated[date, Field(ge=FIRST_DAY, le=LAST_DAY)]
Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=160)]
