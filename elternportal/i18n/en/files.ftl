# Uploading and attaching files
files-error-empty = “{ $name }” is empty.
files-error-too-large = “{ $name }” is too large. A file may have { $megabytes } MB at most.
files-error-image-too-large = “{ $name }” has too many pixels. At most { $megapixels } million are allowed.
files-error-kind = We cannot accept “{ $name }”. You can send PDF, pictures (JPEG, PNG, WebP, HEIC) and files from Word, Excel, Writer and Calc.
files-error-broken = “{ $name }” is damaged and cannot be read.
files-error-too-costly = “{ $name }” is saved in too complex a way to be checked. Please save the file anew, e.g. as a PDF.
files-error-encrypted = “{ $name }” is protected by a password. Please save the file without a password.
files-error-form-needs-program = “{ $name }” is a form that can only be seen in a program such as Adobe Acrobat. Open it there, fill it in, and save it with “Print” → “Save as PDF”.
files-error-heic = “{ $name }” is a photo in the format HEIC that cannot be read. On the iPhone, choose “Most Compatible” under Settings → Camera → Formats, or send a screenshot of it.
files-error-active = “{ $name }” contains a program (macro) or further files. Please save it without them, for example as a simple PDF.
files-error-body-too-large = These are too many files, or too large ones, at once.
files-error-unreadable = The files did not arrive properly. Please try again.
files-error-too-many = { $count ->
    [one] There is room for one file only.
   *[other] There is room for { $count } files at most.
}
files-error-quota = You have uploaded a great many files today. Please go on tomorrow.
files-hint = PDF, pictures, Word, Excel, Writer or Calc
files-hint-image = A picture as JPEG, PNG, WebP or HEIC
files-say-uploading = Uploading “{ $name }” …
files-say-added = “{ $name }” is uploaded.
files-say-removed = “{ $name }” is removed.
files-remove = Remove
files-say-remove-one = Remove “{ $name }”
files-still-uploading = Please wait until all files are uploaded.
files-say-failed = “{ $name }” could not be uploaded. Please check your connection and try again.
