audience-nobody = Please choose whom this is for.
