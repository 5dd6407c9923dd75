menu-lunch = Speiseplan
search-kind-lunch = Speiseplan
setting-lunch-price = Preis eines Mittagessens
setting-lunch-price-help = So viel kostet ein Mittagessen.
mail-lunch-today-subject = Heute gibt es { $meal }
mail-lunch-today-body = In der Mensa gibt es heute { $meal }.
mailbox-kind-lunch-today = Essen des Tages
notifications-kind-lunch = Essen des Tages
