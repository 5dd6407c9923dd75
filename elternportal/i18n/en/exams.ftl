# Exams
menu-exams = Exams
menu-office-exams = Enter exams

exams-title = Exams
exams-manage = Enter and change exams
exams-one = Exam
exams-shown = Period
exams-shown-coming = To come
exams-shown-past = Past
exams-child = Child
exams-all-children = All children
exams-subject = Subject
exams-all-subjects = All subjects
exams-empty = No exam is announced at the moment.
exams-empty-filtered = No exam is entered here.
exams-subscribe = Show exams in your own calendar
exams-course = depends on the course
exams-lessons = { $are ->
        [one] lesson { $first }
       *[many] lessons { $first } to { $last }
    }
exams-note = exam { $name } (lesson { $lessons })
exams-note-course = exam { $name } (lesson { $lessons }, depends on the course)
exams-at-start = Next exams

office-exams-title = Enter exams
office-exams-new = Enter an exam
office-exams-edit = Edit exam
office-exams-import = Import plan
office-exams-release = Release
office-exams-back = To the exams
office-exams-shown = Period
office-exams-shown-coming = To come
office-exams-shown-past = Past
office-exams-shown-removed = Called off
office-exams-class = Class
office-exams-all-classes = All classes
office-exams-search = Search exams
office-exams-empty = No exam is entered here.
office-exams-head-when = When
office-exams-head-about = Class, subject, teacher
office-exams-head-title = Name
office-exams-head-room = Room
office-exams-head-note = Note
office-exams-imported = from a file
office-exams-without-class = without a class: families do not see it
office-exams-hidden = not released yet
office-exams-field-class-id = Class
office-exams-field-course = Subject or course
office-exams-field-day = Day
office-exams-field-first-lesson = From lesson
office-exams-field-last-lesson = To lesson
office-exams-field-title = Name
office-exams-field-room = Room
office-exams-field-text = Note for the families
office-exams-title-hint = For example “1st written exam”.
office-exams-choose = Please choose
office-exams-kept = as before
office-exams-save = Save
office-exams-cancel = Cancel
office-exams-saved = The exam is saved.
office-exams-delete = Call off exam
office-exams-delete-ask = Call off this exam? You then find it under “Called off” and can bring it back.
office-exams-deleted = The exam is called off.
office-exams-restore = Bring back
office-exams-restored = The exam takes place again.
office-exams-is-imported = This exam came with a file. Once saved, your version counts, also at the next import.
office-exams-save-anyway = Save anyway
office-exams-change = Change it again
office-exams-clash-day = { $name } already has an exam on this day: { $others }. The school plans no more for one day.
office-exams-clash-week = { $name } already has exams in this week: { $others }. The school plans no more for one week.
office-exams-clash-trip = { $name } is away on this day: { $others }.
office-exams-clash-away = { $count ->
        [one] One child of { $name } is absent or on leave on this day.
       *[other] { $count } children of { $name } are absent or on leave on this day.
    }
office-exams-clash-no-school = There is no school on this day.
office-exams-error-course = Please choose a subject or course.
office-exams-error-lessons = The exam ends before it begins. Please check the lessons.
office-exams-error-over = This day is too far back.

exam-release-title = Release of exams
exam-release-back = To the exams
exam-release-about = Families see the exams of a grade only once you release them. From then on they also see each change at once.
exam-release-off = Your school shows exams at once. You can change that in the school settings.
exam-release-grade = Grade { $grade }
exam-release-since = Released since { $when }. { $count ->
        [0] No exam is ahead at the moment.
        [one] One exam is ahead.
       *[other] { $count } exams are ahead.
    }
exam-release-hidden = Not released yet. { $count ->
        [0] No exam is ahead at the moment.
        [one] One exam is ahead.
       *[other] { $count } exams are ahead.
    }
exam-release-show = Release
exam-release-withdraw = Take back the release
exam-release-ask = Release? { $count ->
        [0] Nobody gets a mail because of it.
        [one] One person with access hears of it, by mail if they have chosen so.
       *[other] { $count } people with access hear of it, by mail if they have chosen so.
    }
exam-release-yes = Yes, release
exam-release-no = No
exam-release-done = The families of this grade now see their exams.
exam-release-withdrawn = The release is taken back. Only teachers and office still see these exams.

import-kind-exam = Exams
import-one-exam = The exam
import-phase-exam = Saving exams
import-holds-exam = Exams
import-field-first-lesson = From lesson
import-field-last-lesson = To lesson
import-field-numbers = Lessons
import-exam-undated = This row lacks the day or the lesson. Without them the exam cannot be shown.
import-exam-without-lesson = The exam “{ $name }” names lessons ({ $numbers }) that are in no file GPU002. It is taken over, but no family sees it.

school-settings-area-exams = Exams
setting-exams-needs-release = Show exams only once released
setting-exams-needs-release-help = Yes: families see the exams of a grade only once office or head release them. No: they see each exam at once.
setting-exams-teachers-enter = Teachers enter exams
setting-exams-teachers-enter-help = No: only office and head enter exams and change them.
setting-exams-most-a-day = Exams on one day
setting-exams-most-a-day-help = If a class would have more on one day, the portal warns while you enter. 0: no warning.
setting-exams-most-a-week = Exams in one week
setting-exams-most-a-week-help = If a class would have more in one week, the portal warns while you enter. 0: no warning.

notifications-kind-exams = Exams
mailbox-kind-exams = Change of exams
mail-exams-subject = Change of exams
mail-exams-body =
    Something has changed about exams that concern your child: { $days }.

    What is new or different you can read in the portal.

setting-modules-exams = Exams
setting-modules-exams-help = Off: exams disappear from everybody's menu at once. The data stays, and an import keeps it up to date.

office-call-exams-changed = { $change ->
        [moved] The exam { $name } is moved: { $day }, from lesson { $lesson }, instead of { $old_day }.
        [on] The exam { $name } is on { $day }, from lesson { $lesson }.
       *[off] The exam { $name } on { $day } is called off.
    }
