# The demo school
demo-error-production = The demo school exists only in demo mode. It is not created in this portal.
demo-login-family-1-first = Family 1, mother: two children in different classes
demo-login-family-1-second = Family 1, father: the same children
demo-login-family-2 = Family 2, single parent: two children in different classes
demo-login-class-teacher = Class teacher of a child of family 1
demo-login-subject-teacher = Subject teacher of the same child
demo-login-teacher-and-parent = Teacher with an own child at the school
demo-login-office = Office
demo-login-head = Head of school
demo-phase-accounts = Creating accounts
demo-phase-evening = Creating the parents' evening
demo-phase-letters = Creating letters
demo-evening-title = Parents' evening
