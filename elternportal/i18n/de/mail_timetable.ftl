mail-substitutions-subject = Änderung im Vertretungsplan
mail-substitutions-body =
    Im Vertretungsplan hat sich etwas geändert, was Ihr Kind betrifft: { $days }.

    Was anders ist, lesen Sie im Portal.

mail-tomorrow-subject = Ihr Schultag morgen
mail-tomorrow-body =
    { $day }: { $changes ->
        [0] Im Vertretungsplan steht nichts, was Sie betrifft.
        [one] Eine Stunde ist anders als im Stundenplan.
       *[other] { $changes } Stunden sind anders als im Stundenplan.
    } { $notes ->
        [0] Prüfungen und Termine stehen nicht an.
        [one] Eine Prüfung oder ein Termin steht an.
       *[other] { $notes } Prüfungen oder Termine stehen an.
    }{ $said ->
        [yes] { " " }Die Schule sagt allen etwas zu diesem Tag.
       *[no] { "" }
    }

    Den ganzen Tag lesen Sie im Portal.
