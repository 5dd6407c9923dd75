# What the school decides for itself: labels and help sentences of all settings
setting-refused-kind = Dieser Wert passt nicht zu dieser Einstellung.
setting-refused-number = Bitte geben Sie eine ganze Zahl ein.
setting-refused-yes-no = Bitte wählen Sie Ja oder Nein.
setting-refused-one-line = Bitte schreiben Sie alles in eine Zeile.
setting-refused-characters = Der Text enthält Zeichen, die nicht zu lesen sind.
setting-refused-colour = Bitte wählen Sie eine Farbe in der Form #1a6b3c.
setting-refused-time = Bitte geben Sie eine Uhrzeit ein, zum Beispiel 7:55.
setting-refused-date = Bitte geben Sie einen Tag ein.
setting-refused-low = Mindestens { $limit }.
setting-refused-high = Höchstens { $limit }.
setting-refused-long = Höchstens { $limit } Zeichen.
setting-refused-empty = Bitte füllen Sie dieses Feld aus.
setting-refused-choice = Bitte wählen Sie einen der angebotenen Werte.

setting-modules-evening = Elternsprechtag
setting-modules-evening-help = Aus: Elternsprechtage verschwinden sofort aus dem Menü aller. Gebuchte Gespräche bleiben gespeichert, aber niemand sieht sie.
setting-modules-letters = Elternbriefe
setting-modules-letters-help = Aus: Elternbriefe verschwinden sofort aus dem Menü aller, und es gehen keine Briefe und Erinnerungen mehr hinaus. Briefe und Antworten bleiben gespeichert.
setting-modules-board = Schwarzes Brett
setting-modules-board-help = Aus: Das Schwarze Brett verschwindet sofort aus dem Menü aller. Die Aushänge bleiben gespeichert.
setting-modules-dates = Termine
setting-modules-dates-help = Aus: Die Termine verschwinden sofort aus dem Menü aller, und abonnierte Kalender bekommen nichts mehr. Die Termine bleiben gespeichert.
setting-modules-polls = Umfragen
setting-modules-polls-help = Aus: Umfragen verschwinden sofort aus dem Menü aller. Die Daten bleiben.
setting-modules-documents = Dokumente und Formulare
setting-modules-documents-help = Aus: Dokumente und Formulare verschwinden sofort aus dem Menü aller. Die Dateien bleiben gespeichert.
setting-modules-school-info = Schulinformationen
setting-modules-school-info-help = Aus: Die Schulinformationen verschwinden sofort aus dem Menü aller. Kontakte und Texte bleiben gespeichert.
setting-modules-lost-property = Fundsachen
setting-modules-lost-property-help = Aus: Fundsachen verschwinden sofort aus dem Menü aller. Die Einträge bleiben gespeichert.

setting-unit-minutes = Minuten
setting-unit-days = Tage
setting-unit-weeks = Wochen
setting-unit-hours = Stunden
setting-unit-megabytes = MB
setting-unit-megapixels = Megapixel
setting-unit-mails-a-minute = Mails pro Minute

setting-school-name = Name der Schule
setting-school-name-help = Er steht auf jeder Seite, in jeder Mail und auf jedem Brief.
setting-school-short-name = Kurzname
setting-school-short-name-help = Er steht im Menü auf dem Telefon, wenn der Name dort zu lang ist. Leer: der ganze Name.
setting-school-contact = Kontakt bei Fragen
setting-school-contact-help = An wen sich Eltern wenden, wenn etwas nicht klappt: eine Mailadresse oder Telefonnummer. Er steht unter jeder Mail und auf jedem Brief.
setting-school-address = Anschrift
setting-school-address-help = Die Postanschrift der Schule, wie sie auf einem Brief steht. Sie steht unter den Hilfeseiten und in den Vorlagen der Rechtstexte.
setting-school-phone = Telefon
setting-school-phone-help = Die Nummer des Sekretariats. Sie steht unter den Hilfeseiten und in den Vorlagen der Rechtstexte.
setting-school-email = Mailadresse der Schule
setting-school-email-help = Die Adresse, unter der die Schule Mails liest. Sie steht unter den Hilfeseiten und in den Vorlagen der Rechtstexte.
setting-school-language = Sprache der Schule
setting-school-language-help = In ihr spricht das Portal mit allen, deren Sprache es noch nicht kennt, zum Beispiel mit neuen Lehrkräften.
setting-school-language-is-de = Deutsch
setting-school-language-is-en = Englisch

setting-access-staff-need-second-factor = Zweiter Faktor für alle, die an der Schule arbeiten
setting-access-staff-need-second-factor-help = Lehrkräfte, Sekretariat und Schulleitung brauchen neben dem Passwort eine App mit Codes. Wer nach der Frist keine hat, sieht im Portal nur noch, was alle Eltern sehen. Eltern dürfen einen zweiten Faktor haben, müssen aber nicht.
setting-access-second-factor-grace-days = Frist für den zweiten Faktor
setting-access-second-factor-grace-days-help = So viele Tage nach der ersten Anmeldung haben alle, die an der Schule arbeiten, um ihn einzurichten.
setting-access-pin-valid-days = Gültigkeit einer PIN
setting-access-pin-valid-days-help = So lange können Eltern eine neue PIN benutzen. Wer sie später eingibt, braucht eine neue.

setting-letters-teachers-write = Lehrkräfte schreiben Elternbriefe
setting-letters-teachers-write-help = Ja: Lehrkräfte dürfen den Klassen schreiben, die sie unterrichten. Nein: Nur Verwaltung und Schulleitung schreiben Elternbriefe.

setting-files-file-megabytes = Größe einer Datei
setting-files-file-megabytes-help = So groß darf eine hochgeladene Datei höchstens sein.
setting-files-image-megapixels = Größe eines Fotos
setting-files-image-megapixels-help = So viele Bildpunkte darf ein Foto (JPEG) höchstens haben. Für PNG, WebP und progressives JPEG gelten höchstens 36 Megapixel, weil sie viel mehr Speicher brauchen.
setting-files-upload-megabytes-a-day = Dateien je Person und Tag
setting-files-upload-megabytes-a-day-help = So viel darf eine Person an einem Tag hochladen.

setting-notifications-mails-per-domain-minute = Tempo beim Mailversand
setting-notifications-mails-per-domain-minute-help = So viele Mails gehen in einer Minute höchstens an denselben Mailanbieter. Große Anbieter bremsen Absender, die zu schnell senden.

setting-school-state = Bundesland
setting-school-state-help = Danach richten sich die Feiertage und Ferien, die das Portal im Schulkalender vorschlägt.
setting-school-state-is-none = Noch nicht gewählt
setting-school-state-is-BW = Baden-Württemberg
setting-school-state-is-BY = Bayern
setting-school-state-is-BE = Berlin
setting-school-state-is-BB = Brandenburg
setting-school-state-is-HB = Bremen
setting-school-state-is-HH = Hamburg
setting-school-state-is-HE = Hessen
setting-school-state-is-MV = Mecklenburg-Vorpommern
setting-school-state-is-NI = Niedersachsen
setting-school-state-is-NW = Nordrhein-Westfalen
setting-school-state-is-RP = Rheinland-Pfalz
setting-school-state-is-SL = Saarland
setting-school-state-is-SN = Sachsen
setting-school-state-is-ST = Sachsen-Anhalt
setting-school-state-is-SH = Schleswig-Holstein
setting-school-state-is-TH = Thüringen
setting-school-saturdays = Unterricht am Samstag
setting-school-saturdays-help = Ja: Auch Samstage sind Schultage, wenn keine Ferien sind.
setting-school-accent = Farbe der Schule
setting-school-accent-help = In ihr stehen Links und Knöpfe, zum Beispiel #1a6b3c. Für den dunklen Modus nimmt das Portal von selbst einen helleren Ton. Leer: das Blau des Portals.
setting-refused-pale = Diese Farbe ist zu hell: Links und Knöpfe wären schwer zu lesen. Bitte nehmen Sie einen dunkleren Ton.
setting-unit-percent = Prozent
setting-school-import-missing-share = Rückfrage beim Import, wenn so viel fehlt
setting-school-import-missing-share-help = Fehlen in den Dateien mehr als so viele Prozent der Klassen, der Lehrkräfte oder der Kinder, muss die Zahl der Fehlenden eingetippt werden. So löscht ein unvollständiger Export nicht die halbe Schule.
setting-school-import-monitor-headings = Eigene Überschriften auf Monitor-Seiten
setting-school-import-monitor-headings-help = Heißt eine Spalte Ihres Vertretungsplans anders als üblich, schreiben Sie: Ersatz = Vertreter. Mehrere trennen Sie mit Kommas.
setting-school-import-monitor-messages = Nachrichten, die von Monitor-Seiten übernommen werden
setting-school-import-monitor-messages-help = Nur Nachrichten mit diesen Überschriften kommen in den Vertretungsplan, zum Beispiel: Unterrichtsfrei, Nachrichten zum Tag. Wer abwesend ist, wird nie übernommen. Mehrere trennen Sie mit Kommas.
setting-school-import-by-itself = Ohne Vorschau übernommen werden darf
setting-school-import-by-itself-help = Dateien können von selbst in das Portal kommen: aus einem Ordner oder von einem Programm mit Zugangsschlüssel. Was hier nicht erlaubt ist, wartet auf Sie. Daten von Personen werden nie ohne Vorschau übernommen.
setting-school-import-by-itself-is-nothing = nichts
setting-school-import-by-itself-is-substitutions = der Vertretungsplan
setting-school-import-by-itself-is-plans = Vertretungsplan, Prüfungen und Stundenplan
setting-school-import-list-headings = Eigene Überschriften in CSV- und Excel-Listen
setting-school-import-list-headings-help = Heißt eine Spalte Ihrer Liste anders als üblich, schreiben Sie: Familie = Familienname. Mehrere trennen Sie mit Kommas. Üblich sind: Schlüssel, Familienname, Vorname, Rufname, Klasse, Geschlecht, Kürzel, Titel, E-Mail, Kind, Straße, PLZ, Ort, Auskunftsberechtigt, Hauptansprechpartner.
