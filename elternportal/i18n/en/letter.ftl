# Letters as guardians read, confirm and answer them
letter-error-corrected = The school has just changed this letter. Please read the new version and then send your answer again.
letter-error-final = This answer can no longer be changed. Please contact the school office.
letter-error-answered-by-you = You have already answered for { $child }.
letter-error-answered-by-other = { $person } has just answered for { $child }.
letter-error-answered-by-somebody = Somebody else has just answered for { $child }.
letter-error-answered-on-paper = The school has already recorded an answer for { $child }.
letter-error-choose-one = Please choose an answer.
letter-error-text-missing = Please write an answer.
letter-error-text-too-long = The answer is too long: at most { $most } characters.
letter-error-one-file = Please attach exactly one file.
letter-error-does-not-fit = This answer does not fit the letter. Please reload the page.
letter-error-no-child = Please choose at least one child.

# The list
letters-shown = Which letters
letters-all = All
letters-to-do = To do ({ $count })
letters-unread = Unread ({ $count })
letters-child = Choose a child
letters-all-children = All children
letters-year = School year
letters-search = Search the letters
letters-search-action = Search
letters-search-end = End search
letters-empty = The school’s letters will stand here as soon as there are any.
letters-empty-shown = Nothing is open here at the moment.
letters-empty-words = No letter contains these words. Try another word or another school year.

# How it stands with a child
letter-please-confirm = Please confirm
letter-please-confirm-until = Please confirm by { $day }
letter-please-answer = Please answer
letter-please-answer-until = Please answer by { $day }
letter-overdue-confirm = Not confirmed, it was due on { $day }
letter-overdue-answer = Not answered, it was due on { $day }
letter-by-you-confirmed = Confirmed by you: { $when }
letter-by-other-confirmed = Confirmed by { $person }: { $when }
letter-by-you-answered = Answered by you: { $when }
letter-by-other-answered = Answered by { $person }: { $when }
letter-on-paper = Recorded by the school: { $when }
letter-other-guardian = another guardian
letter-late = after it was due
letter-new = New
letter-corrected = Changed

# The letter's page
letter-title = Letter
letter-back = All letters
letter-missing = This letter does not exist, or it is not for your children.
letter-about = No. { $number } · { $day }
letter-corrected-at = changed: { $when }
letter-files = Files
letter-is-for = For
letter-answer = Your answer
letter-asked-anew = The school has changed this letter and asks for your answer once more.
letter-confirm-for = For
letter-confirm = I have taken note
letter-for-children = This answer is for
letter-send = Send answer
letter-several-hint = You can tick several answers. If none applies, tick “None of these”.
letter-none-chosen = None of these
letter-answered-older-version = This answer belongs to an earlier version of the letter. You need not answer again.
letter-change = Change answer
letter-change-for = New answer for
letter-change-send = Send changed answer
letter-keep = Do not change
letter-corrections = What was changed
letter-correction = Version { $version } of { $when }
letter-removed = Removed:
letter-added = New:
letter-file-added = New file: { $name }
letter-file-removed = Removed file: { $name }
letter-done = Thank you. Your answer is saved.
letter-done-changed = Your changed answer is saved.
letter-just-corrected = The school has just changed this letter. You see the new version.
letter-error-nothing-ticked = Please tick what applies, or “None of these”.
letter-error-none-or-some = Please tick either answers or “None of these”.
