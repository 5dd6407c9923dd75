# Imprint, privacy, accessibility
legal-title-imprint = Imprint
legal-title-privacy = Privacy
legal-title-accessibility = Accessibility
legal-missing-imprint = The school has not yet published its imprint.
legal-missing-privacy = The school has not yet published its privacy policy.
legal-missing-accessibility = The school has not yet published its accessibility statement.
legal-ask-the-school = If you have a question about this, please contact the school: { $contact }
legal-version = Version { $version }, valid from { $day }
legal-only-in-german = This text exists only in German.
legal-only-in-english = This text exists only in English.
legal-unfinished = The school has not finished this text yet. What is missing is marked.

menu-office-legal = Legal texts
office-tasks-legal = Legal texts of the school are missing or not complete:
office-legal-title = Legal texts
office-legal-title-of = { $title } ({ $language })
office-legal-about = These texts stand in the foot of every page and can be read without signing in. The head writes them, the office can look at them. All three are required in German.
office-legal-edit = Edit
office-legal-look = Look
office-legal-finished = complete
office-legal-open = open
office-legal-optional = optional
office-legal-state-missing = not published yet
office-legal-state-gaps = { $count ->
    [one] one gap is still to be filled
   *[other] { $count } gaps are still to be filled
}
office-legal-state-published = version { $version }, valid from { $day }
office-legal-back = All legal texts
office-legal-start-text = Nothing is published yet. The field holds a template: check every sentence and fill the gaps in double brackets. The school is responsible for the content.
office-legal-gaps = These gaps are still to be filled:
office-legal-field-text = Text
office-legal-text-hint = **bold**, ## heading, lists with “- ” and links are possible. [[Like this]] you mark a gap.
office-legal-field-valid-from = Valid from
office-legal-valid-from-hint = Until then everybody reads the version before.
office-legal-save = Publish a new version
office-legal-cancel = Cancel
office-legal-preview = As everybody reads it
office-legal-versions = Versions
office-legal-version = Version { $version }
office-legal-version-about = valid from { $day }, saved { $when } by { $by }
office-legal-compare = See the changes
office-legal-compare-end = Close the changes
office-legal-restore = Use again
office-legal-other-version = Meanwhile there is a new version
office-legal-other-version-hint = What you typed is still in the field. Look at the changes. After that you can publish your text as the next version.
office-legal-go-on = Go on with my text
office-legal-saved = Version { $version } is saved.
office-legal-restored = The text of version { $old } is now version { $version }.
office-legal-error-changed-meanwhile = Somebody else has saved a new version meanwhile. Your text is still in the field.
office-legal-error-nothing-changed = The text is already so. There is nothing to save.
