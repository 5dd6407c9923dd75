# The office's PIN page
pins-title = PINs
pins-error-too-many-copies = No more than { $count } PINs can be issued for one child at once.
pins-issue = Issue PIN letters
pins-of = of
pins-without-guardian = children have no account yet.
pins-issue-hint = Every letter is one page with a PIN and a QR code. The PIN is only in this PDF and cannot be read later. You see the numbers before anything is printed.
pins-ask-children = { $count ->
    [1] One child of the school has no account yet.
   *[other] { $count } children of the school have no account yet.
}
pins-ask-children-of-class = { $count ->
    [1] One child of class { $name } has no account yet.
   *[other] { $count } children of class { $name } have no account yet.
}
pins-ask-in-post = { $count ->
    [1] One of them has a valid PIN in the post
   *[other] { $count } of them have a valid PIN in the post
} ({ $pins ->
    [1] one letter
   *[other] { $pins } letters
}, the newest issued on { $issued }, valid until { $until } at the longest). These PINs stay valid unless you choose “All children without an account”.
pins-ask-who = Who gets a letter?
pins-ask-missing = Only children without a valid PIN ({ $count })
pins-ask-everybody = All children without an account ({ $count })
pins-ask-print = Print letters
pins-ask-not = Do not print
pins-copies = Letters per child
pins-copies-1 = 1
pins-copies-2 = 2 (two guardians)
pins-issue-all = Letters for all children without an account
pins-issue-class = Letters for this class's children without an account
pins-nobody = All these children already have an account.
pins-children = Children
pins-search = Find a child (whole school)
pins-empty = There is no child here.
pins-head-guardians = Accounts
pins-head-pin = Newest PIN
pins-head-new = New letter
pins-new = New PIN
pins-second = Additional PIN
pins-outcome-none = none
pins-outcome-open = { $count ->
    [1] open until { $until }
   *[other] { $count } open until { $until }
}
pins-outcome-used = used
pins-outcome-expired = expired
pins-outcome-killed = locked after 10 wrong attempts
pins-outcome-replaced = replaced
