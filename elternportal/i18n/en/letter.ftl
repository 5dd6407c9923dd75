# Letters as guardians read, confirm and answer them
letter-error-corrected = The school has just changed this letter. Your answer was not saved yet. Please read the new version and then send it again.
letter-error-final = This answer can no longer be changed. Please contact the school office.
letter-error-answered-by-you = You have already answered for { $child }.
letter-error-answered-by-other = { $person } has just answered for { $child }.
letter-error-answered-by-somebody = Somebody else has just answered for { $child }.
letter-error-answered-on-paper = There is already an answer on paper for { $child }.
letter-error-choose-one = Please choose an answer.
letter-error-text-missing = Please write an answer.
letter-error-text-too-long = The answer is too long: at most { $most } characters.
letter-error-one-file = Please attach exactly one file.
letter-error-does-not-fit = This answer does not fit the letter. Please reload the page.
