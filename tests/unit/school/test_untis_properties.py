"""What holds for any import into any school, however broken the files are."""

from hypothesis import given
from hypothesis import strategies as st

from elternportal.imports.folder import NamedFile
from elternportal.imports.plan import make_plan
from elternportal.imports.school import LessonRecord, PupilRecord, School
from elternportal.imports.untis import parse
from tests.support.untis import Row, gpu, plan_of, school_after

# Few different values, so that doubled keys and unknown names are frequent.
CLASSES, TEACHERS = st.sampled_from(["", "5a", "5b", "6a"]), st.sampled_from(["", "Hub", "Mai"])
SUBJECTS, NUMBERS = st.sampled_from(["", "M", "D"]), st.sampled_from(["", "1", "2", "3"])
NAMES = st.sampled_from(["", "Amsel", "Birke"])


def rows(**columns: st.SearchStrategy[str]) -> st.SearchStrategy[list[Row]]:
    numbered = {int(name.removeprefix("c")): cells for name, cells in columns.items()}
    return st.lists(st.fixed_dictionaries(numbered), min_size=1, max_size=6)


FILES = {
    "002": rows(c1=NUMBERS, c2=st.just("2"), c5=CLASSES, c6=TEACHERS, c7=SUBJECTS),
    "003": rows(c1=CLASSES, c2=NAMES, c30=TEACHERS),
    "004": rows(c1=TEACHERS, c2=NAMES),
    "006": rows(c1=SUBJECTS, c2=NAMES),
    "010": rows(c2=NAMES, c8=NAMES, c9=NUMBERS, c10=CLASSES),
}


@st.composite
def folders(draw: st.DrawFn) -> list[NamedFile]:
    """Some of the files, each with sound and broken rows."""
    numbers = draw(st.sets(st.sampled_from(sorted(FILES)), min_size=1))
    return [gpu(number, *draw(FILES[number])) for number in sorted(numbers)]


SCHOOLS = folders().map(lambda files: school_after(plan_of(files)))


@given(SCHOOLS, folders())
def test_the_same_folder_twice_gives_an_empty_plan(current: School, files: list[NamedFile]) -> None:
    after = school_after(plan_of(files, current), current)
    assert plan_of(files, after).size == 0


@given(SCHOOLS, folders())
def test_every_name_in_the_school_is_defined(current: School, files: list[NamedFile]) -> None:
    after = school_after(plan_of(files, current), current)
    for record in (*after["pupil"].values(), *after["lesson"].values()):
        assert isinstance(record, PupilRecord | LessonRecord)
        assert not record.class_name or (record.class_name,) in after["class"]
        if isinstance(record, LessonRecord):
            assert (record.teacher,) in after["teacher"]
            assert (record.subject,) in after["subject"]


@given(SCHOOLS, folders())
def test_what_is_applied_is_what_was_shown(current: School, files: list[NamedFile]) -> None:
    shown = plan_of(files, current)
    refs = frozenset(finding.ref for finding in shown.errors)
    applied = make_plan(parse(files, refs), current, refs)
    assert not applied.errors
    assert applied.kinds == shown.kinds
