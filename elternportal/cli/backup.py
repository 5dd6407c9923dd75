"""Commands that back the portal up and bring a backup back."""

from pathlib import Path
from typing import Annotated

import typer

from elternportal.backup.archive import delete_old, make_backup
from elternportal.backup.deletions import deletions_since, log_of
from elternportal.backup.restoring import restore as bring_back
from elternportal.cli.console import opened_database, say, text
from elternportal.domain.operations import RunKind
from elternportal.i18n.dates import day_and_time
from elternportal.i18n.sizes import size_text
from elternportal.services.access.after_restore import delete_again, end_sessions_and_links
from elternportal.services.operations import note_run
from elternportal.settings import default_language, get_settings

KEPT_DAYS = 30  # security, *data protection*: no longer, for a backup holds what was deleted


def add_to(app: typer.Typer) -> None:
    """Register the commands."""
    app.command()(backup)
    app.command()(restore)


def backup(
    folder: Annotated[Path, typer.Argument(help="Where to write it, best on another machine.")],
    keep_days: Annotated[
        int, typer.Option(min=1, max=KEPT_DAYS, help="Older ones in the folder are deleted.")
    ] = KEPT_DAYS,
) -> None:
    """Write an encrypted backup of database and files, while the portal runs."""
    with opened_database() as database:
        made = make_backup(get_settings(), folder)
        gone = delete_old(folder, keep_days)
        rows = sum(made.manifest.counts.values())
        with database.transaction() as session:
            note_run(session, RunKind.BACKUP, {"rows": rows, "files": made.files})
    size = size_text(made.size, default_language())
    say("backup-made", path=str(made.path), rows=rows, files=made.files, size=size)
    if gone:
        say("backup-old-deleted", count=gone)


def restore(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="The backup.")],
    deletions: Annotated[
        Path | None,
        typer.Option(exists=True, dir_okay=False, help="The deletions.log of the lost portal."),
    ] = None,
) -> None:
    """Bring a backup back into an empty place; the portal must not run."""
    settings = get_settings()
    restored = bring_back(settings, file)
    say(
        "backup-restored",
        made=day_and_time(restored.made, default_language()),
        rows=restored.rows,
        files=restored.files,
    )
    if restored.missing_files:
        say("backup-files-missing", count=restored.missing_files)
    since = deletions_since(deletions or log_of(settings.data_dir), restored.made)
    with opened_database() as database, database.transaction() as session:
        end_sessions_and_links(session)
        again = delete_again(session, since, text("backup-deleted-again-reason"))
        note_run(session, RunKind.RESTORE, {"rows": restored.rows, "files": restored.files})
    say("backup-deleted-again", count=again)
