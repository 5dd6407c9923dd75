"""Commands that build, prepare and run the portal."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from elternportal import build, migrations, server
from elternportal.cli.console import Steps, console, opened_database, progress_bar, say, text
from elternportal.demo.logins import DEMO_LOGINS, DEMO_PASSWORD
from elternportal.demo.school import create_demo
from elternportal.demo.untis_files import write_files
from elternportal.i18n.dates import day_and_time
from elternportal.mail.overview import outbox_status
from elternportal.school_settings.takeover import Moved, take_over
from elternportal.settings import get_settings

EXAMPLE_FILES = Path("var/demo-untis")


def add_to(app: typer.Typer) -> None:
    """Register the commands."""
    app.command("build")(build_site)
    app.command()(migrate)
    app.command()(serve)
    app.command()(start)
    app.command()(demo)
    app.command("demo-files")(demo_files)
    outbox = typer.Typer(no_args_is_help=True, help="The mails that wait or failed.")
    outbox.command("status")(show_outbox)
    app.add_typer(outbox, name="outbox")


def build_site(
    update_lock: Annotated[
        bool, typer.Option(help="Build anew and accept changed npm packages.")
    ] = False,
) -> None:
    """Build the pages for production, unless that is done already."""
    with progress_bar("cli-building"):
        build.build(update_lock=update_lock)
    say("cli-built")


def migrate() -> None:
    """Bring the database to this version's tables."""
    migrations.migrate(get_settings().sql_url)
    with opened_database() as database, database.transaction() as session:
        moved = take_over(session)
    for variable in moved:
        _say_moved(variable)
    say("cli-migrated")


def _say_moved(moved: Moved) -> None:
    label = text(moved.label_key)
    if moved.refused is not None:
        reason = text(moved.refused.text_key, **moved.refused.args_for_text)
        say("cli-moved-refused", variable=moved.variable, label=label, reason=reason)
        return
    is_new = "yes" if moved.is_taken_over else "no"
    say("cli-moved", variable=moved.variable, label=label, new=is_new)


def serve() -> None:
    """Serve pages and sockets on one port until stopped."""
    settings = get_settings()
    if not migrations.is_current(settings.sql_url):
        raise server.CannotStart("cli-not-migrated")
    server.serve(settings, _announce)


def start(
    done: Annotated[int, typer.Option(help="How many steps are done already.")] = 0,
    steps: Annotated[int, typer.Option(help="How many steps there are in all.")] = 4,
) -> None:
    """Do all that a demo needs, each step only where it is needed, and serve: "make run".

    One process, because starting Python with all packages takes longer than the steps themselves.
    """
    settings = get_settings()
    server.refuse_taken_port(settings.host, settings.port)
    told = Steps(done, steps)
    with ThreadPoolExecutor(1) as beside:
        packages = beside.submit(build.fetch_packages)
        with told.step("cli-step-database"):
            migrations.migrate(settings.sql_url)
        with told.step("cli-step-demo"), opened_database() as database:
            create_demo(database)
        with told.step("cli-step-pages"):
            packages.result()
            build.build()
    told.next("cli-step-serve")
    server.serve(settings, _announce)


def demo() -> None:
    """Create the fictional demo school, unless there is a school already."""
    with opened_database() as database, progress_bar("cli-demo-making") as advance:
        is_new = create_demo(database, advance)
    say("cli-demo-made" if is_new else "cli-demo-kept")


def demo_files(
    folder: Annotated[Path, typer.Argument(help="Where to write them.")] = EXAMPLE_FILES,
) -> None:
    """Write the demo school's Untis files, as an example for an import."""
    write_files(folder)
    say("cli-demo-files", folder=str(folder))


def show_outbox() -> None:
    """How many mails wait, were sent or failed, and the newest failures."""
    language = get_settings().default_language
    with opened_database() as database, database.reading() as session:
        status = outbox_status(session)
    for state, count in status.counts.items():
        say(f"cli-outbox-{state}", count=count)
    if status.oldest_due:
        say("cli-outbox-oldest", time=day_and_time(status.oldest_due, language))
    for mail in status.last_errors:
        say(
            "cli-outbox-failure",
            id=str(mail.id),
            recipient=mail.recipient,
            attempts=mail.attempts,
            reason=mail.reason,
        )


def _announce() -> None:
    settings = get_settings()
    say("cli-address", url=settings.url)
    if settings.is_demo:
        _print_demo_logins()


def _print_demo_logins() -> None:
    table = Table(title=text("cli-demo-logins", password=DEMO_PASSWORD), title_justify="left")
    table.add_column(text("cli-demo-login-who"))
    table.add_column(text("cli-demo-login-email"))
    for login in DEMO_LOGINS:
        table.add_row(text(login.text_key), login.email)
    console.print(table)
