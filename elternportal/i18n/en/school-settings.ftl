# What the school decides for itself: labels and help sentences of all settings
setting-refused-kind = This value does not fit this setting.
setting-refused-number = Please enter a whole number.
setting-refused-yes-no = Please choose yes or no.
setting-refused-one-line = Please write everything in one line.
setting-refused-characters = The text contains characters that cannot be read.
setting-refused-colour = Please choose a colour in the form #1a6b3c.
setting-refused-time = Please enter a time of day, for example 7:55.
setting-refused-date = Please enter a day.
setting-refused-low = At least { $limit }.
setting-refused-high = At most { $limit }.
setting-refused-long = At most { $limit } characters.
setting-refused-empty = Please fill in this field.
setting-refused-choice = Please choose one of the values on offer.

setting-modules-evening = Parents’ evening
setting-modules-evening-help = Off: parents’ evenings vanish from everybody’s menu at once. Booked talks stay stored, but nobody sees them.
setting-modules-letters = Letters to parents
setting-modules-letters-help = Off: letters vanish from everybody’s menu at once, and no letters and reminders go out any more. Letters and answers stay stored.
setting-modules-board = Notice board
setting-modules-board-help = Off: the notice board vanishes from everybody’s menu at once. The notices stay stored.
setting-modules-dates = Dates
setting-modules-dates-help = Off: the dates vanish from everybody’s menu at once, and subscribed calendars get nothing more. The dates stay stored.
setting-modules-polls = Polls
setting-modules-polls-help = Off: polls vanish from everybody’s menu at once. The data stays.
setting-modules-documents = Documents and forms
setting-modules-documents-help = Off: documents and forms vanish from everybody’s menu at once. The files stay stored.
setting-modules-school-info = School information
setting-modules-school-info-help = Off: the school information vanishes from everybody’s menu at once. Contacts and texts stay stored.
setting-modules-lost-property = Lost property
setting-modules-lost-property-help = Off: lost property vanishes from everybody’s menu at once. The entries stay stored.

setting-unit-minutes = minutes
setting-unit-days = days
setting-unit-weeks = weeks
setting-unit-hours = hours
setting-unit-megabytes = MB
setting-unit-megapixels = megapixels
setting-unit-mails-a-minute = mails a minute

setting-school-name = Name of the school
setting-school-name-help = It stands on every page, in every mail and on every letter.
setting-school-short-name = Short name
setting-school-short-name-help = It stands in the menu on a phone where the name would be too long. Empty: the whole name.
setting-school-contact = Contact for questions
setting-school-contact-help = Whom parents ask when something does not work: a mail address or phone number. It stands below every mail and on every letter.
setting-school-address = Postal address
setting-school-address-help = The school’s address as it stands on a letter. It stands below the help pages and in the templates of the legal texts.
setting-school-phone = Phone
setting-school-phone-help = The number of the school office. It stands below the help pages and in the templates of the legal texts.
setting-school-email = Mail address of the school
setting-school-email-help = The address at which the school reads mail. It stands below the help pages and in the templates of the legal texts.
setting-school-language = Language of the school
setting-school-language-help = The portal speaks it with everybody whose language it does not know yet, for example with new teachers.
setting-school-language-is-de = German
setting-school-language-is-en = English

setting-access-staff-need-second-factor = A second factor for all who work at the school
setting-access-staff-need-second-factor-help = Teachers, office and head need an app with codes beside the password. Who has none when the time is over sees in the portal only what all parents see. Parents may have a second factor, but need not.
setting-access-second-factor-grace-days = Time for the second factor
setting-access-second-factor-grace-days-help = For so many days after signing in for the first time all who work at the school may take to set it up.
setting-access-pin-valid-days = How long a PIN holds
setting-access-pin-valid-days-help = For so long parents can use a new PIN. Who enters it later needs a new one.

setting-letters-teachers-write = Teachers write letters to parents
setting-letters-teachers-write-help = Yes: teachers may write to the classes they teach. No: only the office and the head write letters to parents.

setting-files-file-megabytes = Size of a file
setting-files-file-megabytes-help = An uploaded file may be at most this large.
setting-files-image-megapixels = Size of a photo
setting-files-image-megapixels-help = A photo (JPEG) may have at most so many pixels. For PNG, WebP and progressive JPEG at most 36 megapixels hold, because they need far more memory.
setting-files-upload-megabytes-a-day = Files per person and day
setting-files-upload-megabytes-a-day-help = One person may upload so much on a day.

setting-notifications-mails-per-domain-minute = Pace of mails
setting-notifications-mails-per-domain-minute-help = At most so many mails a minute go to the same mail provider. Large providers slow down senders that are too fast.

setting-school-state = Federal state
setting-school-state-help = It decides which public and school holidays the portal proposes in the school calendar.
setting-school-state-is-none = Not chosen yet
setting-school-state-is-BW = Baden-Württemberg
setting-school-state-is-BY = Bavaria
setting-school-state-is-BE = Berlin
setting-school-state-is-BB = Brandenburg
setting-school-state-is-HB = Bremen
setting-school-state-is-HH = Hamburg
setting-school-state-is-HE = Hesse
setting-school-state-is-MV = Mecklenburg-Western Pomerania
setting-school-state-is-NI = Lower Saxony
setting-school-state-is-NW = North Rhine-Westphalia
setting-school-state-is-RP = Rhineland-Palatinate
setting-school-state-is-SL = Saarland
setting-school-state-is-SN = Saxony
setting-school-state-is-ST = Saxony-Anhalt
setting-school-state-is-SH = Schleswig-Holstein
setting-school-state-is-TH = Thuringia
setting-school-saturdays = Lessons on Saturdays
setting-school-saturdays-help = Yes: Saturdays are school days, too, outside the holidays.
setting-school-accent = Colour of the school
setting-school-accent-help = Links and buttons have it, for example #1a6b3c. For the dark mode the portal takes a lighter tone by itself. Empty: the portal’s blue.
setting-refused-pale = This colour is too pale: links and buttons would be hard to read. Please take a darker tone.
setting-unit-percent = per cent
setting-school-import-missing-share = Ask at an import if so much is missing
setting-school-import-missing-share-help = If more than so many per cent of the classes, the teachers or the children are not in the files, the number of those missing has to be typed. So an incomplete export does not delete half the school.
setting-school-import-monitor-headings = Headings of your own on monitor pages
setting-school-import-monitor-headings-help = If a column of your substitution plan has another name than usual, write: Ersatz = Vertreter. Separate several by commas.
setting-school-import-monitor-messages = Messages that are taken from monitor pages
setting-school-import-monitor-messages-help = Only messages with these headings come into the substitution plan, for example: Unterrichtsfrei, Nachrichten zum Tag. Who is absent is never taken over. Separate several by commas.
setting-school-import-by-itself = May be taken over without a preview
setting-school-import-by-itself-help = Files can come into the portal by themselves: from a folder or from a program with a token. What is not allowed here waits for you. Data about people is never taken over without a preview.
setting-school-import-by-itself-is-nothing = nothing
setting-school-import-by-itself-is-substitutions = the substitution plan
setting-school-import-by-itself-is-plans = substitutions, exams and timetable
setting-school-import-list-headings = Headings of your own in CSV and Excel lists
setting-school-import-list-headings-help = If a column of your list has another name than usual, write: Familie = Familienname. Separate several by commas. Usual are: Schlüssel, Familienname, Vorname, Rufname, Klasse, Geschlecht, Kürzel, Titel, E-Mail, Kind, Straße, PLZ, Ort, Auskunftsberechtigt, Hauptansprechpartner.
