"""Texts and names as a reader takes them: one form to find them in, their order, their words counted."""
