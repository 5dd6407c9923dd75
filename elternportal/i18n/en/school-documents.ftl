# Documents and forms
school-documents-title = Documents and forms
school-documents-empty = Forms, leaflets and other documents of the school stand here. At the moment there are none.
school-documents-version = As of { $date }
school-documents-manage = Manage
school-documents-manage-title = Manage documents
school-documents-back-to-page = To the page parents see
school-documents-error-folder-name = Please give the folder a name of 80 characters at most.
school-documents-error-folder-taken = There already is a folder “{ $name }”.
school-documents-error-folder-not-empty = There still are documents in the folder “{ $name }”. Only empty folders can be deleted.
school-documents-error-file = Please upload exactly one file.
school-documents-folders-empty = First add a folder, for example “Forms”. Then you can put documents into it.
school-documents-folder-name = Name of the folder
school-documents-folder-add = Add folder
school-documents-folder-new = New folder
school-documents-folder-rename = Rename
school-documents-folder-rename-save = Save name
school-documents-folder-up = Move up
school-documents-folder-delete = Delete folder
school-documents-folder-is-empty = This folder is empty. Parents do not see it.
school-documents-add = Add document
school-documents-head-title = Document
school-documents-head-version = Version
school-documents-head-dated = As of
school-documents-head-file = File
school-documents-new = New document
school-documents-edit = Edit document
school-documents-field-title = Title
school-documents-field-description = Description
school-documents-field-folder-id = Folder
school-documents-field-dated = As of (date)
school-documents-field-files = File
school-documents-field-new-file = New version
school-documents-new-file-hint = Only if the file has changed. Parents then see the new version, older ones stay here.
school-documents-field-is-mailed = Tell parents whom the document is for by e-mail
school-documents-save = Save document
school-documents-cancel = Cancel
school-documents-delete = Delete document
school-documents-delete-ask = Delete “{ $title }” with all its versions?
school-documents-versions = Versions
school-documents-saved = The document is saved.
school-documents-deleted = The document is deleted.
school-documents-folder-saved = The folder is saved.
school-documents-folder-deleted = The folder is deleted.
school-documents-ask-mail =
    { $count ->
        [0] A mail about the document goes to nobody.
        [one] The document will be saved and a mail goes to 1 person.
       *[other] The document will be saved and a mail goes to { $count } people.
    } { $unreached ->
        [0] { "" }
        [one] One child is reached by no mail.
       *[other] { $unreached } children are reached by no mail.
    } Go on?
