# The office's import page
office-import-title = Import of school data
office-import-about = Bring classes, teachers, subjects, rooms, lessons, pupils and plans from the school’s programs into the portal. You first see what would change. Nothing is taken over before you say so.
office-import-last = Last import: { $when } – { $added } new, { $changed } changed, { $removed } removed.
office-import-files-heading = Choose files
office-import-files-label = The school’s files
office-import-files-hint = You can choose all files at once. A file may have 20 MB at most. What you do not send stays as it is.
office-import-which = These files are read
office-import-where = In Untis you find the export under File → Import/Export → Export TXT file (DIF). It does not matter which separator is set.
office-import-head-file = File
office-import-upload = Upload and check

office-import-too-large = Together the files are larger than { $limit } MB. School data is never that large. Nothing was uploaded and nothing was changed.
office-import-unreadable = The upload did not work. Please choose { $files } files at most and try again.
office-import-no-files = Please choose at least one file.
office-import-gone = These files are no longer here. They are deleted after an import, with the next upload, and after a day at the latest. Please upload them again.

office-import-checking = Files are being checked
office-import-applying = Changes are being taken over
office-import-may-leave = You can leave this page. The import goes on.
office-import-from = Files checked
office-import-ignored = Without school data, not read
office-import-other-files = Choose other files

office-import-nothing = There is nothing to change. The school is already as the files say.
office-import-nothing-without-errors = Without the rows with errors there is nothing to change.
office-import-plan = What will change
office-import-head-kind = School data
office-import-head-what = Change
office-import-head-entry = Entry
office-import-head-details = Before → after
office-import-added = new
office-import-changed = changed
office-import-removed = removed
office-import-more = … and { $count } more.
office-import-empty-value = empty
office-import-sum-added = New
office-import-sum-changed = Changed
office-import-sum-removed = Removed

office-import-errors = Rows with errors
office-import-errors-about = These rows cannot be taken over as they are. Correct the files and upload them again. Or tick the rows that shall be left out.
office-import-warnings = Please have a look
office-import-warnings-about = These notes do not hold up the import.
office-import-head-leave-out = Leave out
office-import-head-place = File and row
office-import-head-reason = Reason
office-import-line = row { $line }
office-import-whole-file = whole file
office-import-leave-out-all = Leave out all rows with errors
office-import-keep-all = Clear selection

office-import-apply = Apply changes
office-import-open = { $count ->
    [one] One row with errors is still open.
   *[other] { $count } rows with errors are still open.
  } Until then nothing is taken over.
office-import-ask = Apply these changes now? { $added } new, { $changed } changed, { $removed } removed.{ $left_out ->
    [0] { "" }
    [one] { " " }One row is left out.
   *[other] { " " }{ $left_out } rows are left out.
  }
office-import-yes = Yes, apply
office-import-done = Applied: { $added } new, { $changed } changed, { $removed } removed.{ $left_out ->
    [0] { "" }
    [one] { " " }One row was left out.
   *[other] { " " }{ $left_out } rows were left out.
  }
office-import-done-about = The uploaded files are deleted.
office-import-again = Import more files
office-import-ask-missing = Attention: { $count } classes, teachers and children are not in the files and leave the school by that. Is the export complete? Then type this number.
office-import-missing-label = How many leave?
office-import-left =
    { $bookings ->
        [one] One appointment at a parents’ evening is cancelled.
       *[other] { $bookings } appointments at parents’ evenings are cancelled.
    }{ $mailed ->
        [0] { "" }
        [one] { " " }One person gets an email.
       *[other] { " " }{ $mailed } emails go to parents.
    }{ $calls ->
        [0] { "" }
        [one] { " " }The office has to make one call: see “Tasks”.
       *[other] { " " }The office has to make { $calls } calls: see “Tasks”.
    }
office-import-same = The same person?
office-import-same-about = These people are called like somebody you entered by hand.
office-import-two = No, these are two
office-import-one = Yes, the same person
