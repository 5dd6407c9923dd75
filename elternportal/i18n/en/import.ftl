# Import of the master data: plan, findings, progress
import-kind-subject = Subjects
import-kind-room = Rooms
import-kind-teacher = Teachers
import-kind-class = Classes
import-kind-pupil = Pupils
import-kind-lesson = Lessons
import-days-of-kind = { $kind } from { $first } to { $last }

import-one-subject = The subject
import-one-room = The room
import-one-teacher = The teacher
import-one-class = The class
import-one-pupil = The pupil
import-one-lesson = The lesson

import-holds-subject = Subjects
import-holds-room = Rooms
import-holds-teacher = Teachers
import-holds-class = Classes
import-holds-pupil = Pupils
import-holds-lesson = Lessons: who teaches which class which subject

import-field-short-name = Short name
import-field-long-name = Long name
import-field-capacity = Places
import-field-surname = Surname
import-field-first-name = First name
import-field-title = Title
import-field-gender = Gender
import-field-email = E-mail
import-field-grade = Grade
import-field-class-teacher = Class teacher
import-field-home-room = Home room
import-field-key = Key
import-field-birth-date = Date of birth
import-field-class-name = Class
import-field-number = Lesson number
import-field-teacher = Teacher
import-field-subject = Subject
import-field-student-group = Student group
import-field-weekly-hours = Hours per week

import-phase-reading = Reading the files
import-phase-comparing = Comparing the files with the school
import-phase-subject = Saving subjects
import-phase-room = Saving rooms
import-phase-teacher = Saving teachers
import-phase-class = Saving classes
import-phase-pupil = Saving pupils
import-phase-lesson = Saving lessons
import-phase-done = Done

import-has-errors = The import still has { $count } errors, for example in { $file }. Nothing was changed. Please correct the files, or choose the rows to leave out.
import-school-changed = Somebody else has just changed the master data. Nothing of your import was kept. Please check the plan once more.
import-nothing-to-read = None of these files holds master data. These are read: { $files }.
import-folder-missing = There is no folder { $folder }.
import-folder-empty = The folder { $folder } holds no Untis file (GPU003.TXT and so on).

import-file-too-large = The file has { $size } MB. { $limit } MB are allowed. It was not read.
import-file-binary = This is not a text file. Please choose the export from Untis (GPU…TXT).
import-file-too-long = The file has more than { $limit } lines. It was not read.
import-file-empty = The file holds no rows.
import-file-twice = There already is a file of this kind ({ $other }). Please give only one of them.
import-file-not-untis = The file has no columns as Untis writes them.
import-file-wrong = The content does not match the name of the file. This is another export from Untis.
import-encoding-unknown = The row holds characters that cannot be read.
import-encoding-mixed = The row is written in { $found }, the rest of the file in { $usual }. Please check the umlauts.
import-codepage-found = The file is written in the character set { $page }. Please check these names: { $names }. If they are wrong, choose “UTF-8” when you export from Untis.
import-codepage-unclear = It is not certain in which character set the file is written. Is it “{ $one }” or “{ $other }”? Choose “UTF-8” when you export from Untis, and bring the file again.
import-encoding-misread = The row holds “{ $found }”. That is probably an umlaut in another encoding. Please check the names.
import-row-unreadable = The row cannot be split into columns. A quotation mark is probably missing.

import-cell-empty = Column { $column } is empty but needed.
import-text-too-long = The text in column { $column } is longer than { $limit } characters.
import-control-characters = The text in column { $column } holds control characters.
import-not-a-number = Column { $column } says “{ $value }”. A number is expected.
import-not-a-date = Column { $column } says “{ $value }”. A date such as 20260915 is expected.
import-not-an-email = Column { $column } says “{ $value }”. This cannot be an e-mail address{ $sign ->
        [none] {""}
       *[other] {" "}(character: { $sign })
    }. It is left out.
import-gender-unknown = Column { $column } says “{ $value }”. 1 (female) or 2 (male) is expected.
import-dates-reversed = The end ({ $end }) lies before the beginning ({ $start }).
import-pupil-without-class = This child has no class.
import-lesson-incomplete = Lesson { $number } has no class, no teacher or no subject. It is not imported.
import-many-rows = { $rows } rows have the same fault. The first: { $sentence }
import-many-unknown = { $is_missing ->
    [yes] { $source } is missing: { $kind }, { $count } unknown names
   *[no] { $kind }: { $count } names are neither in { $source } nor in the school
} ({ $names }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}). { $rows } rows are concerned.
import-removed-with-account = { $name } is removed and has an account. After the import the account is signed out. Is that right?
import-unknown = { $one } “{ $name }” is in no file and not in the school.{ $suggestion ->
        [none] {""}
       *[other] {" "}Do you mean “{ $suggestion }”?
    }
import-unknown-class-teacher = The class teacher “{ $name }” is unknown. The class is imported without class teacher.{ $suggestion ->
        [none] {""}
       *[other] {" "}Do you mean “{ $suggestion }”?
    }
import-doubled = “{ $name }” is already in line { $first }, but with other details.
import-doubled-harmless = “{ $name }” is already in line { $first }. This row is not needed.
import-kept-in-use = { $one } “{ $name }” is missing in the file, but still needed, and therefore stays.
import-many-removed = { $kind }: { $removed } of { $total } go. Please check that the file is complete.
import-by-hand-kept = Entered by hand and not in the file: { $names }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}. They stay at the school.
import-by-hand-away = Taken off by hand and still in the file: { $names }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}. They stay taken off.
import-by-hand-back = Taken off by hand and still in the file: { $names }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}. Teachers who are in the file come back by the import.
import-by-hand-corrected = Corrected by hand while the file still has the old entries: { $names }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}. The correction stays.
import-by-hand-same = “{ $name }” is called like somebody you entered by hand. The portal takes them for the same person and does not add them again. If they are two, say so on the page “Import” before you apply.
import-by-hand-apart = “{ $name }” is called like somebody you entered by hand, and is added as a second person.
import-hangs-appointments = { $count ->
    [one] one appointment at a parents’ evening is cancelled
   *[other] { $count } appointments at parents’ evenings are cancelled
}
import-hangs-letters = { $count ->
    [one] one letter
   *[other] { $count } letters
}
import-hangs-groups = { $count ->
    [one] one group
   *[other] { $count } groups
}
import-hangs-sessions = { $count ->
    [one] one sign-in
   *[other] { $count } sign-ins
}
import-many-missing = A large part of the school is not in the files. To apply them, please type the number { $count }.
