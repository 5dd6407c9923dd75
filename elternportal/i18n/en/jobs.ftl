# Long work: PIN letters, print runs
menu-jobs = Jobs
jobs-title = Jobs
jobs-intro = What takes longer goes on here, even if you leave the page. Only you see your jobs.
jobs-empty = You have no jobs at the moment.
jobs-head-work = Job
jobs-head-begun = Begun
jobs-head-state = State
jobs-head-file = File
jobs-kind-pin-letters = PIN letters
jobs-kind-letter-print = Printing a letter
jobs-state-queued = Waits, begins in a moment
jobs-state-running = Has begun
jobs-state-cancelled = Cancelled. Nothing was changed.
jobs-progress = { $done } of { $total }
jobs-count-pin-letters = { $count ->
    [0] There was no letter to print: all these children have an account or a valid PIN.
    [1] One letter is ready.
   *[other] { $count } letters are ready.
}
jobs-count-letter-print = { $count ->
    [0] There was no letter to print.
    [1] One letter is ready.
   *[other] { $count } letters are ready.
}
jobs-file-gone = Done. The file has been deleted.
jobs-kept = The file stays here until { $when } and is then deleted.
jobs-fetch = Download PDF
jobs-delete-file = Delete the file now
jobs-file-deleted = The file is deleted.
jobs-cancel = Cancel
jobs-cancelled = The job is cancelled.
jobs-failed = Not finished, nothing was changed: { $why }
jobs-failed-stopped = The job was stopped.
jobs-failed-interrupted = The portal was restarted several times in the middle of the work. Please begin the job once more.
jobs-failed-unexpected = There was an error that nobody expected. It is in the server's log.
jobs-error-runs-already = This job is running already. You find it under “Jobs”.
