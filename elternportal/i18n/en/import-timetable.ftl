# Timetable and substitutions
import-kind-slot = Timetable
import-kind-substitution = Substitutions
import-one-slot = The lesson
import-one-substitution = The change
import-phase-slot = Saving the timetable
import-phase-substitution = Saving the substitutions
import-holds-slot = timetable
import-holds-substitution = substitutions
import-field-weekday = Weekday
import-field-lesson = Lesson
import-field-room = Room
import-field-first-day = From
import-field-last-day = Until
import-field-week = Week
import-field-day = Day
import-field-kind = Kind
import-field-substitute = Substitute
import-field-new-subject = New subject
import-field-new-room = New room
import-field-text = Text
import-field-is-manual = By hand
import-slot-unplaced = Lesson { $number } has no place in the week (its day or period is missing). The row is left out.
import-slot-without-class = Lesson { $number } has no class. The row is left out.
import-substitution-undated = The day or the lesson is missing in this row. Without them the change cannot be shown.
import-unknown-teacher = The teacher “{ $name }” is unknown. The lesson is imported without a teacher.{ $suggestion ->
        [none] {""}
       *[other] {" "}Do you mean “{ $suggestion }”?
    }
import-unknown-subject = The subject “{ $name }” is unknown. The lesson is imported without a subject.{ $suggestion ->
        [none] {""}
       *[other] {" "}Do you mean “{ $suggestion }”?
    }
import-unknown-substitute = The teacher “{ $name }” is unknown. The substitution is imported without a teacher.{ $suggestion ->
        [none] {""}
       *[other] {" "}Do you mean “{ $suggestion }”?
    }
import-unknown-new-subject = The new subject “{ $name }” is unknown. The change is imported without it.{ $suggestion ->
        [none] {""}
       *[other] {" "}Do you mean “{ $suggestion }”?
    }
import-kind-holiday = Holidays
import-one-holiday = The days off
import-phase-holiday = Saving holidays
import-holds-holiday = Holidays
import-holiday-undated = This row lacks a day, or the end lies before the beginning.
import-field-name = Name
import-field-source = Source
import-kind-course-choice = Course choice
import-one-course-choice = The course choice
import-phase-course-choice = Saving the course choice
import-holds-course-choice = Course choice: who is in which course
import-field-planning-name = Name in the planning program
import-course-without-lesson = There is no lesson for the course { $name }. Please also bring GPU002 and GPU001.
