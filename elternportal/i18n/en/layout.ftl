start-title = Home
menu-label = Main menu
menu-my-evening = My parents’ evening
menu-office-evenings = Parents’ evenings
menu-office-pins = PINs
menu-office-import = Import
menu-office-mailbox = Mailbox
notice-dismiss = Dismiss message
