"""The fictional Gymnasium: always the same, and like a real one."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from elternportal.demo.fiction import CLASS_NAMES, grade_of, make_school
from elternportal.demo.untis_files import make_files, write_files
from elternportal.imports.folder import read_folder
from tests.support.untis import plan_of

DIGEST = (
    "import hashlib; from elternportal.demo.untis_files import make_files;"
    "print(hashlib.sha256(b''.join(f.content for f in make_files())).hexdigest())"
)


def digest() -> str:
    return hashlib.sha256(b"".join(file.content for file in make_files())).hexdigest()


def test_every_run_makes_the_same_bytes() -> None:
    environment = {**os.environ, "PYTHONHASHSEED": "7"}
    run = subprocess.run(
        [sys.executable, "-c", DIGEST], env=environment, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == digest()


def test_the_files_import_without_any_finding(tmp_path: Path) -> None:
    write_files(tmp_path / "untis")
    files = read_folder(tmp_path / "untis")
    assert files == make_files()
    plan = plan_of(files)
    assert not plan.findings
    added = {str(kind.kind): len(kind.added) for kind in plan.kinds}
    assert (added["class"], added["pupil"], added["teacher"]) == (30, 850, 75)


def test_a_class_has_ten_to_thirteen_teachers_and_one_of_them_leads_it() -> None:
    school = make_school()
    for name in CLASS_NAMES:
        teachers = {lesson.teacher for lesson in school.lessons if name in lesson.class_names}
        assert 10 <= len(teachers) <= 13
        assert school.class_teachers[name] in teachers
    assert {lesson.teacher for lesson in school.lessons} == {t.short_name for t in school.teachers}


def test_siblings_are_in_different_classes_and_classes_have_a_usual_size() -> None:
    school = make_school()
    siblings = [family for family in school.families if len(family.children) > 1]
    assert len(siblings) > 100
    for family in siblings:
        assert len({grade_of(child.class_name) for child in family.children}) == len(
            family.children
        )
    sizes = [sum(p.class_name == name for p in school.pupils) for name in CLASS_NAMES]
    assert min(sizes) >= 20
    assert max(sizes) <= 33
    assert {len(family.guardians) for family in school.families} == {1, 2}
