menu-lunch = Lunch
search-kind-lunch = Lunch
setting-lunch-price = Price of a lunch
setting-lunch-price-help = A lunch costs this much.
mail-lunch-today-subject = Today: { $meal }
mail-lunch-today-body = Today the canteen has { $meal }.
mailbox-kind-lunch-today = Meal of the day
notifications-kind-lunch = Meal of the day
