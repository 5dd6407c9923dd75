# Dates: what everybody reads
dates-title = Dates
menu-dates = Dates
menu-calendar-feeds = Calendar subscription
dates-manage = Manage
dates-shown = What is shown
dates-shown-coming = Coming
dates-shown-month = Month
dates-shown-past = Past
dates-child = For which child
dates-all-children = All children
dates-filter = Search and filter
dates-category = Kind of date
dates-all-categories = All kinds
dates-category-event = Event
dates-category-meeting = Meeting
dates-category-trip = Trip
dates-category-deadline = Deadline
dates-category-free = No school
dates-category-other = Other
dates-search = Search the dates
dates-empty = The school’s dates stand here. At the moment there are none.
dates-empty-filtered = There are no such dates.
dates-empty-month = There are no dates in this month.
dates-one-missing = This date does not exist, or no longer.
dates-to-all = All dates
dates-subscribe = Put these dates into the calendar on your phone
dates-month-before = Month before
dates-month-after = Month after
dates-month-count =
    { $count ->
        [one] 1 date
       *[other] { $count } dates
    }
dates-month-more = and { $count } more
dates-known-first-day = First day of school
dates-known-last-day = Last day of school
dates-today = today
dates-tomorrow = tomorrow

# Dates: the office
office-dates-title = Manage dates
office-dates-new = New date
office-dates-edit = Change date
office-dates-back = To the dates
office-dates-empty = The school’s dates stand here. At the moment there are none.
office-dates-shown = Which dates
office-dates-shown-coming = Coming
office-dates-shown-past = Past
office-dates-shown-removed = Called off
office-dates-head-title = Title
office-dates-head-category = Kind
office-dates-head-when = Time
office-dates-head-note = Note
office-dates-imported = from a calendar file
office-dates-field-title = Title
office-dates-field-category = Kind
office-dates-field-first-day = First day
office-dates-field-last-day = Last day
office-dates-field-starts-at = Begins
office-dates-field-ends-at = Ends
office-dates-field-place = Place
office-dates-field-text = Text
office-dates-field-files = Attachment
office-dates-field-is-mailed = Tell the parents by e-mail
office-dates-times-hint = Without a time the date lasts all day.
office-dates-text-hint = **bold**, lists with “- ” and links are possible.
office-dates-mail-hint = The mail names only the title. Before it is sent you see how many get it.
office-dates-ask-mail =
    { $count ->
        [0] The date will be saved. A mail reaches nobody.
        [one] The date will be saved and the mail goes to 1 person.
       *[other] The date will be saved and the mail goes to { $count } people.
    } { $unreached ->
        [0] { "" }
        [one] One child is reached by no mail.
       *[other] { $unreached } children are reached by no mail.
    } Go on?
office-dates-save = Save date
office-dates-cancel = Cancel
office-dates-copy = Copy
office-dates-copied = This is a copy. Change what differs, and save.
office-dates-delete = Call off
office-dates-delete-ask = Call off “{ $title }”? It disappears from all pages. You can bring it back for four weeks.
office-dates-restore = Bring back
office-dates-saved = The date is saved.
office-dates-deleted = The date is called off. You find it under “Called off”.
office-dates-restored = The date is on all pages again.
office-dates-error-times = The end lies before the beginning, or the beginning is missing. Please check days and times.

# Calendar subscription
feeds-title = Calendar subscription
feeds-intro = With a personal address your own calendar shows the school’s dates and your bookings. Whoever knows the address can read these dates. Do not pass it on.
feeds-new = New address
feeds-for = For whom
feeds-all = All children and own dates
feeds-create = Create address
feeds-created = The address is created. Copy it now.
feeds-address = Your address
feeds-address-once = We show this address only now. For another device simply create a new one.
feeds-open = Open in my calendar
feeds-how = Instructions for iPhone, Android, Outlook and Thunderbird
feeds-in-use = Your addresses
feeds-none = You have not created an address yet.
feeds-about = { $whose }, created on { $day }
feeds-used = Last fetched: { $when }
feeds-unused = Not fetched yet
feeds-revoke = Revoke
feeds-revoked = The address is no longer valid.
feeds-error-too-many = You already have { $most } addresses. First revoke one that you no longer need.

mail-school-date-subject = Date: { $title }
mail-school-date-body = The school has entered or changed a date: “{ $title }”. When and where it is stands in the parent portal.
mailbox-kind-school-date = Date
notifications-kind-dates = Dates
search-kind-date = Date

# Dates: a calendar file
dates-import-title = Take over a calendar file
dates-import-intro = Here you take over dates from another program. First you see what changes.
dates-import-file = Calendar file
dates-import-file-hint = A file that ends in .ics
dates-import-upload = Check file
dates-import-to-page = From a calendar file
dates-import-other = Choose another file
dates-import-plan = This changes
dates-import-named = File: { $name }
dates-import-same = The file brings nothing new. All its dates are here already.
dates-import-added = New
dates-import-changed = Changed
dates-import-removed = Called off, because no longer in the file
dates-import-counted = { $kind }: { $count }
dates-import-more =
    { $count ->
        [one] and 1 more date
       *[other] and { $count } more dates
    }
dates-import-for-new = For new dates
dates-import-apply = Take over
dates-import-ask =
    { $count ->
        [one] 1 date changes. No mail is sent. Take it over?
       *[other] { $count } dates change. No mail is sent. Take them over?
    }
dates-import-yes = Yes, take over
dates-import-done =
    { $count ->
        [one] 1 date has been taken over.
       *[other] { $count } dates have been taken over.
    }
dates-import-findings = Notes
dates-import-refused = This file cannot be taken over. Please choose another one.
dates-import-unreadable = The file is damaged. Please save the calendar again in the other program.
dates-import-no-calendar = This is no calendar file. It must end in .ics and come from a calendar program.
dates-import-cut-off = The end of the file is missing. Please save the calendar again.
dates-import-too-large = The file is too large. { $megabytes } MB are allowed.
dates-import-too-many = The file has too many dates. Allowed are { $entries } entries, { $series } series and { $dates } dates together.
dates-import-within-a-day = A date in the file repeats several times a day. These are no dates of a school. Please take it out.
dates-import-private = A date on { $day } is marked as private and is left out.
dates-import-untitled = A date on { $day } has no title and is left out.
dates-import-one-file = Only the file { $name } counts. Please upload calendars one by one.

office-call-date-changed = { $change ->
        [moved] The date “{ $title }” has changed: now { $day }{ $hours ->
            [none] { "" }
           *[other] {", "}{ $hours }
        } (before { $old_day }{ $old_hours ->
            [none] { "" }
           *[other] {", "}{ $old_hours }
        }).
        [on] The date “{ $title }” on { $day } takes place after all.
       *[off] The date “{ $title }” on { $day } is called off.
    }
