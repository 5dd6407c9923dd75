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
