"""Formulas, however a page writes and draws them, as one line of letters each."""
