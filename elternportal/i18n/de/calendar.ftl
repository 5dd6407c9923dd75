# Calendar files
calendar-family-name = Elternportal: Ihre Termine
calendar-room = Raum { $room }
