# Timetable and substitutions
menu-timetable = Timetable
menu-substitutions = Substitutions
menu-office-substitutions = Substitutions

timetable-title = Timetable
timetable-whose = Whose timetable?
timetable-own = My timetable
timetable-class = Class
timetable-teacher = Teacher
timetable-room = Room
timetable-choose = Please choose
timetable-nobody = The timetable stands here as soon as the school has entered it.
timetable-week = Week { $week }: { $first } to { $last }
timetable-weeks = Weeks
timetable-days = Days of the week
timetable-before = Week before
timetable-this-week = This week
timetable-after = Week after
timetable-paper = Week as PDF
timetable-lesson = Lesson
timetable-course = depends on the course
timetable-no-lessons = No lessons entered
timetable-elsewhere = Your child was in another class then.
timetable-no-school = No school
timetable-at-start = Today and tomorrow
timetable-today = today
timetable-begins = from { $time }
timetable-begins-lesson = from lesson { $lesson }
timetable-begins-unsure = start depends on the course or a change
timetable-changes = { $count ->
        [one] one change
       *[other] { $count } changes
    }
timetable-change-substitution = substitution
timetable-change-cancelled = cancelled
timetable-change-moved-away = moved away
timetable-change-moved-here = moved here
timetable-change-swap = swapped
timetable-change-room = other room
timetable-change-event = event
timetable-change-supervision = supervision
timetable-change-special = special duty
timetable-change-break-duty = break duty
timetable-change-exam = exam

substitutions-title = Substitutions
substitutions-manage = Edit substitutions
substitutions-stand = As of { $when }
substitutions-empty = Nothing in the next days differs from the timetable.

office-substitutions-title = Substitutions
office-substitutions-new = Enter a change
office-substitutions-edit = Edit a change
office-substitutions-import = Import a plan
office-substitutions-back = To the substitution plan
office-substitutions-empty = No change is entered for the next two weeks.
office-substitutions-head-day = Day
office-substitutions-head-lesson = Lesson
office-substitutions-head-about = Class, subject, teacher
office-substitutions-head-kind = Kind
office-substitutions-head-now = New
office-substitutions-field-day = Day
office-substitutions-field-lesson = Lesson
office-substitutions-field-class-id = Class
office-substitutions-field-kind = Kind
office-substitutions-field-subject-id = Subject before
office-substitutions-field-new-subject-id = New subject
office-substitutions-field-teacher-id = Teacher before
office-substitutions-field-substitute-id = New teacher
office-substitutions-field-new-room = New room
office-substitutions-field-text = Text for everybody concerned
office-substitutions-none = –
office-substitutions-save = Save
office-substitutions-cancel = Cancel
office-substitutions-saved = The change is saved. Whoever it concerns sees it now.
office-substitutions-delete = Delete the change
office-substitutions-delete-ask = Delete this change? The timetable holds again then.
office-substitutions-deleted = The change is deleted.
office-substitutions-is-imported = This change came with a file. Once you save it, your version holds, also at the next import.
office-substitutions-texts = Notes about a day
office-substitutions-texts-about = All parents and teachers read them in the timetable and with the substitutions. An empty text takes the note back.
office-substitutions-text = Note
office-substitutions-text-save = Publish the note
office-substitutions-text-saved = The note is saved.
office-substitutions-error-nobody = Please choose a class or a teacher.
office-substitutions-error-over = This day is over already.

school-settings-area-timetable = Timetable
setting-timetable-a-weeks = A weeks
setting-timetable-a-weeks-help = Some lessons are held every other week only. Which calendar weeks are A weeks?
setting-timetable-a-weeks-is-odd = odd calendar weeks
setting-timetable-a-weeks-is-even = even calendar weeks
setting-timetable-a-labels = Names of the A weeks
setting-timetable-a-labels-help = What your timetable program calls the A weeks. Separate several names with a comma.
setting-timetable-b-labels = Names of the B weeks
setting-timetable-b-labels-help = What your timetable program calls the B weeks. Separate several names with a comma.

notifications-kind-substitutions = Changes in the substitution plan
mailbox-kind-substitutions = Change in the substitution plan

setting-modules-timetable = Timetable and substitutions
setting-modules-timetable-help = Off: timetable and substitutions vanish from everybody’s menu at once. The data stays, and an import keeps it up to date.

setting-timetable-tomorrow-at = Mail in the evening
setting-timetable-tomorrow-at-help = Whoever wants it gets a mail about the next day on the evening before a school day. From what time?
notifications-kind-tomorrow = In the evening: what is different tomorrow
mailbox-kind-tomorrow = What is different tomorrow

setting-timetable-hall-display = Display in the hall
setting-timetable-hall-display-help = A screen at school shows the substitutions of all classes. Whoever has its secret address sees them, too. You make the address at the substitutions.
setting-timetable-hall-teachers = Name teachers in the hall
setting-timetable-hall-teachers-help = Off: the display in the hall names no teachers and leaves out texts that hold the name of one.
