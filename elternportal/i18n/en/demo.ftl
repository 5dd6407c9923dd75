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

demo-legal-imprint = This is the demonstration of Elternportal. The school and all persons are invented, and nobody gives an imprint here. With a real school, this says who provides the portal and how to reach the school.
demo-legal-privacy = This is the demonstration of Elternportal. The school and all persons are invented. Do not enter real data here. With a real school, this says which data it processes, what for and how long, and which rights you have.
demo-legal-accessibility = This is the demonstration of Elternportal with an invented school. With a real school, this says how accessible the portal is and to whom you report a barrier.
demo-consultation-counselling = Counsellor
