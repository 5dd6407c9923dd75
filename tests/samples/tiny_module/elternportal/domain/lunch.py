"""Lunch: its addresses and its topic."""

LUNCH = "/speiseplan"
LUNCH_TABLE = "/speiseplan.csv"
LUNCH_TOPIC = "lunch"
