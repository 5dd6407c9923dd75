# Notice board
board-title = Notice board
board-manage = Manage
board-empty = Short notices from the school stand here. There are none at the moment.
board-archive = Earlier notices of this school year
board-until = until { $date }
board-category-info = Information
board-category-important = Important
board-category-event = Event
board-category-help = Help wanted

office-board-title = Manage notices
office-board-new = New notice
office-board-edit = Change notice
office-board-back = To the notice board
office-board-empty = All notices stand here. Write the first one.
office-board-head-title = Title
office-board-head-category = Kind
office-board-head-days = Time
office-board-head-state = State
office-board-state-coming = still to come
office-board-state-current = on the board
office-board-state-past = in the archive
office-board-field-title = Title
office-board-field-text = Text
office-board-text-hint = **bold**, lists with “- ” and links are possible.
office-board-field-category = Kind
office-board-field-valid-from = First day
office-board-field-valid-until = Last day
office-board-field-files = Attachment
office-board-field-is-mailed = Announce by e-mail
office-board-mail-hint = Parents get an e-mail on the first day. It gives only the title.
office-board-was-mailed = The e-mail has been sent already. There will be no second one.
office-board-save = Save notice
office-board-cancel = Cancel
office-board-end = End now
office-board-delete = Delete notice
office-board-delete-ask = Delete “{ $title }” for good, also from the archive?
office-board-saved = The notice is saved.
office-board-ended = The notice is in the archive now.
office-board-deleted = The notice is deleted.
office-board-error-days = The last day is before the first. Please check the days.
office-board-error-not-current = This notice is not on the board today. There is nothing to end.
office-board-ask-mail =
    { $count ->
        [0] A mail about the notice reaches nobody.
        [one] On the first day a mail goes to 1 person.
       *[other] On the first day a mail goes to { $count } people.
    } { $unreached ->
        [0] { "" }
        [one] One child is reached by no mail.
       *[other] { $unreached } children are reached by no mail.
    } Save it?
