# Writing parent letters
office-letter-error-number = Another letter already has number { $number }. Number { $free } is free, for example.
office-letter-error-published = This letter is already published. You can correct it.
office-letter-error-not-published = This letter is not published yet. You can simply change it.
office-letter-error-text = The letter has no text yet.
office-letter-error-question = Please write the question that parents are to answer.
office-letter-error-options = Please give at least two different answers to choose from, each on a line of its own.
office-letter-error-deadline = The deadline is before the day on which the letter appears. Please choose a later day.
office-letter-error-remind = The letter needs a deadline for the reminder.
office-letter-error-time-passed = That time has already passed. Please choose a later one.
office-letter-error-corrected-meanwhile = Somebody else has corrected the letter meanwhile. Please look at the new version.
office-letter-error-nothing-changed = You have not changed anything yet.
office-letter-error-nothing-to-remind = There is nobody to remind here.
office-letter-error-reminded-today = A reminder was already sent today.

letter-option-yes = Yes
letter-option-no = No
