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
