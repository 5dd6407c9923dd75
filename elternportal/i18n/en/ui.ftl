# Words of the building blocks that all pages share
ui-optional = optional
ui-yes = Yes
ui-no = No, go back
ui-loading = Loading …
ui-error-field = Please check the field “{ $field }”.
