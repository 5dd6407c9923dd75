# Impressum, Datenschutz, Barrierefreiheit
legal-title-imprint = Impressum
legal-title-privacy = Datenschutz
legal-title-accessibility = Barrierefreiheit
legal-missing-imprint = Die Schule hat ihr Impressum noch nicht veröffentlicht.
legal-missing-privacy = Die Schule hat ihre Datenschutzerklärung noch nicht veröffentlicht.
legal-missing-accessibility = Die Schule hat ihre Erklärung zur Barrierefreiheit noch nicht veröffentlicht.
legal-ask-the-school = Wenn Sie dazu eine Frage haben, wenden Sie sich an die Schule: { $contact }
