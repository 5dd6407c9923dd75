"""Help pages: Markdown texts with values from the school's settings. A mechanism: it knows no area.

``page.py`` is what a card says, ``texts.py`` finds the texts, ``filling.py`` puts the values in.
How a text is written stands in docs/help.md.
"""
