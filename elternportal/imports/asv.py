"""ASV's "Export für eine Notenverwaltung" (data-formats §2), from its encrypted archive.

Only the elements in ``asv_tree.py`` are built while parsing: religion, nationality, places of
birth, learning disabilities, telephone numbers of third persons and whatever else ASV knows of a
child never become a value. Of dates of birth only a child's own is read. ``xml_id`` changes with
every export; a child is known by its ``lokales_differenzierungsmerkmal``. Interfaces 1.01 and 1.02
differ only in elements that are not read.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from elternportal import clock
from elternportal.imports.aes_zip import ZIP_MARK, ZipRefused, read_zip
from elternportal.imports.asv_tree import WANTED
from elternportal.imports.cells import Cells
from elternportal.imports.choices import ReadingChoices
from elternportal.imports.columns import GROUP, KEY, LONG, SHORT, TITLE
from elternportal.imports.entries import Contents, Entry
from elternportal.imports.findings import WHOLE_FILE, Report
from elternportal.imports.folder import NamedFile
from elternportal.imports.rows import RowOfNames
from elternportal.imports.school import (
    ClassRecord,
    GuardianRecord,
    LessonRecord,
    PupilRecord,
    Record,
    SubjectRecord,
    TeacherRecord,
    course_number,
)
from elternportal.imports.xlsx import is_workbook
from elternportal.imports.xml_tree import Element, mentions, read_xml
from elternportal.settings import MEGABYTE

NAMESPACE = "www.asv.bayern.de/import"
MAX_XML_BYTES = 150 * MEGABYTE  # 5,000 pupils with all that ASV knows of them
GUARDIANS = ("1", "2")  # whose address it is: a guardian's or the other guardian's
MAIL = "04"
DEPUTY = "stell"
GENDERS = {"1": "M", "2": "F", "3": "D"}
STREET, POSTAL_CODE, CITY = 100, 10, 120


def is_asv(file: NamedFile) -> bool:
    """A ZIP archive that does not call itself a file of Untis, or the XML that is in it."""
    is_zip = file.content.startswith(ZIP_MARK) and not file.untis_number
    is_archive = is_zip and not is_workbook(file)
    return is_archive or mentions(file, NAMESPACE)


def read_asv(file: NamedFile, report: Report, choices: ReadingChoices) -> Contents:
    """All that the portal needs of the export; without its password nothing."""
    if not file.content.startswith(ZIP_MARK):
        report.error(file.name, WHOLE_FILE, "import-archive-plain")
        return Contents()
    try:
        found = read_zip(file.content, ".xml", choices.password, MAX_XML_BYTES)
    except ZipRefused as error:
        report.error(file.name, WHOLE_FILE, error.text_key)
        return Contents()
    inner = NamedFile.of(file.name, found.content)
    if not mentions(inner, NAMESPACE):
        report.error(file.name, WHOLE_FILE, "import-archive-wrong")
        return Contents()
    root = read_xml(inner, WANTED, report, limit=MAX_XML_BYTES)
    if root is None:
        return Contents()
    export = _Export(file.name, root, report)
    entries = tuple(export.entries())
    if not entries:
        report.error(file.name, WHOLE_FILE, "import-file-empty")
    return Contents.of_several(entries, second_to_timetable=("subject", "lesson"))


_Reader = Callable[[Cells, Element], Iterable[Record]]


@dataclass(slots=True)
class _Course:
    """Who has a lesson: its classes, from its own group and from whoever attends it."""

    element: Element
    classes: list[str]


class _Export:
    """The export with what its ids stand for."""

    def __init__(self, file: str, root: Element, report: Report) -> None:
        self._file, self._report = file, report
        self._schools = root.all("schulen", "schule")
        persons = root.all(
            "lehrkraftdaten_nicht_schulbezogen_liste", "lehrkraftdaten_nicht_schulbezogen"
        )
        self._persons = {one.value("xml_id"): one for one in persons}
        self._teachers = {
            one.value("xml_id"): one.value("namenskuerzel")
            for one in self._all("lehrkraefte", "lehrkraft")
        }
        self._subjects = {
            one.value("xml_id"): one.value("kurzform") for one in self._all("faecher", "fach")
        }
        self._classes = self._all("klassen", "klasse")
        self._class_of_group = {
            group.value("xml_id"): one.value("klassenname")
            for one in self._classes
            for group in one.all("klassengruppen", "klassengruppe")
        }

    def entries(self) -> Iterator[Entry]:
        """Everything, each kind after those it refers to."""
        for subject in self._all("faecher", "fach"):
            yield self._entry("subject", subject, self._subject)
        for teacher in self._all("lehrkraefte", "lehrkraft"):
            yield self._entry("teacher", teacher, self._teacher)
        for school_class in self._classes:
            yield self._entry("class", school_class, self._class)
        for class_name, pupil in self._pupils():
            yield self._of_pupil(class_name, pupil)
            for number, address in enumerate(_guardian_addresses(pupil), start=1):
                yield self._guardian(pupil, number, address)
        attending = self._attending()
        for lesson in self._all("unterrichtselemente", "unterrichtselement"):
            course = _Course(lesson, attending.get(lesson.value("xml_id"), []))
            yield self._lesson(course)

    def _all(self, *path: str) -> list[Element]:
        return [one for school in self._schools for one in school.all(*path)]

    def _cells(self, element: Element) -> Cells:
        values = {child.name: child.text for child in element.children}
        if "geschlecht" in values:
            values["geschlecht"] = GENDERS.get(values["geschlecht"], "")
        return Cells(RowOfNames(self._file, element.line, values), self._report)

    def _entry(self, kind: str, element: Element, read: _Reader) -> Entry:
        records = tuple(read(self._cells(element), element))
        return Entry(kind, self._file, element.line, records)

    def _pupils(self) -> Iterator[tuple[str, Element]]:
        """The children with their classes, without those who have left."""
        today = clock.today()
        for school_class in self._classes:
            name = school_class.value("klassenname")
            for pupil in school_class.all("klassengruppen", "klassengruppe", "schuelerliste"):
                for one in pupil.all("schuelerin"):
                    left = self._cells(one).german_date("austrittsdatum")
                    if left is None or left >= today:
                        yield name, one

    def _attending(self) -> dict[str, list[str]]:
        """The classes of the children who attend each lesson."""
        found: defaultdict[str, dict[str, None]] = defaultdict(dict)
        path = ("besuchte_faecher", "besuchtes_fach", "unterrichtselemente")
        for class_name, pupil in self._pupils():
            for lesson in pupil.all(*path, "unterrichtselement_id"):
                found[lesson.text][class_name] = None
        return {lesson: [*classes] for lesson, classes in found.items()}

    def _subject(self, cells: Cells, _element: Element) -> Iterable[Record]:
        yield SubjectRecord(cells.required("kurzform", SHORT), cells.text("langform", LONG))

    def _teacher(self, cells: Cells, element: Element) -> Iterable[Record]:
        person = self._persons.get(element.value("lehrkraftdaten_nicht_schulbezogen_id"))
        if not element.value("namenskuerzel"):
            cells.warning("import-teacher-without-short-name")
            return
        record = TeacherRecord(cells.required("namenskuerzel", SHORT))
        if person is not None:
            own = self._cells(person)
            record = replace(
                record,
                surname=_surname(own),
                first_name=own.name("rufname", LONG) or own.name("vornamen", LONG),
                title=own.text("akademischer_grad", TITLE),
                gender=own.gender("geschlecht"),
            )
        yield record

    def _class(self, cells: Cells, element: Element) -> Iterable[Record]:
        leading = [
            self._teachers.get(one.value("lehrkraft_id"), "")
            for one in element.all("klassenleitungen", "klassenleitung")
            if DEPUTY not in one.value("klassenleitung_art").casefold()
        ]
        grades = [
            one.value("jahrgangsstufe") for one in element.all("klassengruppen", "klassengruppe")
        ]
        yield ClassRecord(
            short_name=cells.required("klassenname", SHORT),
            long_name=cells.text("klassenname_lang", LONG),
            grade=next(filter(None, grades), "")[:20],
            class_teacher=next(filter(None, leading), "")[:SHORT],
        )

    def _of_pupil(self, class_name: str, element: Element) -> Entry:
        cells = self._cells(element)
        record = PupilRecord(
            key=cells.required("lokales_differenzierungsmerkmal", KEY),
            surname=_surname(cells, is_required=True),
            first_name=cells.name("rufname", LONG) or cells.required_name("vornamen", LONG),
            gender=cells.gender("geschlecht"),
            birth_date=cells.german_date("geburtsdatum"),
            class_name=class_name,
        )
        return Entry("pupil", self._file, element.line, (record,))

    def _guardian(self, pupil: Element, number: int, address: Element) -> Entry:
        person = self._cells(address.first("person") or address)
        place = self._cells(address.first("anschrift") or address)
        record = GuardianRecord(
            pupil=pupil.value("lokales_differenzierungsmerkmal")[:KEY],
            key=f"asv-{number}",
            surname=_surname(person),
            first_name=person.name("vornamen", LONG),
            title=person.text("akademischer_grad", TITLE),
            email=self._mail(address),
            street=" ".join(f"{place.text('strasse', 80)} {place.text('nummer', 10)}".split()),
            postal_code=place.text("postleitzahl", POSTAL_CODE),
            city=place.text("ortsbezeichnung", CITY),
            may_be_informed=address.value("auskunftsberechtigt").casefold() in ("true", "1"),
            is_main=address.value("hauptansprechpartner").casefold() in ("true", "1"),
        )
        return Entry("guardian", self._file, address.line, (record,))

    def _mail(self, address: Element) -> str:
        """The first mail address that can be one."""
        for one in address.all("kommunikationsdaten", "kommunikation"):
            if one.value("typ") == MAIL and (mail := self._cells(one).email("nummer_adresse")):
                return mail
        return ""

    def _lesson(self, course: _Course) -> Entry:
        element, cells = course.element, self._cells(course.element)
        teacher = self._teachers.get(element.value("lehrkraft_id"), "")
        subject = self._subjects.get(element.value("fach_id"), "")
        own = self._class_of_group.get(element.value("klassengruppe_id"), "")
        classes = list(dict.fromkeys(filter(None, [own, *course.classes])))
        number = course_number(element.value("ueid") or element.value("xml_id"))
        records = tuple(
            LessonRecord(
                number=number,
                class_name=class_name[:SHORT],
                teacher=teacher[:SHORT],
                subject=subject[:SHORT],
                student_group=element.value("koppel", "kurzform")[:GROUP],
                weekly_hours=cells.hours("stunden"),
            )
            for class_name in classes
            if teacher and subject
        )
        return Entry("lesson", self._file, element.line, records)


def _guardian_addresses(pupil: Element) -> list[Element]:
    return [
        one
        for one in pupil.all("schueleranschriften", "schueleranschrift")
        if one.value("anschrift_wessen") in GUARDIANS and one.first("person") is not None
    ]


def _surname(cells: Cells, *, is_required: bool = False) -> str:
    """The family name with what stands before it, e.g. "von"."""
    name = cells.required_name if is_required else cells.name
    before = cells.name("namensbestandteil_vorangestellt", TITLE)
    return " ".join(filter(None, (before, name("familienname", LONG))))[:LONG]
