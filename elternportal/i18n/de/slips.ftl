# The office records return slips of parent letters
slips-error-malformed = Das ist kein Code von einem Rücklaufzettel. Ein Code hat 16 Zeichen.
slips-error-unknown = Zu diesem Code gibt es keinen Rücklaufzettel.
slips-error-outdated = { $child }: Brief { $letter } wurde nach dem Druck geändert und fragt neu. Dieser Zettel gilt nicht mehr. Bitte drucken Sie den Brief für das Kind noch einmal.
slips-error-recorded = { $child }: Der Zettel zu Brief { $letter } ist schon erfasst, von { $person } am { $time } Uhr.
slips-error-answered = { $child }: Brief { $letter } ist schon im Portal beantwortet, von { $person } am { $time } Uhr.
