# More formats of the import
import-format-untis-xml = Untis XML: all master data and the timetable in one file
import-xml-doctype = The file holds a document type (DOCTYPE). For safety it is not read. Untis and ASV write no such thing.
import-xml-broken = The file is incomplete or damaged (line { $place }). Please export it again.
import-xml-too-deep = The file is nested deeper than { $limit } levels. It was not read.
import-encoding-unknown-file = The file names a character set that does not exist. It was not read.
import-occurrence-unclear = It cannot be read on which days the lesson is held. It counts for every week.
import-field-held-from = Single days from
import-field-held-days = Single days
import-kind-twice = { $kind } are in { $other }, too, and are taken from there.
