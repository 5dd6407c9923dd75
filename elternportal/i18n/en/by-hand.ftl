# Children and teachers whom the office enters and puts right by hand
by-hand-gender-none = not stated
by-hand-gender-f = female
by-hand-gender-m = male
by-hand-hangs-nothing = nothing else
by-hand-do-not = Keep

child-title = Enter a child
child-back = To all children
child-new = Enter a child
child-left-only = Left
child-field-first-name = First name
child-field-surname = Surname
child-field-birth-date = Date of birth
child-birth-date-hint = By this the import sees that it is the same child.
child-field-gender = Gender
child-field-class-id = Class
child-choose-class = Please choose
child-field-class-from = New class from
child-class-from-hint = Only for a change of class: until this day the child stays in its class. Without a day the class holds at once.
child-address = Postal address
child-address-about = Stands in the window of PIN letters and printed parent letters. Without an address the child and its class stand there, and the letter goes home with the child. Teachers do not see it.
child-recipient-hint = For example “Familie Amsel”. Without a name the letter goes to the guardians of the child.
child-country-hint = Only for an address abroad.
child-field-recipient = Recipient
child-field-street = Street and number
child-field-extra = Additional line
child-field-postcode = Postcode
child-field-town = Town
child-field-country = Country
child-error-address = An address needs street, postcode and town. Please add what is missing, or empty all fields.
child-error-postcode = A German postcode has five digits. For another country please name it.
child-enter = Enter the child
child-save = Save
child-return = Take back
child-saved = Saved: { $name }.
child-left = { $name } has left.
child-planned = Change of class: from { $day } in { $then }, until then in { $now }.
child-told-by-hand = Entered by hand. An import that does not know the child leaves it at the school.
child-told-left = This child is not at the school any more. With “Take back” it returns to the chosen class. Its accounts are still there, cancelled appointments are not.
child-leave-title = The child leaves the school
child-leave-about = The child is then in no list any more, and no import brings it back. Its parents hear nothing more about this child.
child-leave = Take off
child-leave-ask = Take { $name } off now? This hangs on it: { $hangs }.
child-error-is-there = { $left ->
    [yes] { $name } was at the school before and has left. You find the child in the list of children under “Left” and take it back there.
   *[no] { $name } is at the school already. If they are two children, enter the date of birth of both.
}
child-error-has-left = This child has left already.
child-error-class = There is no such class. Please choose one from the list.

teacher-title = Enter a teacher
teacher-back = To all teachers
teacher-new = Enter a teacher
teacher-field-first-name = First name
teacher-field-surname = Surname
teacher-field-title = Title
teacher-field-gender = Gender
teacher-field-short-name = Short name
teacher-short-name-hint = The teacher's name in the timetable. It stays as it was entered.
teacher-field-email = E-mail
teacher-email-hint = The invitation goes there. It does not change an account that is there already.
teacher-enter = Enter the teacher
teacher-save = Save
teacher-return = Take back
teacher-saved = Saved: { $name }.
teacher-left = { $name } has left.
teacher-told-by-hand = Entered by hand. An import that does not know the teacher leaves them at the school.
teacher-told-left = This teacher is not at the school any more. An account stays, but not as a teacher's.
teacher-told-lessons = This teacher has lessons in the timetable. They can leave once an import has ended the lessons.
teacher-leave-title = The teacher leaves the school
teacher-leave-about = The teacher is signed out everywhere and is in no list any more. If a file still names them, they come back by the import.
teacher-leave = Take off
teacher-leave-ask = Take { $name } off now? This hangs on it: { $hangs }.
teacher-error-short-name = Somebody has the short name “{ $name }” already, perhaps a teacher who is not at the school any more. Please take another one.
teacher-error-has-left = This teacher has left already.
teacher-error-lessons = { $count ->
    [one] This teacher still has a lesson in the timetable. They can leave once an import has ended it.
   *[other] This teacher still has lessons in the timetable ({ $count } rows). They can leave once an import has ended them.
}
