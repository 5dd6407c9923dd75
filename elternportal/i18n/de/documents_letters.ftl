# Parent letters on paper, and their return slips
documents-letter-number = Elternbrief Nr. { $number }
documents-letter-corrected = berichtigte Fassung
documents-letter-page = Seite
documents-letter-files = Anlagen: { $names }. Die Anlagen bekommen Sie im Sekretariat: { $contact }
documents-slip-title = Rücklaufzettel
documents-slip-cut = ✂ Bitte hier abschneiden
documents-slip-return = { $dated ->
    [yes] Bitte geben Sie den Rücklaufzettel am Ende dieses Briefs bis { $day } in der Schule ab.
   *[no] Bitte geben Sie den Rücklaufzettel am Ende dieses Briefs bald in der Schule ab.
}
documents-slip-subject = Elternbrief Nr. { $number }: { $title }
documents-slip-note-confirmation = Ich habe den Elternbrief zur Kenntnis genommen.
documents-slip-note-yes-no = Bitte kreuzen Sie eine Antwort an.
documents-slip-note-one-choice = Bitte kreuzen Sie eine Antwort an.
documents-slip-note-several-choices = Bitte kreuzen Sie alles an, was zutrifft.
documents-slip-note-text = Bitte schreiben Sie Ihre Antwort auf.
documents-slip-note-file = Bitte heften Sie das gewünschte Blatt an diesen Zettel.
documents-slip-signature = Datum, Unterschrift einer erziehungsberechtigten Person
documents-slip-qr = QR-Code, mit dem das Sekretariat den Zettel erfasst
