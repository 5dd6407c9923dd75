"""The command, as an administrator types it."""

import os
import shlex
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from sqlmodel import col, select
from typer.testing import CliRunner

from elternportal.cli import app, main
from elternportal.cli.people import FileNotWritable
from elternportal.db import Database
from elternportal.demo.untis_files import write_files
from elternportal.i18n import LANGUAGES, t
from elternportal.migrations import migrate
from elternportal.models.access import Account, ActivationPin
from elternportal.models.mail import OutboxMail
from elternportal.models.school import Pupil, SchoolClass, Teacher
from elternportal.settings import get_settings
from tests.support.bounces import bounce
from tests.support.untis import SAMPLES, gpu

Captured = pytest.CaptureFixture[str]
PASSWORD = "a long and rare phrase"


@pytest.fixture
def school(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty school whose settings the command finds; returns the folder of its database."""
    monkeypatch.setenv("ELTERNPORTAL_DATA_DIR", str(tmp_path))
    get_settings.cache_clear()
    migrate(get_settings().sql_url)
    yield tmp_path
    get_settings.cache_clear()


def run(*arguments: str, typed: str = "") -> tuple[int, str]:
    result = CliRunner().invoke(app, list(arguments), input=typed)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.output


def count(table: type) -> int:
    database = Database(get_settings().sql_url)
    with database.reading() as session:
        found = len(session.exec(select(table)).all())
    database.close()
    return found


def test_the_example_files_import_and_a_second_import_has_nothing_to_do(school: Path) -> None:
    write_files(school / "untis")
    code, output = run("import", "untis", str(school / "untis"), "--yes")
    assert code == 0, output
    assert count(Pupil) > 800
    code, output = run("import", "untis", str(school / "untis"))
    assert code == 0
    assert "nichts zu ändern" in output


def test_an_import_is_shown_and_only_applied_when_confirmed(school: Path) -> None:
    write_files(school / "untis")
    code, output = run("import", "untis", str(school / "untis"), typed="n\n")
    assert code == 1
    assert "Was der Import ändert" in output
    assert count(Pupil) == 0


def test_yes_does_not_cover_a_file_in_which_a_large_part_is_missing(school: Path) -> None:
    write_files(school / "untis")
    run("import", "untis", str(school / "untis"), "--yes")
    pupils = school / "untis" / "GPU010.TXT"
    lines = pupils.read_text("cp1252").splitlines(keepends=True)
    half = len(lines) // 2
    pupils.write_text("".join(lines[:half]), "cp1252", newline="")
    missing = str(len(lines) - half)
    code, output = run("import", "untis", str(school / "untis"), "--yes")
    assert code == 1
    assert f"--missing {missing}" in output
    assert active_pupils() == len(lines)
    code, output = run("import", "untis", str(school / "untis"), "--yes", "--missing", missing)
    assert code == 0, output
    assert active_pupils() == half


def active_pupils() -> int:
    database = Database(get_settings().sql_url)
    with database.reading() as session:
        found = len(session.exec(select(Pupil.id).where(col(Pupil.is_active))).all())
    database.close()
    return found


def test_an_import_with_errors_names_the_row_and_can_leave_it_out(school: Path) -> None:
    write_files(school / "untis")
    pupils = school / "untis" / "GPU010.TXT"
    lines = pupils.read_text("cp1252").splitlines(keepends=True)
    stranger = '"NobodyNo","Nobody",,,,,,"Noah","99999","99z",,,,,"DEMO-99999",\n'
    pupils.write_text("".join([*lines, stranger]), "cp1252", newline="")
    code, output = run("import", "untis", str(school / "untis"), "--yes")
    last = len(lines) + 1
    assert code == 1
    assert f"GPU010.TXT:{last}" in output
    assert count(Pupil) == 0
    code, output = run(
        "import", "untis", str(school / "untis"), "--yes", "--leave-out", f"GPU010.TXT:{last}"
    )
    assert code == 0, output
    assert count(Pupil) == len(lines)


def test_an_export_with_errors_says_which_command_goes_on_without_them(school: Path) -> None:
    folder = school / "Export im September"
    shutil.copytree(SAMPLES, folder)
    code, output = run("import", "untis", str(folder))
    assert code == 1
    *lines, command = output.splitlines()
    wrong = {line.split()[1] for line in lines if line.startswith("FEHLER ")}
    assert "enbrea_GPU010.TXT:1" in wrong
    assert command.startswith(f"elternportal import untis '{folder}' --leave-out ")
    words = shlex.split(command)
    assert set(words[4:]) == {"--leave-out", *wrong}
    code, output = run(*words[1:], typed="y\n")
    assert code == 0, output
    assert count(SchoolClass) == 1


def test_the_plan_names_what_changes_and_counts_the_rest(school: Path) -> None:
    write_files(school / "untis")
    run("import", "untis", str(school / "untis"), "--yes")
    (school / "untis" / "GPU006.TXT").write_bytes(
        gpu("006", *({1: f"F{number:02}", 2: f"Fach {number}"} for number in range(12))).content
    )
    output = run("import", "untis", str(school / "untis"), typed="n\n")[1]
    assert "F00 – Fach 0" in output
    assert "F09 – Fach 9" in output
    assert "F10 – Fach 10" not in output
    assert "und 2 weitere" in output


def test_a_finding_about_a_whole_file_has_no_line(school: Path) -> None:
    (school / "GPU003.TXT").write_bytes(b"")
    code, output = run("import", "untis", str(school))
    assert code == 1
    assert "FEHLER GPU003.TXT Die Datei enthält keine Zeilen." in output
    assert output.splitlines()[-1].endswith("--leave-out GPU003.TXT:0")


def test_pins_come_as_a_private_pdf_with_a_page_each(school: Path) -> None:
    write_files(school / "untis")
    run("import", "untis", str(school / "untis"), "--yes")
    file = school / "pins.pdf"
    code, output = run("pins", "issue", str(file), "--class", "5a")
    assert code == 0, output
    pages = PdfReader(file).pages
    assert len(pages) == count(ActivationPin) > 10
    assert "5a" in pages[0].extract_text()
    assert stat.S_IMODE(os.stat(file).st_mode) == 0o600


def test_no_pin_is_issued_if_its_letter_cannot_be_written(school: Path) -> None:
    write_files(school / "untis")
    run("import", "untis", str(school / "untis"), "--yes")
    for file in (school, school / "no such folder" / "pins.pdf"):
        with pytest.raises(FileNotWritable) as refused:
            run("pins", "issue", str(file), "--class", "5a")
        assert str(file) in t(refused.value.text_key, "de", **refused.value.args_for_text)
    assert count(ActivationPin) == 0


def test_where_nobody_needs_a_pin_no_file_is_left(school: Path) -> None:
    write_files(school / "untis")
    run("import", "untis", str(school / "untis"), "--yes")
    file = school / "pins.pdf"
    code, output = run("pins", "issue", str(file), "--class", "there is no such class")
    assert (code, file.exists()) == (0, False), output


def test_new_letters_take_the_place_of_older_and_longer_ones(school: Path) -> None:
    write_files(school / "untis")
    run("import", "untis", str(school / "untis"), "--yes")
    file = school / "pins.pdf"
    file.write_bytes(b"x" * 9_000_000)
    file.chmod(0o644)
    run("pins", "issue", str(file), "--class", "5a")
    assert file.stat().st_size < 9_000_000
    assert len(PdfReader(file).pages) == count(ActivationPin)
    assert stat.S_IMODE(os.stat(file).st_mode) == 0o600


def test_a_pin_for_one_named_child(school: Path) -> None:
    write_files(school / "untis")
    run("import", "untis", str(school / "untis"), "--yes")
    database = Database(get_settings().sql_url)
    with database.reading() as session:
        child = session.exec(select(Pupil).order_by(col(Pupil.id))).first()
        assert child is not None
        name = f"{child.surname}, {child.first_name}"
    database.close()
    code, output = run("pins", "issue", str(school / "one.pdf"), "--child", name)
    assert code == 0, output
    assert count(ActivationPin) == 1


def test_the_first_account_of_the_office_signs_in_with_a_typed_password(school: Path) -> None:
    code, output = run(
        "admin",
        "create",
        "--email",
        "office@school.example",
        "--name",
        "Olga Office",
        typed=f"{PASSWORD}\n{PASSWORD}\n",
    )
    assert code == 0, output
    assert PASSWORD not in output
    assert count(Account) == 1


def test_all_teachers_are_invited_and_one_once_more(school: Path) -> None:
    write_files(school / "untis")
    run("import", "untis", str(school / "untis"), "--yes")
    teachers = count(Teacher)
    code, output = run("teachers", "invite")
    assert (code, output) == (0, f"{teachers} Lehrkräfte sind eingeladen.\n")
    assert count(Account) == count(OutboxMail) == teachers
    assert run("teachers", "invite") == (0, "Es gibt niemanden, der einzuladen ist.\n")
    database = Database(get_settings().sql_url)
    with database.reading() as session:
        short_name = session.exec(select(Teacher.short_name)).first() or ""
    database.close()
    assert run("teachers", "invite", short_name) == (0, "Eine Lehrkraft ist eingeladen.\n")
    assert (count(Account), count(OutboxMail)) == (teachers, teachers + 1)
    code, output = run("teachers", "invite", "nobody")
    assert code == 2
    assert "nobody" in output


def test_the_outbox_is_shown_in_numbers(school: Path) -> None:
    code, output = run("outbox", "status")
    assert code == 0
    assert "Warten: 0" in output


def test_a_mail_that_came_back_is_read_from_a_pipe_or_a_folder(school: Path) -> None:
    code, output = run("bounce", typed=bounce().decode() + "x" * 1_000_000)
    assert (code, output) == (0, "Ohne Bezug zu einer Mail des Elternportals: 1\n")
    folder = school / "bounces"
    folder.mkdir()
    (folder / "1").write_bytes(bounce())
    code, output = run("bounce", "--folder", str(folder))
    assert code == 0
    assert "Ohne Bezug zu einer Mail des Elternportals: 1" in output
    assert "Nicht lesbar, bleibt liegen: 0" in output


def test_a_mail_server_is_asked_to_come_again_while_the_database_is_away(
    school: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ELTERNPORTAL_DATABASE_URL", f"sqlite:///{school}/missing/portal.db")
    get_settings.cache_clear()
    assert run("bounce", typed=bounce().decode())[0] == 75


def test_a_typed_error_is_one_sentence_without_traceback(
    school: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["elternportal", "import", "untis", str(school / "missing")])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 1
    error = capsys.readouterr().err
    assert "missing" in error
    assert "Traceback" not in error


DKIM = "ELTERNPORTAL_DKIM_"
REAL_SCHOOL = {
    "ELTERNPORTAL_MODE": "production",
    "ELTERNPORTAL_SECRET": "x" * 40,
    "ELTERNPORTAL_BASE_URL": "https://portal.school.example",
    "ELTERNPORTAL_SMTP_HOST": "mail.school.example",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("unsafe", "key"),
    [
        ({"ELTERNPORTAL_SECRET": "short"}, "cli-setting-secret"),
        ({"ELTERNPORTAL_BASE_URL": "http://portal.school.example"}, "cli-setting-https"),
        ({"ELTERNPORTAL_BASE_URL": "https://*.school.example"}, "cli-setting-base-url"),
        ({"ELTERNPORTAL_SMTP_HOST": ""}, "cli-setting-smtp"),
        ({"ELTERNPORTAL_WORKERS": "2"}, "cli-setting-workers"),
        ({f"{DKIM}DOMAIN": "school.example"}, "cli-setting-dkim-parts"),
        ({"PORT": "70000"}, "cli-setting-refused"),
        ({"ELTERNPORTAL_SMTP_TLS": "ssl"}, "cli-setting-refused"),
    ],
)
def test_an_unsafe_setting_is_one_sentence_in_the_schools_language(
    school: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    language: str,
    unsafe: dict[str, str],
    key: str,
) -> None:
    settings = {**REAL_SCHOOL, **unsafe, "ELTERNPORTAL_DEFAULT_LANGUAGE": language}
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    get_settings.cache_clear()
    monkeypatch.setattr("sys.argv", ["elternportal", "serve"])
    with pytest.raises(SystemExit):
        main()
    expected = t(key, language, length=32, name=next(iter(unsafe)))
    assert " ".join(capsys.readouterr().err.split()) == expected


def test_settings_are_shown_written_to_a_file_and_read_from_one(school: Path) -> None:
    file = school / "settings.json"
    file.write_text('{"format": 1, "settings": {"school.name": "Nordschule"}}')
    code, output = run("school-settings", "import", str(file), "--yes")
    assert (code, "Gymnasium Musterstadt → Nordschule" in output) == (0, True), output
    code, output = run("school-settings", "import", str(file), "--yes")
    assert output.strip() == t("cli-settings-nothing", "de")
    assert "Nordschule" in run("school-settings", "show")[1]
    run("school-settings", "export", str(file))
    assert '"school.name": "Nordschule"' in file.read_text()


def test_an_old_variable_is_taken_over_by_the_migration(
    school: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ELTERNPORTAL_SCHOOL_NAME", "Nordschule")
    code, output = run("migrate")
    assert (code, "ELTERNPORTAL_SCHOOL_NAME" in output) == (0, True)
    assert "Nordschule" in run("school-settings", "show")[1]


def test_a_database_without_its_tables_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setenv("ELTERNPORTAL_DATA_DIR", str(tmp_path))
    assert told(["outbox", "status"], monkeypatch, capsys) == t("cli-not-migrated")


@pytest.mark.parametrize("spoilt", ["head", "middle"])
def test_a_damaged_database_is_told_in_a_sentence(
    school: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured, spoilt: str
) -> None:
    file = school / "elternportal.db"
    content = bytearray(file.read_bytes())
    start = 0 if spoilt == "head" else 4096
    content[start : start + 200_000] = b"x" * len(content[start : start + 200_000])
    file.write_bytes(content)
    for command in (["migrate"], ["outbox", "status"]):
        said = told(command, monkeypatch, capsys)
        assert said.startswith(t("cli-database-damaged", reason="").strip())


@pytest.mark.parametrize("address", ["postgresql+psycopg://portal:geheim@127.0.0.1:1/x", "nothing"])
def test_a_database_that_does_not_answer_is_told_in_a_sentence_without_its_password(
    address: str, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setenv("ELTERNPORTAL_DATABASE_URL", address)
    said = told(["outbox", "status"], monkeypatch, capsys)
    assert said.startswith(t("cli-database-unreachable", reason="").strip())
    assert "geheim" not in said


def told(command: list[str], monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> str:
    """What a command that cannot work complains of."""
    monkeypatch.setattr("sys.argv", ["elternportal", *command])
    get_settings.cache_clear()
    with pytest.raises(SystemExit) as ended:
        main()
    get_settings.cache_clear()
    assert ended.value.code == 1
    said = " ".join(capsys.readouterr().err.split())  # lines are broken to fit
    assert "Traceback" not in said
    return said
