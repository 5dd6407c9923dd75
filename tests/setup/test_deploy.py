"""What the README has a school type works with the files that it names."""

import re
import shlex
from configparser import ConfigParser
from pathlib import Path

from typer.testing import CliRunner

from elternportal.cli import app
from elternportal.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
README = (ROOT / "README.md").read_text()
# What Debian 12 brings, Caddy 2.6, knows of what a proxy can be told.
KNOWN_TO_CADDY = {"request_body", "max_size", "reverse_proxy", "header_up"}


def service() -> dict[str, str]:
    """The [Service] section of the unit; of lines that stand there twice the last."""
    unit = ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read(DEPLOY / "elternportal.service")
    return dict(unit["Service"])


def test_a_command_runs_as_the_service_does() -> None:
    unit, script = service(), (DEPLOY / "portal").read_text()
    assert f"--uid={unit['User']} --gid={unit['Group']}" in script
    assert f"--setenv={unit['Environment']}" in script
    for name in ("EnvironmentFile", "WorkingDirectory", "StateDirectory", "StateDirectoryMode"):
        assert f"--property={name}={unit[name]}" in script
    assert f"--property=UMask={unit['UMask']}" in script
    program = unit["ExecStart"].removesuffix(" serve")
    assert script.rstrip().endswith(f'{program} "$@"')


def test_the_settings_to_fill_in_make_a_portal_for_a_school() -> None:
    lines = (DEPLOY / "elternportal.env").read_text().splitlines()
    given = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
    named = {name.removeprefix("ELTERNPORTAL_").lower(): text for name, text in given.items()}
    assert named.keys() <= Settings.model_fields.keys()
    assert {name for name, text in named.items() if not text} == {"secret", "smtp_password"}
    filled = named | {"secret": "s" * 48, "smtp_password": "secret"}
    assert Settings(_env_file=None, **filled).mode == "production"  # type: ignore[arg-type]


def test_the_proxy_is_told_nothing_that_debian_s_caddy_does_not_know() -> None:
    lines = [line.split("#")[0].strip() for line in (DEPLOY / "Caddyfile").read_text().splitlines()]
    words = {
        line.split()[0] for line in lines if line and line != "}" and not line.startswith("{$")
    }
    assert words <= KNOWN_TO_CADDY


def test_the_first_account_is_made_by_what_the_readme_types() -> None:
    [typed] = re.findall(r"^sudo portal (admin create .*)$", README, re.MULTILINE)
    made = CliRunner().invoke(app, shlex.split(typed), input="\n")
    assert "Password" in made.output, "all it needs but the password is there"


def test_every_file_that_the_readme_names_is_there() -> None:
    names = set(re.findall(r"\bdeploy/[\w.-]+\w", README))
    assert {"deploy/portal", "deploy/elternportal.env", "deploy/Caddyfile"} <= names
    assert [name for name in names if not (ROOT / name).exists()] == []
    assert (DEPLOY / "portal").stat().st_mode & 0o111
