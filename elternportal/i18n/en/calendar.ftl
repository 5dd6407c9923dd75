# Calendar files
calendar-family-name = Elternportal: your appointments
calendar-room = Room { $room }
