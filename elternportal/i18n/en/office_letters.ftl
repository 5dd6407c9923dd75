# Writing parent letters
office-letter-error-number = Another letter already has number { $number }. Number { $free } is free, for example.
office-letter-error-published = This letter is already published. You can correct it.
office-letter-error-not-published = This letter is not published yet. You can simply change it.
office-letter-error-text = The letter has no text yet.
office-letter-error-question = Please write the question that parents are to answer.
office-letter-error-options = Please give at least two different answers to choose from, each on a line of its own.
office-letter-error-deadline = The deadline is before the day on which the letter appears. Please choose a later day.
office-letter-error-deadline-passed = This day has already passed.
office-letter-error-remind = The letter needs a deadline for the reminder.
office-letter-error-time-passed = That time has already passed. Please choose a later one.
office-letter-error-nothing-changed = You have not changed anything yet.
office-letter-error-nothing-to-remind = There is nobody to remind here.
office-letter-error-reminded-today = A reminder was already sent today.

letter-option-yes = Yes
letter-option-no = No

office-letters-title = Write letters
office-letters-new = New letter
office-letters-groups = Saved groups
office-letters-may-not = At this school the office writes the letters.
office-letters-filter = Which letters
office-letters-tab-draft = Drafts ({ $count })
office-letters-tab-scheduled = Scheduled ({ $count })
office-letters-tab-published = Published ({ $count })
office-letters-year = School year
office-letters-head-number = No.
office-letters-head-title = Title
office-letters-head-author = From
office-letters-head-when = Appears
office-letters-head-deadline = Deadline
office-letters-head-answered = Answers
office-letters-answered = { $answered } of { $children }
office-letters-results = Answers
office-letters-empty-draft = Letters that you are still writing will stand here.
office-letters-empty-scheduled = Letters that appear at a set time will stand here.
office-letters-empty-published = Letters that parents can read will stand here. There are none yet.

office-letter-title = Write a letter
office-letter-all = All letters
office-letter-state-new = New letter
office-letter-state-draft = Draft
office-letter-state-scheduled = Appears on { $at }.
office-letter-state-published = Appeared on { $at }.
office-letter-version = This is version { $version }.
office-letter-until = by { $day }

office-letter-part-letter = Letter
office-letter-part-answer = Answer
office-letter-part-publish = Publish
office-letter-field-number = Number
office-letter-field-title = Title
office-letter-field-text = Text
office-letter-field-files = Attachments
office-letter-field-is-confidential = Confidential
office-letter-field-demand = What are parents to do?
office-letter-field-question = Question
office-letter-field-options = Answers to choose from
office-letter-field-deadline = Deadline
office-letter-field-remind-days-before = Days before to remind automatically
office-letter-text-hint = Empty line: new paragraph. **bold**, *italic*, # heading, - list.
office-letter-confidential-hint = The text will then never stand in an e-mail.
office-letter-options-hint = Each answer on a line of its own, at least two.
office-letter-tools = Format the text
office-letter-tool-bold = Bold
office-letter-tool-italic = Italic
office-letter-tool-heading = Heading
office-letter-tool-list = List
office-letter-tool-link = Link
office-letter-demand-none = Only read
office-letter-demand-confirmation = Confirm that they have read it
office-letter-demand-yes_no = Answer yes or no
office-letter-demand-one_choice = Choose one answer
office-letter-demand-several_choices = Choose several answers
office-letter-demand-text = Answer with a short text
office-letter-demand-file = Send a file
office-letter-error-time = Please give a day and a time.

office-letter-save = Save draft
office-letter-review = Preview and publish
office-letter-back = Go on editing
office-letter-publish-now = Publish now
office-letter-publish-at = Or at this time
office-letter-schedule = Schedule
office-letter-unschedule = Do not publish automatically
office-letter-delete = Delete letter
office-letter-delete-question = Really delete this letter?
office-letter-results = See the answers
office-letter-correct = Correct
office-letter-compare = See the changes
office-letter-cancel = Cancel
office-letter-changes = What changes
office-letter-field-confirm-anew = Everybody is to answer again
office-letter-confirm-anew-hint = Those who have already answered are asked once more, too.
office-letter-correct-question = Publish the correction now? { $mailed ->
    [0] A mail reaches nobody.
    [one] One person gets a mail.
   *[other] { $mailed } people get a mail.
} { $printed ->
    [0] { "" }
    [one] You have printed one letter: it then has to be printed anew.
   *[other] You have printed { $printed } letters: they then have to be printed anew.
}
office-letter-correct-question-anew = Publish the correction now? All are asked to answer anew. { $mailed ->
    [0] A mail reaches nobody.
    [one] One person gets a mail.
   *[other] { $mailed } people get a mail.
} { $printed ->
    [0] { "" }
    [one] You have printed one letter: it then has to be printed anew.
   *[other] You have printed { $printed } letters: they then have to be printed anew.
}
office-letter-correct-now = Publish the correction

office-letter-saved-at = Saved automatically at { $time }.
office-letter-done-saved = The letter is saved.
office-letter-done-published = { $children ->
        [one] The letter is published for 1 child.
       *[other] The letter is published for { $children } children.
    } The e-mails are on their way.
office-letter-done-scheduled = The letter will appear automatically at this time.
office-letter-done-unscheduled = The letter is a draft again.
office-letter-done-corrected = The correction is published. The e-mails are on their way.

office-groups-title = Saved groups
office-groups-about = A group keeps children to whom you write often. It does not change when classes change.
office-groups-head-name = Group
office-groups-head-children = Children
office-groups-empty = Groups such as “crossing guards” will stand here. There are none yet.
office-groups-new = New group
office-groups-name = Name of the group
office-groups-save = Save group
office-groups-rename = Rename
office-groups-close = Close
office-groups-delete = Delete group
office-groups-delete-question = Really delete this group?
office-groups-add-about = Choose children under “New group” and add them here. Notices, polls and documents for the group are then for all who are in it.
office-groups-add = Add the chosen children
office-groups-remove = Take out of the group
office-groups-error-last = This is the last child in the group. You can delete the group.
office-groups-done-added = { $count ->
    [0] These children were in the group already.
    [one] One child is new in the group.
   *[other] { $count } children are new in the group.
}
office-groups-done-removed = The child is not in the group any more.
office-groups-error-name = There already is a group of this name.
office-groups-error-no-name = Please give the group a name of at most 80 characters.
office-groups-error-in-use = Something was already written to this group, so it stays.
office-groups-done-saved = The group is saved.
office-groups-done-renamed = The group is renamed.
office-groups-done-deleted = The group is deleted.
office-letters-tab-withdrawn = Withdrawn ({ $count })
office-letters-empty-withdrawn = Letters that you have withdrawn will stand here.
office-letter-state-withdrawn = Withdrawn. The letter was published on { $at }.
office-letter-withdraw = Withdraw letter
office-letter-withdraw-ask = The letter disappears from all lists, and waiting mails are not sent. { $told ->
    [0] Nobody has heard of it yet.
    [one] One person has heard of it and gets a mail.
   *[other] { $told } people have heard of it and get a mail.
} { $printed ->
    [0] { "" }
    [one] One family has it on paper only: you will find it at “Tasks” under “Please call”.
   *[other] { $printed } families have it on paper only: you will find them at “Tasks” under “Please call”.
}
office-letter-withdraw-yes = Withdraw now
office-letter-done-withdrawn = The letter has been withdrawn.
office-letter-terms = Change deadline and reminder
office-letter-terms-hint = The new deadline stands in the letter at once. No mail is sent about it.
office-letter-terms-save = Save deadline
office-letter-done-terms = Deadline and reminder are saved.
office-letter-publish-ask = { $guardians ->
    [0] The letter is published now. A mail reaches nobody.
    [one] The letter is published now. One person gets a mail.
   *[other] The letter is published now. { $guardians } people get a mail.
} { $unreached ->
    [0] { "" }
    [one] For one child you have to print it.
   *[other] For { $unreached } children you have to print it.
}
office-letter-publish-yes = Publish now
office-letter-reinstate = Do not withdraw after all
office-letter-reinstate-hint = All families then have the letter again. Whoever has had a mail that it was withdrawn hears that it counts again.
office-letter-done-reinstated = The letter counts again. { $told ->
    [0] Nobody had heard that it was withdrawn.
    [one] One person hears of it by mail.
   *[other] { $told } people hear of it by mail.
}
office-letter-extend = Send to more children
office-letter-extend-before = So far:
office-letter-extend-send = Send to these, too
office-letter-extend-ask = { $children ->
    [one] One child is added.
   *[other] { $children } children are added.
} { $mailed ->
    [0] A mail reaches nobody.
    [one] One person gets a mail.
   *[other] { $mailed } people get a mail.
} { $unreached ->
    [0] { "" }
    [one] For one child you print the letter at the returns.
   *[other] For { $unreached } children you print the letter at the returns.
} All others hear nothing of it.
office-letter-extend-yes = Send to them now
office-letter-done-extended = { $children ->
    [one] The letter is now for one more child, too.
   *[other] The letter is now for { $children } more children, too.
}
office-letter-error-nobody-new = None of these children is added: choose children who do not have the letter yet.
