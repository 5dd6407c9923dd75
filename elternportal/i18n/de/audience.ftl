audience-nobody = Bitte wählen Sie aus, für wen das ist.
