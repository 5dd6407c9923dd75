# Automatic import
import-sources-title = Automatic import
import-sources-about = A program can upload plans by itself every few minutes. For that it needs a token. The token opens nothing else.
import-sources-in-use = Who may upload
import-sources-empty = Nothing comes by itself yet. Create a token for your program below.
import-sources-made = Token by { $who }, { $day }
import-sources-folder = Folder on the server. Whoever looks after the server says which one it is.
import-sources-used = New files last came: { $when }
import-sources-unused = No files have come yet.
import-sources-new = New token
import-sources-name = Name of the program
import-sources-name-hint = For example: Untis in the planning office
import-sources-create = Create token
import-sources-once = Copy the token now. It is shown only this once.
import-sources-token = Token
import-sources-command = Command for uploading
import-sources-command-hint = This is how a program uploads the file GPU014.TXT. More files: one -F "files=@name" each.
import-sources-renew = New token
import-sources-revoke = Revoke
import-sources-ask-renew = Create a new token? The old one is void at once.
import-sources-ask-revoke = Revoke this token? The program can then upload nothing any more. The last plan stays.
import-sources-created = The token is created.
import-sources-renewed = The new token is valid, the old one is not any more.
import-sources-revoked = The token is revoked.
import-sources-error-name = Please give the program a name of at most { $most } characters.
import-sources-error-taken = “{ $name }” exists already. Choose another name, or create a new token there.
import-sources-error-too-many = More than { $most } tokens are not possible. Revoke one that is not needed any more.
office-import-sources = Automatic import
