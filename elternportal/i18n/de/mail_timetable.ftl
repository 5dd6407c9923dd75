mail-substitutions-subject = Änderung im Vertretungsplan
mail-substitutions-body =
    Im Vertretungsplan hat sich etwas geändert, was Ihr Kind betrifft: { $days }.

    Was anders ist, lesen Sie im Portal.
