# Words of the building blocks that all pages share
ui-optional = optional
ui-yes = Yes
ui-no = No, go back
ui-loading = Loading …
ui-error-field = Please check the field “{ $field }”.
ui-editing-choose = Your text is still in the form. If you save once more, it replaces what stands here:
ui-editing-take = Discard what I typed, take this version
ui-editing-yes = yes
ui-editing-no = no
ui-editing-empty = (empty)
ui-mail-question-yes = Yes, save and send
ui-mail-question-no = No, keep editing
ui-undo = Undo
