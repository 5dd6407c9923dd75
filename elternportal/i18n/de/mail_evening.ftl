# Mails about a parents' evening that was published, and about a teacher who asks parents to come.
# A mail never names a child, a class or a reason.
mail-evening-published-subject =
    { $booking ->
        [now] { $evening }: Sie können buchen
       *[later] { $evening }: Buchung ab { $opens }
    }
mail-evening-published-body =
    Am { $day } ist „{ $evening }“.

    { $booking ->
        [now] Im Elternportal können Sie jetzt Termine buchen, bis { $closes }.
       *[later] Im Elternportal buchen Sie Ihre Termine ab { $opens }, bis { $closes }. Bittet Sie eine Lehrkraft um ein Gespräch? Dann können Sie vielleicht schon früher buchen.
    }

mail-evening-invited-subject = { $evening }: { $teacher } bittet Sie zu kommen
mail-evening-invited-body =
    { $teacher } bittet Sie um ein Gespräch. Bitte kommen Sie am { $day } zu „{ $evening }“.

    { $booking ->
        [now] Im Elternportal können Sie jetzt einen Termin buchen, bis { $closes }.
       *[later] Im Elternportal buchen Sie Ihren Termin ab { $opens }, bis { $closes }.
    }

mailbox-kind-evening-published = Elternsprechtag: veröffentlicht
mailbox-kind-evening-invited = Elternsprechtag: Einladung einer Lehrkraft

mail-evening-called-off-subject = { $evening } fällt aus
mail-evening-called-off-body =
    „{ $evening }“ am { $old } Uhr fällt aus. Ihre Termine finden nicht statt.

    Gibt es einen neuen Tag, schreiben wir Ihnen.
mail-evening-reinstated-subject = { $evening } findet doch statt
mail-evening-reinstated-body =
    „{ $evening }“ am { $new } Uhr findet doch statt. Ihre Termine gelten wieder:

    { $plan }
mail-evening-rescheduled-subject = { $evening } ist verschoben
mail-evening-rescheduled-body =
    „{ $evening }“ war für { $old } Uhr geplant und beginnt jetzt am { $new } Uhr. Ihre Termine sind mit verschoben:

    { $plan }

    Passt Ihnen eine Zeit nicht? Im Elternportal können Sie verschieben oder absagen.
mailbox-kind-evening-called-off = Elternsprechtag: fällt aus
mailbox-kind-evening-reinstated = Elternsprechtag: findet doch statt
mailbox-kind-evening-rescheduled = Elternsprechtag: verschoben
mail-evening-hidden-subject = { $evening }: vorerst nicht zu buchen
mail-evening-hidden-body =
    „{ $evening }“ am { $day } ist vorerst nicht zu buchen: Die Schule ändert noch etwas.

    Wenn Sie buchen können, schreiben wir Ihnen wieder.
mailbox-kind-evening-hidden = Elternsprechtag: verborgen
