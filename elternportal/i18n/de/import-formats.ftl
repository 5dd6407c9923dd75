# Weitere Formate des Imports
import-format-untis-xml = Untis-XML: alle Stammdaten und der Stundenplan in einer Datei
import-xml-doctype = Die Datei enthält eine Dokumenttyp-Angabe (DOCTYPE). Aus Sicherheitsgründen wird sie nicht gelesen. Untis und ASV schreiben so etwas nicht.
import-xml-broken = Die Datei ist unvollständig oder beschädigt (Zeile { $place }). Bitte exportieren Sie sie noch einmal.
import-xml-too-deep = Die Datei ist tiefer als { $limit } Ebenen verschachtelt. Sie wurde nicht gelesen.
import-encoding-unknown-file = Die Datei nennt einen Zeichensatz, den es nicht gibt. Sie wurde nicht gelesen.
import-occurrence-unclear = Die Angabe, an welchen Tagen der Unterricht stattfindet, lässt sich nicht lesen. Er gilt für jede Woche.
import-field-held-from = Tage einzeln ab
import-field-held-days = Einzelne Tage
import-kind-twice = { $kind } stehen auch in { $other } und werden von dort übernommen.
