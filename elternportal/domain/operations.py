"""What is done for the portal as a whole."""

from datetime import timedelta
from enum import StrEnum


class RunKind(StrEnum):
    BACKUP = "backup"
    RESTORE = "restore"
    RETENTION = "retention"


# When the office should look: something that happens every night has not, or a mail waits long.
RUN_IS_LATE = timedelta(hours=50)
MAIL_IS_LATE = timedelta(hours=1)
DISK_IS_FULL = 0.1  # less than this part is free
