"""Choosing one of many by typing: a list of choices, and a popup with a box above it."""
