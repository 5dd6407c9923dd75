# Start page
start-no-role = At present neither a child nor work at the school belongs to your account. If you have a PIN, add the child. If you have questions, please ask the school office.
start-tasks = To do
start-all = Show all { $count }
start-tasks-empty = There is nothing to do at the moment. What the school needs from you will stand here.
start-open = Booking is open until { $when }.
start-booked = { $count ->
    [one] You have booked one appointment. You can book more or change it until { $when }.
   *[other] You have booked { $count } appointments. You can book more or change them until { $when }.
}
start-opens = Booking begins: { $when }.
start-invitation = { $teacher } asks you to come and talk about { $child }.
start-book = Book appointments
start-look = Have a look
start-teaching = { $count ->
    [0] No family has booked with you yet.
    [one] One family is coming to see you.
   *[other] { $count } families are coming to see you.
}
start-my-evening = My evening
start-office-tasks = { $count ->
    [one] One task is waiting for you.
   *[other] { $count } tasks are waiting for you.
}
start-office-tasks-action = Open tasks
start-office-pins = { $count ->
    [0] Somebody is registered for every child.
    [one] Nobody is registered yet for one child.
   *[other] Nobody is registered yet for { $count } children.
}
start-often = Often used
start-overdue = The deadline was { $day }. { $count ->
    [one] The answer for one child is missing.
   *[other] The answers for { $count } children are missing.
}
start-overdue-action = Look at the answers
start-appointments = Your appointments
start-appointments-empty = Your appointments will stand here as soon as you have booked some.
start-room = Room { $room }
start-children = Your children
start-children-empty = Your children will stand here. Add a child with the PIN from the school’s letter.
start-add-child = Add a child
start-poll = You can vote until { $day }.
start-vote = Vote
start-news = New for you
start-letter = Read letter

# First steps of a fresh school, on the start page and on the settings page
first-steps-title = First steps
first-steps-about = This is how you set up the portal. The page ticks off by itself what is done; when everything is done, this list goes away.
first-steps-done = Done
first-steps-missing = Still missing
first-step-import = Bring in the school’s data
first-step-import-text = Classes, children, teachers and lessons from your school’s own program.
first-step-teachers = Invite teachers
first-step-teachers-text = No teacher has an account yet.
first-step-pins = Print PIN letters for the families
first-step-pins-text = A family registers with the PIN in the letter. No family has a PIN yet.
first-step-school = Enter the school’s name and address
first-step-school-text = Name, address and e-mail address stand on pages, letters and in the imprint. The head enters them.
first-step-legal = Publish the legal texts
first-step-legal-text = Imprint, privacy policy and accessibility statement are not all filled in yet. The head writes them.
