"""Long work as a row in the database: begun on a page, done beside it, found again later.

A kind of work stands on the card of its area (:class:`~elternportal.jobs.kinds.JobKind`); the
runner of any process does it. What it writes and that it is done are one commit, so a process that
dies in between has done nothing, and another begins anew.
"""
