"""What is done for the portal as a whole."""

from enum import StrEnum


class RunKind(StrEnum):
    BACKUP = "backup"
    RESTORE = "restore"
    RETENTION = "retention"
