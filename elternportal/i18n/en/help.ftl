# Help pages and the foot of every page
foot-label = Help and legal
foot-help = Help
help-open = Help for this page
help-index-intro = For every page, this says what it is for and how to use it. All details are those of your school.
help-leaflet = All help for parents on one page
help-leaflet-print = You can print this page with your browser, or save it as a PDF.
help-pages-of-group = Help for each page
help-back = Back to the page
help-to-index = All help
document-dead-end = This page does not exist
document-to-start = To the start page

help-clock-time = { $time }
help-amount-percent = { $count } per cent
help-amount-minutes =
    { $count ->
        [one] 1 minute
       *[other] { $count } minutes
    }
help-amount-days =
    { $count ->
        [one] 1 day
       *[other] { $count } days
    }
help-amount-days-dative =
    { $count ->
        [one] 1 day
       *[other] { $count } days
    }
help-amount-weeks =
    { $count ->
        [one] 1 week
       *[other] { $count } weeks
    }
help-amount-hours =
    { $count ->
        [one] 1 hour
       *[other] { $count } hours
    }
help-amount-megabytes = { $count } MB
help-amount-megapixels = { $count } megapixels
help-amount-mails-a-minute =
    { $count ->
        [one] 1 mail a minute
       *[other] { $count } mails a minute
    }
