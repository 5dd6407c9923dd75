mail-substitutions-subject = Change in the substitution plan
mail-substitutions-body =
    Something that concerns your child has changed in the substitution plan: { $days }.

    Read in the portal what is different.
