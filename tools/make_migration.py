"""Writes the next migration from the models: ``python tools/make_migration.py "what changes"``.

Compares the tables with a fresh SQLite database that has all migrations so far. With ``--initial``
it writes the first migration anew, constraints against overlaps included; that is for the time
before the first release only, when no school has a database to keep.
"""

import sys
import tempfile

from alembic import command

from elternportal.migrations import ROOT, config, migrate
from elternportal.models.overlap import POSTGRES, SQLITE

VERSIONS = ROOT / "alembic" / "versions"
INITIAL = "0001"
OVERLAPS = """
    if op.get_bind().dialect.name == "postgresql":
        statements = POSTGRES_OVERLAPS
    else:
        statements = SQLITE_OVERLAPS
    for statement in statements:
        op.execute(statement)
"""


def main() -> None:
    arguments = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        sql_url = f"sqlite:///{folder}/empty.db"
        if arguments == ["--initial"]:
            _write_initial(sql_url)
        elif len(arguments) == 1 and not arguments[0].startswith("-"):
            migrate(sql_url)
            command.revision(config(sql_url), arguments[0], autogenerate=True, rev_id=_next_id())
        else:
            sys.exit(__doc__)


def _next_id() -> str:
    """ "0002" after "0001" """
    return f"{max(int(path.name[:4]) for path in VERSIONS.glob('*.py')) + 1:04d}"


def _write_initial(sql_url: str) -> None:
    for old in VERSIONS.glob(f"{INITIAL}_*.py"):
        old.unlink()
    command.revision(config(sql_url), "initial tables", autogenerate=True, rev_id=INITIAL)
    (path,) = VERSIONS.glob(f"{INITIAL}_*.py")
    lines = path.read_text().splitlines(keepends=True)
    text = "".join(line for line in lines if not line.startswith("    # ###"))
    upgrade, downgrade = text.split("\n\ndef downgrade", 1)
    head, body = upgrade.split("\n\ndef upgrade", 1)
    constants = f"\nPOSTGRES_OVERLAPS = {_listed(POSTGRES)}\nSQLITE_OVERLAPS = {_listed(SQLITE)}\n"
    path.write_text(f"{head}{constants}\n\ndef upgrade{body}{OVERLAPS}\n\ndef downgrade{downgrade}")


def _listed(statements: list[str]) -> str:
    quoted = "".join(f'    """{statement}""",\n' for statement in statements)
    return f"[\n{quoted}]"


main()
