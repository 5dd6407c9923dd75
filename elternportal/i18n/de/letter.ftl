# Letters as guardians read, confirm and answer them
letter-error-corrected = Die Schule hat den Brief gerade geändert. Ihre Antwort wurde noch nicht gespeichert. Bitte lesen Sie die neue Fassung und senden Sie dann noch einmal.
letter-error-final = Diese Antwort kann nicht mehr geändert werden. Bitte wenden Sie sich an das Sekretariat.
letter-error-answered-by-you = Für { $child } haben Sie schon geantwortet.
letter-error-answered-by-other = Für { $child } hat { $person } gerade schon geantwortet.
letter-error-answered-by-somebody = Für { $child } hat gerade schon jemand anderes geantwortet.
letter-error-answered-on-paper = Für { $child } liegt schon eine Antwort auf Papier vor.
letter-error-choose-one = Bitte wählen Sie eine Antwort aus.
letter-error-text-missing = Bitte schreiben Sie eine Antwort.
letter-error-text-too-long = Die Antwort ist zu lang: höchstens { $most } Zeichen.
letter-error-one-file = Bitte hängen Sie genau eine Datei an.
letter-error-does-not-fit = Diese Antwort passt nicht zu dem Brief. Bitte laden Sie die Seite neu.
