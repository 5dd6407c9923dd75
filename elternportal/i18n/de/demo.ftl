# Die Demoschule
demo-error-production = Die Demoschule gibt es nur im Demobetrieb. In diesem Portal wird sie nicht angelegt.
demo-login-family-1-first = Familie 1, Mutter: zwei Kinder in verschiedenen Klassen
demo-login-family-1-second = Familie 1, Vater: dieselben Kinder
demo-login-family-2 = Familie 2, allein erziehend: zwei Kinder in verschiedenen Klassen
demo-login-class-teacher = Klassenleitung eines Kindes der Familie 1
demo-login-subject-teacher = Fachlehrkraft desselben Kindes
demo-login-teacher-and-parent = Lehrkraft mit eigenem Kind an der Schule
demo-login-office = Sekretariat
demo-login-head = Schulleitung
demo-phase-accounts = Zugänge werden angelegt
demo-phase-evening = Elternsprechtag wird angelegt
demo-phase-letters = Elternbriefe werden angelegt
demo-evening-title = Elternsprechtag

demo-legal-imprint = Dies ist die Vorführung des Elternportals. Die Schule und alle Personen sind erfunden, und niemand gibt hier ein Impressum ab. Bei einer echten Schule steht hier, wer das Portal anbietet und wie man die Schule erreicht.
demo-legal-privacy = Dies ist die Vorführung des Elternportals. Die Schule und alle Personen sind erfunden. Geben Sie hier keine echten Daten ein. Bei einer echten Schule steht hier, welche Daten sie wofür und wie lange verarbeitet und welche Rechte Sie haben.
demo-legal-accessibility = Dies ist die Vorführung des Elternportals mit einer erfundenen Schule. Bei einer echten Schule steht hier, wie barrierefrei das Portal ist und wem Sie eine Barriere melden.
demo-consultation-counselling = Beratungslehrkraft
