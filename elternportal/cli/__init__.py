"""The command ``elternportal``: what an administrator does on the school's machine.

Commands resolve nothing themselves: they call the same services as the pages, as the portal itself
(``SYSTEM``), and print what comes back in the school's language.
"""

import sys

import typer
from pydantic import ValidationError
from sqlalchemy.exc import ArgumentError, DatabaseError, OperationalError

from elternportal import modules
from elternportal.cli import (
    accounts,
    audit,
    backup,
    bounce,
    keys,
    people,
    retention,
    running,
    school,
    settings,
    teachers,
)
from elternportal.cli.console import (
    complain,
    say_damaged,
    say_error,
    say_refused_settings,
    say_unreachable,
    text,
)
from elternportal.db_errors import is_damaged
from elternportal.errors import PortalError
from elternportal.web.site import BuildError

app = typer.Typer(no_args_is_help=True, help="Elternportal: the parent portal of a school.")
running.add_to(app)
school.add_to(app)
settings.add_to(app)
people.add_to(app)
accounts.add_to(app)
teachers.add_to(app)
bounce.add_to(app)
keys.add_to(app)
backup.add_to(app)
retention.add_to(app)
audit.add_to(app)


def main() -> None:
    """Run the command; what a person can put right is told in a sentence, without a traceback."""
    modules.install_all()
    try:
        app()
    except PortalError as error:
        say_error(error)
    except (OperationalError, ArgumentError) as error:
        say_unreachable(error)
    except DatabaseError as error:
        if not is_damaged(error):
            raise
        say_damaged(error)
    except BuildError as error:
        what, _, output = str(error).partition("\n")
        complain(text("cli-build-failed", reason=what))
        complain(output)
    except ValidationError as error:
        say_refused_settings(error)
    else:
        return
    sys.exit(1)
