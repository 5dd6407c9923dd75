"""Who somebody is: sessions, PINs, passwords, the forms that sign in, the security headers."""
