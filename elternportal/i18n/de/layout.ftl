start-title = Start
menu-label = Hauptmenü
menu-my-evening = Mein Elternsprechtag
menu-office-evenings = Elternsprechtage
menu-office-pins = PINs
menu-office-import = Import
menu-office-mailbox = Postfach
notice-dismiss = Meldung schließen
