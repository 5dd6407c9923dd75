# Parent letters on paper, and their return slips
documents-letter-number = Parent letter no. { $number }
documents-letter-corrected = corrected version
documents-letter-page = Page
documents-letter-files = Enclosures: { $names }. You get them at the school office: { $contact }
documents-slip-title = Return slip
documents-slip-cut = ✂ Please cut here
documents-slip-return = { $dated ->
    [yes] In English: please fill in the return slip at the end of this letter and hand it in at school by { $day }.
   *[no] In English: please fill in the return slip at the end of this letter and hand it in at school soon.
}
documents-slip-subject = Parent letter no. { $number }: { $title }
documents-slip-note-confirmation = I have taken note of the parent letter.
documents-slip-note-yes-no = Please tick one answer.
documents-slip-note-one-choice = Please tick one answer.
documents-slip-note-several-choices = Please tick everything that applies.
documents-slip-note-text = Please write down your answer.
documents-slip-note-file = Please attach the sheet that is asked for to this slip.
documents-slip-signature = Date, signature of a parent or guardian
documents-slip-qr = QR code with which the office records the slip
