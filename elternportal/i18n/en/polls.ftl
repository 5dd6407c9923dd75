# Polls
polls-title = Polls
polls-manage = Manage
polls-empty = Polls of the school stand here. None is open at the moment.
polls-ended = Polls that have ended
polls-open-until = Until { $date }
polls-ended-on = Ended on { $date }
polls-per-guardian = Each parent has one vote.
polls-per-child = Each child has one vote.
polls-anonymous = Anonymous: nobody can see who voted how. There is a result after the end, from 3 votes on.
polls-named = The school sees who voted how.
polls-texts-for-school = Only the school reads your text.
polls-result-later = The result appears after the end.
polls-too-few = There is no result: it takes at least 3 votes.
polls-voted = { $count ->
    [0] No votes yet
    [one] One vote in all
   *[other] { $count } votes in all
}
polls-votes = { $count ->
    [one] 1 vote
   *[other] { $count } votes
}
polls-choose-one = Choose one answer
polls-choose-several = Choose one or more answers
polls-your-answer = Your answer
polls-vote = Vote
polls-vote-is-final = Your vote counts at once. You cannot change it afterwards.
polls-has-voted = voted
polls-done = Your vote is counted.
polls-error-already-voted = This vote has been cast already. Each vote counts once and stays as it is.
polls-error-ended = This poll has ended.
polls-error-no-answer = Please choose or write an answer.

office-polls-title = Manage polls
office-polls-new = New poll
office-polls-back = To the polls
office-polls-empty = All polls stand here. Draft the first one.
office-polls-head-title = Question
office-polls-head-ends = Last day
office-polls-head-state = State
office-polls-head-votes = Votes
office-polls-head-name = Name
office-polls-head-said = Answer
office-polls-state-draft = draft
office-polls-state-open = open
office-polls-state-ended = ended
office-polls-close = Back to the list
office-polls-draft = Draft
office-polls-field-title = Question
office-polls-field-text = Explanation
office-polls-field-kind = Kind of answer
office-polls-kind-single = choose one answer
office-polls-kind-several = choose several answers
office-polls-kind-text = write a text
office-polls-field-options = Answers
office-polls-options-hint = One answer per line, 2 to 12 answers. Leave it empty for a text.
office-polls-field-ends-on = Last day
office-polls-field-is-anonymous = Anonymous
office-polls-field-is-anonymous-hint = Nobody sees who voted how, not even the school. The result appears after the last day, from 3 votes on. Before that it would show what the latest vote was.
office-polls-field-is-per-child = One vote per child
office-polls-field-is-per-child-hint = Otherwise each parent has one vote.
office-polls-field-shows-result-at-once = Show the result at once
office-polls-field-shows-result-at-once-hint = Otherwise parents see the result after the last day.
office-polls-save = Save draft
office-polls-publication = Publish
office-polls-publication-hint = After that only the last day can change. Please save changes to the draft first.
office-polls-is-mailed = Tell parents by e-mail
office-polls-publish = Publish poll
office-polls-delete = Delete draft
office-polls-delete-ask = Delete the draft “{ $title }”?
office-polls-voices = Who answered what
office-polls-move = Change last day
office-polls-saved = The draft is saved.
office-polls-published = The poll is published.
office-polls-moved = The last day is changed.
office-polls-deleted = The draft is deleted.
office-polls-error-options = Please write 2 to 12 different answers, each of at most 160 characters.
office-polls-error-ends = The last day must not be in the past.
office-polls-error-result-seen = An anonymous poll does not open again after its end. Otherwise the result would show what somebody chose later.
office-polls-error-frozen = The poll is published. Only its last day can still change.
office-polls-mail-ask = { $count ->
    [0] A mail reaches nobody.
    [one] One person gets a mail.
   *[other] { $count } people get a mail.
} { $unreached ->
    [0] { "" }
    [one] No mail reaches one child: ask its family on paper.
   *[other] No mail reaches { $unreached } children: ask their families on paper.
}
office-polls-mail-yes = Publish and send mails
office-polls-end = End poll now
office-polls-end-ask = After that nobody can vote any more, and the result is shown.
office-polls-end-yes = End now
office-polls-ended-now = The poll has ended.
office-polls-back-to-draft = Take back and make a draft again
office-polls-back-ask = Nobody has voted yet. The poll disappears for everybody and is a draft again; waiting mails are not sent. { $told ->
    [0] Nobody has had a mail yet.
    [one] One person has already had a mail and will not find the poll.
   *[other] { $told } people have already had a mail and will not find the poll.
}
office-polls-back-yes = Take back now
office-polls-taken-back = The poll is a draft again.
office-polls-error-has-votes = Somebody has already voted. You can only end the poll.
