"""The search box: one line over everything, and what it finds."""
