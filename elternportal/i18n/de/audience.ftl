audience-nobody = Bitte wählen Sie aus, für wen das ist.
audience-title = Für wen?
audience-for = Für:
audience-chosen = Ausgewählt
audience-nobody-yet = Noch niemand ausgewählt.
audience-count = { $pupils ->
        [one] 1 Kind
       *[other] { $pupils } Kinder
    }, { $guardians } Erziehungsberechtigte, { $unreached } nicht per Mail erreichbar
audience-remove = Entfernen:
audience-whole-school = Ganze Schule
audience-grade = Jahrgangsstufe { $grade }
audience-grades = Jahrgangsstufen
audience-classes = Klassen
audience-groups = Gespeicherte Gruppen
audience-manage-groups = Gruppen verwalten
audience-search = Kurs oder Kind suchen
audience-search-hint = Mindestens zwei Buchstaben: Name des Kindes, Fach, Lehrkraft oder Klasse. Ein Kurs erreicht alle Kinder seiner Klassen: Wer im Kurs ist, steht in keiner importierten Datei.
audience-found = Gefunden
audience-nothing-found = Dazu wurde nichts gefunden.
