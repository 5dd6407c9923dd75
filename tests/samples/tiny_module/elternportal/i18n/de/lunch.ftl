menu-lunch = Speiseplan
search-kind-lunch = Speiseplan
setting-lunch-price = Preis eines Mittagessens
setting-lunch-price-help = So viel kostet ein Mittagessen.
