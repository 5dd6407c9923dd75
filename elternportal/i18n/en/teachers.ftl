# The office's page of the teachers' accounts
teachers-title = Teachers
teachers-about = Teachers come by the import or are entered by hand. Here you invite them: each gets an e-mail with a link and chooses a password.
teachers-filter = Which teachers
teachers-all = All
teachers-access-no-address = Without e-mail address
teachers-access-not-invited = Not invited
teachers-access-owned = Address belongs to an account
teachers-access-asked = Asked
teachers-access-invited = Invited
teachers-access-active = Signed up
teachers-invited-at = Invited on { $day }
teachers-asked-at = Asked on { $day }, no answer yet
teachers-head-teacher = Teacher
teachers-head-short-name = Short name
teachers-head-email = E-mail address
teachers-head-access = State
teachers-head-invite = Invitation
teachers-empty = There is no teacher here.
teachers-empty-school = There are no teachers yet. They come with the import.
teachers-to-import = To the import
teachers-invite = Invite
teachers-invite-again = Invite again
teachers-invite-all = Invite all ({ $count })
teachers-invite-all-question = { $count ->
    [one] One teacher will be invited by e-mail.
   *[other] { $count } teachers will be invited by e-mail.
} Send now?
teachers-invite-all-yes = Send
teachers-type-address = Enter an address
teachers-other-address = Other address
teachers-account = Account
teachers-look-at-owner = Whose account?
teachers-owner-question = { $email } belongs to this account: { $owner }. Shall the portal ask this person by e-mail whether they are the teacher?
teachers-owner-yes = Send an e-mail with the question
teachers-email = E-mail address of { $name }
teachers-do-not = Cancel
teachers-told-invited = { $count ->
    [0] Nobody was invited.
    [one] One invitation is on its way.
   *[other] { $count } invitations are on their way.
}
teachers-told-asked = { $count ->
    [one] An e-mail asks whether it is the same person. Nothing changes until the answer.
   *[other] { $count } e-mails ask whether it is the same person. Nothing changes until the answer.
}
teachers-told-owned = Not invited yet, because the address belongs to an account that you look at first: { $names }
teachers-told-refused = Not invited, because the address belongs to another account: { $names }
teachers-error-already-active = This teacher has chosen a password already. "Forgot your password" gives a new one at any time.
teachers-error-no-address = No e-mail address is known for { $name }. Please enter one.
teachers-error-address-taken = This e-mail address belongs to another teacher or to a closed account.

# What the command elternportal teachers prints
teachers-cli-invited = { $count ->
    [0] There is nobody to invite.
    [one] One teacher is invited.
   *[other] { $count } teachers are invited.
}
teachers-cli-refused = Not invited, because the address belongs to another account: { $names }
teachers-cli-owned = The address belongs to an account already: { $names }. The page "Teachers" shows to whose, and asks.
teachers-cli-without-address = Without e-mail address: { $count }. The page "Teachers" takes it.
teachers-cli-unknown = There are no such short names: { $names }
