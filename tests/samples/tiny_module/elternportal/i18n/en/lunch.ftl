menu-lunch = Lunch
search-kind-lunch = Lunch
setting-lunch-price = Price of a lunch
setting-lunch-price-help = A lunch costs this much.
