# Words of the building blocks that all pages share
ui-optional = freiwillig
ui-yes = Ja
ui-no = Nein, doch nicht
ui-loading = Wird geladen …
ui-error-field = Bitte prüfen Sie das Feld „{ $field }“.
