"""Commands for the record of what was done (``services/audit_chain.py``)."""

import json
import os
from pathlib import Path
from typing import Annotated

import typer

from elternportal.cli.console import opened_database, say
from elternportal.errors import PortalError
from elternportal.i18n.dates import day_and_time
from elternportal.services.audit_chain import exported_rows, verify_chain
from elternportal.settings import default_language

PRIVATE_FILE = 0o600


class ChainBroken(PortalError):
    """A row was changed, left out or put in afterwards."""

    key = "audit-error-broken"


class HeadGone(PortalError):
    """The chain does not hold the hash that was noted: it was computed anew, or cut."""

    key = "audit-error-head-gone"


def add_to(app: typer.Typer) -> None:
    """Register the commands."""
    audit = typer.Typer(no_args_is_help=True, help="The record of what was done, and by whom.")
    audit.command()(verify)
    audit.command()(export)
    app.add_typer(audit, name="audit")


def verify(
    head: Annotated[str, typer.Option(help="A head that was printed earlier.")] = "",
) -> None:
    """See that nobody has changed the record; prints its head, to be noted elsewhere."""
    with opened_database() as database, database.reading() as session:
        report = verify_chain(session, head)
    if report.broken_at is not None:
        raise ChainBroken(when=day_and_time(report.broken_at, default_language()))
    if not report.holds_head:
        raise HeadGone()
    say("audit-verified", count=report.count, unlinked=report.unlinked)
    if report.head:
        say("audit-head", head=report.head)


def export(
    file: Annotated[Path, typer.Argument(dir_okay=False, help="Where to write it.")],
) -> None:
    """Write the record into a new file, a line of JSON for each row."""
    opened = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
    count = 0
    with (
        os.fdopen(opened, "w") as lines,
        opened_database() as database,
        database.reading() as session,
    ):
        for row in exported_rows(session):
            lines.write(json.dumps(row, ensure_ascii=False) + "\n")
            count += 1
    say("audit-exported", count=count, path=str(file))
