# Mails to parents and teachers. A mail never names a child, a class or a reason.
mail-greeting = Guten Tag,
mail-button = Im Elternportal öffnen
mail-footer =
    { $school }
    Fragen beantwortet die Schule: { $contact }
    Diese Mail kommt automatisch aus dem Elternportal. Bitte antworten Sie nicht darauf.

mail-evening-plan-subject = { $evening }: Ihr aktueller Plan
mail-evening-plan-body =
    Ihre Termine für „{ $evening }“ am { $day } haben sich geändert. So sieht Ihr Plan jetzt aus:

    { $plan }

    Im Elternportal können Sie Termine buchen, verschieben und absagen.
mail-evening-plan-line = { $time } Uhr – { $teacher }, Raum { $room }
mail-evening-plan-line-no-room = { $time } Uhr – { $teacher }
mail-evening-plan-empty = Sie haben im Moment keinen Termin.

mail-evening-cancelled-subject = { $evening }: Ein Termin wurde abgesagt
mail-evening-cancelled-body =
    { $teacher } muss Ihren Termin am { $time } Uhr leider absagen.

    Im Elternportal sehen Sie, welche anderen Zeiten frei sind. Dort können Sie gleich einen neuen Termin buchen.
