# Imprint, privacy, accessibility
legal-title-imprint = Imprint
legal-title-privacy = Privacy
legal-title-accessibility = Accessibility
legal-missing-imprint = The school has not yet published its imprint.
legal-missing-privacy = The school has not yet published its privacy policy.
legal-missing-accessibility = The school has not yet published its accessibility statement.
legal-ask-the-school = If you have a question about this, please contact the school: { $contact }
