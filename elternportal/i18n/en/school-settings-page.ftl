# The page of the school's settings, and their file
menu-school-settings = School settings

school-settings-title = School settings
school-settings-about = What you change here holds for everybody at once. Each change stands in the history.
school-settings-read-only = Here you see what holds at your school. Only the head can change it, because it holds for all families and teachers.
school-settings-search = Search for a setting
school-settings-contents = Areas
school-settings-none-found = There is no such setting.
school-settings-area-school = School
school-settings-area-access = Access
school-settings-area-letters = Letters to parents
school-settings-area-files = Files
school-settings-area-notifications = Mails
school-settings-area-modules = Modules
school-settings-yes = Yes
school-settings-no = No
school-settings-empty = (empty)
school-settings-on = Switched on
school-settings-off = Switched off
school-settings-the-default = Default
school-settings-default = Default:
school-settings-limits = From { $low } to { $high }
school-settings-value = Value
school-settings-edit = Change
school-settings-save = Save
school-settings-cancel = Cancel
school-settings-take-default = Reset to the default
school-settings-switch-off = Switch off
school-settings-switch-on = Switch on
school-settings-ask-off = Switch it off for everybody now?
school-settings-ask-on = Switch it on for everybody now? All that is stored is there again at once.
school-settings-saved = “{ $label }” is saved and holds from now on.
school-settings-conflict = { $name } has changed this meanwhile ({ $time }). What you typed is still there. If you save once more, yours holds.
school-settings-history = History
school-settings-changed-by = Changed by { $name } on { $time }
school-settings-changed-by-command = Changed by the administrator on { $time }
school-settings-change-by = { $time }, { $name }
school-settings-change-by-command = { $time }, by the administrator
school-settings-step = { $old } → { $new }
school-settings-file = Settings as a file
school-settings-file-about = The file holds all that differs from the defaults. You can keep it or bring it to another portal. When you import it, you first see what would change.
school-settings-export = Download the file
school-settings-import = Import a file
school-settings-file-choose = Choose the file
school-settings-file-content = Content of the file
school-settings-file-look = See what would change
school-settings-file-plan = The file would change this
school-settings-file-take = Apply it
school-settings-file-nothing = The file changes nothing: all is set like that already.
school-settings-file-taken = { $count ->
    [one] One setting is changed.
   *[other] { $count } settings are changed.
}
school-settings-file-unreadable = This is no file with school settings. Nothing was changed.
school-settings-file-refused = Nothing was changed, because these entries do not exist or do not fit: { $names }.
