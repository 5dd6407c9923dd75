# Parents' evening: office and teachers
evening-setup-error-times-frozen = There are bookings already. Day, times and slot length can no longer be changed.
evening-setup-error-has-bookings = There are bookings already. The parents’ evening stays published.
evening-setup-error-times = The end must be after the start, with room for at least one appointment.
evening-setup-error-phases = The order is not right: first invited parents book, then all parents, then booking closes – by the end of the parents’ evening at the latest.
evening-setup-error-cancel-until = Cancelling is possible until the end of the parents’ evening at the latest.
evening-teacher-error-booked = There is an appointment at { $time }. Please move or cancel it first.
evening-teacher-error-derived = This time cannot be changed on its own. It is outside your presence, or a break the school requires.
evening-teacher-error-times = Please give a time from–to that lies within the parents’ evening.
evening-setup-error-clash = On this day and at this time somebody already has an appointment at another parents’ evening.
evening-setup-error-over = That is no longer possible: the parents’ evening is over or is in this state already.
evening-setup-error-past = This time is over. Please choose one that is still to come.
evening-setup-error-same-time = This is the time that holds already. Please choose another day or another time.
evening-setup-error-move-phases = So early is not possible: booking would end before it opens. First change under “Settings” when booking opens.
evening-setup-error-delete-published = Only a draft can be deleted. Take its publication back first.
evening-please-choose = Please choose
evening-setup-error-too-long = A parents’ evening lasts ten hours at most. Please check beginning and end.
evening-setup-error-rooms = { $count ->
    [one] This line does not fit: { $lines }. Nothing is saved. Each line needs a teacher’s short name or surname, and a room.
   *[other] { $count } lines do not fit, for example: { $lines }. Nothing is saved. Each line needs a teacher’s short name or surname, and a room.
}
