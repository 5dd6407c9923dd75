"""Which elements of ASV's export are built while parsing; all others never become a value.

Each line names a parent and the elements that are wanted below it.
"""

_TREE = """
asv_export: schulen lehrkraftdaten_nicht_schulbezogen_liste
schulen: schule
schule: klassen lehrkraefte unterrichtselemente faecher
klassen: klasse
klasse: xml_id klassenname klassenname_lang klassenleitungen klassengruppen
klassenleitungen: klassenleitung
klassenleitung: lehrkraft_id klassenleitung_art
klassengruppen: klassengruppe
klassengruppe: xml_id jahrgangsstufe schuelerliste
schuelerliste: schuelerin
schuelerin: lokales_differenzierungsmerkmal familienname vornamen rufname geschlecht geburtsdatum
schuelerin: namensbestandteil_vorangestellt austrittsdatum schueleranschriften besuchte_faecher
schueleranschriften: schueleranschrift
schueleranschrift: anschrift_wessen auskunftsberechtigt hauptansprechpartner anschrift person
schueleranschrift: kommunikationsdaten
anschrift: strasse nummer postleitzahl ortsbezeichnung
person: familienname vornamen akademischer_grad namensbestandteil_vorangestellt
kommunikationsdaten: kommunikation
kommunikation: typ nummer_adresse
besuchte_faecher: besuchtes_fach
besuchtes_fach: unterrichtselemente
unterrichtselemente: unterrichtselement unterrichtselement_id
lehrkraefte: lehrkraft
lehrkraft: xml_id lehrkraftdaten_nicht_schulbezogen_id namenskuerzel
lehrkraftdaten_nicht_schulbezogen_liste: lehrkraftdaten_nicht_schulbezogen
lehrkraftdaten_nicht_schulbezogen: xml_id familienname vornamen rufname geschlecht
lehrkraftdaten_nicht_schulbezogen: akademischer_grad namensbestandteil_vorangestellt
unterrichtselement: xml_id ueid lehrkraft_id klassengruppe_id fach_id stunden koppel
koppel: kurzform
faecher: fach
fach: xml_id kurzform langform
"""
WANTED = frozenset(["asv_export"]) | {
    f"{parent}/{child}"
    for parent, _, children in (line.partition(":") for line in _TREE.strip().splitlines())
    for child in children.split()
}
