"""The way back: a backup becomes the portal's database and files, in a place that is empty."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import text

from elternportal import migrations
from elternportal.backup.archive import DATABASE, FILES, Manifest, unpacked
from elternportal.backup.database import (
    NotEmpty,
    OtherDatabase,
    count_rows,
    kind_of,
    opened,
    put_back,
    require_empty,
)
from elternportal.errors import PortalError
from elternportal.files import storage
from elternportal.settings import Settings


class NewerVersion(PortalError):
    """A newer version of the portal made the backup."""

    key = "backup-error-newer-version"


class Incomplete(PortalError):
    """A table has not the rows that the backup says it has."""

    key = "backup-error-incomplete"


@dataclass(frozen=True, slots=True)
class Restored:
    """What is back. ``missing_files`` are named by the database, but were not in the backup."""

    made: datetime
    rows: int
    files: int
    missing_files: int


def restore(settings: Settings, backup: Path) -> Restored:
    """Put database and files back, and bring the database to this version's tables.

    Raises:
        NotEmpty, NoBackup, UnknownKey, Damaged, OtherDatabase, NewerVersion
        Unsound, ToolMissing, ToolFailed, Incomplete
    """
    files = settings.data_dir / FILES
    require_empty(settings.sql_url)
    if files.exists() and any(files.iterdir()):
        raise NotEmpty(place=str(files))
    with unpacked(backup, settings.data_dir) as (manifest, folder):
        _require_fitting(manifest, settings.sql_url)
        if (folder / FILES).exists():
            if files.exists():
                files.rmdir()
            (folder / FILES).rename(files)
        put_back(settings.sql_url, folder / DATABASE)
    _require_complete(settings.sql_url, manifest.counts)
    migrations.migrate(settings.sql_url)
    count = sum(1 for path in files.glob("*/*") if storage.is_key(path.name))
    missing = _missing_files(settings.sql_url)
    return Restored(manifest.made, sum(manifest.counts.values()), count, missing)


def _require_fitting(manifest: Manifest, sql_url: str) -> None:
    if manifest.database != kind_of(sql_url):
        raise OtherDatabase(database=manifest.database)
    if not migrations.is_known(manifest.revision):
        raise NewerVersion()


def _require_complete(sql_url: str, counts: Mapping[str, int]) -> None:
    with opened(sql_url) as engine, engine.connect() as connection:
        found = count_rows(connection)
    for name, count in counts.items():
        if found.get(name) != count:
            raise Incomplete(table=name)


def _missing_files(sql_url: str) -> int:
    with opened(sql_url) as engine, engine.connect() as connection:
        keys = connection.execute(text("SELECT key FROM stored_file")).scalars()
        return sum(not storage.path_of(key).exists() for key in keys)
